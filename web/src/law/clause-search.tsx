import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClauseView } from '../../../src/protocol/law-views.ts'
import { searchClauses } from './clauses-api.ts'
import styles from './law-drawer.module.css'
import { shortLaw } from './law-name.ts'

const TYPING_MS = 250

type Found = { words: string; clauses: ClauseView[] } | 'failed' | null

/** The lookup table of laws (D7): by topic, by words of the call, by article. */
export function ClauseSearch({
  words,
  onWords,
  onPick,
}: {
  words: string
  onWords: (words: string) => void
  onPick: (id: string) => void
}) {
  const { t } = useTranslation()
  const [asked] = useDebouncedValue(words.trim(), TYPING_MS)
  const [found, setFound] = useState<Found>(null)
  useEffect(() => {
    if (asked === '') {
      setFound(null)
      return
    }
    let wanted = true
    void searchClauses(asked).then(answer => {
      if (wanted) setFound(answer === null || answer === 'signed-out' ? 'failed' : { words: asked, clauses: answer })
    })
    return () => {
      wanted = false
    }
  }, [asked])
  return (
    <>
      <TextInput
        type="search"
        data-autofocus
        label={t('law.searchLabel')}
        placeholder={t('law.searchExample')}
        value={words}
        onChange={event => onWords(event.currentTarget.value)}
      />
      <div role="status" aria-live="polite">
        {found === 'failed' && <p className={styles.quiet}>{t('law.failed')}</p>}
        {found !== null && found !== 'failed' && found.clauses.length === 0 && (
          <p className={styles.quiet}>{t('law.nothing', { words: found.words })}</p>
        )}
      </div>
      {found !== null && found !== 'failed' && <Results clauses={found.clauses} onPick={onPick} />}
    </>
  )
}

function Results({ clauses, onPick }: { clauses: ClauseView[]; onPick: (id: string) => void }) {
  const { i18n } = useTranslation()
  return (
    <ul className={styles.results}>
      {clauses.map(({ id, law, version, article, obligation }) => (
        <li key={id}>
          <button type="button" className={styles.result} onClick={() => onPick(id)}>
            <b lang="zh-CN">
              {shortLaw(law, version)} {article}
            </b>
            <span>{obligation[i18n.language === 'zh' ? 'zh' : 'en']}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

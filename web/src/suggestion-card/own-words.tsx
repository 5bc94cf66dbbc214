import { useTranslation } from 'react-i18next'
import { languageOf } from '../../../src/domain/case-facts.ts'
import { useClientState } from '../desk/desk-context.ts'
import { useLawDrawer } from '../law/law-context.ts'
import { shortLaw } from '../law/law-name.ts'
import { type OwnWordsNote, ownWordsNotes } from '../law/law-streams.ts'
import styles from './own-words.module.css'

/**
 * What to mind in the agent's own last words (T19, D3): one quiet line, at once, gone with the next words. More would turn a hint
 * into a reproach and move the buttons; how many there are stands at its end, and all of them in transcript and law panel.
 */
export function OwnWords() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const notes = ownWordsNotes(desk.lines, desk.call)
  const lang = languageOf(desk.call.facts.locale) === 'zh' ? 'zh-CN' : 'en'
  const [first] = notes
  return (
    <p role="status" className={styles.note} data-empty={first === undefined || undefined}>
      {first && (
        <>
          <span className={styles.label}>{t('card.ownWords')}</span>
          <Told note={first} lang={lang} />
          {notes.length > 1 && <span>{t('card.ownWordsMore', { count: notes.length - 1 })}</span>}
        </>
      )}
    </p>
  )
}

function Told({ note, lang }: { note: OwnWordsNote; lang: string }) {
  const { t } = useTranslation()
  const open = useLawDrawer()
  if (note.kind === 'taboo') {
    return (
      <span className={styles.told} title={note.why}>
        <b>{t(`taboo.${note.type}`)}</b>
        <q lang={lang}>{note.words}</q>
        <span lang={lang}>{note.why}</span>
      </span>
    )
  }
  const { id, law, version, article, why, text } = note.note
  return (
    <span className={styles.told} title={why}>
      <button type="button" className={styles.law} onClick={() => open({ kind: 'clause', id })} lang="zh-CN">
        {shortLaw(law, version)} {article}
      </button>
      <q lang={lang}>{text}</q>
      <span lang={lang}>{why}</span>
    </span>
  )
}

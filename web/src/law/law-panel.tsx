import { ActionIcon } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../../../src/domain/case-facts.ts'
import type { ClauseNote } from '../../../src/domain/law.ts'
import { useClientState } from '../desk/desk-context.ts'
import { SearchIcon } from '../icons.tsx'
import { useLawDrawer } from './law-context.ts'
import { shortLaw } from './law-name.ts'
import styles from './law-panel.module.css'
import { type LawStreams, streamsOf, whyOf } from './law-streams.ts'
import { useClause } from './use-clause.ts'

/** So many clauses of a stream are listed at once, so that both streams are in sight; the others are a click away. */
const SHOWN = 2

/** What the words of the call touch in law (D3): the customer's rights first, then what the words expose somebody to. */
export function LawPanel() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const open = useLawDrawer()
  const streams = streamsOf(desk.call)
  const isEmpty = streams.rights.length + streams.risks.length === 0
  return (
    <section className={`tp-card ${styles.panel}`} aria-labelledby="law-title">
      <header className={styles.head}>
        <h2 id="law-title" className="tp-title">
          {t('law.title')}
        </h2>
        {isEmpty && <span className={styles.none}>{t('law.empty')}</span>}
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          className={styles.search}
          aria-label={t('law.search')}
          title={t('law.search')}
          onClick={() => open({ kind: 'search' })}
        >
          <SearchIcon />
        </ActionIcon>
      </header>
      {!isEmpty && (
        <div className={styles.scroll}>
          <Stream stream="rights" notes={streams.rights} />
          <Stream stream="risks" notes={streams.risks} />
        </div>
      )}
    </section>
  )
}

function Stream({ stream, notes }: { stream: keyof LawStreams; notes: readonly ClauseNote[] }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  if (notes.length === 0) return null
  const shown = all ? notes : notes.slice(0, SHOWN)
  return (
    <div className={styles.stream} data-stream={stream}>
      <div className={styles.streamHead}>
        <h3 className={styles.name}>
          {t(`law.${stream}`)} <span className={styles.count}>{notes.length}</span>
        </h3>
        {notes.length > SHOWN && (
          <button type="button" className={styles.more} onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? t('law.fewer') : t('law.more', { count: notes.length - SHOWN })}
          </button>
        )}
      </div>
      <ul className={styles.list}>
        {shown.map(note => (
          <Clause key={note.id} note={note} />
        ))}
      </ul>
    </div>
  )
}

function Clause({ note }: { note: ClauseNote }) {
  const { t, i18n } = useTranslation()
  const { desk } = useClientState()
  const open = useLawDrawer()
  const isRight = note.stream === 'right'
  // What the customer can do stands in the registry, and comes a moment after the clause itself.
  const clause = useClause(isRight ? note.id : null)
  const remedy = clause === null || clause === 'failed' ? null : clause.remedy
  const lang = languageOf(desk.call.facts.locale) === 'zh' ? 'zh-CN' : 'en'
  return (
    <li>
      <button
        type="button"
        className={styles.clause}
        data-severity={isRight ? 'right' : note.severity}
        onClick={() => open({ kind: 'clause', id: note.id })}
      >
        <span className={styles.why} lang={lang} title={note.why}>
          {whyOf(note, remedy)}
        </span>
        {remedy && <Remedy text={remedy[i18n.language === 'zh' ? 'zh' : 'en']} />}
        <span className={styles.source}>
          <b className={styles.law} lang="zh-CN" title={note.law}>
            {shortLaw(note.law, note.version)}
          </b>
          <b className={styles.article} lang="zh-CN">
            {note.article}
          </b>
          {!isRight && <span className="tp-hidden">{t(`law.severity.${note.severity}`)}</span>}
          <q lang={lang} title={note.text}>
            {note.text}
          </q>
          <span className={styles.times}>
            {t(`speaker.${note.speaker}`)}
            {note.times > 1 && ` ${t('profile.times', { count: note.times })}`}
          </span>
        </span>
      </button>
    </li>
  )
}

function Remedy({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <span className={styles.remedy} title={text}>
      <span aria-hidden="true">→ </span>
      <span className="tp-hidden">{t('law.canDo')}: </span>
      {text}
    </span>
  )
}

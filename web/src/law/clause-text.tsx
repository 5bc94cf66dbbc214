import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClauseView } from '../../../src/protocol/law-views.ts'
import { useClientState } from '../desk/desk-context.ts'
import { CheckIcon } from '../icons.tsx'
import styles from './law-drawer.module.css'
import { shortLaw } from './law-name.ts'
import { useClause } from './use-clause.ts'

/** A clause in full: which law of which day, what it asks in our words, what the customer can do, and its own words. */
export function ClauseText({ id }: { id: string }) {
  const { t } = useTranslation()
  const clause = useClause(id)
  if (clause === null) {
    return (
      <p className={styles.quiet} role="status">
        <Loader size="xs" /> {t('law.loading')}
      </p>
    )
  }
  if (clause === 'failed') {
    return (
      <p className={styles.quiet} role="alert">
        {t('law.failed')}
      </p>
    )
  }
  return (
    <article className={styles.clause}>
      <h2 className={styles.law} lang={langOf(clause)}>
        {shortLaw(clause.law, clause.version)} <span className={styles.article}>{clause.article}</span>
      </h2>
      <Facts clause={clause} />
      <Words clause={clause} />
      <Raised id={id} />
    </article>
  )
}

/** The registry holds Chinese laws and American statutes; the law's own name tells which it is. */
const langOf = ({ law }: ClauseView) => (/\p{Script=Han}/u.test(law) ? 'zh-CN' : 'en')

function Facts({ clause }: { clause: ClauseView }) {
  const { t } = useTranslation()
  const facts: [string, string | null][] = [
    ['law.paragraph', clause.paragraph],
    ['law.version', clause.version],
    ['law.effective', clause.effective],
    ['law.until', clause.until],
    ['law.binds', t(`law.bound.${clause.binds}`, { defaultValue: clause.binds })],
    ['law.id', clause.id],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, text]) =>
        text === null ? null : (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Words({ clause }: { clause: ClauseView }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'zh' ? 'zh' : 'en'
  return (
    <>
      <Block title={t('law.obligation')}>
        <p>{clause.obligation[language]}</p>
      </Block>
      {clause.remedy && (
        <Block title={t('law.canDo')}>
          <p className={styles.remedy}>{clause.remedy[language]}</p>
        </Block>
      )}
      <Block title={t('law.quote')}>
        {clause.quote === undefined ? (
          <p className={styles.quiet}>{t(`law.noQuote.${clause.quoteState}`)}</p>
        ) : (
          <>
            <blockquote className={styles.quote} lang={langOf(clause)}>
              {clause.quote}
              <cite>{clause.law}</cite>
            </blockquote>
            {clause.quoteVerified && (
              <p className={styles.verified}>
                <CheckIcon /> {t('law.verified')}
              </p>
            )}
          </>
        )}
      </Block>
    </>
  )
}

/** The words of this call that touched the clause last. */
function Raised({ id }: { id: string }) {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const notes = desk.call.clauses.filter(note => note.id === id)
  if (notes.length === 0) return null
  return (
    <Block title={t('law.raised')}>
      <ul className={styles.raised}>
        {notes.map(note => (
          <li key={note.stream}>
            {t('law.said', { who: t(`speaker.${note.speaker}`), turn: note.lastTurn + 1 })} <q>{note.text}</q>
            {note.times > 1 && ` ${t('profile.times', { count: note.times })}`}
          </li>
        ))}
      </ul>
    </Block>
  )
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.block}>
      <h3 className="tp-title">{title}</h3>
      {children}
    </section>
  )
}

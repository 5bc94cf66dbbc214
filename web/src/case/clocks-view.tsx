import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeadlineKind } from '../../../src/protocol/law-views.ts'
import { useClientState, useMayWrite, useSession } from '../desk/desk-context.ts'
import { shortLaw } from '../law/law-name.ts'
import styles from './case-panel.module.css'
import { ClockAnswer } from './clock-answer.tsx'
import { type ClockFacts, dayOf, type MissingFact, missingFacts, questionOf } from './clock-facts.ts'
import clockStyles from './clocks-view.module.css'
import { MissingFactInput } from './missing-fact-input.tsx'
import { useDeadline, useDeadlineKinds } from './use-deadline.ts'

/** The clock that every complaint has; its period runs from the day on which the complaint was received. */
export const COMPLAINT = 'complaint'

/** Statutory clocks of the case (D4): when a period ends, by which clause, step by step. Nothing is guessed. */
export function ClocksView() {
  const { t } = useTranslation()
  const { client } = useSession()
  const { desk } = useClientState()
  const mayWrite = useMayWrite()
  const kinds = useDeadlineKinds()
  const [kind, setKind] = useState(COMPLAINT)
  const [failed, setFailed] = useState(false)
  const receivedOn = desk.call.facts.receivedOn ?? ''
  const receive = async (day: string) => {
    if (day === '') return
    const outcome = await client.send({ type: 'case.update', facts: { receivedOn: day } })
    setFailed(!outcome.ok)
  }
  return (
    <>
      <TextInput
        size="xs"
        type="date"
        label={t('clock.receivedOn')}
        value={receivedOn}
        max={dayOf(new Date())}
        disabled={!mayWrite}
        error={failed ? t('case.failed') : undefined}
        onChange={event => void receive(event.currentTarget.value)}
      />
      <Select
        size="xs"
        mt={8}
        label={t('clock.kind')}
        data={kinds.map(option => ({ value: option.kind, label: nameOf(option) }))}
        value={kinds.length > 0 ? kind : null}
        onChange={value => setKind(value ?? COMPLAINT)}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('clock.noKind')}
        comboboxProps={{ width: 320, position: 'bottom-end' }}
        maxDropdownHeight={280}
      />
      <Clock key={`${desk.call.callId} ${kind}`} kind={kind} known={kinds.find(option => option.kind === kind)} />
    </>
  )
}

const nameOf = ({ law, article }: DeadlineKind) => `${shortLaw(law)} ${article}`

/** One clock: the facts that it needs, and its end. Facts other than the day of receipt belong to the question only. */
function Clock({ kind, known }: { kind: string; known: DeadlineKind | undefined }) {
  const { t, i18n } = useTranslation()
  const { desk } = useClientState()
  const [facts, setFacts] = useState<ClockFacts>({})
  const [asked, setAsked] = useState<readonly MissingFact[]>([])
  const [extended, setExtended] = useState(false)
  const { receivedOn } = desk.call.facts
  const language = i18n.language === 'zh' ? 'zh' : 'en'
  const start = kind === COMPLAINT ? { start: receivedOn } : {}
  const more = { on: dayOf(new Date()), locale: language, ...start, ...(extended ? { extension: {} } : {}) }
  const isAskable = kind !== COMPLAINT || receivedOn !== undefined
  const answer = useDeadline(isAskable ? questionOf(kind, facts, more) : null)
  const missing = answer !== null && answer !== 'failed' && 'cannotCompute' in answer ? answer.cannotCompute : []
  const wanted = missingFacts(missing)
  const fresh = wanted.facts.filter(({ path }) => !asked.some(before => before.path === path))
  // An input stays once it was asked for: it must not vanish under the hands that fill it.
  if (fresh.length > 0) setAsked([...asked, ...fresh])
  const set = (path: string, value: string) => setFacts({ ...facts, [path]: value })
  return (
    <div className={clockStyles.clock}>
      {known && (
        <p className={clockStyles.from}>
          {t('clock.from')} {known.from[language]}
        </p>
      )}
      {known?.choose && (
        <MissingFactInput
          fact={{ path: known.choose.fact, kind: 'choice', options: known.choose.options }}
          value={facts[known.choose.fact] ?? ''}
          onChange={value => set(known.choose?.fact ?? '', value)}
        />
      )}
      {known?.canBeExtended && (
        <label className={clockStyles.extended}>
          <input type="checkbox" checked={extended} onChange={event => setExtended(event.currentTarget.checked)} />
          {t('clock.extended')}
        </label>
      )}
      {asked
        .filter(({ path }) => path !== known?.choose?.fact && (extended || !path.startsWith('extension.')))
        .map(fact => (
          <MissingFactInput
            key={fact.path}
            fact={fact}
            value={facts[fact.path] ?? ''}
            isMissing={wanted.facts.some(({ path }) => path === fact.path)}
            onChange={value => set(fact.path, value)}
          />
        ))}
      {!isAskable && <p className={styles.empty}>{t('clock.needsReceived')}</p>}
      <ClockAnswer answer={answer} sentences={wanted.sentences} />
    </div>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite, useSession } from '../desk/desk-context.ts'
import { AlertIcon } from '../icons.tsx'
import { clockText } from './clock.ts'
import { EmotionMark } from './emotion-mark.tsx'
import { heatBand } from './heat-band.ts'
import type { TranscriptLine } from './line.ts'
import { segmentsOf } from './segments.ts'
import styles from './transcript.module.css'

export function Turn({ line }: { line: TranscriptLine }) {
  const { t, i18n } = useTranslation()
  const heat = line.speaker === 'customer' && line.emotion ? heatBand(line.emotion.heat) : undefined
  return (
    <li className={styles.turn} data-speaker={line.speaker} data-heat={heat}>
      <div className={styles.meta} lang={i18n.language === 'zh' ? 'zh-CN' : 'en'}>
        <span className={styles.speaker}>{t(`speaker.${line.speaker}`)}</span>
        <span>{clockText(line.startMs)}</span>
        {line.corrected && <span>{t('transcript.corrected')}</span>}
        {line.speaker === 'customer' && line.emotion && <EmotionMark {...line.emotion} />}
      </div>
      <p className={styles.bubble}>
        <Words line={line} />
      </p>
      {line.taboos.length > 0 && <Taboos line={line} />}
      {line.speaker === 'unknown' && <WhoSpoke utteranceId={line.utteranceId} />}
    </li>
  )
}

/** The words with what was read in them: signals in the customer's, taboos in the agent's. */
function Words({ line }: { line: TranscriptLine }) {
  const { t } = useTranslation()
  const marks = line.speaker === 'agent' ? line.taboos : line.signals
  const kind = line.speaker === 'agent' ? 'taboo' : 'signal'
  if (marks.length === 0) return line.text
  return segmentsOf(
    line.text,
    marks.map(mark => mark.span),
  ).map(segment => {
    const mark = segment.mark === null ? undefined : marks[segment.mark]
    if (!mark) return <span key={segment.start}>{segment.text}</span>
    return (
      <mark key={segment.start} className={styles.mark} data-kind={kind} title={t(`${kind}.${mark.type}`)}>
        {segment.text}
      </mark>
    )
  })
}

function Taboos({ line }: { line: TranscriptLine }) {
  const { t, i18n } = useTranslation()
  const once = line.taboos.filter((taboo, index, all) => all.findIndex(other => other.type === taboo.type) === index)
  return (
    <ul className={styles.taboos} lang={i18n.language === 'zh' ? 'zh-CN' : 'en'} aria-label={t('transcript.taboo')}>
      {once.map(taboo => (
        <li key={taboo.type}>
          <AlertIcon />
          <span>
            <b>{t(`taboo.${taboo.type}`)}</b> {taboo.why}
          </span>
        </li>
      ))}
    </ul>
  )
}

function WhoSpoke({ utteranceId }: { utteranceId: string }) {
  const { t } = useTranslation()
  const { client } = useSession()
  const mayWrite = useMayWrite()
  const [asked, setAsked] = useState(false)
  const say = async (speaker: 'customer' | 'agent') => {
    setAsked(true)
    const outcome = await client.send({ type: 'transcript.correct', utteranceId, speaker })
    if (!outcome.ok) setAsked(false)
  }
  return (
    <fieldset className={styles.who} aria-label={t('transcript.who')}>
      <span>{t('transcript.who')}</span>
      {(['customer', 'agent'] as const).map(speaker => (
        <Button
          key={speaker}
          size="compact-xs"
          variant="default"
          disabled={asked || !mayWrite}
          onClick={() => void say(speaker)}
        >
          {t(`speaker.${speaker}`)}
        </Button>
      ))}
    </fieldset>
  )
}

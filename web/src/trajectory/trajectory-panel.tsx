import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useClientState } from '../desk/desk-context.ts'
import { heatBand, hundredths } from '../transcript/heat-band.ts'
import { chartData, type TrajectoryWords, trajectoryWords } from './chart-data.ts'
import { TrajectoryPlot } from './plot.ts'
import styles from './trajectory-panel.module.css'
import { TrajectoryTable } from './trajectory-table.tsx'

/** The customer's emotional course (F7), drawn live; the same in words and figures for those who cannot see it. */
export function TrajectoryPanel() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const { trajectory } = desk.call
  const words = trajectoryWords(trajectory)
  return (
    <section className={`tp-card ${styles.panel}`} aria-labelledby="trajectory-title">
      <header className={styles.head}>
        <h2 id="trajectory-title" className="tp-title">
          {t('trajectory.title')}
        </h2>
        <Figures words={words} />
        <Legend />
      </header>
      {words.now && words.peak ? (
        <>
          <p className="tp-hidden" data-testid="trajectory-words">
            {t('trajectory.summary', {
              label: t(`emotion.${words.now.label}`),
              heat: hundredths(words.now.heat),
              valence: hundredths(words.now.valence),
              going: t(`trajectory.going.${words.going ?? 'steady'}`),
              peak: hundredths(words.peak.heat),
              turn: words.peak.turn,
              turning: words.turning,
            })}
          </p>
          <TrajectoryTable trajectory={trajectory} />
          <Plot />
        </>
      ) : (
        <p className={styles.empty}>{t('trajectory.empty')}</p>
      )}
    </section>
  )
}

function Figures({ words }: { words: TrajectoryWords }) {
  const { t } = useTranslation()
  if (!words.now || !words.peak) return null
  const arrow = words.going === 'rising' ? '↗' : words.going === 'falling' ? '↘' : '→'
  return (
    <dl className={styles.figures}>
      <div data-heat={heatBand(words.now.heat)}>
        <dt>{t('trajectory.now')}</dt>
        <dd>
          {hundredths(words.now.heat)} {arrow} <small>{t(`trajectory.going.${words.going ?? 'steady'}`)}</small>
        </dd>
      </div>
      <div data-heat={heatBand(words.peak.heat)}>
        <dt>{t('trajectory.peak')}</dt>
        <dd>
          {hundredths(words.peak.heat)} <small>{t('trajectory.atTurn', { turn: words.peak.turn })}</small>
        </dd>
      </div>
    </dl>
  )
}

function Legend() {
  const { t } = useTranslation()
  return (
    <ul className={styles.legend} aria-hidden="true">
      <li data-line="heat">{t('trajectory.heat')}</li>
      <li data-line="valence">{t('trajectory.valence')}</li>
      <li data-line="forecast">{t('trajectory.forecast')}</li>
      <li data-line="turning">{t('trajectory.turning')}</li>
    </ul>
  )
}

function Plot() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const tooHot = t('trajectory.tooHot')
  const scheme = useComputedColorScheme('light')
  const { trajectory } = desk.call
  const data = useMemo(() => chartData(trajectory), [trajectory])
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<TrajectoryPlot | null>(null)
  const latest = useRef(data)
  latest.current = data
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which changes with the scheme.
  useEffect(() => {
    const element = box.current
    if (!element) return
    const drawn = new TrajectoryPlot(element, tooHot)
    plot.current = drawn
    drawn.show(latest.current)
    const watcher = new ResizeObserver(() => drawn.fit())
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      drawn.destroy()
      plot.current = null
    }
  }, [scheme, tooHot])
  useEffect(() => plot.current?.show(data), [data])
  return (
    <div
      ref={box}
      className={styles.plot}
      data-testid="trajectory-plot"
      data-points={trajectory.points.length}
      aria-hidden="true"
    />
  )
}

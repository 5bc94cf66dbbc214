import { Button } from '@mantine/core'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../../../src/domain/case-facts.ts'
import { useClientState } from '../desk/desk-context.ts'
import { PartialTurn } from './partial-turn.tsx'
import styles from './transcript.module.css'
import { Turn } from './turn.tsx'

const MemoTurn = memo(Turn)
/** Within this distance of the end the agent is reading along, and new turns scroll in. */
const NEAR_END_PX = 60

/** The words of the call: customer on the left, agent on the right. Follows the end unless the agent has scrolled back. */
export function Transcript() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const box = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)
  const { lines, partials, linesFrom, call } = desk
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words are what makes the box scroll.
  useLayoutEffect(() => {
    if (following) toEnd(box.current)
  }, [lines, partials, following])
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new ResizeObserver(() => {
      if (element.scrollHeight - element.scrollTop - element.clientHeight < 3 * NEAR_END_PX) toEnd(element)
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const onScroll = () => {
    const element = box.current
    if (element) setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX)
  }
  return (
    <section className={`tp-card ${styles.panel}`} aria-labelledby="transcript-title">
      <h2 id="transcript-title" className="tp-hidden">
        {t('transcript.title')}
      </h2>
      <div
        ref={box}
        className={styles.scroll}
        onScroll={onScroll}
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
        tabIndex={0}
        aria-labelledby="transcript-title"
      >
        {linesFrom > 0 && <p className={styles.earlier}>{t('transcript.earlier', { count: linesFrom })}</p>}
        {lines.length === 0 && partials.length === 0 && <p className={styles.empty}>{t('transcript.empty')}</p>}
        <ol className={styles.turns} lang={languageOf(call.facts.locale) === 'zh' ? 'zh-CN' : 'en'}>
          {lines.map(line => (
            <MemoTurn key={line.turn} line={line} />
          ))}
          {partials.map(partial => (
            <PartialTurn key={partial.segmentId} partial={partial} />
          ))}
        </ol>
      </div>
      {!following && (
        <Button size="compact-xs" variant="default" className={styles.toEnd} onClick={() => toEnd(box.current)}>
          {t('transcript.toEnd')}
        </Button>
      )}
    </section>
  )
}

function toEnd(box: HTMLElement | null): void {
  box?.scrollTo({ top: box.scrollHeight })
}

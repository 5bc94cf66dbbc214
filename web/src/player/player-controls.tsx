import { ActionIcon, SegmentedControl } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite, useSession, useSessionState } from '../desk/desk-context.ts'
import { PauseIcon, PlayIcon, StepIcon } from '../icons.tsx'
import { clockText } from '../transcript/clock.ts'
import { type Player, SPEEDS, type Speed } from './player.ts'
import styles from './player-controls.module.css'

/** Play, pause, step and speed of a recording; absent while no recording is open. */
export function PlayerControls() {
  const { player } = useSessionState()
  return player ? <Controls player={player} /> : null
}

function Controls({ player }: { player: Player }) {
  const { t } = useTranslation()
  const session = useSession()
  const mayWrite = useMayWrite()
  const { playing, next, total, speed, atMs } = useSyncExternalStore(player.subscribe, player.getState)
  const [chosen, setChosen] = useState<Speed>(speed)
  const over = next >= total
  const choose = (value: string) => {
    const to = SPEEDS.find(known => String(known) === value) ?? 1
    setChosen(to)
    session.setSpeed(to)
  }
  return (
    <fieldset className={styles.player} aria-label={t('bar.play')}>
      <ActionIcon
        variant="filled"
        disabled={!mayWrite || over}
        aria-label={t(playing ? 'bar.pause' : 'bar.play')}
        title={t(playing ? 'bar.pause' : 'bar.play')}
        onClick={playing ? player.pause : player.play}
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
      </ActionIcon>
      <ActionIcon
        variant="default"
        disabled={!mayWrite || over}
        aria-label={t('bar.step')}
        title={t('bar.step')}
        onClick={player.step}
      >
        <StepIcon />
      </ActionIcon>
      <SegmentedControl
        size="xs"
        aria-label={t('bar.speed')}
        value={String(chosen)}
        onChange={choose}
        data={SPEEDS.map(value => ({ value: String(value), label: value === 'max' ? t('bar.max') : `×${value}` }))}
      />
      <span className={styles.place}>
        <span>{t('bar.progress', { next, total })}</span>
        <span className={styles.clock}>{clockText(atMs)}</span>
      </span>
    </fieldset>
  )
}

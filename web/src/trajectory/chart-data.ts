import { forecast, type Trajectory } from '../../../src/domain/trajectory.ts'
import type { Emotion } from '../../../src/domain/vocabulary.ts'

type Column = (number | null)[]

/** Columns of equal length, as the chart wants them; x is the 1-based turn of the call. */
export interface ChartData {
  x: number[]
  /** Smoothed. */
  heat: Column
  valence: Column
  /** As read from each utterance alone. */
  heatPoint: Column
  valencePoint: Column
  /** The forecast: begins at the last point, so that the dashed line joins on. */
  ahead: Column
  aheadHigh: Column
  aheadLow: Column
  turning: { x: number; heat: number; direction: 'rising' | 'falling' }[]
  peak: { x: number; heat: number } | null
}

const AHEAD_STEPS = 2
const unit = (value: number) => Math.min(1, Math.max(0, value))

/** Lays the trajectory (F7) out for drawing. The forecast stands two customer turns on, that is every other turn. */
export function chartData(trajectory: Trajectory): ChartData {
  const { points } = trajectory
  const coming = forecast(trajectory, AHEAD_STEPS)
  const last = points.at(-1)
  const x = points.map(point => point.turn + 1)
  const before: Column = points.map(() => null)
  const after: Column = coming.map(() => null)
  const joined = (start: number | undefined, values: number[]): Column =>
    start === undefined ? [] : [...before.slice(0, -1), start, ...values]
  const level = last?.level.heat
  return {
    x: [...x, ...coming.map((_, index) => (last?.turn ?? 0) + 1 + 2 * (index + 1))],
    heat: [...points.map(point => point.level.heat), ...after],
    valence: [...points.map(point => point.level.valence), ...after],
    heatPoint: [...points.map(point => point.heat), ...after],
    valencePoint: [...points.map(point => point.valence), ...after],
    ahead: joined(
      level,
      coming.map(step => step.heat),
    ),
    aheadHigh: joined(
      level,
      coming.map(step => unit(step.heat + step.spread)),
    ),
    aheadLow: joined(
      level,
      coming.map(step => unit(step.heat - step.spread)),
    ),
    turning: trajectory.turning.map(({ turn, heat, direction }) => ({ x: turn + 1, heat, direction })),
    peak: trajectory.peak ? { x: trajectory.peak.turn + 1, heat: trajectory.peak.heat } : null,
  }
}

export interface TrajectoryWords {
  now: { heat: number; valence: number; label: Emotion } | null
  peak: { heat: number; turn: number } | null
  /** Where heat is going: beyond a small change of the forecast against now. */
  going: 'rising' | 'falling' | 'steady' | null
  turning: number
}

/** The same in figures, for the head of the chart and for those who cannot see it. */
export function trajectoryWords(trajectory: Trajectory): TrajectoryWords {
  const last = trajectory.points.at(-1)
  const next = forecast(trajectory, 1)[0]
  const change = last && next ? next.heat - last.level.heat : 0
  return {
    now: last ? { heat: last.level.heat, valence: last.level.valence, label: last.label } : null,
    peak: trajectory.peak ? { heat: trajectory.peak.heat, turn: trajectory.peak.turn + 1 } : null,
    going: last ? (change > 0.02 ? 'rising' : change < -0.02 ? 'falling' : 'steady') : null,
    turning: trajectory.turning.length,
  }
}

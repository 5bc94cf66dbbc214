import type { Emotion } from './vocabulary.ts'

/** Points kept for drawing; older ones are in the log. The limit keeps the work per turn independent of the call's length. */
export const TRAJECTORY_POINTS_MAX = 48
const TURNING_POINTS_MAX = 16
/** A change of direction counts as a turning point only beyond this; smaller ones are noise of the reading. */
const TURNING_HEAT_MIN = 0.12
const TREND_SHARE = 0.35

export interface TrajectoryPoint {
  turn: number
  label: Emotion
  /** As read from this utterance alone. */
  valence: number
  heat: number
  /** Smoothed over the call. */
  level: { valence: number; heat: number }
}

export interface TurningPoint {
  turn: number
  heat: number
  direction: 'rising' | 'falling'
}

/** The customer's emotional course over the call (F7): smoothed levels, peak and end, turning points. */
export interface Trajectory {
  points: readonly TrajectoryPoint[]
  start: { turn: number; heat: number; valence: number } | null
  peak: { turn: number; heat: number; valence: number } | null
  end: { turn: number; heat: number; valence: number } | null
  trend: { valence: number; heat: number }
  turning: readonly TurningPoint[]
  /** The last extreme of smoothed heat, from which the next turning point is measured. */
  extreme: { turn: number; heat: number; direction: 'rising' | 'falling' } | null
}

export const emptyTrajectory: Trajectory = {
  points: [],
  start: null,
  peak: null,
  end: null,
  trend: { valence: 0, heat: 0 },
  turning: [],
  extreme: null,
}

export interface TrajectoryObservation {
  turn: number
  label: Emotion
  valence: number
  heat: number
  confidence: number
}

/**
 * Adds one customer reading. Smoothing is Holt's linear method with a gain that follows the reading's confidence, so that
 * an unknown reading hardly moves the level. A second reading of the same turn (a correction) replaces the first.
 */
export function observe(trajectory: Trajectory, seen: TrajectoryObservation): Trajectory {
  const last = trajectory.points.at(-1)
  if (last && last.turn === seen.turn) return observe(forget(trajectory, seen.turn), seen)
  const gain = seen.label === 'unknown' ? 0.1 : 0.35 + 0.4 * seen.confidence
  const valence = last ? last.level.valence + gain * (seen.valence - last.level.valence) : seen.valence
  const heat = last ? last.level.heat + gain * (seen.heat - last.level.heat) : seen.heat
  const trend = last
    ? {
        valence: trajectory.trend.valence + TREND_SHARE * (valence - last.level.valence - trajectory.trend.valence),
        heat: trajectory.trend.heat + TREND_SHARE * (heat - last.level.heat - trajectory.trend.heat),
      }
    : trajectory.trend
  const mark = { turn: seen.turn, heat: seen.heat, valence: seen.valence }
  const point: TrajectoryPoint = {
    turn: seen.turn,
    label: seen.label,
    valence: seen.valence,
    heat: seen.heat,
    level: { valence, heat },
  }
  const turned = turn(trajectory, seen.turn, heat)
  return {
    points: [...trajectory.points.slice(1 - TRAJECTORY_POINTS_MAX), point],
    start: trajectory.start ?? mark,
    peak: trajectory.peak && trajectory.peak.heat >= seen.heat ? trajectory.peak : mark,
    end: mark,
    trend,
    ...turned,
  }
}

/** Takes the reading of a turn back: the words turned out to be another speaker's. */
export function forget(trajectory: Trajectory, turnIndex: number): Trajectory {
  const points = trajectory.points.filter(point => point.turn !== turnIndex)
  if (points.length === trajectory.points.length) return trajectory
  const last = points.at(-1)
  const hottest = points.reduce<TrajectoryPoint | null>((best, p) => (best && best.heat >= p.heat ? best : p), null)
  const mark = (point: TrajectoryPoint) => ({ turn: point.turn, heat: point.heat, valence: point.valence })
  const first = points[0]
  return {
    ...trajectory,
    points,
    start: trajectory.start?.turn === turnIndex ? (first ? mark(first) : null) : trajectory.start,
    peak: trajectory.peak?.turn === turnIndex ? (hottest ? mark(hottest) : null) : trajectory.peak,
    end: last ? mark(last) : null,
    turning: trajectory.turning.filter(point => point.turn !== turnIndex),
    extreme: trajectory.extreme?.turn === turnIndex ? null : trajectory.extreme,
  }
}

function turn(trajectory: Trajectory, at: number, heat: number): Pick<Trajectory, 'turning' | 'extreme'> {
  const { extreme, turning } = trajectory
  if (!extreme) return { turning, extreme: { turn: at, heat, direction: 'rising' } }
  const further = extreme.direction === 'rising' ? heat >= extreme.heat : heat <= extreme.heat
  if (further) return { turning, extreme: { turn: at, heat, direction: extreme.direction } }
  if (Math.abs(heat - extreme.heat) < TURNING_HEAT_MIN) return { turning, extreme }
  const direction = extreme.direction === 'rising' ? 'falling' : 'rising'
  return {
    turning: [...turning.slice(1 - TURNING_POINTS_MAX), { turn: extreme.turn, heat: extreme.heat, direction }],
    extreme: { turn: at, heat, direction },
  }
}

export interface Forecast {
  heat: number
  valence: number
  /** Half width of the band that the next reading is expected to fall in, from the spread of recent readings. */
  spread: number
}

/** The next `steps` customer turns if nothing changes: the damped trend, with a band that widens by the step. */
export function forecast(trajectory: Trajectory, steps = 2): Forecast[] {
  const last = trajectory.points.at(-1)
  if (!last) return []
  const recent = trajectory.points.slice(-6)
  const spread = Math.sqrt(recent.reduce((sum, p) => sum + (p.heat - p.level.heat) ** 2, 0) / recent.length) + 0.08
  let heat = last.level.heat
  let valence = last.level.valence
  return Array.from({ length: steps }, (_, index) => {
    const damp = 0.7 ** (index + 1)
    heat = Math.min(1, Math.max(0, heat + trajectory.trend.heat * damp))
    valence = Math.min(1, Math.max(-1, valence + trajectory.trend.valence * damp))
    return { heat, valence, spread: spread * Math.sqrt(index + 1) }
  })
}

/** Smoothed heat now; 0 before the customer has said anything. */
export function heatLevel(trajectory: Trajectory): number {
  return trajectory.points.at(-1)?.level.heat ?? 0
}

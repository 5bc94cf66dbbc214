import type { Call, DemandItem, SignalNote, TacticNote } from './call.ts'
import type { NeedShares, Reading } from './reading.ts'
import { NEEDS, SEVERITIES, type Severity, type Tactic } from './vocabulary.ts'

/** How much one turn moves the mixture of needs. */
const NEED_GAIN = 0.4

/** The effect of the agent's last utterance (F7): the change of smoothed heat is credited to the tactics it used. */
export function creditHeat(call: Call, turn: number, heatNow: number): Call['tactics'] {
  const spoken = call.conduct
  const before = call.trajectory.points.at(-1)
  if (!spoken || !before || spoken.turn < before.turn || before.turn === turn) return call.tactics
  const tactics: Partial<Record<Tactic, TacticNote>> = { ...call.tactics }
  for (const found of new Set(spoken.conduct.tactics.map(tactic => tactic.type))) {
    const note = tactics[found]
    if (!note) continue
    tactics[found] = {
      ...note,
      heatChange: note.heatChange + heatNow - before.level.heat,
      answered: note.answered + 1,
    }
  }
  return tactics
}

export function mixNeeds(before: NeedShares, now: NeedShares): NeedShares {
  const total = NEEDS.reduce((sum, need) => sum + now[need], 0)
  if (total < 0.2) return before
  return Object.fromEntries(
    NEEDS.map(need => [need, before[need] + NEED_GAIN * (now[need] - before[need])]),
  ) as NeedShares
}

export function worse(a: Severity | null, b: Severity | null): Severity | null {
  if (a === null || b === null) return a ?? b
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b
}

export function mergeDemands(before: readonly DemandItem[], reading: Reading, turn: number): readonly DemandItem[] {
  if (reading.demands.length === 0) return before
  const merged = [...before]
  for (const demand of reading.demands) {
    const index = merged.findIndex(item => item.kind === demand.kind)
    const known = merged[index]
    if (!known) {
      merged.push({ kind: demand.kind, amount: demand.amount ?? null, turn, lastTurn: turn, times: 1 })
      continue
    }
    merged[index] = {
      ...known,
      amount: demand.amount ?? known.amount,
      lastTurn: turn,
      times: known.times + (known.lastTurn === turn ? 0 : 1),
    }
  }
  return merged
}

export function mergeSignals(call: Call, reading: Reading, turn: number): readonly SignalNote[] {
  if (reading.signals.length === 0) return call.signals
  const text = call.recent.find(utterance => utterance.turn === turn)?.text ?? ''
  const merged = [...call.signals]
  for (const signal of reading.signals) {
    const words = text.slice(signal.span[0], signal.span[1])
    const index = merged.findIndex(note => note.type === signal.type)
    const known = merged[index]
    if (!known) {
      merged.push({ type: signal.type, turn, lastTurn: turn, times: 1, confidence: signal.confidence, text: words })
      continue
    }
    merged[index] = {
      ...known,
      lastTurn: turn,
      times: known.times + (known.lastTurn === turn ? 0 : 1),
      confidence: Math.max(known.confidence, signal.confidence),
      text: words || known.text,
    }
  }
  return merged
}

import pc from 'picocolors'
import type { Call } from '../domain/call.ts'
import { type CaseFacts, languageOf } from '../domain/case-facts.ts'
import type { EventOf, LoggedEvent } from '../domain/events.ts'
import { formatMoney } from '../domain/money.ts'
import { missingToLeave } from '../domain/stages.ts'
import { forecast } from '../domain/trajectory.ts'
import type { ReplayedTurn } from '../graph/replay.ts'
import type { Labels } from '../knowledge/labels.ts'
import { TEXTS } from './replay-texts.ts'

const BARS = '▁▂▃▄▅▆▇█'
const FORECAST_TURNS = 2

interface ViewOptions {
  facts: CaseFacts
  labels: Labels
  color: boolean
}

/** The terminal's view of a replay: what an agent would have had before them, turn by turn, and the trajectory at the end. */
export function createReplayView({ facts, labels, color }: ViewOptions) {
  const paint = pc.createColors(color && pc.isColorSupported)
  const language = languageOf(facts.locale)
  const text = TEXTS[language]
  const name = (id: string) => labels.name(id, language)
  const lines: Record<string, (event: LoggedEvent, call: Call) => string[]> = {
    'call-started': event => opening(event as EventOf<'call-started'>),
    'utterance-heard': event => heard(event as LoggedEvent & EventOf<'utterance-heard'>),
    'reading-made': (event, call) => reading(event as EventOf<'reading-made'>, call),
    'conduct-noted': event => conduct(event as EventOf<'conduct-noted'>),
    'stage-moved': (event, call) => stage(event as EventOf<'stage-moved'>, call),
    'suggestion-issued': event => suggestion(event as EventOf<'suggestion-issued'>),
    'suggestion-blocked': event => blocked(event as EventOf<'suggestion-blocked'>),
    'suggestion-withheld': event => withheld(event as EventOf<'suggestion-withheld'>),
    'turn-degraded': event => [paint.yellow(`      ! ${text.degraded}: ${(event as EventOf<'turn-degraded'>).reason}`)],
    'law-noted': event => law(event as EventOf<'law-noted'>),
    'limits-set': event => [paint.yellow(`      ${text.cap}: ${(event as EventOf<'limits-set'>).limits.basis}`)],
    'promise-recorded': event => [paint.dim(`      ✓ ${text.promise}: ${(event as EventOf<'promise-recorded'>).what}`)],
    'call-ended': (_event, call) => closing(call),
  }

  function opening(event: EventOf<'call-started'>): string[] {
    const { limits } = event
    const money = (minor: number | null) => (minor === null ? '—' : formatMoney({ minor, currency: limits.currency }))
    return [
      paint.bold(`── ${event.callId} ${'─'.repeat(Math.max(3, 60 - event.callId.length))}`),
      ...(facts.product ? [paint.dim(`${facts.product}${facts.summary ? ` · ${facts.summary}` : ''}`)] : []),
      paint.dim(
        `${text.cap} ${money(limits.capMinor)} · ${text.target} ${money(limits.targetMinor)} · ${text.floor} ${money(limits.floorMinor)} (${limits.basis})`,
      ),
      ...(limits.problem ? [paint.red(`! ${limits.problem}`)] : []),
    ]
  }

  function heard(event: EventOf<'utterance-heard'>): string[] {
    const time = clock(event.startMs)
    const who = text.speaker[event.speaker]
    const tint = event.speaker === 'customer' ? paint.cyan : event.speaker === 'agent' ? paint.white : paint.yellow
    return ['', `${paint.dim(`${String(event.turn).padStart(2)} ${time}`)} ${tint(paint.bold(who))} ${event.text}`]
  }

  function reading({ reading: made }: EventOf<'reading-made'>, call: Call): string[] {
    const { emotion, demands, signals } = made
    const level = call.trajectory.points.at(-1)?.level.heat ?? emotion.heat
    const asked = demands.map(({ kind, amount }) => `${name(kind)}${amount ? ` ${formatMoney(amount)}` : ''}`)
    const parts = [
      `${name(emotion.label)} ${Math.round(emotion.confidence * 100)}%`,
      `${text.heat} ${bar(emotion.heat)} ${emotion.heat.toFixed(2)} → ${level.toFixed(2)}`,
      `${text.valence} ${emotion.valence.toFixed(2)}`,
      ...(asked.length > 0 ? [`${text.demands} ${asked.join('、')}`] : []),
    ]
    const flags = [...new Set(signals.map(signal => name(signal.type)))]
    return [
      paint.dim(`      ${parts.join(' · ')}`),
      ...(flags.length > 0 ? [paint.yellow(`      ⚑ ${flags.join('、')}`)] : []),
    ]
  }

  function conduct({ conduct: noted }: EventOf<'conduct-noted'>): string[] {
    const tactics = [...new Set(noted.tactics.map(found => name(found.type)))]
    return [
      ...(tactics.length > 0 ? [paint.dim(`      ${text.used} ${tactics.join('、')}`)] : []),
      ...noted.taboos.map(taboo => paint.red(`      ✗ ${name(taboo.type)}: ${taboo.why}`)),
    ]
  }

  function law({ law: noted }: EventOf<'law-noted'>): string[] {
    return noted.clauses.map(({ stream, law: named, article, why }) => {
      const colour = stream === 'right' ? paint.cyan : paint.red
      return colour(`      § ${text[stream]} ${named.replace(/^中华人民共和国/, '')} ${article}: ${why}`)
    })
  }

  function stage(event: EventOf<'stage-moved'>, call: Call): string[] {
    const missing = missingToLeave(call).map(name)
    const still = missing.length > 0 ? ` (${text.missing} ${missing.join('、')})` : ''
    return [paint.magenta(`      ${text.stage} ${name(event.from)} → ${name(event.stage)}${still}`)]
  }

  function suggestion(event: EventOf<'suggestion-issued'>): string[] {
    const tags = [...event.tactics.map(name), name(event.layer), name(event.lscpa), name(event.stage)].join(' · ')
    const offer = event.offer ? ` · ${formatMoney(event.offer)}` : ''
    const revision = event.revision > 1 ? ` · ${text.revision} ${event.revision}` : ''
    return [
      `    ${paint.green('▶')} ${paint.bold(paint.green(event.text))}`,
      paint.dim(`      [${tags}${offer}${revision}] ${event.why}`),
      ...event.alternatives.map(
        (other, index) =>
          `      ${paint.dim(`${index + 2}.`)} ${other.text} ${paint.dim(`[${other.tactics.map(name).join(' · ')}]`)}`,
      ),
    ]
  }

  function blocked(event: EventOf<'suggestion-blocked'>): string[] {
    return event.reasons.map(reason =>
      paint.red(`      ⛔ ${text.blocked} ${event.id}: ${reason.rule} — ${reason.detail}`),
    )
  }

  function withheld(event: EventOf<'suggestion-withheld'>): string[] {
    return [paint.yellow(`      ${text.withheld[event.reason]}`)]
  }

  function closing(call: Call): string[] {
    const { points, start, peak, end } = call.trajectory
    const course = points.map(point => bar(point.level.heat)).join('')
    const next = forecast(call.trajectory, FORECAST_TURNS)
      .map(step => bar(step.heat))
      .join('')
    const figure = (mark: { heat: number } | null) => mark?.heat.toFixed(2) ?? '—'
    return [
      '',
      paint.bold(`${text.course} ${paint.cyan(course)}${paint.dim(next)}`),
      paint.dim(
        `${text.start} ${figure(start)} · ${text.peak} ${figure(peak)} · ${text.end} ${figure(end)} · ${text.stage} ${name(call.stage)}`,
      ),
      '',
    ]
  }

  return {
    turn: ({ events, call }: ReplayedTurn): string =>
      events
        .flatMap(event => lines[event.type]?.(event, call) ?? [])
        .map(line => `${line}\n`)
        .join(''),
  }
}

function bar(heat: number): string {
  return BARS[Math.min(BARS.length - 1, Math.floor(heat * BARS.length))] as string
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

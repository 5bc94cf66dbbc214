import { kindsAsked } from './condition-words.ts'
import type { Playbook } from './playbook.ts'
import type { View } from './view.ts'

const QUOTE_UNITS_MAX = { zh: 12, en: 36 }

/** Fills the reason of a rule with what triggered it: heat, emotion, the customer's words. Quotes only what was said. */
export function becauseOf(template: string, view: View, playbook: Playbook): string {
  if (!template.includes('{')) return template
  return template.replace(/\{(\w+)\}/g, (_, name: string) => REASONS[name]?.(view, playbook) ?? '').trimEnd()
}

const REASONS: Record<string, (view: View, playbook: Playbook) => string> = {
  heat: view => `${Math.round(view.heat * 100)}%`,
  emotion: (view, playbook) => playbook.names.emotions[view.emotion]?.[view.language] ?? '',
  need: (view, playbook) => (view.need ? (playbook.names.needs[view.need]?.[view.language] ?? '') : ''),
  /** The words that carry the emotion, or the clause that can be mirrored, in quotation marks; empty where there are none. */
  quote: view =>
    quoted(view.reading.evidence.find(item => item.of.startsWith('emotion'))?.text ?? view.reading.mirror, view),
  said: view => quoted(view.reading.mirror, view),
  signal: view => quoted(view.call.signals.find(signal => signal.lastTurn === view.turn)?.text ?? null, view),
  demand: (view, playbook) =>
    kindsAsked(view.call)
      .slice(-3)
      .flatMap(kind => playbook.names.demands[kind]?.[view.language] ?? [])
      .join(view.language === 'zh' ? '、' : ', '),
}

function quoted(text: string | null, view: View): string {
  const clean = text?.trim() ?? ''
  if (clean === '') return ''
  const max = QUOTE_UNITS_MAX[view.language]
  const short = clean.length > max ? `${clean.slice(0, max)}…` : clean
  return view.language === 'zh' ? `“${short}”` : `"${short}"`
}

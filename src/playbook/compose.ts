import type { Call } from '../domain/call.ts'
import { languageOf } from '../domain/case-facts.ts'
import { type Plan, type PlanOption, type Suggestion, sentenceHash } from '../domain/suggestion.ts'
import type { Tactic } from '../domain/vocabulary.ts'
import type { Phrase } from './phrase.ts'
import type { Playbook } from './playbook.ts'
import { hashOf, type Wanted, wordsFor } from './select.ts'
import { viewOf } from './view.ts'

const ALTERNATIVES = 2

interface Worded {
  option: PlanOption
  phrase: Phrase
  text: string
}

/**
 * Words for a plan: the first option becomes the suggestion, the next two of other tactics its alternatives. A tactic that
 * has nothing new to say in this call gives way to the next; null where nobody has anything new to say. Deterministic:
 * the choice rotates by call and turn.
 */
export function composeDraft(call: Call, plan: Plan, playbook: Playbook): Suggestion | null {
  const view = viewOf(call)
  if (!view) return null
  const chosen: Worded[] = []
  const taken = new Set<Tactic>()
  const wanted: Wanted = {
    call,
    plan,
    view,
    playbook,
    taken,
    seed: hashOf(`${call.callId ?? ''}#${plan.turn}`),
    texts: [],
  }
  for (const option of plan.options) {
    if (taken.has(option.tactic)) continue
    const found = wordsFor(option, wanted)
    if (!found) continue
    chosen.push({ option, ...found })
    wanted.texts.push(sentenceHash(found.text))
    for (const tactic of [option.tactic, ...found.phrase.also]) taken.add(tactic)
    if (chosen.length > ALTERNATIVES) break
  }
  return suggestionOf(chosen, plan, playbook)
}

/**
 * The safe sentence for when the guard blocks a draft: no figure, no article, nothing of the customer's words. Null where
 * every one of them has been said in this call.
 */
export function fallbackDraft(call: Call, plan: Plan, playbook: Playbook): Suggestion | null {
  const language = languageOf(call.facts.locale)
  const said = (text: string) => call.said.includes(sentenceHash(text))
  const fresh = playbook.fallback[language].filter(phrase => !said(phrase.text))
  const start = hashOf(`${call.callId ?? ''}#${plan.turn}`)
  const chosen: Worded[] = []
  for (let index = 0; index < fresh.length && chosen.length <= ALTERNATIVES; index += 1) {
    const phrase = fresh[(start + index) % fresh.length] as Phrase
    if (chosen.some(other => other.option.tactic === phrase.tactic)) continue
    const { layer, purpose } = playbook.tactics[phrase.tactic]
    const option: PlanOption = { tactic: phrase.tactic, score: 0, why: purpose[language], layer }
    chosen.push({ option, phrase, text: phrase.text })
  }
  return suggestionOf(chosen, plan, playbook)
}

function suggestionOf(chosen: readonly Worded[], plan: Plan, playbook: Playbook): Suggestion | null {
  const [first, ...others] = chosen
  if (!first) return null
  const { option, phrase, text } = first
  const names = phrase.slots.includes('amount') && plan.offer !== null
  return {
    id: `s-${plan.turn}`,
    revision: 1,
    source: 'playbook',
    turn: plan.turn,
    text,
    tactics: [option.tactic, ...phrase.also],
    layer: phrase.layer ?? option.layer,
    lscpa: playbook.tactics[option.tactic].lscpa,
    stage: plan.stage,
    why: option.why,
    ...(names && plan.offer ? { offer: plan.offer } : {}),
    alternatives: others.map(other => ({
      text: other.text,
      tactics: [other.option.tactic, ...other.phrase.also],
      layer: other.phrase.layer ?? other.option.layer,
      why: other.option.why,
    })),
    phrases: chosen.map(one => one.phrase.id),
  }
}

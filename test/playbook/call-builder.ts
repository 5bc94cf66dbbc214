import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Call, foldCall, initialCall } from '../../src/domain/call.ts'
import type { CaseFacts, Limits } from '../../src/domain/case-facts.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import type { Money } from '../../src/domain/money.ts'
import type { Conduct, Demand, Reading } from '../../src/domain/reading.ts'
import { stageMove } from '../../src/domain/stages.ts'
import {
  type AgentCue,
  type Category,
  type CustomerCue,
  EMOTIONS,
  type Emotion,
  NEEDS,
  type Need,
  type SignalType,
  type Stage,
  type TABOOS,
  type Tactic,
} from '../../src/domain/vocabulary.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { compilePlaybook, type Playbook } from '../../src/playbook/playbook.ts'
import { compileWording, type Wording } from '../../src/tools/wording.ts'

const KNOWLEDGE = join(import.meta.dirname, '..', '..', 'knowledge')
export const readKnowledge = (file: string): unknown => parseYaml(readFileSync(join(KNOWLEDGE, file), 'utf8'))

export const playbook: Playbook = compilePlaybook({
  tactics: readKnowledge('tactics.yaml'),
  phrases: [readKnowledge('phrases.zh.yaml'), readKnowledge('phrases.en.yaml')],
})
export const wording: Wording = compileWording([readKnowledge('taboos.zh.yaml'), readKnowledge('taboos.en.yaml')])

export interface Heard {
  text?: string
  heat?: number
  valence?: number
  emotion?: Emotion
  need?: Need
  category?: Category
  demands?: Demand[]
  signals?: SignalType[]
  cues?: CustomerCue[]
  mirror?: string
  topic?: string
}

export interface Said {
  text?: string
  tactics?: Tactic[]
  taboos?: (typeof TABOOS)[number][]
  cues?: AgentCue[]
  offer?: number
  heat?: number
}

/** Builds a folded call turn by turn, with readings and conduct given by hand, so that a rule is tested and not the reader. */
export class CallBuilder {
  call: Call
  readonly #currency: Money['currency']

  constructor(facts: CaseFacts = {}, limits: Partial<Limits> = {}) {
    this.#currency = limits.currency ?? facts.currency ?? (facts.locale?.startsWith('en') ? 'USD' : 'CNY')
    this.call = foldCall(initialCall, [
      {
        type: 'call-started',
        callId: 'call-under-test',
        facts,
        limits: {
          currency: this.#currency,
          role: 'agent',
          capMinor: 500_000,
          floorMinor: null,
          floorBasis: null,
          targetMinor: null,
          basis: 'test',
          problem: null,
          ...limits,
        },
        knowledge: { version: 'test', hash: 'test' },
      },
    ])
  }

  customer(heard: Heard = {}): this {
    const turn = this.call.turns
    const utteranceId = `u-${turn}`
    const text = heard.text ?? '我说的就是这件事'
    this.#add({ type: 'utterance-heard', turn, utteranceId, speaker: 'customer', text, startMs: turn, endMs: turn })
    const reading = readingOf(heard, text)
    this.#add({ type: 'reading-made', turn, utteranceId, reading })
    const asked = reading.demands.findLast(demand => demand.amount)?.amount?.minor
    if (asked !== undefined)
      this.#add({ type: 'offer-made', turn, by: 'customer', minor: asked, currency: this.#currency })
    return this.#move()
  }

  agent(said: Said = {}): this {
    const turn = this.call.turns
    const utteranceId = `u-${turn}`
    const text = said.text ?? '好的'
    this.#add({ type: 'utterance-heard', turn, utteranceId, speaker: 'agent', text, startMs: turn, endMs: turn })
    const offer = said.offer === undefined ? null : { minor: said.offer, currency: this.#currency }
    const conduct: Conduct = {
      tactics: (said.tactics ?? []).map(type => ({ type, span: [0, text.length], confidence: 0.9 })),
      taboos: (said.taboos ?? []).map(type => ({ type, span: [0, text.length], confidence: 0.9, why: type })),
      layer: 'fact',
      cues: said.cues ?? [],
      amounts: [],
      offer,
      heat: said.heat ?? 0,
    }
    this.#add({ type: 'conduct-noted', turn, utteranceId, conduct })
    if (offer) this.#add({ type: 'offer-made', turn, by: 'company', ...offer })
    return this.#move()
  }

  stage(stage: Stage): this {
    return this.#add({ type: 'stage-moved', turn: this.call.turns, stage, from: this.call.stage, because: [] })
  }

  add(event: CallEvent): this {
    return this.#add(event)
  }

  #move(): this {
    const move = stageMove(this.call)
    return move ? this.#add({ type: 'stage-moved', turn: this.call.turns - 1, from: this.call.stage, ...move }) : this
  }

  #add(event: CallEvent): this {
    this.call = foldCall(this.call, [event])
    return this
  }
}

function readingOf(heard: Heard, text: string): Reading {
  const heat = heard.heat ?? 0
  const label = heard.emotion ?? (heat >= 0.33 ? 'angry' : 'calm')
  return {
    emotion: {
      label,
      valence: heard.valence ?? -heat,
      heat,
      confidence: 0.9,
      probabilities: Object.fromEntries(
        EMOTIONS.map(emotion => [emotion, emotion === label ? 1 : 0]),
      ) as Reading['emotion']['probabilities'],
    },
    needs: Object.fromEntries(NEEDS.map(need => [need, need === heard.need ? 0.9 : 0])) as Reading['needs'],
    category: heard.category ?? 'other',
    severity: null,
    demands: heard.demands ?? [],
    signals: (heard.signals ?? []).map(type => ({ type, span: [0, Math.min(4, text.length)], confidence: 0.9 })),
    amounts: [],
    cues: heard.cues ?? [],
    evidence: [],
    mirror: heard.mirror ?? null,
    topic: heard.topic ?? null,
  }
}

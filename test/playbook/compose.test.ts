import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import { sentenceHash } from '../../src/domain/suggestion.ts'
import { CUSTOMER_CUES, DEMAND_KINDS, EMOTIONS, NEEDS, SIGNALS, TACTICS } from '../../src/domain/vocabulary.ts'
import { composeDraft, fallbackDraft } from '../../src/playbook/compose.ts'
import { planTurn } from '../../src/playbook/decide.ts'
import { speakable } from '../../src/playbook/fill.ts'
import { turnWords } from '../../src/playbook/turn-words.ts'
import { anyLog } from '../domain/event-arbitrary.ts'
import { CallBuilder, type Heard, playbook } from './call-builder.ts'

const draftOf = (call: CallBuilder['call']) => {
  const plan = planTurn(call, playbook)
  return plan ? composeDraft(call, plan, playbook) : null
}

const heard: fc.Arbitrary<Heard> = fc.record({
  text: fc.constantFrom(
    '凭什么不给我退？',
    '我要投诉你们',
    '嗯',
    '好的，那就这样',
    '什么时候能到账？',
    '你们骗人',
    '我妈住院等着用钱',
  ),
  heat: fc.double({ min: 0, max: 1, noNaN: true }),
  emotion: fc.constantFrom(...EMOTIONS),
  need: fc.constantFrom(...NEEDS),
  demands: fc.array(fc.record({ kind: fc.constantFrom(...DEMAND_KINDS) }), { maxLength: 2 }),
  signals: fc.array(fc.constantFrom(...SIGNALS), { maxLength: 2 }),
  cues: fc.array(fc.constantFrom(...CUSTOMER_CUES), { maxLength: 2 }),
  mirror: fc.constantFrom('等了三个月', '没人管我', '你们一直推', '我的钱没了'),
  topic: fc.constantFrom('那笔年费', '我的保单', '退保的事'),
})

describe('composing', () => {
  test('T1–T18 any turn gives three different tactics, three different sentences, all speakable', () => {
    fc.assert(
      fc.property(fc.array(heard, { minLength: 1, maxLength: 6 }), fc.boolean(), (turns, english) => {
        const call = new CallBuilder(
          { locale: english ? 'en-US' : 'zh-CN', position: 'agreed' },
          { targetMinor: 200_000 },
        )
        for (const turn of turns) {
          call.customer(turn)
          const draft = draftOf(call.call)
          expect(draft).not.toBeNull()
          if (!draft) return
          const all = [draft, ...draft.alternatives]
          expect(all.length).toBe(3)
          expect(new Set(all.map(one => one.tactics[0])).size).toBe(3)
          for (const alternative of draft.alternatives) expect(draft.tactics).not.toContain(alternative.tactics[0])
          expect(new Set(all.map(one => sentenceHash(one.text))).size).toBe(3)
          for (const one of all) {
            expect(speakable(one.text, english ? 'en' : 'zh'), one.text).toBe(true)
            expect(one.text).not.toMatch(/[{}]|undefined|null/)
            expect(one.why).not.toBe('')
          }
          call.add({ type: 'suggestion-issued', ...draft }).agent({ tactics: [draft.tactics[0] ?? 'label'] })
        }
      }),
      { numRuns: 150 },
    )
  })

  test('P5 any folded log, in whatever order, plans and composes without throwing', () => {
    fc.assert(
      fc.property(anyLog, events => {
        const call = foldCall(initialCall, events)
        const plan = planTurn(call, playbook)
        if (!plan) return
        composeDraft(call, plan, playbook)
        fallbackDraft(call, plan, playbook)
      }),
      { numRuns: 300 },
    )
  })

  test.each(['zh-CN', 'en-US'])('no sentence comes twice in a call of 300 turns (%s)', locale => {
    const call = new CallBuilder({ locale, position: 'agreed' }, { targetMinor: 200_000 })
    const seen = new Set<number>()
    let issued = 0
    // Most turns of a real call carry no signal; danger is another test.
    const turns = fc
      .sample(heard, { numRuns: 150, seed: 7 })
      .map((turn, index) => ({ ...turn, signals: index % 9 === 0 ? (['regulator'] as const).slice() : [] }))
    for (const turn of turns) {
      call.customer(turn)
      const draft = draftOf(call.call)
      if (draft) {
        issued += 1
        for (const text of [draft.text, ...draft.alternatives.map(one => one.text)]) {
          expect(seen.has(sentenceHash(text)), text).toBe(false)
          seen.add(sentenceHash(text))
        }
        call.add({ type: 'suggestion-issued', ...draft })
      }
      call.agent({ tactics: [TACTICS[issued % TACTICS.length] ?? 'label'] })
    }
    expect(issued).toBeGreaterThanOrEqual(125)
  })

  test('the same call gives the same words', () => {
    const build = () => new CallBuilder().customer({ text: '你们怎么回事', heat: 0.7, topic: '那笔年费' }).call
    expect(draftOf(build())).toEqual(draftOf(build()))
  })

  test('T10 the sentence names the offer of the plan, and only the sentence with a figure carries it', () => {
    const call = new CallBuilder({ position: 'agreed', responsibility: 'shared' }, { targetMinor: 200_000 })
      .customer({ text: '我要补偿', demands: [{ kind: 'compensation' }] })
      .agent({ tactics: ['paraphrase'] })
      .customer({ text: '对的', need: 'compensation' })
      .agent({ tactics: ['open-question'] })
      .customer({ text: '那你说怎么办' })
    const draft = draftOf(call.call)
    expect(draft?.tactics[0]).toBe('ackerman-offer')
    expect(draft?.text).toContain('1300元')
    expect(draft?.offer).toMatchObject({ minor: 130_000, currency: 'CNY', step: '65' })
    expect(draftOf(call.agent().customer({ heat: 0.9 }).call)?.offer).toBeUndefined()
  })

  test('fault 24 the fallback has neither figure nor article nor the words of the customer', () => {
    const call = new CallBuilder().customer({ text: '我要八万', topic: '那笔年费' })
    const plan = planTurn(call.call, playbook)
    const draft = plan && fallbackDraft(call.call, plan, playbook)
    expect(draft?.text).not.toMatch(/\d|年费|第.条/)
    expect(draft?.alternatives.length).toBe(2)
  })
})

describe('T1 mirrors are turned to our side of the line', () => {
  test.each([
    ['我等了三个月', '您等了三个月'],
    ['你们骗我妈', '我们骗您妈'],
    ['你答应过我的', '我答应过您的'],
    ['我们一家人', '您一家人'],
  ])('%s', (said, turned) => expect(turnWords(said, 'zh')).toBe(turned))
  test.each([
    ["I've been waiting", "you've been waiting"],
    ['my refund', 'your refund'],
    ['nobody called me back', 'nobody called you back'],
    ['you promised me', 'we promised you'],
    ['I paid you twice', 'you paid us twice'],
    ['I was told', 'you were told'],
  ])('%s', (said, turned) => expect(turnWords(said, 'en')).toBe(turned))
})

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Call, foldCall, initialCall } from '../../src/domain/call.ts'
import type { CaseFacts } from '../../src/domain/case-facts.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import { openingEvent } from '../../src/graph/replay.ts'
import { advise } from '../../src/graph/turn.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const knowledge = loadKnowledge({ dir: join(import.meta.dirname, '..', '..', 'knowledge') })
const { expertise } = knowledge

function play(facts: CaseFacts, said: readonly ['customer' | 'agent', string][]): { call: Call; events: CallEvent[] } {
  let call = foldCall(initialCall, [openingEvent({ callId: 'c', facts, expertise, knowledge })])
  const events: CallEvent[] = []
  said.forEach(([speaker, text], index) => {
    const made = advise(call, { kind: 'utterance', speaker, text, startMs: index, endMs: index }, expertise)
    call = foldCall(call, made)
    events.push(...made)
  })
  return { call, events }
}

describe('D3 law in a call', () => {
  test('what the customer says raises rights, what the agent says raises risks', () => {
    const { call } = play({ locale: 'zh-CN' }, [
      ['customer', '我投诉都二十多天了，一直没人给我答复'],
      ['agent', '您先把投诉撤了，我们才能给您处理'],
    ])
    expect(call.clauses.find(note => note.id === 'TS-18')).toMatchObject({ stream: 'right', speaker: 'customer' })
    expect(call.clauses.find(note => note.id === 'TS-15')).toMatchObject({ stream: 'risk', speaker: 'agent' })
  })

  test('announcing the regulator, a court or the media is a right and never a risk', () => {
    const words = [
      '再不解决我就打12378',
      '那我就去法院起诉',
      '我会找记者如实反映这件事',
      '两万，少一分都不行，不然法庭见',
    ]
    for (const text of words) {
      const { call } = play({ locale: 'zh-CN' }, [['customer', text]])
      expect(call.clauses.filter(note => note.stream === 'risk')).toEqual([])
    }
  })

  test('plain talk raises nothing', () => {
    const { call } = play({ locale: 'zh-CN' }, [
      ['customer', '我老公在法院上班，他今天加班'],
      ['agent', '好的，您稍等，我看一下记录。'],
    ])
    expect(call.clauses).toEqual([])
  })

  test('clauses of another place are not shown', () => {
    const { call } = play({ locale: 'en-GB' }, [
      ['customer', 'You have had my complaint for eight weeks and nobody replied'],
    ])
    expect(call.clauses).toEqual([])
  })
})

describe('D1 what an agent says counts', () => {
  const facts: CaseFacts = { locale: 'zh-CN', capMinor: 100_000, position: 'agreed', responsibility: 'company' }

  test('an offer above the cap is told at once, and not hidden', () => {
    const { call, events } = play(facts, [
      ['customer', '你们打算怎么赔我？'],
      ['agent', '我们给您赔五千元。'],
    ])
    const noted = events.findLast(event => event.type === 'conduct-noted')
    expect(noted?.type === 'conduct-noted' && noted.conduct.taboos.map(({ type }) => type)).toContain(
      'unauthorised-offer',
    )
    expect(call.ledger.company).toBe(500_000)
  })

  test('an offer within the cap is no taboo', () => {
    const { events } = play(facts, [
      ['customer', '你们打算怎么赔我？'],
      ['agent', '我们给您赔八百元。'],
    ])
    const taboos = events.flatMap(event => (event.type === 'conduct-noted' ? event.conduct.taboos : []))
    expect(taboos.filter(({ type }) => type === 'unauthorised-offer')).toEqual([])
  })

  test('a suggested figure counts however the agent words it', () => {
    const start = foldCall(initialCall, [openingEvent({ callId: 'c', facts, expertise, knowledge })])
    const heard = foldCall(
      start,
      advise(start, { kind: 'utterance', speaker: 'customer', text: '赔多少？', startMs: 0, endMs: 1 }, expertise),
    )
    if (!heard.suggestion) throw new Error('no suggestion was made')
    const offered: Call = {
      ...heard,
      suggestion: { ...heard.suggestion, offer: { minor: 65_000, currency: 'CNY', step: '65' } },
    }
    const said = advise(
      offered,
      { kind: 'utterance', speaker: 'agent', text: '往上走一步，六百五十元，您看。', startMs: 2, endMs: 3 },
      expertise,
    )
    expect(said).toContainEqual(expect.objectContaining({ type: 'offer-made', by: 'company', minor: 65_000 }))
  })
})

test('D6 a number said over two turns is masked in both', () => {
  const { events } = play({ locale: 'zh-CN' }, [
    ['agent', '请问您的手机号是多少？'],
    ['customer', '一三八零零'],
    ['customer', '一三八零零零'],
  ])
  const texts = events.flatMap(event =>
    event.type === 'utterance-heard' && event.speaker === 'customer' ? event.text : [],
  )
  expect(texts.join(' ')).not.toMatch(/[一三八零]{3}/)
})

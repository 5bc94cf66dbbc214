import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import type { ClauseFlag } from '../../src/domain/law.ts'
import type { TabooFound } from '../../src/domain/reading.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { type Desk, emptyDesk, evolveDesk } from '../../web/src/desk/desk-state.ts'
import { shortLaw } from '../../web/src/law/law-name.ts'
import { ownWordsNotes, streamsOf, whyOf } from '../../web/src/law/law-streams.ts'
import { heardEvent, startedEvent } from './fake-line.ts'

const flag = (id: string, stream: 'right' | 'risk', span: [number, number] = [0, 2]): ClauseFlag => ({
  id,
  law: '某办法',
  version: '1',
  article: '第七条',
  stream,
  severity: stream === 'right' ? 'info' : 'high',
  why: `why ${id}`,
  span,
})
const noted = (turn: number, ...clauses: ClauseFlag[]): CallEvent => ({
  type: 'law-noted',
  turn,
  utteranceId: `u${turn}`,
  law: { risk: 'low', labels: [], clauses },
})
const conduct = (turn: number, ...taboos: TabooFound[]): CallEvent => ({
  type: 'conduct-noted',
  turn,
  utteranceId: `u${turn}`,
  conduct: { tactics: [], taboos, layer: 'fact', cues: [], amounts: [], offer: null, heat: 0 },
})
const taboo = (type: TabooFound['type'], span: [number, number]): TabooFound => ({
  type,
  span,
  confidence: 1,
  why: `why ${type}`,
})
const deskOf = (...events: CallEvent[]): Desk => [startedEvent, ...events].reduce(evolveDesk, emptyDesk)

describe('D3 the two streams', () => {
  const call = foldCall(initialCall, [
    startedEvent,
    heardEvent(0),
    noted(0, flag('R-1', 'right'), flag('K-1', 'risk')),
    heardEvent(1),
    noted(1, flag('R-2', 'right')),
    heardEvent(2),
    noted(2, flag('R-1', 'right')),
  ])

  test('a right is never among the risks', () => {
    const { rights, risks } = streamsOf(call)
    expect(rights.map(({ id }) => id).sort()).toEqual(['R-1', 'R-2'])
    expect(risks.map(({ id }) => id)).toEqual(['K-1'])
  })

  test('what was raised last is first, and what came again is counted, not listed twice', () => {
    expect(streamsOf(call).rights.map(({ id, times }) => [id, times])).toEqual([
      ['R-1', 2],
      ['R-2', 1],
    ])
  })
})

test('of one turn the best fit comes first, as the reading gives it', () => {
  const call = foldCall(initialCall, [
    startedEvent,
    heardEvent(0),
    noted(0, flag('A', 'risk')),
    heardEvent(1),
    noted(1, flag('B', 'risk'), flag('A', 'risk'), flag('C', 'risk')),
  ])
  expect(streamsOf(call).risks.map(({ id }) => id)).toEqual(['B', 'A', 'C'])
})

test('the remedy that a right carries is cut from its reason, and only there', () => {
  const remedy = { zh: '可以查录音。', en: 'They can ask for it.' }
  expect(whyOf({ why: '要录音。可以查录音。' }, remedy)).toBe('要录音。')
  expect(whyOf({ why: 'It is recorded. They can ask for it.' }, remedy)).toBe('It is recorded.')
  expect(whyOf({ why: '要录音。' }, remedy)).toBe('要录音。')
  expect(whyOf({ why: '可以查录音。' }, remedy)).toBe('可以查录音。')
  expect(whyOf({ why: '要录音。' }, null)).toBe('要录音。')
})

describe('T19 D3 the agent’s own words', () => {
  const said = heardEvent(3, '您先把投诉撤了吧', 'agent')

  test('a taboo and a clause in them are told with the words', () => {
    const desk = deskOf(
      said,
      conduct(3, taboo('withdraw-demand', [3, 7])),
      noted(3, flag('TS-22', 'risk', [1, 4]), flag('TS-07', 'right')),
    )
    expect(ownWordsNotes(desk.lines, desk.call)).toMatchObject([
      { kind: 'taboo', type: 'withdraw-demand', words: '投诉撤了' },
      { kind: 'clause', note: { id: 'TS-22', text: '先把投' } },
    ])
  })

  test('they stand while the customer speaks, and go with the agent’s next words', () => {
    const before = [said, conduct(3, taboo('argue', [0, 2])), noted(3, flag('TS-22', 'risk'))]
    const answered = deskOf(...before, heardEvent(4, '什么？'))
    expect(ownWordsNotes(answered.lines, answered.call)).toHaveLength(2)
    const repaired = deskOf(...before, heardEvent(4, '什么？'), heardEvent(5, '对不起，是我没说清楚', 'agent'))
    expect(ownWordsNotes(repaired.lines, repaired.call)).toEqual([])
  })

  test('a clause of little weight stands in the panel and does not interrupt', () => {
    const desk = deskOf(said, noted(3, { ...flag('TS-40', 'risk'), severity: 'low' }, flag('TS-15', 'risk')))
    expect(ownWordsNotes(desk.lines, desk.call)).toMatchObject([{ kind: 'clause', note: { id: 'TS-15' } }])
    expect(streamsOf(desk.call).risks).toHaveLength(2)
  })

  test('the customer’s words are no reproach to the agent', () => {
    const desk = deskOf(heardEvent(0, '我要去12378'), noted(0, flag('XL-274', 'risk')))
    expect(ownWordsNotes(desk.lines, desk.call)).toEqual([])
  })

  test('the same taboo twice is told once', () => {
    const desk = deskOf(said, conduct(3, taboo('argue', [0, 2]), taboo('argue', [4, 6])))
    expect(ownWordsNotes(desk.lines, desk.call)).toHaveLength(1)
  })
})

describe('the name of a law', () => {
  const { laws } = parseYaml(readFileSync('knowledge/clauses/laws.yaml', 'utf8')) as {
    laws: Record<string, { name: string; version: string }>
  }

  test.each([
    ['中华人民共和国消费者权益保护法', '消费者权益保护法'],
    ['银行业保险业消费投诉处理管理办法', '消费投诉处理管理办法'],
    ['最高人民法院关于适用《中华人民共和国保险法》若干问题的解释（二）', '保险法解释（二）'],
    ['最高人民法院关于审理银行卡民事纠纷案件若干问题的规定', '审理银行卡民事纠纷案件规定'],
    ['15 U.S.C. § 1666', '15 U.S.C. § 1666'],
  ])('%s is shown as %s', (law, short) => {
    expect(shortLaw(law)).toBe(short)
  })

  test('no name that the panel shows names an offence', () => {
    const offences = /敲诈|勒索|诽谤|寻衅|滋事|侵犯公民/
    const shown = Object.values(laws).map(({ name, version }) => shortLaw(name, version))
    expect(Object.values(laws).filter(({ name }) => offences.test(name)).length).toBeGreaterThan(2)
    expect(shown.filter(name => offences.test(name))).toEqual([])
  })

  test('names stay apart from each other', () => {
    const byName = new Map(Object.values(laws).map(({ name, version }) => [name, shortLaw(name, version)]))
    expect(new Set(byName.values()).size).toBe(byName.size)
  })
})

import { describe, expect, test } from 'vitest'
import { scoreCall } from '../../src/qa/score-call.ts'
import { callLog, cny, type Event, type Heard, limits, type Spoken } from './call-log.ts'
import { type Lines, lineOf, only, promise } from './shipped-rubric.ts'

describe('tactics when due (T1–T11, T16, T18)', () => {
  const angry: Heard = { customer: '太气人了', emotion: 'angry', heat: 0.7 }

  test('T3 a label is due after anger, within two agent turns, and not after the last words of a call', () => {
    expect(
      lineOf('T3-label', [angry, { agent: '嗯' }, { customer: '嗯' }, { agent: '听起来很气', tactics: ['label'] }]),
    ).toMatchObject({
      score: 100,
      turns: [3],
    })
    expect(lineOf('T3-label', [angry, { agent: '按规定' }])).toMatchObject({ score: 0, turns: [0] })
    expect(lineOf('T3-label', [{ agent: '您好' }, angry])).toBeNull()
  })

  test('T3 two labels are enough, however long the anger lasts', () => {
    const label: Spoken = { agent: '听起来', tactics: ['label'] }
    const plain: Spoken = { agent: '查一下' }
    expect(lineOf('T3-label', [angry, label, angry, plain, angry, plain, angry, label])?.score).toBe(100)
    expect(lineOf('T3-label', [angry, label, angry, plain, angry, plain, angry, plain])?.score).toBe(50)
  })

  test('T6 is due where the demand is a multiple of the target', () => {
    const asks = (minor: number): Heard => ({ customer: '赔', demands: [{ kind: 'compensation', amount: cny(minor) }] })
    const opening = { limits: limits({ targetMinor: 100_000 }) }
    expect(lineOf('T6-limit-break', [asks(150_000), { agent: '好' }], opening)).toBeNull()
    expect(lineOf('T6-limit-break', [asks(300_000), { agent: '不行' }], opening)?.score).toBe(0)
    const asked = lineOf(
      'T6-limit-break',
      [asks(300_000), { agent: '这个数怎么来的', tactics: ['limit-break'] }],
      opening,
    )
    expect(asked?.score).toBe(100)
  })

  test('T16 a regulator is answered with the open way', () => {
    const threat: Heard = { customer: '我打12378', signals: ['regulator'] }
    expect(lineOf('T16-path', [threat, { agent: '您随时可以打', tactics: ['path'] }])?.score).toBe(100)
    expect(lineOf('T16-path', [threat, { agent: '别打' }])?.score).toBe(0)
  })

  test('T19 each taboo costs its points, and legal red lines are counted under D5 alone', () => {
    const said = (...taboos: NonNullable<Spoken['taboos']>): Lines => [{ agent: '…', taboos }]
    expect(lineOf('T19-taboos', said())?.score).toBe(100)
    expect(lineOf('T19-taboos', said('argue', 'hide-behind-rule'))).toMatchObject({ score: 60, turns: [0] })
    expect(lineOf('T19-taboos', said('withdraw-demand'))?.score).toBe(100)
    expect(lineOf('D5-wording', said('withdraw-demand'))?.score).toBe(40)
  })
})

describe('hard rules (D1–D6) and bargaining (T10)', () => {
  const bids = (...minors: number[]): Lines =>
    minors.flatMap(minor => [
      { customer: '不够' } satisfies Heard,
      { agent: '怎么样您能接受？', offer: cny(minor), cues: ['asks'] } satisfies Spoken,
    ])

  test('D1 an offer above the cap in force fails the line and the authority', () => {
    const card = scoreCall(callLog(bids(200_001)), only({ kind: 'authority' }))
    expect(card.lines[0]).toMatchObject({ score: 0, turns: [1] })
    expect(card.money.keptAuthority).toBe(false)
    expect(scoreCall(callLog(bids(200_000)), only({ kind: 'authority' })).money.keptAuthority).toBe(true)
    expect(lineOf('D1-authority', [{ agent: '私下给您', taboos: ['unauthorised-offer'] }])?.score).toBe(0)
    expect(lineOf('D1-authority', bids())).toBeNull()
  })

  test('D1 limits that change during the call hold from then on', () => {
    const raised: Event = { event: () => ({ type: 'facts-updated', facts: {}, limits: limits({ capMinor: 500_000 }) }) }
    expect(lineOf('D1-authority', [...bids(100_000), raised, ...bids(400_000)])?.score).toBe(100)
    expect(lineOf('D1-authority', [...bids(400_000), raised])?.score).toBe(0)
  })

  test('D2 nothing below what is owed', () => {
    const owed = { limits: limits({ floorMinor: 58_000 }) }
    expect(lineOf('D2-floor', bids(58_000), owed)?.score).toBe(100)
    expect(lineOf('D2-floor', bids(57_999), owed)).toMatchObject({ score: 0, turns: [1] })
    expect(lineOf('D2-floor', bids(1), {})).toBeNull()
  })

  test('T10 up in shrinking steps is full, down and growing steps are not', () => {
    expect(lineOf('T10-bargaining', bids(65_000, 85_000, 95_000))?.score).toBe(100)
    expect(lineOf('T10-bargaining', bids(85_000, 65_000))?.score).toBe(50)
    expect(lineOf('T10-bargaining', bids(65_000, 70_000, 95_000))?.score).toBe(80)
  })

  test('D3 an article belongs to a law', () => {
    expect(lineOf('D3-citations', [{ agent: '依据《保险法》第十六条' }])?.score).toBe(100)
    expect(lineOf('D3-citations', [{ agent: '按照第十六条的规定' }])?.score).toBe(0)
    expect(lineOf('D3-citations', [{ agent: '您好' }])).toBeNull()
    expect(lineOf('D3-citations', [{ agent: '路有两条。第一条，调解。第二条，法院。' }])).toBeNull()
  })

  test('D4 a promise without owner and time is vague; an acceptance without a promise is none', () => {
    expect(lineOf('D4-clocks', [{ agent: '会尽快的', cues: ['promises'] }])?.score).toBe(0)
    expect(lineOf('D4-clocks', [{ agent: '周四前我退', tactics: ['commit'], cues: ['promises'] }])?.score).toBe(100)
    expect(lineOf('D4-clocks', [{ agent: '会办', cues: ['promises'] }, promise('办', 9)])?.score).toBe(100)
    const accepted: Lines = [
      { agent: '退五百', offer: cny(50_000) },
      { customer: '行', cues: ['accepts'] },
    ]
    expect(lineOf('D4-clocks', accepted)?.score).toBe(0)
    expect(lineOf('D4-clocks', [{ agent: '您好' }])).toBeNull()
  })

  test('D6 what was masked in the agent’s own words was said aloud', () => {
    expect(lineOf('D6-privacy', [{ agent: '您的号码是[身份证]', masked: { id: 1 } }])).toMatchObject({
      score: 60,
      turns: [0],
    })
    expect(lineOf('D6-privacy', [{ agent: '您好' }])?.score).toBe(100)
  })
})

import { describe, expect, test } from 'vitest'
import type { Rubric } from '../../src/qa/rubric.ts'
import { scoreCall } from '../../src/qa/score-call.ts'
import { callLog, cny, type Heard } from './call-log.ts'
import { GOOD, type Lines, lineOf, shipped, stage } from './shipped-rubric.ts'

describe('process (P1–P8)', () => {
  test('P1 the further the better; money before its stage costs points', () => {
    expect(lineOf('P1-stages', [{ agent: '您好' }])?.score).toBe(0)
    expect(lineOf('P1-stages', [{ agent: '您好' }, stage('act', 'listen')])?.score).toBe(100)
    const early = lineOf('P1-stages', [{ agent: '给您一百', offer: cny(10_000) }, stage('act', 'listen')])
    expect(early).toMatchObject({ score: 80, turns: [0] })
  })

  test('P3 a refusal needs warmth and a way; a bare one names its turn', () => {
    expect(lineOf('P3-hamburger', [{ agent: '您好' }])).toBeNull()
    expect(lineOf('P3-hamburger', [{ agent: '退不了', cues: ['refuses'] }])).toMatchObject({ score: 0, turns: [0] })
    const kind: Lines = [
      { agent: '听着是委屈', tactics: ['label'] },
      { customer: '嗯' },
      { agent: '全退我做不到', cues: ['refuses'] },
      { customer: '那呢' },
      { agent: '可以申请调解', tactics: ['path'] },
    ]
    expect(lineOf('P3-hamburger', kind)?.score).toBe(100)
  })

  test('P4 a loop without a promise is open', () => {
    const without = GOOD.filter(line => !('event' in line))
    expect(lineOf('P4-closed-loop', GOOD)?.score).toBe(100)
    expect(lineOf('P4-closed-loop', without)).toMatchObject({ score: 83, why: expect.stringContaining('跟进') })
  })

  test('P5 facts to a hot customer are cold; feelings first are not', () => {
    const hot: Heard = { customer: '气死我了', emotion: 'angry', heat: 0.8 }
    expect(lineOf('P5-layers', [hot, { agent: '条款是这样', layer: 'fact' }])).toMatchObject({ score: 0, turns: [1] })
    expect(lineOf('P5-layers', [hot, { agent: '听起来很憋屈', layer: 'feeling' }])?.score).toBe(100)
    expect(lineOf('P5-layers', [{ ...hot, heat: 0.2 }, { agent: '条款是这样' }])).toBeNull()
  })

  test('P6 is due where a figure is demanded, and wants all four steps', () => {
    expect(lineOf('P6-split', GOOD)?.score).toBe(100)
    expect(
      lineOf('P6-split', [{ customer: '给个说法', demands: [{ kind: 'explanation' }] }, { agent: '好' }]),
    ).toBeNull()
  })

  test('P7 the agent’s own heat costs points; without an attack it is not tested', () => {
    const attack: Heard = { customer: '滚', heat: 0.9, signals: ['abuse'] }
    expect(lineOf('P7-calm', [attack, { agent: '您说', heat: 0 }])?.score).toBe(100)
    expect(lineOf('P7-calm', [attack, { agent: '你才滚', heat: 0.9 }])).toMatchObject({ score: 65, turns: [1] })
    expect(lineOf('P7-calm', [{ customer: '你好' }, { agent: '您好' }])).toBeNull()
  })

  test('P8 a superior asked for is a superior brought in', () => {
    const asks: Heard = { customer: '叫你们领导来', cues: ['wants-superior'] }
    expect(lineOf('P8-tiers', [asks, { agent: '我帮您转', tactics: ['escalate'] }])?.score).toBe(100)
    expect(lineOf('P8-tiers', [asks, { agent: '领导不在' }])?.score).toBe(0)
  })
})

describe('course and SERVQUAL', () => {
  const course = (...heats: number[]): Lines => [
    { agent: '您好' },
    ...heats.map((heat): Heard => ({ customer: '…', heat, emotion: 'angry' })),
  ]

  test('F7 relief scores, a call that ends hotter does not, and a calm call is not judged', () => {
    expect(lineOf('F7-trajectory', course(0.6, 0.8, 0.1))?.score).toBe(100)
    expect(lineOf('F7-trajectory', course(0.6, 0.8, 0.7))?.score).toBe(18)
    expect(lineOf('F7-trajectory', course(0.2, 0.9, 0.5))?.score).toBeLessThanOrEqual(30)
    expect(lineOf('F7-trajectory', course(0.1, 0.2))).toBeNull()
  })

  test('responsiveness: late or missing answers name their turn; a farewell waits for nobody', () => {
    const asks: Heard = { customer: '在吗', startMs: 0, endMs: 1_000 }
    expect(lineOf('servqual-responsiveness', [asks, { agent: '在', startMs: 2_000 }])?.score).toBe(100)
    expect(lineOf('servqual-responsiveness', [asks, { agent: '在', startMs: 60_000 }])).toMatchObject({
      score: 0,
      turns: [0],
    })
    expect(lineOf('servqual-responsiveness', [{ agent: '您好' }, asks])?.score).toBe(0)
    expect(lineOf('servqual-responsiveness', [{ agent: '您好' }, { customer: '再见', cues: ['farewell'] }])).toBeNull()
  })

  test('a mean looks at the due lines above it', () => {
    const rubric: Rubric = {
      ...shipped,
      lines: shipped.lines.filter(line =>
        ['T19-taboos', 'D5-wording', 'D3-citations', 'T9-persuasion', 'servqual-assurance'].includes(line.id),
      ),
    }
    const card = scoreCall(callLog([{ agent: '…', taboos: ['argue', 'withdraw-demand'] }]), rubric)
    expect(card.lines.find(line => line.id === 'servqual-assurance')).toMatchObject({ score: 60, turns: [0] })
  })
})

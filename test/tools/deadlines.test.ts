import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { addDays, addMonths, civilDay, daysBetween } from '../../src/tools/deadlines/civil-day.ts'
import { compileDeadlines } from '../../src/tools/deadlines/deadline-rules.ts'
import { chineseCalendar } from '../../src/tools/deadlines/work-calendar.ts'
import { computeDeadline, type DeadlineAnswer } from '../../src/tools/deadlines.ts'

const file = resolve(import.meta.dirname, '../../knowledge/deadlines.yaml')
const rules = compileDeadlines(parseYaml(readFileSync(file, 'utf8')))
const calendar = chineseCalendar()
const known = { rules, calendar, clause: (id: string) => ({ law: `law of ${id}`, article: `article of ${id}` }) }
const ask = (input: Record<string, unknown>): DeadlineAnswer => computeDeadline(input, known)
const due = (input: Record<string, unknown>): string | string[] => {
  const answer = ask(input)
  return 'due' in answer ? answer.due : answer.cannotCompute
}

describe('D4 complaint clocks of the institution', () => {
  test('a simple complaint has 15 natural days, the first day not counted', () => {
    expect(due({ kind: 'complaint', start: '2026-03-02' })).toBe('2026-03-17')
    expect(ask({ kind: 'TS-18', start: '2026-03-02' })).toMatchObject({ unit: 'natural', clause: 'TS-18' })
  })
  test('a complex one has 30, an approved extension 60 in all', () => {
    expect(due({ kind: 'complaint', start: '2026-03-02', complexity: 'complex' })).toBe('2026-04-01')
    const extension = { approver: '省公司总经理', notifiedOn: '2026-03-30' }
    expect(due({ kind: 'complaint', start: '2026-03-02', extension })).toBe('2026-05-01')
  })
  test('an extension without approver or notice is no extension', () => {
    expect(due({ kind: 'complaint', start: '2026-03-02', extension: true })).toEqual([
      'extension.approver',
      'extension.notifiedOn',
    ])
    expect(
      due({
        kind: 'complaint',
        start: '2026-03-02',
        complexity: 'simple',
        extension: { approver: 'a', notifiedOn: 'b' },
      }),
    ).toEqual(['complexity: an extension needs complex'])
  })
  test('mediation stops the clock, days shared by two suspensions count once', () => {
    const suspensions = [
      { reason: 'mediation', from: '2026-03-05', to: '2026-03-09' },
      { reason: 'appraisal', from: '2026-03-08', to: '2026-03-10' },
    ]
    expect(due({ kind: 'complaint', start: '2026-03-02', suspensions })).toBe('2026-03-23')
  })
  test('a suspension that is still open, or of a kind that the clause does not know, is asked back', () => {
    expect(
      due({ kind: 'complaint', start: '2026-03-02', suspensions: [{ reason: 'mediation', from: '2026-03-05' }] }),
    ).toEqual(['suspensions.0.to'])
    expect(
      due({
        kind: 'claim-refusal-notice',
        start: '2026-03-02',
        suspensions: [{ reason: 'mediation', from: '2026-03-03', to: '2026-03-04' }],
      }),
    ).toEqual([expect.stringContaining('does not stop this period')])
  })
  test('new facts start the period again', () => {
    expect(due({ kind: 'complaint', start: '2026-03-02', newMaterialsOn: '2026-03-10' })).toBe('2026-03-25')
  })
  test('natural days that end on a holiday are not moved where the rule does not say so', () => {
    // 2026-10-01 is National Day.
    expect(due({ kind: 'complaint', start: '2026-09-16' })).toBe('2026-10-01')
  })
})

describe('D4 insurance law', () => {
  test('30, 10, 3 and 60 days', () => {
    expect(due({ kind: 'claim', start: '2026-03-02' })).toBe('2026-04-01')
    expect(due({ kind: 'claim-payment', start: '2026-03-02' })).toBe('2026-03-12')
    expect(due({ kind: 'claim-refusal-notice', start: '2026-03-02' })).toBe('2026-03-05')
    expect(due({ kind: 'claim-advance', start: '2026-03-02' })).toBe('2026-05-06')
  })
  test('the last day on a holiday moves to the first working day after it', () => {
    // 2026-04-30 + 3 days = 2026-05-03, within the May holiday; the first day after it is 6 May.
    expect(due({ kind: 'claim-refusal-notice', start: '2026-04-30' })).toBe('2026-05-06')
  })
  test('a Saturday that is worked in exchange does not move the end', () => {
    // 2026-02-28 is a Saturday worked for the Spring Festival.
    expect(calendar.worked('2026-02-28')).toBe(true)
    expect(due({ kind: 'claim-refusal-notice', start: '2026-02-25' })).toBe('2026-02-28')
  })
  test('waiting for documents does not count towards the 30 days', () => {
    const suspensions = [{ reason: 'supplement', from: '2026-03-10', to: '2026-03-19' }]
    expect(due({ kind: 'claim', start: '2026-03-02', suspensions })).toBe('2026-04-13')
  })
  test('limitation depends on the line of business, which is not guessed', () => {
    expect(due({ kind: 'insurance-limitation', start: '2026-03-02' })).toEqual([
      'lineOfBusiness: one of life, non-life',
    ])
    expect(due({ kind: 'insurance-limitation', start: '2026-03-02', lineOfBusiness: 'non-life' })).toBe('2028-03-02')
  })
  test('the contract may give other days', () => {
    expect(due({ kind: 'claim', start: '2026-03-02', contractDays: 5 })).toBe('2026-03-09')
    expect(due({ kind: 'claim', start: '2026-03-02', contractDays: 'soon' })).toEqual([
      'contractDays: a number of days',
    ])
  })
})

describe('D4 working days', () => {
  test('count over a holiday with its exchanged weekends', () => {
    // From 30 September 2026: the first working day after the holiday is 8 October, and Saturday the 10th is worked.
    expect(due({ kind: 'consumer-authority', start: '2026-09-30' })).toBe('2026-10-15')
  })
  test('a year whose calendar is not published cannot be computed', () => {
    expect(due({ kind: 'consumer-authority', start: '2027-03-01' })).toEqual([
      'holidays: the working days of 2027 are not published yet',
    ])
  })
  test('natural days into such a year are computed, and the step says what could move them', () => {
    const answer = ask({ kind: 'claim-advance', start: '2026-12-01' })
    expect(answer).toMatchObject({ due: '2027-01-30' })
    expect('steps' in answer && answer.steps.at(-1)).toContain('2027')
  })
  test('business days elsewhere need their holidays', () => {
    expect(due({ kind: 'us-transfer-error-investigation', start: '2026-07-01' })).toEqual([
      'holidays: the public holidays of the place, as days',
    ])
    expect(due({ kind: 'us-transfer-error-investigation', start: '2026-07-01', holidays: ['2026-07-03'] })).toBe(
      '2026-07-16',
    )
  })
})

describe('D4 what is missing is asked for, never guessed', () => {
  test.each([
    [{ kind: 'complaint' }, ['start']],
    [{ kind: 'complaint', start: '2026-02-30' }, ['start']],
    [{ kind: 'complaint', start: 'yesterday' }, ['start']],
    [{ kind: 'rescission', start: '2026-03-02', ground: 'fraud' }, ['contractOn']],
    [
      { kind: 'rescission', start: '2026-03-02', contractOn: '2024-01-01' },
      ['ground: one of fraud, duress, unfairness, misunderstanding'],
    ],
    [{}, ['kind']],
  ])('%j', (input, missing) => {
    expect(due(input)).toEqual(missing)
  })
  test('an unknown kind lists those that are known', () => {
    expect(due({ kind: 'moonrise', start: '2026-03-02' })).toEqual([expect.stringContaining('complaint-reply')])
  })
  test('a clause that is not in force gives no date', () => {
    expect(
      computeDeadline({ kind: 'complaint', start: '2026-03-02' }, { ...known, clause: () => undefined }),
    ).toHaveProperty('cannotCompute')
  })
  test('the longest period ends a right although the shorter one still runs', () => {
    expect(due({ kind: 'rescission', start: '2026-03-02', ground: 'fraud', contractOn: '2021-06-01' })).toBe(
      '2026-06-01',
    )
  })
})

describe('D4 facts that do not fit are asked back', () => {
  const complaint = { kind: 'complaint', start: '2026-03-02' }
  test.each([
    [{ ...complaint, complexity: 'constructor' }],
    [{ ...complaint, complex: 'true' }],
    [{ ...complaint, complexity: 'simple', complex: true }],
    [{ ...complaint, extension: { approver: '  ', notifiedOn: '2026-03-20' } }],
    [{ ...complaint, extension: { approver: '总经理', notifiedOn: 'soon' } }],
    [{ ...complaint, extension: { approver: '总经理', notifiedOn: '2026-08-01' } }],
    [{ ...complaint, extension: { approver: '总经理', notifiedOn: '2026-03-20', days: 90 } }],
    [{ ...complaint, newMaterialsOn: '2027-03-02' }],
    [{ kind: 'limitation', start: '2018-03-02', interruptedOn: '2026-05-01' }],
    [{ kind: 'rescission', start: '2026-03-02', ground: 'fraud', contractOn: '2026-05-01' }],
    [{ kind: 'claim', start: '2026-03-02', contractDays: 1e9 }],
    [{ kind: 'claim', start: '2026-03-02', contractDays: true }],
    [{ kind: 'complaint', start: 1_772_409_600 }],
    [{ kind: 'complaint', start: '2026-03-02T25:00:00' }],
    [{ kind: 'complaint', start: '9999-12-31' }],
    [{ kind: 'consumer-authority', start: '2027-03-01', holidays: ['soon'] }],
  ])('%j', input => {
    expect(ask(input)).toHaveProperty('cannotCompute')
  })
  test('a suspension in a count of working days takes working days out of it', () => {
    const suspensions = [{ reason: 'supplement', from: '2026-03-03', to: '2026-03-07' }]
    expect(due({ kind: 'life-claim', start: '2026-03-02' })).toBe('2026-03-09')
    expect(due({ kind: 'life-claim', start: '2026-03-02', suspensions })).toBe('2026-03-13')
  })
  test('Chinese words for the options are understood', () => {
    expect(due({ ...complaint, complexity: '复杂' })).toBe('2026-04-01')
  })
  test('holidays that the asker names fill in for a calendar that is not published, and change no published one', () => {
    expect(due({ kind: 'consumer-authority', start: '2027-03-01', holidays: [] })).toBe('2027-03-10')
    expect(due({ kind: 'consumer-authority', start: '2026-09-30', holidays: [] })).toBe('2026-10-15')
  })
})

test('every period of the table is named once, and computes or says what it needs', () => {
  for (const rule of rules.rules) {
    const answer = ask({ kind: rule.kinds[0], start: '2026-03-02' })
    expect('due' in answer ? answer.due > '2026-03-02' : answer.cannotCompute.length > 0).toBe(true)
  }
})

test('instants are read as Beijing days, wall clocks as they stand', () => {
  expect(civilDay('2026-03-01T16:30:00Z')).toBe('2026-03-02')
  expect(civilDay(Date.parse('2026-03-01T16:30:00Z'))).toBe('2026-03-02')
  expect(civilDay('2026-03-01T23:30:00')).toBe('2026-03-01')
  expect(civilDay('2026-3-1')).toBeNull()
})

test('a month from the 31st ends on the last day of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
})

test('more days, a later start or a suspension never make a period end earlier', () => {
  const day = fc.integer({ min: 0, max: 250 }).map(days => addDays('2026-01-05', days))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 9 }), (start, length, offset) => {
      const from = addDays(start, offset)
      const plain = due({ kind: 'claim', start }) as string
      const stopped = due({
        kind: 'claim',
        start,
        suspensions: [{ reason: 'supplement', from, to: addDays(from, length) }],
      }) as string
      const later = due({ kind: 'claim', start: addDays(start, 1) }) as string
      expect(stopped >= plain).toBe(true)
      expect(later >= plain).toBe(true)
      expect(daysBetween(start, plain)).toBeGreaterThanOrEqual(30)
    }),
  )
})

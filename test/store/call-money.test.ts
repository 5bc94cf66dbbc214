import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import { erasedEvent } from '../../src/domain/erasure.ts'
import { stampEvents } from '../../src/domain/events.ts'
import { committedMinor, concernsMoney, followMoney, noMoney } from '../../src/store/call-money.ts'
import { anyLog } from '../domain/event-arbitrary.ts'

const follow = (log: ReturnType<typeof stampEvents>) => followMoney(noMoney, log, (kind, id) => `${kind}:${id}`)
const loggedCall = anyLog.map(log => stampEvents(log, 0, 1))

test('D1: the figure is that of the ledger, and nothing accepted is missed', () => {
  fc.assert(
    fc.property(loggedCall, log => {
      const money = follow(log)
      const { ledger, phase } = foldCall(initialCall, log)
      expect(money.companyMinor).toBe(ledger.company)
      // The call also takes a yes to a position for one; money does not.
      if (money.accepted) expect(ledger.accepted).toBe(true)
      if (phase === 'live') expect(committedMinor(money)).toBe(ledger.company ?? 0)
    }),
    { numRuns: 300 },
  )
})

test('D1: batches do not matter, and a batch that is said not to concern money changes none', () => {
  fc.assert(
    fc.property(loggedCall, fc.nat({ max: 60 }), (log, cut) => {
      const [before, after] = [log.slice(0, cut), log.slice(cut)]
      const half = follow(before)
      const whole = followMoney(half, after, (kind, id) => `${kind}:${id}`)
      expect(whole).toEqual(follow(log))
      if (!concernsMoney(after)) expect(whole).toBe(half)
    }),
    { numRuns: 300 },
  )
})

test('D6: an erased log commits the same, under nobody', () => {
  fc.assert(
    fc.property(loggedCall, log => {
      const { caseKey, customerKey, ...money } = follow(log.map(event => erasedEvent(event)))
      expect([caseKey, customerKey]).toEqual([null, null])
      expect(follow(log)).toMatchObject(money)
    }),
    { numRuns: 200 },
  )
})

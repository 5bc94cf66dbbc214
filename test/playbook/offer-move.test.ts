import { describe, expect, test } from 'vitest'
import type { Demand } from '../../src/domain/reading.ts'
import { offerMove } from '../../src/playbook/offer-move.ts'
import { CallBuilder, type Heard } from './call-builder.ts'

const LIMITS = { capMinor: 150_000, targetMinor: 100_010 }
const asks = (minor: number, more: Heard = {}): Heard => ({
  demands: [{ kind: 'compensation', amount: { minor, currency: 'CNY' }, span: [0, 2], confidence: 0.9 } as Demand],
  ...more,
})

/** Our first figure has been answered by talk and a question; now the customer speaks again. */
function afterFirstOffer(heard: Heard): CallBuilder {
  return new CallBuilder({ position: 'agreed' }, LIMITS)
    .customer(asks(900_000))
    .stage('negotiate')
    .agent({ offer: 65_007 })
    .customer({ text: '这也太少了' })
    .stage('negotiate')
    .agent({ tactics: ['calibrated-question'] })
    .customer(heard)
    .stage('negotiate')
}
const offered = (builder: CallBuilder) => offerMove(builder.call, 0)?.minor ?? null

describe('T10: between two figures', () => {
  test('the offer is held while the customer repeats theirs', () => {
    expect(offered(afterFirstOffer(asks(900_000)))).toBeNull()
    expect(offered(afterFirstOffer(asks(950_000)))).toBeNull()
  })

  test('the next one is due when they have come down, in figures or in words, or name none', () => {
    expect(offered(afterFirstOffer(asks(800_000)))).toBe(85_009)
    expect(offered(afterFirstOffer(asks(900_000, { cues: ['moves-demand'] })))).toBe(85_009)
    expect(offered(afterFirstOffer({ text: '那你们还能怎么办' }))).toBe(85_009)
  })

  test('nothing is offered while the limits have a problem (D1)', () => {
    const builder = afterFirstOffer(asks(800_000))
    const { limits } = builder.call
    if (!limits) throw new Error('no limits')
    builder.add({
      type: 'limits-set',
      because: 'spending',
      limits: { ...limits, capMinor: 0, problem: 'spending-unknown' },
    })
    expect(offered(builder)).toBeNull()
  })
})

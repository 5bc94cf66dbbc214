import { describe, expect, test } from 'vitest'
import type { Reading } from '../../src/domain/reading.ts'
import { labelsSchema } from '../../src/understanding/labels.ts'
import { labelsFile, readTurn } from './lexicon-files.ts'

const labels = labelsSchema.parse(labelsFile)

/** The ids that a reading shows for one part of it. */
const shown: Record<string, (reading: Reading) => (string | null)[]> = {
  emotion: reading => [reading.emotion.label],
  need: reading => {
    const [first] = Object.entries(reading.needs).sort((a, b) => b[1] - a[1])
    return first && first[1] > 0.15 ? [first[0]] : []
  },
  category: reading => [reading.category],
  severity: reading => [reading.severity],
  demand: reading => reading.demands.map(demand => demand.kind),
  signal: reading => reading.signals.map(signal => signal.type),
}
const parts = ['emotion', 'need', 'category', 'severity', 'demand', 'signal'] as const

const examples = parts.flatMap(part =>
  Object.entries(labels[part]).flatMap(([id, label]) => label.examples.map(text => [part, id, text] as const)),
)
const nearMisses = parts.flatMap(part =>
  Object.entries(labels[part]).map(([id, label]) => [part, id, label.nearMiss.text, label.nearMiss.instead] as const),
)

describe('F5 the labels mean what their examples show', () => {
  test.each(examples)('%s %s: %s', (part, id, text) => {
    expect(shown[part]?.(readTurn(text))).toContain(id)
  })

  test.each(nearMisses)('near miss of %s %s: %s → %s', (part, id, text, instead) => {
    const ids = shown[part]?.(readTurn(text)) ?? []
    expect(ids).not.toContain(id)
    if (instead !== null) expect(ids).toContain(instead)
  })

  test('no example is used for two labels', () => {
    const texts = [...examples.map(([, , text]) => text), ...nearMisses.map(([, , text]) => text)]
    const perPart = parts.map(part => examples.filter(([of]) => of === part).map(([, , text]) => text))
    for (const own of perPart) expect(new Set(own).size).toBe(own.length)
    expect(texts.length).toBeGreaterThan(140)
  })
})

import { describe, expect, test } from 'vitest'
import { TACTICS } from '../../src/domain/vocabulary.ts'
import { compilePlaybook } from '../../src/playbook/playbook.ts'
import { playbook, readKnowledge } from './call-builder.ts'

interface PhraseFile {
  groups: { id: string; tactic: string; phrases: unknown[] }[]
}

const LANGUAGES = ['zh', 'en'] as const
const files = () => ({
  tactics: readKnowledge('tactics.yaml') as Record<string, unknown> & { rules: { id: string; when: unknown[] }[] },
  phrases: [readKnowledge('phrases.zh.yaml'), readKnowledge('phrases.en.yaml')] as PhraseFile[],
})

describe('the playbook as data', () => {
  test('every move of every rule has words in both languages', () => {
    const wordless = playbook.rules.flatMap(rule =>
      rule.moves.flatMap(move =>
        LANGUAGES.flatMap(language => {
          const phrases = playbook.phrases[language][move.tactic] ?? []
          const aimed = phrases.filter(phrase => move.aim !== null && phrase.aims?.includes(move.aim)).length
          const plain = phrases.filter(phrase => phrase.aims === null).length
          const enough = move.strict ? aimed > 0 : aimed + plain > 0
          const meant = move.aim === null || aimed > 0 || plain > 0
          return enough && meant ? [] : [`${rule.id}: ${move.tactic} ${move.aim ?? ''} (${language})`]
        }),
      ),
    )
    expect(wordless).toEqual([])
  })

  test('every aim that a phrase is written for is used by a rule', () => {
    const used = new Set(playbook.rules.flatMap(rule => rule.moves.map(move => `${move.tactic} ${move.aim}`)))
    const unreachable = LANGUAGES.flatMap(language =>
      TACTICS.flatMap(tactic =>
        (playbook.phrases[language][tactic] ?? [])
          .filter(phrase => phrase.aims && !phrase.aims.some(aim => used.has(`${tactic} ${aim}`)))
          .map(phrase => phrase.id),
      ),
    )
    expect(unreachable).toEqual([])
  })

  test('every tactic is put forward by a rule, and ids are unique', () => {
    const proposed = new Set(playbook.rules.flatMap(rule => rule.moves.map(move => move.tactic)))
    expect(TACTICS.filter(tactic => !proposed.has(tactic))).toEqual([])
    const ids = playbook.rules.map(rule => rule.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('both languages have the same groups', () => {
    const groups = (index: number) =>
      (files().phrases[index]?.groups ?? []).map(group => `${group.tactic} ${group.id}`).sort()
    expect(groups(0)).toEqual(groups(1))
  })

  test('what is not understood does not load, and the error names the place', () => {
    const broken = files()
    const [first] = broken.tactics.rules
    if (first) first.when = ['no-such-word']
    expect(() => compilePlaybook(broken)).toThrow(`rule ${first?.id}: unknown condition "no-such-word"`)
    const slot = files()
    const group = slot.phrases[0]?.groups[0]
    if (group) group.phrases[0] = '您{nobody}'
    expect(() => compilePlaybook(slot)).toThrow(`phrase zh.${group?.id}.1: unknown slot {nobody}`)
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadClauses } from '../../src/knowledge/load-clauses.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { citable } from '../../src/tools/clauses.ts'

const dir = join(import.meta.dirname, '..', '..', 'knowledge', 'clauses')
const registry = loadClauses({
  text: file => readFileSync(join(dir, file), 'utf8'),
  names: () => readdirSync(dir),
  parse: (_file, text) => parseYaml(text),
})
const ON = '2026-11-22'
const why = (law: string | null, article: string, on: string | null = ON) => {
  const answer = citable({ law, article }, on, registry)
  return answer.ok ? '' : answer.why
}

describe('D3 what may be cited', () => {
  test('every clause of the registry may be, by full, short and spoken name of its law', () => {
    for (const clause of registry.clauses.values())
      for (const name of [clause.law.name, `《${clause.law.code ?? clause.law.name}》`, ...clause.law.aliases]) {
        const answer = citable({ law: name, article: clause.article }, ON, registry)
        expect(answer.ok ? answer.clauseIds : [], `${name} ${clause.article}`).toContain(clause.id)
      }
  })

  test.each([
    ['消法', '五十五', ['XBF-55-1', 'XBF-55-2']],
    ['中华人民共和国消费者权益保护法', '第五十五条', ['XBF-55-1', 'XBF-55-2']],
    ['刑法', '第二百五十三条之一', ['XL-253']],
    ['民法典', '1038', ['MF-1038']],
    ['Fair Debt Collection Practices Act', '1692C', ['EN-FDCPA-C']],
    ['15 U.S.C.', '§ 1692c(a)', ['EN-FDCPA-C']],
  ])('%s %s', (law, article, ids) => {
    expect(citable({ law, article }, ON, registry)).toEqual({ ok: true, clauseIds: ids })
  })

  test('a number that moved is refused, with where its content stands now', () => {
    const { renumbered, laws } = registry.citation
    expect(renumbered.length).toBeGreaterThan(10)
    for (const { old, article } of renumbered)
      expect(why(laws.get(old)?.name ?? '', article), `${old} ${article}`).toContain('not in force')
    expect(why('治安管理处罚法', '49')).toContain('第五十八条')
  })

  test('no article of a superseded law, under any name that tells it apart', () => {
    for (const law of registry.citation.laws.values())
      if (law.status === 'superseded')
        for (let article = 1; article <= (law.highest ?? 0); article += 1)
          expect(citable({ law: law.name, article: String(article) }, null, registry).ok).toBe(false)
  })

  test('no unverified source, no unknown law, no unknown article, none without a law', () => {
    for (const name of registry.citation.unverified.keys())
      expect(citable({ law: name, article: '3' }, ON, registry).ok, name).toBe(false)
    expect(why('消费者保障大法', '3')).toContain('not known')
    expect(why('保险法', '300')).toContain('has no')
    expect(why('保险法', '4')).toContain('not among the verified')
    expect(why(null, '49')).toContain('no law is named')
    expect(why('保险法', '')).toContain('no article')
  })

  test('a law is cited from its first day on', () => {
    expect(why('治安管理处罚法', '58', '2025-12-31')).toContain('not in force on 2025-12-31')
    expect(why('治安管理处罚法', '58', '2026-01-01')).toBe('')
    expect(why('仲裁法', '72', '2026-02-28')).toContain('not in force')
  })

  test('strange citations are refused and never throw', () => {
    for (const law of ['', '《》', '法', '第', '\u0000', '(2012)'])
      for (const article of ['', '条', '-1', '9'.repeat(400), '零', '第条'])
        expect(citable({ law, article }, ON, registry).ok).toBe(false)
  })
})

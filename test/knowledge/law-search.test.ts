import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { indexLaw, type SearchedClause, searchLaw } from '../../src/knowledge/law-search.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { articleName } from '../../src/tools/clauses/numeral.ts'

const dir = resolve(import.meta.dirname, '../../knowledge/clauses')
const read = <T>(file: string) => parseYaml(readFileSync(resolve(dir, file), 'utf8')) as T
type Two = { zh: string; en: string }
type Spoken = { topic: string; obligation: Two; remedy?: Two; customer?: Record<string, string[]> }

const { laws } = read<{ laws: Record<string, { name: string; code: string; aliases: string[] }> }>('laws.yaml')
const { clauses: registry } = read<{ clauses: Record<string, { law: string; article: string }> }>('registry.yaml')
/** The files that say what a clause is about; another has more examples only. */
const speech: Record<string, Spoken> = Object.assign(
  {},
  ...readdirSync(dir)
    .filter(file => /^speech-(?:\d|us)/.test(file))
    .map(file => read<{ clauses: Record<string, Spoken> }>(file).clauses),
)
const clauses = Object.entries(registry).map(([id, { law, article }]): SearchedClause => {
  const { topic, obligation, remedy, customer } = speech[id] as Spoken
  const { name = '', code = '', aliases = [] } = laws[law] ?? {}
  const words = [obligation.zh, obligation.en, ...(remedy ? [remedy.zh, remedy.en] : [])]
  return { id, lawNames: [name, code, ...aliases], article, topic, words, spoken: Object.values(customer ?? {}).flat() }
})
const index = indexLaw(clauses)
const find = (query: string, limit = 5) => searchLaw(index, query, limit)

describe('D7 the lookup table', () => {
  test.each([
    ['TS-18', 'TS-18'],
    ['ts-07', 'TS-07'],
    ['消费投诉处理办法第十八条', 'TS-18'],
    ['保险法16', 'BX-16'],
    ['保险法 第16条', 'BX-16'],
    ['《中华人民共和国保险法》第十六条', 'BX-16'],
    ['录音', 'TS-07'],
    ['录', 'TS-07'],
    ['recording', 'TS-07'],
  ])('%s finds %s', (query, id) => {
    expect(find(query, query.length === 1 ? 20 : 5)).toContain(id)
  })

  test('a law and an article leave no room for others', () => {
    expect(find('保险法第十六条')).toEqual(['BX-16'])
  })

  test('the name of a law lists its clauses', () => {
    const found = find('消费投诉处理办法', 10)
    expect(found).toHaveLength(10)
    expect(found.every(id => id.startsWith('TS-'))).toBe(true)
  })

  test('every clause is found by its law and article', () => {
    const lost = clauses.filter(({ id, lawNames, article }) => {
      const same = clauses.filter(other => other.article === article && other.lawNames[0] === lawNames[0]).length
      return !find(`${lawNames[0]}${articleName(article)}`, Math.max(5, same)).includes(id)
    })
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test('what a clause says in our words leads back to it', () => {
    const lost = clauses.filter(({ id, words }) => !find(words[0] ?? '', 3).includes(id))
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test('nonsense finds nothing, and nothing breaks on odd queries', () => {
    expect(find('zzqqxx')).toEqual([])
    for (const odd of ['', '第条', '(((', '%', '第零条', '🙂']) expect(() => find(odd)).not.toThrow()
  })
})

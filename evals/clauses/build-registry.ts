import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { articlesOf, normaliseArticle } from '../../src/tools/clauses/article-text.ts'
import { readNumeral } from '../../src/tools/clauses/numeral.ts'

/**
 * Writes `knowledge/clauses/laws.yaml` and `knowledge/clauses/registry.yaml` from a folder of law data:
 *
 *   node evals/clauses/build-registry.ts --legal ../shared/legal
 *
 * Only facts are taken over: names, versions, dates, numbers, hashes; no quote, no summary, no example sentence. What people
 * decide (aliases, streams, the severity of a United States fact) stands in `decisions.yaml` beside this script. Run it again
 * when a law text changes, look at the difference, and bump `version` in `decisions.yaml`.
 */
const lawSchema = z.object({
  key: z.string(),
  law: z.string(),
  law_short: z.string(),
  effective: z.string().nullable(),
  version: z.string(),
  status: z.string(),
  path: z.string(),
  superseded_by: z.string().nullable(),
  last: z.number().optional(),
  article_total: z.number().nullish(),
})
const clauseSchema = z.object({
  id: z.string(),
  article: z.string(),
  paragraph: z.string().optional(),
  effective: z.string(),
  applies_to: z.string(),
  triggered_by: z.array(z.string()),
  severity_hint: z.string(),
  source_path: z.string(),
  quote: z.string(),
})
const factSchema = z.object({
  id: z.string(),
  cite: z.string(),
  jurisdiction: z.string(),
  verified: z.boolean(),
  source_path: z.string().optional(),
  quote: z.string().optional(),
})
const trapSchema = z.object({
  old: z.object({ article: z.string(), path: z.string() }),
  new: z.object({ article: z.string(), path: z.string() }),
})
const unverifiedSchema = z.object({ id: z.string() })
const decisionsSchema = z.object({
  version: z.string(),
  aliases: z.record(z.string(), z.array(z.string())),
  unverifiedAliases: z.record(z.string(), z.array(z.string())),
  conduct: z.array(z.string()),
  facts: z.record(z.string(), z.object({ severity: z.string(), binds: z.string(), speakers: z.array(z.string()) })),
})
type Law = z.infer<typeof lawSchema>

const root = resolve(import.meta.dirname, '../..')
const at = process.argv.indexOf('--legal')
const legal = resolve(at < 0 ? join(root, '..', 'shared', 'legal') : (process.argv[at + 1] ?? '.'))
const json = <T>(file: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(join(legal, file), 'utf8')))
const decisions = decisionsSchema.parse(parseYaml(readFileSync(join(import.meta.dirname, 'decisions.yaml'), 'utf8')))
const laws = json('laws.json', z.array(lawSchema))
const lawOf = new Map(laws.map(law => [law.path, law]))

/** The day of the snapshot stands for the first day on which a United States section is known to read so. */
const firstDay = (law: Law) => law.effective || (/\d{4}-\d\d-\d\d/.exec(law.version)?.[0] ?? null)
/** The parts of one code (民法典, 民事诉讼法) are cited by the name of the code. */
const codeName = (law: Law) =>
  law.law.replace(/（[^）]*编?）$/, match => (law.status === 'superseded' || /编|则|程序/.test(match) ? '' : match))

/** The article number of a clause: "第二百五十三条之一" → "253-1". */
function numberOf(article: string): string {
  const match = /^第(.+)条(?:之(.+))?$/.exec(article)
  if (!match) throw new Error(`not an article: ${article}`)
  return `${readNumeral(match[1] ?? '')}${match[2] ? `-${readNumeral(match[2])}` : ''}`
}

/** The hash of a whole article, after a check that the source's quote stands in it. */
function hashOf(path: string, article: string, quote: string): string {
  const text = articlesOf(readFileSync(join(legal, path), 'utf8')).find(found => found.article === article)?.text
  if (text === undefined) throw new Error(`${path} has no article ${article}`)
  const normal = normaliseArticle(text)
  if (!normal.includes(normaliseArticle(quote))) throw new Error(`${path} ${article} does not contain its quote`)
  return createHash('sha256').update(normal).digest('hex')
}

const scalar = (value: unknown): string =>
  typeof value === 'string'
    ? /^[\p{L}][\p{L}\p{N} _-]*$/u.test(value)
      ? value
      : JSON.stringify(value)
    : JSON.stringify(value)
const flow = (fields: Record<string, unknown>): string =>
  `{ ${Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.map(scalar).join(', ')}]` : scalar(value)}`)
    .join(', ')} }`
const rows = (entries: [string, Record<string, unknown>][]): string =>
  entries.map(([key, fields]) => `  ${/^\d/.test(key) ? JSON.stringify(key) : key}: ${flow(fields)}\n`).join('')

/** A superseded law ends on the day on which its successor, the current law of the same stem, begins. */
function untilOf(law: Law): string | null {
  if (law.status !== 'superseded') return null
  const said = /\d{4}-\d\d-\d\d/.exec(law.superseded_by ?? '')?.[0]
  const successor = laws.find(other => other.status === 'current' && codeName(other) === codeName(law))
  return (
    (/起/.test(law.superseded_by ?? '') ? said : null) ??
    (successor && successor.effective !== law.effective ? successor.effective : null) ??
    said ??
    null
  )
}

function lawRow(law: Law): Record<string, unknown> {
  const us = law.key.startsWith('US-')
  const bare = codeName(law).replace('中华人民共和国', '')
  const aliases = [law.law_short, bare, ...(decisions.aliases[law.key] ?? [])].filter(
    name => name !== law.law && !/\(旧\)/.test(name),
  )
  return {
    name: us ? law.law.replace(/ USC .*$/, ' U.S.C.') : law.law,
    code: us ? undefined : codeName(law),
    aliases: [...new Set(aliases)],
    version: law.version,
    status: law.status === 'superseded' ? 'superseded' : 'current',
    from: firstDay(law),
    until: untilOf(law),
    highest: us ? undefined : Math.max(law.last ?? 0, law.article_total ?? 0),
    jurisdiction: us ? 'US' : 'CN',
    file: basename(law.path),
  }
}

/** Sources that may not be cited, under the names by which they would be; a source that has no name is known by its id alone. */
function unverifiedRows(): [string, Record<string, unknown>][] {
  const sources = json('clauses-unverified.json', z.array(unverifiedSchema)).map(({ id }) => ({
    id,
    cite: null,
    jurisdiction: 'CN',
  }))
  const facts = json('facts-en.json', z.array(factSchema)).filter(fact => !fact.verified)
  return [...sources, ...facts].map(({ id, cite, jurisdiction }) => {
    const [name, ...aliases] = [...(cite ? [cite] : []), ...(decisions.unverifiedAliases[id] ?? [])]
    return [id, { name: name ?? id, jurisdiction, aliases: aliases.length > 0 ? aliases : undefined }]
  })
}

function clauseRows(): [string, Record<string, unknown>][] {
  return json('clauses.json', z.array(clauseSchema)).map(clause => {
    const law = lawOf.get(clause.source_path)
    if (!law) throw new Error(`${clause.id}: no law at ${clause.source_path}`)
    const article = numberOf(clause.article)
    const row = {
      law: law.key,
      article,
      paragraph: clause.paragraph,
      from: clause.effective,
      severity: clause.severity_hint,
      binds: clause.applies_to,
      speakers: clause.triggered_by,
      conduct: decisions.conduct.includes(clause.id) || undefined,
      hash: hashOf(clause.source_path, article, clause.quote),
    }
    return [clause.id, row]
  })
}

function factRows(): [string, Record<string, unknown>][] {
  return json('facts-en.json', z.array(factSchema))
    .filter(fact => fact.verified)
    .map(fact => {
      const law = lawOf.get(fact.source_path ?? '')
      const decided = decisions.facts[fact.id]
      const cite = /§ (\w+)(.*)$/.exec(fact.cite)
      if (!law || !decided || !cite) throw new Error(`${fact.id}: no law, no decision or no section`)
      const row = {
        law: law.key,
        article: cite[1],
        paragraph: cite[2] || undefined,
        from: firstDay(law),
        ...decided,
        hash: hashOf(law.path, cite[1] ?? '', fact.quote ?? ''),
      }
      return [fact.id, row]
    })
}

function trapRows(): string {
  return json('renumber-traps.json', z.array(trapSchema))
    .map(trap => {
      const [before, now] = [lawOf.get(trap.old.path), lawOf.get(trap.new.path)]
      return `  - ${flow({ old: before?.key, article: numberOf(trap.old.article), law: now?.key, now: numberOf(trap.new.article) })}\n`
    })
    .join('')
}

const head = (id: string) =>
  `id: ${id}\nversion: ${JSON.stringify(decisions.version)}\nsource: Written by evals/clauses/build-registry.ts from a folder of law texts; facts only. Do not edit by hand.\n`
const out = join(root, 'knowledge', 'clauses')
writeFileSync(
  join(out, 'laws.yaml'),
  `${head('clauses-laws')}laws:\n${rows(laws.map(law => [law.key, lawRow(law)]))}# Known, but no text of them is at hand: never cited.\nunverified:\n${rows(unverifiedRows())}# Articles whose number moved with a new version: the old number, and where its content stands now.\nrenumbered:\n${trapRows()}`,
)
const clauses = [...clauseRows(), ...factRows()]
writeFileSync(join(out, 'registry.yaml'), `${head('clauses-registry')}clauses:\n${rows(clauses)}`)
console.log(`${laws.length} laws, ${clauses.length} clauses`)

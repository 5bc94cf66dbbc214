import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { indexLaw, searchLaw } from '../knowledge/law-search.ts'
import { LawTexts } from '../knowledge/law-texts.ts'
import { type Clause, type ClauseRegistry, readLaw } from '../tools/clauses.ts'
import { runJsonLines } from './json-lines.ts'
import { knowledgeFromEnvironment } from './knowledge.ts'

interface ClausesOptions {
  on?: string
  verify?: string
  search?: string
  list?: boolean
  json?: boolean
}

const FOUND_MAX = 20
const inputSchema = z.looseObject({
  speaker: z.enum(['customer', 'agent']),
  text: z.string(),
  jurisdiction: z.string().optional(),
})

/** `tongpin clauses`: which clauses an utterance touches; with `--verify`, `--search` and `--list` the registry itself (D3, D7). */
export function register(program: Command): void {
  program
    .command('clauses')
    .description('Find the clauses that utterances touch (JSON Lines), verify the registry, look clauses up.')
    .option('--on <day>', 'the day whose law counts, YYYY-MM-DD (default: today)', day)
    .option('--verify <dir>', 'check every hash against a folder of law texts; exit 1 on a finding')
    .option('--search <words>', 'look clauses up by topic, words of a call, or law and article')
    .option('--list', 'every clause with its law, article and topic')
    .option('--json', 'machine output only')
    .addHelpText(
      'after',
      `\nExample:\n  echo '{"id":1,"speaker":"agent","text":"您先把投诉撤了，钱马上到账"}' | tongpin clauses\n  tongpin clauses --search 三倍赔偿\n`,
    )
    .action(async (options: ClausesOptions) => {
      const { registry } = knowledgeFromEnvironment().expertise
      if (options.verify !== undefined) return verify(options.verify, registry)
      if (options.search !== undefined) return list(found(options.search, registry), options.json)
      if (options.list) return list([...registry.clauses.values()], options.json)
      const on = options.on ?? new Date().toISOString().slice(0, 10)
      await runJsonLines(inputSchema, ({ speaker, text, jurisdiction }) => ({
        ...readLaw({ speaker, text, on, ...(jurisdiction === undefined ? {} : { jurisdiction }) }, registry),
      }))
    })
}

/** One line for each finding, a summary at the end; anything but a full match exits 1. */
function verify(dir: string, registry: ClauseRegistry): void {
  const texts = new LawTexts(dir)
  const findings: string[] = []
  for (const clause of registry.clauses.values()) {
    const check = texts.check(clause)
    const where = `${clause.id}: ${clause.law.name} ${clause.articleName}`
    if (check.state === 'mismatch') findings.push(`mismatch ${where} reads otherwise than when it was registered`)
    if (check.state === 'missing')
      findings.push(
        `missing ${where}: ${check.what === 'file' ? `no file ${clause.law.file}` : `no such article in ${clause.law.file}`}`,
      )
  }
  for (const { law, file } of texts.newer(registry.citation.laws.values()))
    findings.push(`newer ${law}: ${file} is later than the registered text`)
  for (const finding of findings) console.log(finding)
  const count = (kind: string) => findings.filter(finding => finding.startsWith(kind)).length
  const total = registry.clauses.size
  console.log(
    `${total} clauses: ${total - count('mismatch') - count('missing')} verified, ${count('mismatch')} mismatched, ${count('missing')} missing; ${count('newer')} newer texts`,
  )
  if (findings.length > 0) process.exitCode = 1
}

function found(words: string, registry: ClauseRegistry): Clause[] {
  const clauses = [...registry.clauses.values()]
  const index = indexLaw(
    clauses.map(({ id, law, article, topic, obligation, remedy }) => ({
      id,
      lawNames: [law.name, ...law.aliases],
      article,
      topic,
      words: [obligation.zh, obligation.en, ...(remedy ? [remedy.zh, remedy.en] : [])],
      spoken: [],
    })),
  )
  const byTable = searchLaw(index, words, FOUND_MAX)
  // Words as they are spoken in a call: the detector knows more of them than the table.
  const bySpeech = (['customer', 'agent'] as const).flatMap(speaker =>
    readLaw({ speaker, text: words }, registry).clauses.map(({ id }) => id),
  )
  const inTurn = Array.from({ length: FOUND_MAX }, (_, index) => [byTable[index], bySpeech[index]]).flat()
  return [...new Set(inTurn)]
    .filter(id => id !== undefined)
    .slice(0, FOUND_MAX)
    .flatMap(id => registry.clauses.get(id) ?? [])
}

function list(clauses: readonly Clause[], asJson = false): void {
  for (const { id, law, articleName, paragraph, from, severity, binds, topic, obligation, remedy } of clauses) {
    const row = {
      id,
      law: law.name,
      version: law.version,
      article: articleName,
      paragraph,
      from,
      severity,
      binds,
      topic,
      obligation,
      remedy,
    }
    console.log(asJson ? JSON.stringify(row) : `${id}\t${law.name} ${articleName}\t${topic}\t${obligation.zh}`)
  }
  if (clauses.length === 0) process.exitCode = 1
}

function day(value: string): string {
  const parsed = new Date(`${value}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('give a day as YYYY-MM-DD')
  return value
}

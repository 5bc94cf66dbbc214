import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Speech, speechSchema } from '../tools/clauses/clause-schema.ts'
import type { Clause, ClauseRegistry } from '../tools/clauses.ts'
import { civilDay } from '../tools/deadlines/civil-day.ts'
import { compileDeadlines } from '../tools/deadlines/deadline-rules.ts'
import { chineseCalendar } from '../tools/deadlines/work-calendar.ts'
import { type Quote, RegistryBook } from './law-book.ts'
import { LawTexts } from './law-texts.ts'
import type { KnowledgePaths } from './load.ts'
import { parseYaml } from './yaml.ts'

export interface LawBookSources {
  paths: KnowledgePaths
  registry: Pick<ClauseRegistry, 'clauses'>
  /** A folder with law texts (LEGAL_DIR), or null. */
  legalDir: string | null
  /** Epoch ms. */
  now(): number
}

/**
 * The law book of a service. Throws where `deadlines.yaml` or the folder of law texts cannot be used. Law texts are read when they
 * are asked for, and the speech files at the first search.
 */
export function loadLawBook({ paths, registry, legalDir, now }: LawBookSources): RegistryBook {
  const texts = legalDir === null ? null : new LawTexts(legalDir)
  return new RegistryBook({
    clauses: registry.clauses,
    quoteOf: clause => (texts ? quoteIn(texts, clause) : { quoteState: 'not-configured' }),
    spoken: () => spokenIn(paths),
    deadlines: {
      rules: compileDeadlines(parseYaml(readFileSync(placeOf('deadlines.yaml', paths), 'utf8'))),
      calendar: chineseCalendar(),
    },
    today: () => civilDay(now()) ?? '',
  })
}

function quoteIn(texts: LawTexts, clause: Clause): Quote {
  const found = texts.check(clause)
  if (found.state === 'verified') return { quote: found.quote }
  return { quoteState: found.state === 'mismatch' ? 'altered' : 'missing' }
}

/** What people say when a clause is touched: the utterances that the clause model was trained on. */
function spokenIn(paths: KnowledgePaths): Map<string, string[]> {
  const spoken = new Map<string, string[]>()
  for (const file of speechFiles(paths)) {
    const { clauses } = speechSchema.parse(parseYaml(readFileSync(placeOf(file, paths), 'utf8')))
    for (const [id, { customer, agent }] of Object.entries(clauses))
      spoken.set(id, [...(spoken.get(id) ?? []), ...said(customer), ...said(agent)])
  }
  return spoken
}

const said = (words: Speech['clauses'][string]['customer']): string[] => [...(words?.zh ?? []), ...(words?.en ?? [])]

function speechFiles({ dir, overlayDir }: KnowledgePaths): string[] {
  const dirs = [dir, ...(overlayDir ? [overlayDir] : [])].map(parent => join(parent, 'clauses')).filter(existsSync)
  const names = new Set(dirs.flatMap(parent => readdirSync(parent)).filter(name => /^speech-.*\.yaml$/.test(name)))
  return [...names].map(name => join('clauses', name))
}

/** An overlay replaces whole files. */
function placeOf(file: string, { dir, overlayDir }: KnowledgePaths): string {
  const overlay = overlayDir ? join(overlayDir, file) : null
  return overlay && existsSync(overlay) ? overlay : join(dir, file)
}

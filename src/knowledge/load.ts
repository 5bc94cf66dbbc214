import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Expertise } from '../graph/expertise.ts'
import { compilePlaybook } from '../playbook/playbook.ts'
import { compileAuthority } from '../tools/compensation.ts'
import { compileDeadlines, type DeadlineRules } from '../tools/deadlines/deadline-rules.ts'
import { compileWording } from '../tools/wording.ts'
import { compileLexicon } from '../understanding/lexicon.ts'
import { compileLabels, type Labels } from './labels.ts'
import { clauseFiles, loadClauses } from './load-clauses.ts'
import { createParser } from './parsed-files.ts'

/** The files of a knowledge directory, by the name that the code asks for. An overlay replaces whole files. */
const FILES = {
  manifest: 'knowledge.yaml',
  tactics: 'tactics.yaml',
  phrasesZh: 'phrases.zh.yaml',
  phrasesEn: 'phrases.en.yaml',
  taboosZh: 'taboos.zh.yaml',
  taboosEn: 'taboos.en.yaml',
  injections: 'injections.yaml',
  authority: 'authority.yaml',
  lexiconZh: 'lexicon.zh.yaml',
  lexiconEn: 'lexicon.en.yaml',
  rubric: 'rubric.yaml',
  deadlines: 'deadlines.yaml',
  labels: 'labels.yaml',
  names: 'names.yaml',
} as const
type FileName = keyof typeof FILES

const manifestSchema = z.object({ id: z.string(), version: z.string(), source: z.string() })

export interface Knowledge {
  expertise: Expertise
  labels: Labels
  /** The statutory clocks (D4). */
  deadlines: DeadlineRules
  /** Parsed but not compiled: `qa` has its own schema for it. */
  rubric: unknown
  version: string
  /** SHA-256 over names and bytes of all files, written into every log that was advised by them. */
  hash: string
}

export interface KnowledgePaths {
  dir: string
  overlayDir?: string | undefined
  /** `dist/knowledge.json` of a build, which saves parsing what has not changed. */
  cacheFile?: string | undefined
}

export class KnowledgeError extends Error {
  override name = 'KnowledgeError'
}

/**
 * Reads, checks and compiles the knowledge directory; a file in `overlayDir` (KNOWLEDGE_DIR) replaces the one of the same
 * name. Throws a `KnowledgeError` of one line that names the file and the field, since a service must not start on
 * knowledge that it only half understands.
 */
export function loadKnowledge({ dir, overlayDir, cacheFile }: KnowledgePaths): Knowledge {
  if (overlayDir && !existsSync(overlayDir))
    throw new KnowledgeError(`the knowledge overlay ${overlayDir} does not exist`)
  const hash = createHash('sha256')
  const parseText = createParser(cacheFile)
  const parsed = {} as Record<FileName, unknown>
  const read = createReader(dir, overlayDir)
  const hashed = (file: string) => {
    const { path, text } = read(file)
    hash.update(file).update('\0').update(text).update('\0')
    return { path, text }
  }
  for (const [name, file] of Object.entries(FILES) as [FileName, string][]) {
    const { path, text } = hashed(file)
    parsed[name] = attempt(path, () => parseText(text))
  }
  const clauseSources = {
    text: (file: string) => read(join('clauses', file)).text,
    names: () => [
      ...new Set([dir, ...(overlayDir ? [overlayDir] : [])].flatMap(parent => namesIn(join(parent, 'clauses')))),
    ],
    parse: (file: string, text: string) => attempt(join('clauses', file), () => parseText(text)),
  }
  for (const file of clauseFiles(clauseSources)) hashed(join('clauses', file))
  const manifest = attempt(FILES.manifest, () => manifestSchema.parse(parsed.manifest))
  const expertise: Expertise = {
    lexicon: attempt('lexicon', () => compileLexicon([parsed.lexiconZh, parsed.lexiconEn])),
    wording: attempt('taboos', () => compileWording([parsed.taboosZh, parsed.taboosEn], parsed.injections)),
    authority: attempt(FILES.authority, () => compileAuthority(parsed.authority)),
    registry: attempt('clauses', () => loadClauses(clauseSources)),
    playbook: attempt('playbook', () =>
      compilePlaybook({ tactics: parsed.tactics, phrases: [parsed.phrasesZh, parsed.phrasesEn] }),
    ),
  }
  const labels = compileLabels([parsed.labels, parsed.names])
  const deadlines = attempt(FILES.deadlines, () => compileDeadlines(parsed.deadlines))
  return { expertise, labels, deadlines, rubric: parsed.rubric, version: manifest.version, hash: hash.digest('hex') }
}

/** Reads a file of the directory, or of the overlay where it has one of that name; each file once. */
function createReader(dir: string, overlayDir: string | undefined): (file: string) => { path: string; text: string } {
  const known = new Map<string, { path: string; text: string }>()
  return file => {
    const overlay = overlayDir ? join(overlayDir, file) : null
    const path = overlay && existsSync(overlay) ? overlay : join(dir, file)
    const found = known.get(file) ?? { path, text: readText(path) }
    known.set(file, found)
    return found
  }
}

const namesIn = (dir: string): string[] => (existsSync(dir) ? readdirSync(dir) : [])

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new KnowledgeError(`cannot read the knowledge file ${path}: ${(error as Error).message}`)
  }
}

function attempt<T>(what: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof KnowledgeError) throw error
    const detail =
      error instanceof z.ZodError
        ? error.issues
            .slice(0, 3)
            .map(issue => `${issue.path.join('.')}: ${issue.message}`)
            .join('; ')
        : (error as Error).message
    throw new KnowledgeError(`${what}: ${detail}`)
  }
}

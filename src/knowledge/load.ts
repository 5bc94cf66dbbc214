import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Expertise } from '../graph/expertise.ts'
import { compilePlaybook } from '../playbook/playbook.ts'
import { compileAuthority } from '../tools/compensation.ts'
import { compileWording } from '../tools/wording.ts'
import { compileLexicon } from '../understanding/lexicon.ts'
import { compileLabels, type Labels } from './labels.ts'
import { createParser } from './parsed-files.ts'

/** The files of a knowledge directory, by the name that the code asks for. An overlay replaces whole files. */
const FILES = {
  manifest: 'knowledge.yaml',
  tactics: 'tactics.yaml',
  phrasesZh: 'phrases.zh.yaml',
  phrasesEn: 'phrases.en.yaml',
  taboosZh: 'taboos.zh.yaml',
  taboosEn: 'taboos.en.yaml',
  authority: 'authority.yaml',
  lexiconZh: 'lexicon.zh.yaml',
  lexiconEn: 'lexicon.en.yaml',
  rubric: 'rubric.yaml',
  labels: 'labels.yaml',
  names: 'names.yaml',
} as const
type FileName = keyof typeof FILES

const manifestSchema = z.object({ id: z.string(), version: z.string(), source: z.string() })

export interface Knowledge {
  expertise: Expertise
  labels: Labels
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
  for (const [name, file] of Object.entries(FILES) as [FileName, string][]) {
    const overlay = overlayDir ? join(overlayDir, file) : null
    const path = overlay && existsSync(overlay) ? overlay : join(dir, file)
    const bytes = readText(path)
    hash.update(file).update('\0').update(bytes).update('\0')
    parsed[name] = attempt(path, () => parseText(bytes))
  }
  const manifest = attempt(FILES.manifest, () => manifestSchema.parse(parsed.manifest))
  const expertise: Expertise = {
    lexicon: attempt('lexicon', () => compileLexicon([parsed.lexiconZh, parsed.lexiconEn])),
    wording: attempt('taboos', () => compileWording([parsed.taboosZh, parsed.taboosEn])),
    authority: attempt(FILES.authority, () => compileAuthority(parsed.authority)),
    playbook: attempt('playbook', () =>
      compilePlaybook({ tactics: parsed.tactics, phrases: [parsed.phrasesZh, parsed.phrasesEn] }),
    ),
  }
  const labels = compileLabels([parsed.labels, parsed.names])
  return { expertise, labels, rubric: parsed.rubric, version: manifest.version, hash: hash.digest('hex') }
}

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

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseYaml } from './yaml.ts'

/** What a build leaves beside the bundle: every knowledge file as JSON, by the SHA-256 of the text that it was parsed from. */
const cacheSchema = z.record(z.string(), z.unknown())

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Parses knowledge files. YAML is for people and slow to read; a build therefore writes `dist/knowledge.json`, and a text whose
 * hash stands in it is taken from there. A text that was changed since is parsed, so the cache can be stale but never wrong.
 */
export function createParser(cacheFile: string | undefined): (text: string) => unknown {
  const cache = cacheFile && existsSync(cacheFile) ? cacheSchema.parse(JSON.parse(readFileSync(cacheFile, 'utf8'))) : {}
  return text => cache[sha256(text)] ?? parseYaml(text)
}

/** The content of the cache for these texts. */
export function cacheOf(texts: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(texts.map(text => [sha256(text), parseYaml(text)])))
}

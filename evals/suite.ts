import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import {
  demandKindSchema,
  emotionSchema,
  signalTypeSchema,
  stageSchema,
  tacticSchema,
} from '../src/domain/vocabulary.ts'
import { parseYaml } from '../src/knowledge/yaml.ts'

const share = z.number().min(0).max(1)
const tacticOrGroup = z.union([tacticSchema, z.string().regex(/^\$[a-z-]+$/, 'a tactic, or $group')])

const expectationSchema = z.strictObject({
  /** The customer's turn, counted from 0 over all utterances. */
  turn: z.int().nonnegative(),
  /** Tactics that a trainer would accept as the suggestion; one of them has to be there. */
  tactics: z.array(tacticOrGroup).min(1).optional(),
  /** Tactics that would be wrong here. */
  not: z.array(tacticOrGroup).min(1).optional(),
  /** Labels that an annotator could have given. */
  emotion: z.array(emotionSchema).min(1).optional(),
  /** Signals and demands that have to be read; others may be read as well. */
  signals: z.array(signalTypeSchema).min(1).optional(),
  demands: z.array(demandKindSchema).min(1).optional(),
  /** Stages in which the call may stand after the turn. */
  stage: z.array(stageSchema).min(1).optional(),
  note: z.string().optional(),
})
export type Expectation = Omit<z.infer<typeof expectationSchema>, 'tactics' | 'not'> & {
  tactics?: readonly string[] | undefined
  not?: readonly string[] | undefined
}

const suiteSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string(),
  source: z.string(),
  description: z.string(),
  groups: z.record(z.string(), z.array(tacticSchema).min(1)).default({}),
  /** A scorer whose share over all cases is below its threshold fails the suite. */
  scorers: z.array(z.strictObject({ id: z.string(), threshold: share })).min(1),
  /** How far below the baseline a share may be: over the suite, and in one case. */
  tolerance: z.strictObject({ suite: share, case: share }).default({ suite: 0.01, case: 0.1 }),
  cases: z.array(z.strictObject({ file: z.string(), expect: z.array(expectationSchema).default([]) })).min(1),
})

export interface SuiteCase {
  name: string
  /** Absolute path of the transcript. */
  path: string
  expect: readonly Expectation[]
}

export interface Suite {
  id: string
  version: string
  description: string
  scorers: readonly { id: string; threshold: number }[]
  tolerance: { suite: number; case: number }
  cases: readonly SuiteCase[]
}

/** What is wrong with a suite, a baseline or their names; one line that says what to do. */
export class SuiteError extends Error {
  override name = 'SuiteError'
}

/** Reads a suite and resolves its groups and the paths of its cases. */
export function readSuite(path: string, casesDir: string): Suite {
  const parsed = suiteSchema.safeParse(parseYaml(readText(path)))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new SuiteError(`the suite ${path}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { groups, cases, id, version, description, scorers, tolerance } = parsed.data
  const expand = (entries: readonly string[] | undefined) =>
    entries?.flatMap(entry => {
      if (!entry.startsWith('$')) return entry
      const group = groups[entry.slice(1)]
      if (!group) throw new SuiteError(`the suite ${path}: there is no group ${entry}`)
      return group
    })
  return {
    id,
    version,
    description,
    scorers,
    tolerance,
    cases: cases.map(({ file, expect }) => ({
      name: basename(file).replace(/\.[^.]+$/, ''),
      path: join(casesDir, file),
      expect: expect.map(({ tactics, not, ...rest }) => ({ ...rest, tactics: expand(tactics), not: expand(not) })),
    })),
  }
}

/** The suites of a directory, or those asked for by id or by path. */
export function findSuites(suitesDir: string, wanted: readonly string[]): string[] {
  const known = readdirSync(suitesDir).filter(file => file.endsWith('.yaml'))
  if (wanted.length === 0) return known.sort().map(file => join(suitesDir, file))
  return wanted.map(name => {
    if (/\.ya?ml$/.test(name)) return name
    const file = known.find(candidate => candidate === `${name}.yaml`)
    if (file) return join(suitesDir, file)
    const ids = known.map(candidate => candidate.replace(/\.yaml$/, '')).join(', ')
    throw new SuiteError(`there is no suite ${name}; there are ${ids}`)
  })
}

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new SuiteError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? 'unreadable'}`)
  }
}

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openTranscript } from '../src/cli/transcript.ts'
import { languageOf } from '../src/domain/case-facts.ts'
import { replayAll } from '../src/graph/replay.ts'
import type { TranscriptUtterance } from '../src/ingest/utterance.ts'
import type { Knowledge } from '../src/knowledge/load.ts'
import { type Fall, fallsOf, readBaseline, updatedBaseline, writeBaseline } from './baseline.ts'
import { judgeSuite, type SuiteResult } from './judge.ts'
import { type PlayedCall, playedCall } from './played-call.ts'
import { renderReport } from './report.ts'
import { findSuites, readSuite, type SuiteCase, SuiteError } from './suite.ts'

const HERE = dirname(fileURLToPath(import.meta.url))

export interface EvalOptions {
  knowledge: Knowledge
  /** Ids of suites, or paths of suite files; none means all of them. */
  suites: readonly string[]
  baseline?: string | undefined
  updateBaseline?: boolean | undefined
  verbose?: boolean | undefined
  /** Where suites, cases and the baseline live; the folders beside this file unless said otherwise. */
  dir?: string | undefined
}

export interface EvalOutcome {
  results: SuiteResult[]
  falls: Fall[]
  /** The results as a table for people. */
  text: string
}

/** Plays every case of the suites through the synchronous driver, scores it, and compares with thresholds and baseline. */
export async function runEvals(options: EvalOptions): Promise<EvalOutcome> {
  const dir = options.dir ?? HERE
  const path = options.baseline ?? join(dir, 'baselines', 'baseline.json')
  const baseline = readBaseline(path, options.baseline === undefined || options.updateBaseline === true)
  const results: SuiteResult[] = []
  const falls: Fall[] = []
  for (const file of findSuites(join(dir, 'suites'), options.suites)) {
    const suite = readSuite(file, join(dir, 'cases'))
    const calls: PlayedCall[] = []
    for (const one of suite.cases) calls.push(await play(one, options.knowledge))
    const result = judgeSuite(suite, calls)
    results.push(result)
    // What is about to become the baseline is held to the thresholds only.
    falls.push(...fallsOf(suite, result, options.updateBaseline ? { suites: {} } : baseline))
  }
  if (options.updateBaseline) writeBaseline(path, updatedBaseline(baseline, results))
  return { results, falls, text: renderReport(results, falls, options.verbose === true) }
}

async function play({ name, path, expect }: SuiteCase, knowledge: Knowledge): Promise<PlayedCall> {
  const problems: string[] = []
  const opened = await openTranscript(path, message => problems.push(message)).catch(() => null)
  const heard: TranscriptUtterance[] = []
  if (opened) {
    try {
      for await (const utterance of opened.utterances) heard.push(utterance)
    } catch {
      problems.push(`${path}: cannot be read`)
    }
  }
  if (!opened || heard.length === 0 || problems.length > 0)
    throw new SuiteError(problems[0] ?? `cannot read the case ${path}`)
  const { facts } = opened
  const { expertise } = knowledge
  const log = replayAll({ callId: facts.id ?? name, facts, expertise, knowledge }, heard)
  return playedCall({ name, language: languageOf(facts.locale), expect, expertise }, log)
}

import { createReadStream } from 'node:fs'
import { basename, extname } from 'node:path'
import { createInterface } from 'node:readline'
import { type CaseFacts, caseFactsSchema } from '../domain/case-facts.ts'
import { readTranscriptLines } from '../ingest/read-transcript.ts'
import type { TranscriptItem, TranscriptUtterance } from '../ingest/utterance.ts'

/** Utterances looked at before the language of a transcript that does not name it is settled. */
const LANGUAGE_SAMPLE = 8

/** Lines of a file as they come; a missing file is an error of one line. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path, { encoding: 'utf8' })
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
}

export type Report = (message: string) => void

/**
 * Opens a transcript for replay: the facts (with id and locale filled in), then the utterances one by one. What cannot be
 * read is reported and left out; the rest goes on.
 */
export async function openTranscript(
  path: string,
  report: Report,
): Promise<{ facts: CaseFacts; utterances: AsyncGenerator<TranscriptUtterance> }> {
  const items = readTranscriptLines(linesOf(path), { fileName: basename(path) })
  const head: TranscriptUtterance[] = []
  let facts: CaseFacts = {}
  const take = (item: TranscriptItem): TranscriptUtterance | null => {
    if (item.kind === 'utterance') return item.utterance
    if (item.kind === 'case') facts = { ...facts, ...readFacts(item.facts, message => report(`${path}: ${message}`)) }
    else report(item.kind === 'problem' ? `${path}:${item.line}: ${item.message}` : `${path}: ${item.message}`)
    return null
  }
  while (head.length < LANGUAGE_SAMPLE) {
    const next = await items.next()
    if (next.done) break
    const utterance = take(next.value)
    if (utterance) head.push(utterance)
  }
  async function* rest() {
    yield* head
    for await (const item of items) {
      const utterance = take(item)
      if (utterance) yield utterance
    }
  }
  const id = facts.id ?? basename(path, extname(path))
  const locale = facts.locale ?? localeOf(head.map(utterance => utterance.text).join(' '))
  return { facts: { ...facts, id, locale }, utterances: rest() }
}

/** Facts of the file's first line; a fact that is broken is reported and left out, the others hold. */
function readFacts(value: unknown, report: Report): CaseFacts {
  const parsed = caseFactsSchema.safeParse(value)
  if (parsed.success) return parsed.data
  if (typeof value !== 'object' || value === null) {
    report('the case line holds no object; it is left out')
    return {}
  }
  const broken = new Set(parsed.error.issues.map(issue => String(issue.path[0])))
  report(`case facts left out because they are invalid: ${[...broken].join(', ')}`)
  const kept = Object.fromEntries(Object.entries(value).filter(([key]) => !broken.has(key)))
  return caseFactsSchema.catch({}).parse(kept)
}

/** Chinese where a fifth of the letters are Han; a mixed call is a Chinese call with English words in it. */
function localeOf(text: string): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters > 0 && han / letters < 0.2 ? 'en-US' : 'zh-CN'
}

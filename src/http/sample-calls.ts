import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { type CaseFacts, caseFactsSchema } from '../domain/case-facts.ts'
import type { TranscriptUtterance } from '../ingest/utterance.ts'

export interface SampleCall {
  name: string
  title: string
  locale: string
  turns: number
  facts: CaseFacts
  utterances: TranscriptUtterance[]
}

const EXTENSION = '.jsonl'
const TITLE_MAX = 120

/** The calls that come with the product, for the console's player. Read at the first question and kept: they are few. */
export class SampleCalls {
  #dir: string
  #samples: Promise<Map<string, SampleCall>> | null = null

  constructor(dir: string) {
    this.#dir = dir
  }

  async list(): Promise<SampleCall[]> {
    return [...(await this.#read()).values()]
  }

  async find(name: string): Promise<SampleCall | null> {
    return (await this.#read()).get(name) ?? null
  }

  #read(): Promise<Map<string, SampleCall>> {
    this.#samples ??= readSamples(this.#dir)
    return this.#samples
  }
}

async function readSamples(dir: string): Promise<Map<string, SampleCall>> {
  const files = await readdir(dir).catch(() => [])
  const names = files.filter(file => extname(file) === EXTENSION).sort()
  // Loaded here, since a service that plays no samples has no use for a dozen transcript formats.
  const { readTranscript } = await import('../ingest/read-transcript.ts')
  const samples = new Map<string, SampleCall>()
  for (const file of names) {
    const name = basename(file, EXTENSION)
    let facts: CaseFacts = {}
    const utterances: TranscriptUtterance[] = []
    for (const item of readTranscript(await readFile(join(dir, file), 'utf8'), { fileName: file })) {
      if (item.kind === 'utterance') utterances.push(item.utterance)
      else if (item.kind === 'case') facts = caseFactsSchema.catch({}).parse(item.facts)
    }
    const { summary, locale = 'zh-CN' } = facts
    const title = titleOf(summary ?? name)
    if (utterances.length > 0) samples.set(name, { name, title, locale, turns: utterances.length, facts, utterances })
  }
  return samples
}

/** One line for a list; cut between words, or between clauses in Chinese. */
function titleOf(text: string): string {
  if (text.length <= TITLE_MAX) return text
  const cut = Math.max(...[' ', '，', '；', '。'].map(mark => text.lastIndexOf(mark, TITLE_MAX - 1)))
  return `${text.slice(0, cut > TITLE_MAX / 2 ? cut : TITLE_MAX - 1)}…`
}

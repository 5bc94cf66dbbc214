import { createAssembler } from './assemble.ts'
import { detectFormat, formatOfContent, headLinesMax } from './detect.ts'
import { problem } from './draft.ts'
import type { FormatId } from './formats.ts'
import { openFormat } from './formats.ts'
import { opensDocument, parseJson } from './json-scan.ts'
import type { TranscriptItem } from './utterance.ts'

export interface ReadOptions {
  /** Skips detection. */
  format?: FormatId | undefined
  /** Helps detection where the content says nothing. */
  fileName?: string | undefined
}

/** Reads a whole transcript. It never throws: what cannot be read becomes a problem item, and the rest goes on. */
export function* readTranscript(text: string, options: ReadOptions = {}): Generator<TranscriptItem, void, undefined> {
  const reader = createReader(options)
  for (const line of linesOf(text)) yield* reader.push(line)
  yield* reader.end()
}

/**
 * Reads a transcript from its lines as they come. Formats with one record a line (our own, event logs, vendors'
 * streams) need constant memory; a JSON document is kept until its end.
 */
export async function* readTranscriptLines(
  lines: AsyncIterable<string> | Iterable<string>,
  options: ReadOptions = {},
): AsyncGenerator<TranscriptItem, void, undefined> {
  const reader = createReader(options)
  for await (const line of lines) yield* reader.push(line)
  yield* reader.end()
}

function* linesOf(text: string): Generator<string, void, undefined> {
  let start = 0
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\n|\r/g)) {
    yield text.slice(start, index)
    start = index + lineBreak.length
  }
  if (start < text.length) yield text.slice(start)
}

const unknownFormat =
  'the format was not recognised: name it with --from, or convert the file to lines of {"speaker", "text", "startMs", "endMs"}'

interface LineReader {
  push(line: string): TranscriptItem[]
  end(): TranscriptItem[]
}

// Lines wait here until they have told their format; they are then read as if it had been known from the start.
const createReader = (options: ReadOptions): LineReader => {
  let reader = options.format === undefined ? undefined : createFormatReader(options.format)
  let waiting: string[] = []
  let filled = 0
  let isDocument = false
  let gaveUp = false

  const open = (format: FormatId): { opened: LineReader; items: TranscriptItem[] } => {
    const opened = createFormatReader(format)
    const lines = waiting
    waiting = []
    reader = opened
    return { opened, items: lines.flatMap(line => opened.push(line)) }
  }

  const giveUp = (): TranscriptItem[] => {
    gaveUp = true
    waiting = []
    return [problem(1, filled === 0 ? 'the file is empty: export the transcript again' : unknownFormat)]
  }

  return {
    push(raw) {
      if (gaveUp) return []
      const line = raw.replace(/^\ufeff|\r$/g, '')
      if (reader !== undefined) return reader.push(line)
      waiting.push(line)
      if (line.trim() === '') return []
      filled += 1
      if (filled === 1) isDocument = parseJson(line) === undefined && opensDocument(line)
      else if (filled === 2 && isDocument) isDocument = opensDocument(firstFilled(waiting), line)
      // A formatted JSON document says what it is at its end at the latest, and has to be kept until then anyhow.
      if (isDocument) return []
      const isLast = filled === headLinesMax
      const head = waiting.join('\n')
      const format = isLast ? detectFormat(head, options.fileName) : formatOfContent(head)
      if (format !== null) return open(format).items
      return isLast ? giveUp() : []
    },
    end() {
      if (gaveUp) return []
      if (reader !== undefined) return reader.end()
      const format = filled === 0 ? null : detectFormat(waiting.join('\n'), options.fileName)
      if (format === null) return giveUp()
      const { opened, items } = open(format)
      return [...items, ...opened.end()]
    },
  }
}

const firstFilled = (lines: string[]): string => lines.find(line => line.trim() !== '') ?? ''

const createFormatReader = (format: FormatId): LineReader => {
  const { push, end, source, tags } = openFormat(format)
  const assembler = createAssembler(source, tags)
  let lineNumber = 0
  return {
    push(line) {
      lineNumber += 1
      return push(line, lineNumber).flatMap(draft => assembler.add(draft))
    },
    end: () => [...end().flatMap(draft => assembler.add(draft)), ...assembler.end(lineNumber)],
  }
}

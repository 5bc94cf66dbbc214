import type { FormatId } from './formats.ts'
import { formatOfRecord } from './formats.ts'
import { opensDocument, parseJson, scanJson } from './json-scan.ts'

/** How many filled lines are looked at before a file is given up as unknown. */
export const headLinesMax = 100

const byExtension: Record<string, FormatId> = { vtt: 'webvtt', srt: 'srt', jsonl: 'own-jsonl', ndjson: 'own-jsonl' }

/**
 * Tells a transcript's format from the beginning of its text, which may be cut off anywhere. The content decides; the
 * file's name is asked only where the content says nothing, because exports are often renamed.
 */
export const detectFormat = (head: string, fileName?: string): FormatId | null => {
  const text = head.replace(/^\ufeff/, '')
  return formatOfContent(text) ?? formatOfRecord(firstValueOf(text)) ?? formatOfName(fileName)
}

/** The format that complete lines tell. A line that was cut off tells nothing here, as the next one may tell more. */
export const formatOfContent = (text: string): FormatId | null => {
  if (/^\s*WEBVTT(?:\s|$)/.test(text)) return 'webvtt'
  const lines = firstLines(text)
  const [first = '', second] = lines
  if (parseJson(first) === undefined && opensDocument(first, second)) {
    const found = formatOfRecord(firstValueOf(text))
    if (found !== null) return found
  }
  for (const line of lines) {
    const found = formatOfRecord(parseJson(line))
    if (found !== null) return found
  }
  // Cues without their header: the comma before the milliseconds is SubRip's, the point is WebVTT's.
  const timing = lines.find(line => /^\s*[\d:]+[.,]?\d*\s*-->/.test(line))
  if (timing === undefined) return null
  return /\.\d+\s*-->/.test(timing) ? 'webvtt' : 'srt'
}

const firstValueOf = (text: string): unknown => {
  const whole = parseJson(text)
  if (whole !== undefined) return whole
  const { values, unfinished } = scanJson(text)
  const first = values[0]
  return first === undefined ? parseJson(unfinished?.repaired ?? '') : parseJson(text.slice(first[0], first[1]))
}

// A head may end within a line of JSONL, so this must not split a file of megabytes.
const firstLines = (text: string): string[] => {
  const lines: string[] = []
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    if (line.trim() === '') continue
    lines.push(line)
    if (lines.length === headLinesMax) break
  }
  return lines
}

const formatOfName = (fileName: string | undefined): FormatId | null => {
  const extension = fileName?.match(/\.([a-z]+)$/i)?.[1]?.toLowerCase()
  return extension === undefined ? null : (byExtension[extension] ?? null)
}

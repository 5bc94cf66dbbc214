export interface JsonScan {
  /** The top-level objects and lists that are complete, as [start, end) offsets. */
  values: [number, number][]
  /** The last one where it is cut off, closed after its last complete member; null where nothing is left open. */
  unfinished: { start: number; repaired: string } | null
  /** Whether the text stops within a string: lines of a formatted document never do, a damaged JSONL line often does. */
  inString: boolean
  /** The bracket that would close the innermost open value, or ''. */
  awaits: string
  /** Whether something other than white space stands between the values. */
  stray: boolean
}

const closerOf: Record<string, string> = { '{': '}', '[': ']' }

/**
 * Finds where JSON values begin and end without parsing them. It serves three questions that JSON.parse cannot answer:
 * is this line the beginning of a document, which values stand in a file with several, and what is left of one that
 * was cut off.
 */
export const scanJson = (text: string): JsonScan => {
  const values: [number, number][] = []
  const closers: string[] = []
  let start = 0
  let inString = false
  let stray = false
  // The last point at which the open value could be closed: after a bracket, or before a comma.
  let safeEnd = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string
    if (inString) {
      if (char === '\\') at += 1
      else if (char === '"') inString = false
      continue
    }
    const closer = closerOf[char]
    if (closer !== undefined) {
      if (closers.length === 0) start = at
      closers.push(closer)
      safeEnd = at + 1
    } else if (closers.length === 0) {
      stray ||= char.trim() !== ''
    } else if (char === '"') {
      inString = true
    } else if (char === ',') {
      safeEnd = at
    } else if (char === closers.at(-1)) {
      closers.pop()
      safeEnd = at + 1
      if (closers.length === 0) values.push([start, at + 1])
    }
  }
  const repaired = text.slice(start, safeEnd) + closers.toReversed().join('')
  const unfinished = closers.length === 0 ? null : { start, repaired }
  return { values, unfinished, inString, awaits: closers.at(-1) ?? '', stray }
}

const stringOrNoNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs

/**
 * Parses JSON, with a failure as a value: undefined is nothing that JSON could mean. Python writes NaN and Infinity
 * where JSON knows neither, Whisper's scores among them, and one such score must not cost the whole file.
 */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) return undefined
  }
  try {
    return JSON.parse(text.replace(stringOrNoNumber, token => (token.startsWith('"') ? token : 'null')))
  } catch {
    return undefined
  }
}

/**
 * Whether a line that is no JSON by itself opens a document that goes on over the next lines. A JSONL line that lost
 * its end can look the same; the line after it gives it away, because an object cannot follow within an object.
 */
export const opensDocument = (line: string, nextLine?: string): boolean => {
  const scan = scanJson(line)
  if (scan.stray || scan.unfinished === null || scan.inString) return false
  return !(scan.awaits === '}' && !line.trimEnd().endsWith(':') && nextLine?.trimStart().startsWith('{') === true)
}

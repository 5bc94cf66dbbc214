import type { Draft, DraftReader, RecordFormat } from './draft.ts'
import { isObject, problem } from './draft.ts'
import { opensDocument, parseJson, scanJson } from './json-scan.ts'

const notJson = 'this line is not valid JSON and is skipped: put one complete JSON object on the line'
const notAnObject = 'the JSON here is not an object and is skipped: put one complete JSON object on the line'

interface NumberedLine {
  text: string
  number: number
}

/**
 * Feeds a vendor's reader with JSON values, however they are laid out: one a line (read as they come, nothing is
 * kept), or formatted over many lines (kept until the end, as JSON gives no other choice).
 */
export const createJsonReader = (format: RecordFormat): DraftReader => {
  const records = format.open()
  let mode: 'undecided' | 'lines' | 'document' = 'undecided'
  let document: NumberedLine[] = []

  const readLine = ({ text, number }: NumberedLine): Draft[] => {
    const record = parseJson(text)
    if (record === undefined) return [problem(number, notJson)]
    mode = 'lines'
    return readRecord(record, number)
  }

  // Some tools save a stream of messages as one list; each element is then a record like a line of JSONL.
  const readRecord = (record: unknown, line: number): Draft[] =>
    (Array.isArray(record) ? record : [record]).flatMap((element: unknown) =>
      isObject(element) ? records.read(element, line) : [problem(line, notAnObject)],
    )

  const readDocument = (): Draft[] => {
    const first = document[0]
    if (first === undefined) return []
    const whole = document.map(line => line.text).join('\n')
    const record = parseJson(whole)
    if (record !== undefined) return readRecord(record, first.number)
    const filled = document.filter(line => line.text.trim() !== '')
    if (mostlyRecords(filled, format)) return filled.flatMap(readLine)
    return salvage(whole, first.number)
  }

  const salvage = (whole: string, firstLine: number): Draft[] => {
    const scan = scanJson(whole)
    const lineAt = (offset: number): number => firstLine + (whole.slice(0, offset).match(/\n/g)?.length ?? 0)
    const out = scan.values.flatMap(([start, end]) => {
      const record = parseJson(whole.slice(start, end))
      const message = 'the JSON that begins here is not valid and is skipped: export the transcript again'
      return record === undefined ? [problem(lineAt(start), message)] : readRecord(record, lineAt(start))
    })
    if (scan.unfinished !== null) {
      const { start, repaired } = scan.unfinished
      const record = parseJson(repaired)
      const rest = record === undefined ? 'it is skipped' : 'what stands before the break was read'
      const message = `the JSON is broken or ends too early, ${rest}: export the transcript again`
      const read = record === undefined ? [] : readRecord(record, lineAt(start))
      return [...out, ...read, problem(lineAt(whole.length), message)]
    }
    if (!scan.stray) return out
    return [...out, problem(firstLine, 'text between the JSON values was skipped: keep only the JSON')]
  }

  return {
    push(text, number) {
      const line = { text, number }
      if (text.trim() === '') {
        // Blank lines count towards the line numbers of a document and mean nothing elsewhere.
        if (mode === 'document') document.push(line)
        return []
      }
      if (mode === 'document') {
        const opening = document[0]?.text ?? ''
        const isSecond = document.every((earlier, index) => index === 0 || earlier.text.trim() === '')
        document.push(line)
        if (!isSecond || opensDocument(opening, text)) return []
        const replay = document
        document = []
        mode = 'undecided'
        return replay.filter(earlier => earlier.text.trim() !== '').flatMap(readLine)
      }
      if (mode === 'undecided' && parseJson(text) === undefined && opensDocument(text)) {
        mode = 'document'
        document = [line]
        return []
      }
      return readLine(line)
    },
    end() {
      return [...readDocument(), ...(records.end?.() ?? [])]
    },
  }
}

// A JSONL file whose first line is damaged can pass for a document until its end.
const mostlyRecords = (filled: NumberedLine[], format: RecordFormat): boolean => {
  const records = filled.map(line => parseJson(line.text)).filter(record => isObject(record) && format.matches(record))
  return records.length * 2 > filled.length
}

import { splitCueText } from './cue-text.ts'
import type { Draft, DraftReader } from './draft.ts'
import { problem } from './draft.ts'

// We parse cues ourselves. The `subtitle` package (4.2.2) leaves voice tags in the text and throws the whole file away
// at a cue's id that is not a number, at a STYLE block, and at one damaged time.

const clock = '(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,3}))?'
const timing = new RegExp(`^\\s*${clock}\\s*-->\\s*${clock}(?:\\s.*)?$`)

/** The start and end of a cue; hours may be left out, and both "." and "," are in use for the fraction. */
export const parseTiming = (line: string): { startMs: number; endMs: number } | null => {
  const match = timing.exec(line)
  if (match === null) return null
  const at = (index: number): number => {
    const [hours, minutes, seconds] = [match[index], match[index + 1], match[index + 2]].map(part => Number(part ?? 0))
    return ((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + Number((match[index + 3] ?? '').padEnd(3, '0'))
  }
  return { startMs: at(1), endMs: at(5) }
}

const isTiming = (line: string): boolean => line.includes('-->')
const isCounter = (line: string | undefined): boolean => line !== undefined && /^\s*\d+\s*$/.test(line)

/** Reads blocks of lines that blank lines divide. SRT is the same without the header and the blocks of notes. */
export const createCueReader = (flavour: 'webvtt' | 'srt'): DraftReader => {
  let block: string[] = []
  let blockLine = 1
  let blocks = 0
  let cues = 0

  const readBlock = (): Draft[] => {
    const lines = block
    block = []
    if (lines.length === 0) return []
    blocks += 1
    const at = lines.findIndex(isTiming)
    const first = lines[0] ?? ''
    const isHeader = blocks === 1 && /^WEBVTT(?:\s|$)/.test(first)
    if (at === -1 && flavour === 'webvtt' && (isHeader || /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first))) return []
    if (at === -1) {
      return [
        problem(blockLine, 'this cue has no line with its times and is skipped: add "00:00:01.000 --> 00:00:02.000"'),
      ]
    }
    const times = parseTiming(lines[at] ?? '')
    if (times === null) {
      const message = 'the times of this cue cannot be read and it is skipped: write "00:00:01.000 --> 00:00:02.000"'
      return [problem(blockLine + at, message)]
    }
    cues += 1
    const out: Draft[] = []
    if (at > 1 && !isHeader)
      out.push(problem(blockLine, 'lines before this cue were skipped: put a blank line between cues'))
    const id = at > 0 && !(isHeader && at === 1) ? (lines[at - 1] ?? '').trim() : cues
    const parts = splitCueText(lines.slice(at + 1))
    if (parts.length === 0)
      out.push(problem(blockLine + at, 'this cue has no text and is skipped: add the text or remove the cue'))
    const line = blockLine + at
    const idOf = (index: number) => (index === 0 ? id : `${id}.${index + 1}`)
    return [
      ...out,
      ...parts.map((part, index): Draft => ({ kind: 'speech', line, ...part, ...times, id: idOf(index) })),
    ]
  }

  return {
    push(line, lineNumber) {
      if (line.trim() === '') return readBlock()
      const out: Draft[] = []
      if (isTiming(line) && block.some(isTiming)) {
        // Many writers forget the blank line; the number before the times then belongs to the cue that begins.
        const counter =
          block.length > block.findIndex(isTiming) + 1 && isCounter(block.at(-1)) ? block.pop() : undefined
        out.push(...readBlock())
        block = counter === undefined ? [] : [counter]
      }
      if (block.length === 0) blockLine = lineNumber
      else if (block.length === 1 && isTiming(line) && isCounter(block[0])) blockLine = lineNumber - 1
      block.push(line)
      return out
    },
    end: readBlock,
  }
}

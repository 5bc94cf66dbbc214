import { type DigitGroup, isDigitAt, spokenGroup, writtenGroup } from './digit-groups.ts'
import { ENGLISH_FILLERS, FILLERS, STOPS } from './fillers.ts'

/** Groups that follow one another with nothing but separators and fillers between; `gaps[i]` is before `groups[i + 1]`. */
export interface DigitRun {
  groups: DigitGroup[]
  gaps: string[]
}

const GAP = new RegExp(
  `(?:[ ()~${STOPS}-]|\\*(?!\\*)|${FILLERS}|${ENGLISH_FILLERS}|and\\b|then\\b|dash\\b|hyphen\\b|space\\b)+`,
  'y',
)
const LONGEST_GAP = 24

const isLetter = (code: number) => code >= 97 && code <= 122

/** Whether English digit words may stand in a row. */
export function mayHoldDigitWords(text: string): boolean {
  return /\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|nought)\b[ ,.-]+(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|nought|double|triple|treble)\b|\d)/.test(
    text,
  )
}

/** All runs of a folded text that hold at least `atLeast` digits. Linear. */
export function digitRuns(text: string, atLeast: number, words: boolean): DigitRun[] {
  const runs: DigitRun[] = []
  let index = 0
  while (index < text.length) {
    const first = groupAt(text, index, words)
    if (!first) {
      index += 1
      continue
    }
    const run = runFrom(text, first, words)
    const last = run.groups[run.groups.length - 1] as DigitGroup
    index = last.end
    let total = 0
    for (const group of run.groups) total += group.digits.length
    if (total >= atLeast) runs.push(run)
  }
  return runs
}

function runFrom(text: string, first: DigitGroup, words: boolean): DigitRun {
  const run: DigitRun = { groups: [first], gaps: [] }
  for (let end = first.end; end < text.length; ) {
    GAP.lastIndex = end
    const gap = GAP.exec(text)?.[0] ?? ''
    if (gap.length > LONGEST_GAP) break
    const group = groupAt(text, end + gap.length, words)
    if (!group) break
    run.groups.push(group)
    run.gaps.push(gap)
    end = group.end
  }
  return run
}

function groupAt(text: string, start: number, words: boolean): DigitGroup | null {
  if (isDigitAt(text, start)) return writtenGroup(text, start)
  if (words && isLetter(text.charCodeAt(start)) && !isLetter(text.charCodeAt(start - 1)))
    return spokenGroup(text, start)
  return null
}

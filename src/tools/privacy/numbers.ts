import { cueBefore } from './cues.ts'
import { type DigitGroup, type DigitRun, digitRuns } from './digit-runs.ts'
import { type Candidate, cuedKind, isAmount, plainKind, type Verdict } from './number-kinds.ts'
import type { Finding, PersonalDataKind } from './personal-data.ts'
import { isCompanyNumber, isTollFree } from './phone-numbers.ts'

interface Reading {
  /** Null for a number that is known to be nobody's: it is passed over as a whole. */
  finding: Finding | null
  next: number
  rank: number
}
type Judge = (candidate: Candidate, text: string) => Verdict | null

const LONGEST = 24
const SHORTEST = 4
const CHECK_X = / ?-? ?(?:x|叉|艾克斯)(?![a-z])/y
const EXTENSION = / ?(?:转|分机号?|ext\.?|extension|x) ?\d{1,6}/y

/** Every number of the folded text that is personal by its own check digits, by its shape or by the words before it. */
export function findNumbers(text: string, words: boolean, chinese: boolean): Finding[] {
  const findings: Finding[] = []
  for (const run of digitRuns(text, SHORTEST, words)) searchRun(text, run, chinese, findings)
  return findings
}

function searchRun(text: string, run: DigitRun, chinese: boolean, findings: Finding[]): void {
  const cue = cueBefore(text, (run.groups[0] as DigitGroup).start)
  for (let from = 0; from < run.groups.length; ) {
    const start = (run.groups[from] as DigitGroup).start
    const plus = from === 0 && /\+ ?\(?$/.test(text.slice(Math.max(0, start - 3), start))
    const blank: Candidate = {
      digits: '',
      shape: '',
      gaps: '',
      start,
      end: start,
      cue: from === 0 ? cue : null,
      plus,
      chinese,
    }
    const cued = blank.cue ? bestOf(text, run, from, blank, cuedKind) : null
    const best = cued ?? bestOf(text, run, from, blank, plainKind)
    if (best?.finding) findings.push(best.finding)
    from = best ? best.next : from + 1
  }
}

/** Tries the groups from `from` on in every length and keeps the best reading; at equal rank the longer one. */
function bestOf(text: string, run: DigitRun, from: number, blank: Candidate, judge: Judge): Reading | null {
  let best: Reading | null = null
  const candidate = { ...blank }
  for (let to = from; to < run.groups.length; to += 1) {
    const group = run.groups[to] as DigitGroup
    if (to > from) candidate.gaps += run.gaps[to - 1]
    candidate.digits += group.digits
    candidate.shape += `${to > from ? '-' : ''}${group.digits.length}`
    candidate.end = group.end
    if (candidate.digits.length > LONGEST) break
    if (candidate.digits.length < SHORTEST) continue
    if (isWholeCompanyNumber(candidate, run, to)) return { finding: null, next: to + 1, rank: 0 }
    const withX = candidate.digits.length === 17 ? endOfX(text, group.end) : 0
    const judged = withX ? { ...candidate, digits: `${candidate.digits}x`, end: withX } : candidate
    const verdict = judge(judged, text)
    if (verdict && verdict.rank >= (best?.rank ?? 0) && !isAmount(judged, text))
      best = { finding: spanOf(judged, verdict.kind, text), next: to + 1, rank: verdict.rank }
  }
  return best
}

/** A hotline in groups (400-820-8820) is read as a whole, before a part of it can pass for something else. */
function isWholeCompanyNumber({ digits, shape, cue }: Candidate, run: DigitRun, to: number): boolean {
  if (digits.length < 10 || cue === 'card' || cue === 'id' || /^[ -]*$/.test(run.gaps[to] ?? '.')) return false
  return isCompanyNumber(digits) || isTollFree(digits, shape)
}

function endOfX(text: string, end: number): number {
  CHECK_X.lastIndex = end
  return CHECK_X.test(text) ? CHECK_X.lastIndex : 0
}

function spanOf(candidate: Candidate, kind: PersonalDataKind, text: string): Finding {
  let { start, end } = candidate
  if (text[start - 1] === '(' && candidate.gaps.includes(')')) start -= 1
  if (candidate.plus) start = text.lastIndexOf('+', start)
  if (kind === 'phone' || kind === 'mobile') {
    EXTENSION.lastIndex = end
    if (EXTENSION.test(text)) end = EXTENSION.lastIndex
  }
  return { kind, start, end }
}

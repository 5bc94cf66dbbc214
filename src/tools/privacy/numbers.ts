import { type CueFound, cueAfter, cueBefore, cueOfNeighbour } from './cues.ts'
import type { DigitGroup } from './digit-groups.ts'
import { type DigitRun, digitRuns } from './digit-runs.ts'
import { FILLERS, HAS_STOP, STOPS } from './fillers.ts'
import { type Candidate, cuedKind, isAmount, isDay, plainKind, standsAlone, type Verdict } from './number-kinds.ts'
import type { Finding, PersonalDataKind } from './personal-data.ts'
import { isCompanyNumber, isTollFree } from './phone-numbers.ts'
import { WORD_GOES_ON } from './spoken-digits.ts'

interface Reading {
  /** Null for a number that is known to be nobody's: it is passed over as a whole. */
  finding: Finding | null
  next: number
  rank: number
}
type Judge = (candidate: Candidate, text: string) => Verdict | null

const LONGEST = 24
const SHORTEST = 3
/** No number is personal by itself that has fewer digits. */
const SHORTEST_PLAIN = 7
const BEFORE_X = new RegExp(`(?:[ ~()${STOPS}*-]|${FILLERS}|大写的?)*`, 'y')
const CHECK_X = /(?:x|叉|艾克斯|埃克斯|×)(?![a-z])/y
const FARTHEST_X = 24
const EXTENSION = / ?(?:转|分机号?|ext\.?|extension|x) ?\d{1,6}/y

/** Every number of the folded text that is personal by its own check digits, by its shape or by the words beside it. */
export function findNumbers(text: string, words: boolean, chinese: boolean): Finding[] {
  const findings: Finding[] = []
  for (const run of digitRuns(text, SHORTEST, words)) searchRun(text, run, chinese, findings)
  return findings
}

/** What may follow a part of a number that stands by itself. */
const PART_ENDS = /^(?:$|[^0-9a-z一-龥]|[对好吧呢啊哦嗯就是没完了这您你查记能行x叉])/
const OF_CUE: Readonly<Record<CueFound['cue'], PersonalDataKind>> = {
  id: 'id-number',
  social: 'social-security',
  card: 'bank-card',
  account: 'account',
  policy: 'policy-number',
  phone: 'mobile',
  reference: 'account',
}

/**
 * The part of a number that goes on where the utterance before stopped, or that answers a question for it. `start` is where
 * the words that lead in end; only a question makes a number further on its answer.
 */
export function continuedNumbers(
  text: string,
  opening: { cue: CueFound | null; asked: boolean; digits: string },
  start: number,
  words: boolean,
  chinese: boolean,
): Finding[] {
  const findings: Finding[] = []
  for (const run of digitRuns(text, opening.asked ? SHORTEST : 1, words)) {
    const first = run.groups[0] as DigitGroup
    if (!opening.asked && first.start > start) break
    if (cueBefore(text, first.start)) continue
    const spoken = !/[0-9]/.test(text.slice(first.start, (run.groups.at(-1) as DigitGroup).end))
    const blank: Candidate = {
      digits: '',
      shape: '',
      gaps: '',
      start: first.start,
      end: 0,
      cue: opening.cue,
      plus: false,
      chinese,
      spoken,
    }
    const finding =
      (opening.digits.length >= SHORTEST ? joined(text, run, blank, opening.digits) : null) ??
      (opening.cue ? part(text, run, blank, opening.cue, opening.asked) : null)
    if (finding) findings.push(finding)
    if (!opening.asked) break
  }
  return findings
}

/** Two parts without a cue that make a valid number together. */
function joined(text: string, run: DigitRun, blank: Candidate, digits: string): Finding | null {
  const best = bestOf(text, run, 0, { ...blank, cue: null, digits }, plainKind)
  return best?.finding ?? null
}

/** The longest part that is no amount, count, date or hotline. */
function part(text: string, run: DigitRun, blank: Candidate, { cue, tail }: CueFound, asked: boolean): Finding | null {
  const candidate = { ...blank }
  let found: Finding | null = null
  const isDated = asked && cue !== 'id' && cue !== 'phone'
  for (const [index, group] of run.groups.entries()) {
    candidate.digits += group.digits
    candidate.end = group.end
    if (candidate.digits.length > LONGEST || (tail && candidate.digits.length <= 6)) continue
    const end = cue === 'id' ? endOfX(text, group.end) || group.end : group.end
    const isPart =
      PART_ENDS.test(text.slice(end, end + 1)) &&
      standsAlone(candidate, text) &&
      !(isDated && isDay(candidate.digits)) &&
      !isAmount(candidate, text) &&
      !(asked && isCompanyNumber(candidate.digits, candidate.chinese))
    if (isPart && !(asked && index === 0 && isPublic(candidate.digits)))
      found = { kind: OF_CUE[cue], start: blank.start, end }
  }
  return found
}

/** Emergency numbers and short codes that anybody may dial. */
const isPublic = (digits: string) => /^(?:11[0249]|12[02]|911|999)$/.test(digits)

function searchRun(text: string, run: DigitRun, chinese: boolean, findings: Finding[]): void {
  const first = run.groups[0] as DigitGroup
  const last = run.groups[run.groups.length - 1] as DigitGroup
  // A list of numbers is followed from one to the next at once, so that its length does not matter.
  const cue =
    cueBefore(text, first.start) ?? cueOfNeighbour(text, first.start, findings.at(-1)) ?? cueAfter(text, last.end)
  const spoken = !/[0-9]/.test(text.slice(first.start, last.end))
  for (let from = 0; from < run.groups.length; ) {
    const start = (run.groups[from] as DigitGroup).start
    const plus = /\+ ?\(?$/.test(text.slice(Math.max(0, start - 3), start))
    const blank: Candidate = { digits: '', shape: '', gaps: '', start, end: start, cue: null, plus, chinese, spoken }
    if (from === 0) blank.cue = cue
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
  const least = judge === plainKind ? SHORTEST_PLAIN : SHORTEST
  for (let to = from; to < run.groups.length; to += 1) {
    const group = run.groups[to] as DigitGroup
    if (to > from && to === run.groups.length - 1 && !goesOn(text, run, to)) break
    if (to > from) candidate.gaps += run.gaps[to - 1]
    candidate.digits += group.digits
    candidate.shape += `${to > from ? '-' : ''}${group.digits.length}`
    candidate.end = group.end
    if (candidate.digits.length > LONGEST) break
    if (candidate.digits.length < least) continue
    if (isWholeCompanyNumber(candidate, run, to)) return { finding: null, next: to + 1, rank: 0 }
    const verdict = judged(candidate, text, judge)
    if (verdict && verdict.rank >= (best?.rank ?? 0) && !isAmount(verdict.candidate, text))
      best = { finding: spanOf(verdict.candidate, verdict.kind, text), next: to + 1, rank: verdict.rank }
  }
  return best
}

/** What follows the last part of a number; another word makes of the part a count, a date, or the first character of 一共. */
const ENDS_WELL = new RegExp(
  `^(?:$|[^一-龥]|[就这那您你我他她查能行的也麻请收没在打转退有了叉艾埃帮后然接下中最]|${FILLERS})`,
)

/** Whether the last group of a run belongs to what is before it, or begins what comes next. */
function goesOn(text: string, { groups, gaps }: DigitRun, to: number): boolean {
  const next = text.slice((groups[to] as DigitGroup).end, (groups[to] as DigitGroup).end + 4)
  const gap = gaps[to - 1] as string
  return HAS_STOP.test(gap) && gap !== gaps[to - 2] ? ENDS_WELL.test(next) : !WORD_GOES_ON.test(next)
}

/** The verdict on the number; an `x` behind it belongs to it where that makes an identity number. */
function judged(candidate: Candidate, text: string, judge: Judge): (Verdict & { candidate: Candidate }) | null {
  const isIdentity = candidate.cue?.cue === 'id' || candidate.digits.length === 17
  const end = isIdentity ? endOfX(text, candidate.end) : 0
  const whole = end ? { ...candidate, digits: `${candidate.digits}x`, end } : candidate
  const verdict = judge(whole, text)
  return verdict && { ...verdict, candidate: whole }
}

/** A hotline in groups (400-820-8820) is read as a whole, before a part of it can pass for something else. */
function isWholeCompanyNumber({ digits, shape, cue, chinese }: Candidate, run: DigitRun, to: number): boolean {
  const named = cue !== null && cue.cue !== 'phone' && cue.cue !== 'reference'
  if (digits.length < 10 || named || /^[ -]*$/.test(run.gaps[to] ?? '.')) return false
  return isCompanyNumber(digits, chinese) || isTollFree(digits, shape)
}

function endOfX(text: string, end: number): number {
  BEFORE_X.lastIndex = end
  BEFORE_X.test(text)
  if (BEFORE_X.lastIndex - end > FARTHEST_X) return 0
  CHECK_X.lastIndex = BEFORE_X.lastIndex
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

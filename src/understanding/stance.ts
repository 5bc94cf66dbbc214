import type { Analysis } from './analysis.ts'
import { clauseAt } from './clean-text.ts'
import { type Hit, nearby } from './hit.ts'
import { isWordUnit } from './trie.ts'

/** How far a bare "不" or "not" reaches, and how far "不是", "没说要", "I'm not" do; in Chinese characters. */
const NEGATOR_REACH = 3
const DENIAL_REACH = 9
/** A Latin word is about four and a half letters and a space. */
const LATIN_STRETCH = 5
const NEW_SUBJECT = /[我你他她您]| i | you | he | she /
const REPORT_REACH = 30
/** Without punctuation these words bring the speaker's own tale back. */
const REPORT_ENDS = /结果|到现在|但是|可是|却|我就| but | yet | and now /
const SPEAKER_RETURNS = /^(?:我|你|结果|但|可|现在|所以|i |im |ill |you |but |so |now )/

/**
 * Marks every cue with how it is meant: denied, quoted, supposed. "不处理我就去银保监" denies nothing, because a new
 * subject or "就" stands between the two: such words end the reach of a negation.
 */
export function takeStances(analysis: Analysis): void {
  const { hits, clean } = analysis
  const of = (label: string) => hits.marker.filter(hit => hit.group.label === label)
  const negators = of('negator')
  const denials = of('denial')
  const resets = of('reset')
  const reporters = of('reporter')
  const supposed = of('supposed')
  const quotes = quotedRanges(clean.text)
  if (negators.length + denials.length + reporters.length + supposed.length + quotes.length === 0) return
  for (const kind of ['feeling', 'marker', 'need', 'category', 'severity', 'demand', 'signal', 'cue'] as const) {
    for (const hit of hits[kind]) {
      const clause = clauseAt(clean, hit.start)
      const denied = nearby(denials, hit.start, hit.start).filter(denial =>
        reaches(denial, hit, DENIAL_REACH, clause, resets, clean.text),
      )
      // "不是" is one negation, although "不" is in it; only a further one turns the sense back: "不是不满意".
      const negated = nearby(negators, hit.start, hit.start).some(
        negator =>
          reaches(negator, hit, NEGATOR_REACH, clause, resets, clean.text) &&
          !NEW_SUBJECT.test(clean.text.slice(negator.end, hit.start)) &&
          !denied.some(denial => denial.start <= negator.start && negator.end <= denial.end),
      )
      const either = denied.length > 0 !== negated
      // "这不是耍流氓吗", "isn't this theft?": asked like this, a denial affirms.
      const turned = either && /[吗嘛]|\?/.test(clean.text.slice(clause[1] - 1, clause[1] + 1))
      hit.negated = either && !turned
      hit.reported =
        quotes.some(([from, to]) => from <= hit.start && hit.end <= to) ||
        nearby(reporters, hit.start, hit.start).some(reporter => reports(reporter, hit, analysis, kind))
      hit.supposed = nearby(supposed, hit.start, hit.start).some(
        mark => mark.end <= hit.start && mark.start >= clause[0],
      )
    }
  }
}

function reaches(
  negation: Hit,
  hit: Hit,
  reach: number,
  clause: readonly [number, number],
  resets: readonly Hit[],
  text: string,
): boolean {
  if (negation.end > hit.start || negation.start < clause[0]) return false
  const latin = isWordUnit(text.charCodeAt(negation.start))
  if (hit.start - negation.end > reach * (latin ? LATIN_STRETCH : 1)) return false
  return !nearby(resets, negation.end, hit.start).some(reset => reset.start >= negation.end && reset.end <= hit.start)
}

/**
 * Reported speech reaches to the end of its clause. What is threatened, demanded or sworn in the next clause is still the
 * other's, unless the speaker comes back as "我", "I"; a feeling there may well be the speaker's answer to it.
 */
function reports(reporter: Hit, hit: Hit, analysis: Analysis, kind: string): boolean {
  if (hit.start <= reporter.start || hit.end <= reporter.end || hit.start - reporter.end > REPORT_REACH) return false
  const { clean } = analysis
  if (REPORT_ENDS.test(clean.text.slice(reporter.end, hit.start))) return false
  const from = clauseAt(clean, reporter.start)
  if (hit.start < from[1]) return true
  const goesOn = kind === 'signal' || kind === 'demand' || kind === 'cue'
  if (!goesOn && reporter.end < from[1] - 1) return false
  const next = clean.clauses.find(clause => clause[0] >= from[1])
  if (!next || clean.text.charAt(from[1]) !== ',' || hit.start >= next[1] || hit.start < next[0]) return false
  return !SPEAKER_RETURNS.test(clean.text.slice(next[0], next[0] + 6))
}

/** Ranges between quotation marks, unless they are the speaker's own announcement or mere emphasis of one word. */
function quotedRanges(text: string): [number, number][] {
  const ranges: [number, number][] = []
  let open = text.indexOf('"')
  while (open !== -1) {
    const close = text.indexOf('"', open + 1)
    if (close === -1) break
    const before = text.slice(Math.max(0, open - 6), open)
    if (!/我(?:说|讲|要说|告诉)|i (?:say|said|told)/.test(before)) ranges.push([open + 1, close])
    open = text.indexOf('"', close + 1)
  }
  return ranges
}

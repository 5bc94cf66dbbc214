import type { EmotionReading } from '../domain/reading.ts'
import { EMOTIONS, type Emotion } from '../domain/vocabulary.ts'
import type { Analysis } from './analysis.ts'
import { arousalOf, loudnessOf } from './arousal.ts'
import { type Hit, nearby } from './hit.ts'
import { isMockery } from './sarcasm.ts'

/** What the words of a turn say about feeling, before it becomes a reading. The seam for a learned model: it reads the same turn and gives the same probabilities. */
export interface Feelings {
  probabilities: Record<Emotion, number>
  heat: number
  /** Blame of the company, 0 … about 3. */
  blame: number
  arousal: number
}

const REST: Record<Emotion, number> = {
  calm: 0.9,
  satisfied: -0.9,
  confused: -0.6,
  anxious: -0.8,
  sad: -1.1,
  disappointed: -0.7,
  angry: -1,
  unknown: -2.2,
}
const VALENCE: Record<Emotion, number> = {
  calm: 0.05,
  satisfied: 0.8,
  confused: -0.15,
  anxious: -0.5,
  sad: -0.75,
  disappointed: -0.6,
  angry: -0.85,
  unknown: 0,
}
const LASTING = ['angry', 'disappointed', 'sad', 'anxious'] as const
const MOOD_LASTS = 1
const BLAME_MAX = 3
/** Each "你们" and each question at the company is a small reproach where nobody is asking politely. */
const YOU_BLAME = 0.2
const QUESTION_BLAME = 0.3
/** Below this arousal blame is disappointment, above it anger. */
const HOT = 0.2

/** Reads emotion from one analysed turn; `before` are those of the customer's previous turn, which fade and do not vanish. */
export function feel(analysis: Analysis, before: Feelings | null): Feelings {
  const logits = { ...REST }
  const carried = before ? before.arousal : 0
  const loudness = loudnessOf(analysis.clean.raw)
  const blame = blameOf(analysis)
  const mockery = isMockery(analysis, blame)
  let arousal = arousalOf(analysis, loudness, carried)
  if (mockery) arousal = 1 - (1 - arousal) * 0.6
  for (const hit of analysis.hits.feeling) addFeeling(logits, hit, analysis, mockery)
  addMarkers(logits, analysis)
  if (mockery) logits.angry += 2.2
  logits.angry += blame * (arousal > HOT ? 0.5 + 1.2 * arousal : 0.25 * arousal) + 2.6 * Math.max(0, arousal - HOT)
  logits.disappointed += blame * (arousal > HOT ? 0.35 : 1.05)
  logits.calm -= 0.75 * blame + 1.6 * arousal
  logits.satisfied -= 1.1 * blame
  logits.confused -= 0.6 * blame
  if (before && !isCooling(analysis)) {
    for (const emotion of LASTING) logits[emotion] += MOOD_LASTS * Math.max(0, before.probabilities[emotion] - 0.2)
  }
  if (isEmpty(analysis)) logits.unknown += 6
  const probabilities = softmax(logits)
  return { probabilities, heat: heatOf(probabilities, arousal, blame), blame, arousal }
}

/** Label, valence and confidence of the feelings; the label is what is likeliest. */
export function emotionOf(feelings: Feelings): EmotionReading {
  const { probabilities, heat } = feelings
  let label: Emotion = 'unknown'
  let valence = 0
  for (const emotion of EMOTIONS) {
    if (probabilities[emotion] > probabilities[label]) label = emotion
    valence += probabilities[emotion] * VALENCE[emotion]
  }
  return {
    label,
    valence: round(Math.max(-1, Math.min(1, valence * 1.15))),
    heat: round(heat),
    confidence: round(probabilities[label]),
    probabilities: Object.fromEntries(EMOTIONS.map(emotion => [emotion, round(probabilities[emotion])])) as Record<
      Emotion,
      number
    >,
  }
}

function addFeeling(logits: Record<Emotion, number>, hit: Hit, analysis: Analysis, mockery: boolean): void {
  const emotion = hit.group.label as Emotion
  let weight = hit.group.weight * (hit.reported ? 0.35 : 1) * (hit.supposed && emotion !== 'anxious' ? 0.6 : 1)
  for (const marker of nearby(analysis.hits.marker, hit.start - 2, hit.end + 2)) {
    if (marker.start > hit.end + 1 || marker.end < hit.start - 2) continue
    if (marker.group.label === 'intensifier') weight *= 1.2
    if (marker.group.label === 'downtoner') weight *= 0.75
  }
  if (emotion === 'satisfied' && mockery) return
  if (!hit.negated) {
    logits[emotion] += weight
    return
  }
  if (emotion === 'satisfied') logits.disappointed += 0.8 * weight
  else if (emotion === 'calm') logits.calm -= 0.5 * weight
  else {
    logits.calm += 0.5 * weight
    logits[emotion] -= 0.4 * weight
  }
}

function addMarkers(logits: Record<Emotion, number>, analysis: Analysis): void {
  let polite = 0
  let inquiry = 0
  for (const { group, negated } of analysis.hits.marker) {
    if (negated) continue
    if (group.label === 'polite') polite += group.weight
    else if (group.label === 'inquiry') inquiry += group.weight
    else if (group.label === 'swear') logits.angry += 0.9 * group.weight
    else if (group.label === 'company-insult') logits.angry += 1.3 * group.weight
    else if (group.label === 'threat') logits.angry += 0.5 * group.weight
    else if (group.label === 'rhetorical') logits.angry += 0.5 * group.weight
  }
  for (const { group, negated, reported } of analysis.hits.signal) {
    if (group.label === 'abuse' && !negated && !reported) logits.angry += 2
    if (group.label === 'violence' && !negated && !reported) logits.angry += 1.8
    if (group.label === 'self-harm' && !negated && !reported) logits.sad += 2.4
  }
  logits.calm += Math.min(1, 0.4 * polite) + Math.min(1, 0.5 * inquiry)
}

/** Blame: every grievance said, with fewer points for each further one; a denied or quoted one does not count. */
function blameOf(analysis: Analysis): number {
  let blame = 0
  for (const hit of analysis.hits.marker) {
    if (hit.negated || (hit.group.label !== 'grievance' && hit.group.label !== 'company-insult')) continue
    blame += hit.group.weight * (hit.reported ? 0.5 : 1) * (hit.supposed ? 0.4 : 1)
  }
  for (const hit of analysis.hits.category) {
    if (!hit.negated && hit.group.weight >= 1) blame += 0.35
  }
  return BLAME_MAX * (1 - Math.exp(-(blame + reproachOf(analysis)) / 2))
}

function reproachOf(analysis: Analysis): number {
  const { clean, hits } = analysis
  if (hits.marker.some(hit => hit.group.label === 'inquiry' || hit.group.label === 'polite')) return 0
  const named = clean.text.split('你们').length - 1
  if (named === 0) return 0
  const asked = clean.clauses.filter(
    ([from, to]) => clean.text.charAt(to) === '?' && clean.text.slice(from, to).includes('你们'),
  )
  return Math.min(3, named) * YOU_BLAME + Math.min(2, asked.length) * QUESTION_BLAME
}

/** Thanks, calm or pleasure in the words: what was felt a turn ago is over. */
function isCooling(analysis: Analysis): boolean {
  return analysis.hits.feeling.some(
    hit => (hit.group.label === 'satisfied' || hit.group.label === 'calm') && !hit.negated,
  )
}

function heatOf(probabilities: Record<Emotion, number>, arousal: number, blame: number): number {
  const hot = probabilities.angry
  const quiet = probabilities.sad + probabilities.satisfied + probabilities.calm + probabilities.anxious * 0.7
  const heat = 0.03 + 0.5 * arousal + 0.34 * hot + 0.04 * Math.min(2, blame) + 0.06 * probabilities.disappointed
  const cooled = heat * (1 - 0.35 * Math.min(1, quiet))
  return Math.min(1, Math.max(0, cooled * (arousal > 0.85 && hot > 0.7 ? 1.12 : 1)))
}

/** Nothing that a person could feel anything from: fillers, a lone "嗯", noise. */
function isEmpty(analysis: Analysis): boolean {
  const { clean, hits } = analysis
  if (hits.feeling.length + hits.cue.length + hits.demand.length + hits.signal.length > 0) return false
  const words = clean.text.replace(/[^\p{L}\p{N}]/gu, '')
  return words.length < 2 || /^(?:嗯|哦|啊|呃|唉|哎|喂)+$|^[a-z]{1,2}$/.test(words) || /^\d+$/.test(words)
}

function softmax(logits: Record<Emotion, number>): Record<Emotion, number> {
  let max = Number.NEGATIVE_INFINITY
  for (const emotion of EMOTIONS) max = Math.max(max, logits[emotion])
  let sum = 0
  const shares = { ...logits }
  for (const emotion of EMOTIONS) {
    shares[emotion] = Math.exp(Math.max(-30, logits[emotion] - max))
    sum += shares[emotion]
  }
  for (const emotion of EMOTIONS) shares[emotion] /= sum
  return shares
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

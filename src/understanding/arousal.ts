import type { Analysis } from './analysis.ts'
import { isChinese } from './clean-text.ts'
import type { Hit } from './hit.ts'

/** Loudness of the raw text, before any word is understood. */
export interface Loudness {
  exclamations: number
  questions: number
  /** Share of Latin words written in capitals, where there are enough words to tell. */
  shouted: number
  repeated: boolean
}

/** Repetition that is kind, or a stutter, or a way to say yes. */
const HARMLESS =
  /^(?:谢+|哈+|好+|对+|嗯+|是+|行+|啊+|喂+|我+|就是|那个|这个|谢谢|可以|没有|您好|你好|拜+|哦+|\d+|[-_.=*]+|ok|yes|ha|bye)$/i
const WORDS_MIN = 3
const REPEATED_MAX = 6
const EXCLAIMED = [0, 0.12, 0.22, 0.32]
/** "讲什么讲", "急什么急": an order thrown back. */
const RETORT = /([\u4e00-\u9fff])什么\1/

export function loudnessOf(raw: string): Loudness {
  let exclamations = 0
  let questions = 0
  let upper = 0
  let lower = 0
  const end = Math.min(raw.length, 2000)
  for (let i = 0; i < end; i += 1) {
    const code = raw.charCodeAt(i)
    if (code === 33 || code === 0xff01) exclamations += 1
    else if (code === 63 || code === 0xff1f) questions += 1
    else if (code >= 65 && code <= 90) upper += 1
    else if (code >= 97 && code <= 122) lower += 1
  }
  return {
    exclamations,
    questions,
    shouted: upper >= 8 && upper > lower * 0.5 ? Math.min(1, upper / (upper + lower)) : shoutedWords(raw, upper),
    repeated: repeats(raw),
  }
}

/** One to six characters said three times running: "退钱退钱退钱", "no no no". */
function repeats(raw: string): boolean {
  const end = Math.min(raw.length, 400)
  for (let length = 1; length <= REPEATED_MAX; length += 1) {
    let same = 0
    for (let i = length; i < end; i += 1) {
      const code = raw.charCodeAt(i)
      same = code === raw.charCodeAt(i - length) ? same + 1 : 0
      if (same < length * 2 || !(isChinese(code) || code > 64)) continue
      const unit = raw.slice(i - length + 1, i + 1).replace(/[\s,.!?，。！？]/g, '')
      if (unit !== '' && !HARMLESS.test(unit)) return true
      same = 0
    }
  }
  return false
}

/** Words such as NEVER or REFUND in an otherwise small-lettered turn; abbreviations do not count. */
function shoutedWords(raw: string, upper: number): number {
  if (upper < 5) return 0
  const words = raw.slice(0, 600).match(/\b[A-Z]{4,}\b/g) ?? []
  return words.length >= 1 && raw.split(/\s+/).length >= WORDS_MIN ? Math.min(0.5, 0.2 * words.length) : 0
}

/**
 * Arousal 0 … 1 of one turn: what the words carry, joined so that ten mild words do not make a riot, and how loud they
 * are said. Politeness cools.
 */
export function arousalOf(analysis: Analysis, loudness: Loudness, carried: number): number {
  let quiet = 1
  let cooling = 0
  const count = (hit: Hit) => {
    if (hit.negated) return
    const share = hit.reported || hit.supposed ? 0.4 : 1
    if (hit.group.heat > 0) quiet *= 1 - hit.group.heat * share
    else cooling -= hit.group.heat
  }
  for (const kind of ['feeling', 'marker', 'signal', 'cue', 'need'] as const) analysis.hits[kind].forEach(count)
  const { exclamations, questions } = loudness
  quiet *= 1 - (EXCLAIMED[Math.min(exclamations, 3)] as number)
  if (questions >= 3) quiet *= 0.85
  if (RETORT.test(analysis.clean.text)) quiet *= 0.75
  quiet *= 1 - 0.45 * loudness.shouted
  if (loudness.repeated) quiet *= 0.8
  quiet *= 1 - 0.35 * carried
  const arousal = (1 - quiet) * (1 - Math.min(0.4, cooling))
  return Math.min(1, Math.max(0, arousal))
}

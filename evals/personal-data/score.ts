import { maskPersonalData } from '../../src/tools/privacy.ts'
import { seeded } from '../notations/random.ts'
import { type PersonalText, personalTexts } from '../personal-data.ts'
import { HARMLESS_FIXED, harmlessPersonal } from './harmless.ts'
import { LEGIBLE_ANSWERS } from './turns.ts'

/** How the masking did on one kind of personal data in one notation. */
export interface PrivacyScore {
  kind: string
  notation: string
  /** Pieces of personal data, and those of them that are masked whole. */
  pieces: number
  masked: number
  /** Spans masked, those that touch personal data, and those that take no more than a character beside it along. */
  spans: number
  right: number
  tight: number
  /** Some texts of which a piece was left legible. */
  missed: string[]
}

const contextOf = ({ previous, asked }: Pick<PersonalText, 'previous' | 'asked'>) => ({
  ...(previous ? { previous } : {}),
  ...(asked ? { asked } : {}),
})

/** Recall and precision by kind and notation, over `each` texts of every cell made from the seed. */
export function scorePersonalTexts(seed: number, each: number): PrivacyScore[] {
  const scores = new Map<string, PrivacyScore>()
  for (const made of personalTexts(seed, each)) {
    const key = `${made.kind}, ${made.notation}`
    const score = scores.get(key) ?? {
      ...{ kind: made.kind, notation: made.notation, pieces: 0, masked: 0, spans: 0, right: 0, tight: 0, missed: [] },
    }
    scores.set(key, score)
    const { found, text } = maskPersonalData(made.text, contextOf(made))
    for (const piece of made.spans) {
      score.pieces += 1
      if (found.some(span => span.start <= piece.start && span.end >= piece.end)) score.masked += 1
      else score.missed.push(`${made.text} → ${text}`)
    }
    for (const span of found) {
      score.spans += 1
      if (made.spans.some(piece => piece.start < span.end && span.start < piece.end)) score.right += 1
      if (made.spans.some(piece => span.start >= piece.start - 1 && span.end <= piece.end + 1)) score.tight += 1
    }
  }
  return [...scores.values()]
}

/** Texts without personal data of which something was masked all the same. */
export function falseAlarms(seed: number, count: number): string[] {
  const random = seeded(seed)
  const texts = [...HARMLESS_FIXED, ...Array.from({ length: count }, () => harmlessPersonal(random))]
  return [
    ...texts.filter(text => maskPersonalData(text).found.length > 0),
    ...LEGIBLE_ANSWERS.filter(answer => maskPersonalData(answer.text, contextOf(answer)).found.length > 0).map(
      ({ text }) => text,
    ),
  ]
}

const LONG_UNITS = [
  ...[
    '1',
    '1 ',
    ' ',
    '幺',
    '幺，',
    '@',
    'a@',
    'a.b',
    '中',
    '的',
    '路',
    '1号',
    '3栋2单元',
    '卡号 ',
    '我叫',
    '我叫张',
    '张伟和',
    '我姓',
  ],
  ...[
    '姓名:',
    '-',
    '(',
    '1.',
    '京A1',
    'E1',
    '保单号A',
    '微信a',
    'Mr ',
    'John Smith ',
    'my name is ',
    '1 Main St ',
    'address 1 ',
  ],
  ...[
    '生日1985',
    '[手机号]或',
    '13800138000或',
    '三个零',
    '是',
    '嗯',
    'a dot ',
    'at ',
    'one ',
    'double ',
    '\u200b',
    '１',
    '艾特',
    '张伟先生',
    '密码',
    '身份证前面',
    '有效期0',
    '我女儿，叫',
    '姓王，',
    'pin is ',
    'name a-b',
    'contact a ',
    '区里1-',
    'area code ',
  ],
]

/**
 * The input whose work grows most when its length doubles: about 2 where the masking is linear, 4 where it is quadratic.
 * Processor time over two doublings, so that a busy machine or a pause for memory does not pass for growth.
 */
export function worstGrowth(length: number): { unit: string; growth: number; microseconds: number } {
  let worst = { unit: '', growth: 0, microseconds: 0 }
  for (const unit of LONG_UNITS) {
    const short = fastest(unit.repeat(Math.ceil(length / unit.length)))
    const long = fastest(unit.repeat(Math.ceil((4 * length) / unit.length)))
    const growth = Math.sqrt(long / Math.max(short, LEAST_US))
    if (growth > worst.growth) worst = { unit, growth, microseconds: long }
  }
  return worst
}
/** Less than this is noise. */
const LEAST_US = 1500

function fastest(text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run += 1) {
    const from = process.cpuUsage()
    maskPersonalData(text)
    const { user, system } = process.cpuUsage(from)
    best = Math.min(best, user + system)
  }
  return best
}

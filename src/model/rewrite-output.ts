import { z } from 'zod'
import { failure, type RewriteResult } from './rewriter.ts'

/** Characters of raw output worth collecting; the sentence itself has 60, the rest is room for a model that thinks aloud. */
export const RAW_CHARS_MAX = 16_000
/** No suggestion is this long; the guard holds the exact limit of what can be spoken. */
const TEXT_CHARS_MAX = 600

const answerSchema = z.strictObject({ text: z.string() })

/** Reasoning models put their thoughts before the answer; only whole blocks at the start are taken off. */
const THOUGHTS = /^\s*(?:<(think|thinking|reasoning)>[\s\S]*?<\/\1>\s*)+/i
const MARKUP = /<\/?[a-z_|!][^<>]*>|<\||\|>|\[\/?(?:INST|TOOL_CALLS?)\]|```|\*\*|^\s*(?:#{1,6}|[-*•])\s|https?:\/\//im
const UNSPEAKABLE = /[\p{Cc}\p{Co}\p{Cn}\u2028\u2029\ufffd]/u

const REFUSALS = [
  /(?:作为|我是|身为)(?:一个|一名|一款)?\s*(?:AI|人工智能|大?语言模型|智能助手)/i,
  /(?:无法|不能|没法|不便)(?:为[您你])?(?:协助|满足|完成|处理|执行|生成|回答|改写|继续)[^，。！？]{0,6}的?(?:请求|要求|任务|指令|问题|话题|改写)/,
  /\bas an? (?:AI|language model|artificial intelligence)\b/i,
  /\bI(?:['’]m| am) (?:an AI|a language model)\b/i,
  /\bI(?:['’]m| am)?\s*(?:sorry,?\s*(?:but)?\s*I\s*)?(?:can(?:no|['’])t|can not|am unable to|['’]m unable to|won['’]t)\s+(?:assist|help (?:you )?with (?:that|this|your)|comply|fulfil+|provide that|do that|rewrite|generate|create|continue)\b/i,
]

/**
 * Reads the complete output of a model: exactly `{"text": "…"}`, in the language of the call, one sentence that can be
 * spoken. Nothing is repaired: what is not whole is refused, because a half sentence may have lost its "not".
 */
export function readRewrite(raw: string, language: 'zh' | 'en'): RewriteResult {
  const output = raw.replace(THOUGHTS, '').trim()
  if (output === '') return failure('bad-output', 'the answer is empty')
  const parsed = answerSchema.safeParse(jsonOf(output))
  if (!parsed.success) {
    return refuses(output)
      ? failure('refused', 'the model declined in prose')
      : failure('bad-output', 'the answer is not {"text": …}')
  }
  const text = parsed.data.text.trim()
  if (text === '') return failure('bad-output', 'the text is empty')
  if (refuses(text)) return failure('refused', 'the text is a refusal')
  if (MARKUP.test(text) || UNSPEAKABLE.test(text))
    return failure('bad-output', 'the text has markup or control characters')
  if (repeats(text.slice(0, TEXT_CHARS_MAX))) return failure('repetition', 'the text repeats itself')
  if (text.length > TEXT_CHARS_MAX) return failure('bad-output', `the text is longer than ${TEXT_CHARS_MAX}`)
  if (!isIn(language, text)) return failure('wrong-language', `the text is not in ${language}`)
  return { ok: true, text }
}

function jsonOf(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}

const refuses = (text: string): boolean => REFUSALS.some(pattern => pattern.test(text))

/** A loop of the decoder: the same two or more characters four times in a row, or one character twelve times. */
function repeats(text: string): boolean {
  return /(.{2,40}?)(?:[\s,，。.!！]*\1){3,}/u.test(text) || /([^\s\d])\1{11,}/u.test(text)
}

/**
 * Chinese may hold abbreviations and product names in Latin letters (APP, a Han character being worth about three of
 * them), English holds no Chinese. Kana and Hangul belong to neither.
 */
function isIn(language: 'zh' | 'en', text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const han = count(/\p{Script=Han}/gu)
  const latin = count(/\p{Script=Latin}/gu)
  const letters = count(/\p{L}/gu)
  if (letters === 0 || /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return false
  if (language === 'zh') return han >= 2 && latin <= han * 3
  return latin >= 2 && han === 0 && latin * 10 >= letters * 9
}

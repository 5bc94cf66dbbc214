import { each, type Scorer } from './scorer.ts'

const CHINESE_CHARS_MAX = 60
const ENGLISH_WORDS_MAX = 35
/** Slots that were not filled, brackets, lists, markup: nothing of it can be read aloud. A masked [CARD] is no speech either. */
const UNSPEAKABLE = /[{}[\]<>（）()*#_|\\\n]|undefined|null|NaN|https?:/
const DOUBLED = /([，。！？、；,.!?;])\s*[，。！？、；,.!?;]/

export const speakable: Scorer = {
  id: 'speakable',
  means: `at most ${CHINESE_CHARS_MAX} characters or ${ENGLISH_WORDS_MAX} words that can be read aloud as they stand`,
  score(call) {
    const issued = call.customer.filter(turn => turn.suggestion !== null)
    return each(issued, ({ suggestion }) => {
      const texts = [suggestion, ...(suggestion?.alternatives ?? [])].flatMap(option => option?.text ?? [])
      const wrong = texts.flatMap(text => faultOf(text, call.language) ?? [])
      return wrong.length === 0 ? null : wrong.join('; ')
    })
  },
}

function faultOf(text: string, language: 'zh' | 'en'): string | null {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0
  if (language === 'zh' && (text.length > CHINESE_CHARS_MAX * 1.3 || han > CHINESE_CHARS_MAX))
    return `too long: "${text}"`
  if (language === 'en' && words > ENGLISH_WORDS_MAX) return `too long: "${text}"`
  if (UNSPEAKABLE.test(text)) return `not speech: "${text}"`
  if (DOUBLED.test(text.replaceAll('……', '').replaceAll('...', ''))) return `doubled punctuation: "${text}"`
  return /[。！？…，.!?,”"']$/.test(text.trim()) ? null : `no end: "${text}"`
}

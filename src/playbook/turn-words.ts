/**
 * Turns the customer's words to the agent's side of the line: 我 → 您, "my" → "your". In Chinese 你们 is the company and
 * becomes 我们; a bare 你 is the agent. Plain word by word, in one pass, so that nothing is turned twice.
 */
export function turnWords(text: string, language: 'zh' | 'en'): string {
  return language === 'zh' ? turnChinese(text) : turnEnglish(text)
}

const CHINESE: Record<string, string> = {
  我们: '您',
  咱们: '您',
  俺们: '您',
  你们: '我们',
  您们: '我们',
  我: '您',
  俺: '您',
  你: '我',
  您: '我',
}
const CHINESE_WORDS = /我们|咱们|俺们|你们|您们|自我|你好|您好|我|俺|你|您/g

function turnChinese(text: string): string {
  return text.replace(CHINESE_WORDS, word => CHINESE[word] ?? word)
}

const ENGLISH: Record<string, string> = {
  "i'm": "you're",
  "i've": "you've",
  "i'd": "you'd",
  "i'll": "you'll",
  'i am': 'you are',
  'i was': 'you were',
  'am i': 'are you',
  'was i': 'were you',
  "you're": "we're",
  "you've": "we've",
  "you'd": "we'd",
  "you'll": "we'll",
  "we're": "you're",
  "we've": "you've",
  i: 'you',
  me: 'you',
  my: 'your',
  mine: 'yours',
  myself: 'yourself',
  we: 'you',
  us: 'you',
  our: 'your',
  ours: 'yours',
  ourselves: 'yourselves',
  you: 'we',
  your: 'our',
  yours: 'ours',
  yourself: 'ourselves',
}
const ENGLISH_WORDS =
  /\b(?:i'm|i've|i'd|i'll|i am|i was|am i|was i|you're|you've|you'd|you'll|we're|we've|i|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours|yourself)\b/gi
/** After these a "you" is an object, so the company is "us" and not "we". */
const TAKES_OBJECT =
  /\b(?:to|from|with|for|at|of|by|on|about|told|tell|give|gave|pay|paid|ask|asked|call|called|trust|trusted|trusting|let|send|sent|owe|sue|report|show|leave|leaving|sued)\s+$/i

function turnEnglish(text: string): string {
  return text.replace(/’/g, "'").replace(ENGLISH_WORDS, (word, offset: number, whole: string) => {
    const lower = word.toLowerCase()
    const turned = lower === 'you' && TAKES_OBJECT.test(whole.slice(0, offset)) ? 'us' : (ENGLISH[lower] ?? word)
    return offset === 0 && /^[A-HJ-Z]/.test(word) ? turned.charAt(0).toUpperCase() + turned.slice(1) : turned
  })
}

import type { Span } from '../domain/vocabulary.ts'
import { AGENT_CUES, type AgentCue, TACTICS, type Tactic } from '../domain/vocabulary.ts'
import type { TacticsData } from './tactics-schema.ts'

type Patterns = { zh: readonly string[]; en: readonly string[] }

/** How one tactic or cue is recognised: one expression a language, and one that voids a clause. */
export interface Recognised {
  pattern: { zh: RegExp | null; en: RegExp | null }
  unlike: { zh: RegExp | null; en: RegExp | null }
}

/** The compiled `recognise` and `cues` sections of `tactics.yaml`. */
export interface Recogniser {
  tactics: readonly { tactic: Tactic; recognised: Recognised }[]
  cues: readonly { cue: AgentCue; recognised: Recognised }[]
  /** Figures that the company puts on the table, figures that are somebody else's, and the agent's own heat. */
  offers: Recognised
  heat: Recognised
  feelingWords: { zh: RegExp; en: RegExp }
}

/** Compiles the patterns; throws with the name of the tactic where one is no regular expression. */
export function compileRecogniser(data: TacticsData): Recogniser {
  const words = (language: 'zh' | 'en') =>
    Object.fromEntries(Object.entries(data.words).map(([name, list]) => [name, list[language]]))
  const lists = { zh: words('zh'), en: words('en') }
  const compile = (name: string, patterns: Patterns | undefined, unlike: Patterns | undefined): Recognised => ({
    pattern: {
      zh: expression(name, patterns?.zh ?? [], lists.zh),
      en: expression(name, patterns?.en ?? [], lists.en),
    },
    unlike: { zh: expression(name, unlike?.zh ?? [], lists.zh), en: expression(name, unlike?.en ?? [], lists.en) },
  })
  return {
    tactics: TACTICS.map(tactic => ({
      tactic,
      recognised: compile(tactic, data.tactics[tactic].recognise, data.tactics[tactic].unlike),
    })),
    cues: AGENT_CUES.map(cue => ({
      cue,
      recognised: compile(`cue ${cue}`, data.cues[cue], data.cues[`not-${cue}`]),
    })),
    offers: compile('offers', data.cues['makes-offer'], data.cues['not-makes-offer']),
    heat: compile('agent heat', data.cues['agent-heat'], undefined),
    feelingWords: {
      zh: expression('words feeling', ['<feeling>'], lists.zh) ?? /(?!)/g,
      en: expression('words feeling', ['<feeling>'], lists.en) ?? /(?!)/g,
    },
  }
}

function expression(name: string, sources: readonly string[], lists: Record<string, string>): RegExp | null {
  if (sources.length === 0) return null
  const expanded = sources.map(source =>
    source.replace(/<([a-z-]+)>/g, (_, list: string) => {
      const words = lists[list]
      if (words === undefined) throw new Error(`${name}: unknown word list <${list}>`)
      return `(?:${words})`
    }),
  )
  try {
    return new RegExp(expanded.map(source => `(?:${source})`).join('|'), 'g')
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`)
  }
}

const CLAUSE_END = '，。？！；,.?!;\n'
const SENTENCE_END = '。？！；.?!;\n'
const SPACE = ' \t\u3000\u00a0'

/** Lower case for the patterns, where that leaves every place in the text where it is. */
export function patternText(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

/** The places where the pattern holds and the clause is not void. Spans cover the matched words, widened to their clause. */
export function findSpans(text: string, recognised: Recognised, language: 'zh' | 'en'): Span[] {
  const pattern = recognised.pattern[language]
  if (!pattern) return []
  const spans: Span[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '') {
      pattern.lastIndex += 1
      continue
    }
    const sentence = widen(text, match.index, match.index + match[0].length, SENTENCE_END)
    const unlike = recognised.unlike[language]
    if (unlike) {
      unlike.lastIndex = 0
      if (unlike.test(text.slice(sentence[0], sentence[1]))) continue
    }
    const span = widen(text, match.index, match.index + match[0].length, CLAUSE_END)
    const last = spans.at(-1)
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1])
    else spans.push(span)
  }
  return spans
}

function widen(text: string, start: number, end: number, boundary: string): Span {
  let from = start
  while (from > 0 && !boundary.includes(text.charAt(from - 1))) from -= 1
  let to = end
  while (to < text.length && !boundary.includes(text.charAt(to - 1))) to += 1
  while (from < to && SPACE.includes(text.charAt(from))) from += 1
  return [from, to]
}

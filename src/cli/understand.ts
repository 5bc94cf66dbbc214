import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { HeardUtterance } from '../domain/call.ts'
import { languageOf, localeSchema } from '../domain/case-facts.ts'
import { speakerSchema } from '../domain/vocabulary.ts'
import { readAmounts } from '../tools/amounts.ts'
import { understand } from '../understanding/understand.ts'
import { runJsonLines } from './json-lines.ts'
import { knowledgeFromEnvironment } from './knowledge.ts'

const said = z.looseObject({ speaker: speakerSchema, text: z.string() })
const inputSchema = z.looseObject({
  text: z.string(),
  speaker: speakerSchema.optional(),
  history: z.array(said).max(1000).optional(),
})

const HISTORY_READ_MAX = 12

/** `tongpin understand`: what customers say, one utterance a line. */
export function register(program: Command): void {
  program
    .command('understand')
    .description('Read customer utterances: emotion, needs, category, severity, demands, signals (JSON Lines).')
    .option('--locale <tag>', 'language of the call, zh or en', localeTag, 'zh')
    .addHelpText(
      'after',
      `\nExample:\n  echo '{"id":1,"speaker":"customer","text":"再不退钱我就去银保监投诉"}' | tongpin understand\n`,
    )
    .action(async ({ locale }: { locale: string }) => {
      const language = languageOf(locale)
      const currency = language === 'zh' ? 'CNY' : 'USD'
      const { lexicon } = knowledgeFromEnvironment().expertise
      await runJsonLines(inputSchema, ({ text, history }) => {
        const recent = (history ?? []).slice(-HISTORY_READ_MAX).map(heard)
        const amounts = readAmounts(text, { currency })
        return { ...understand({ text, amounts, language, recent }, lexicon) }
      })
    })
}

function heard(line: z.infer<typeof said>, turn: number): HeardUtterance {
  return { turn, utteranceId: `h${turn}`, speaker: line.speaker, text: line.text, startMs: 0, endMs: 0 }
}

function localeTag(value: string): string {
  const parsed = localeSchema.safeParse(value)
  if (!parsed.success) throw new InvalidArgumentError('It must begin with zh or en.')
  return parsed.data
}

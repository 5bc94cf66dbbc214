import type { Command } from 'commander'
import { z } from 'zod'
import { noteConduct } from '../playbook/conduct.ts'
import { readAmounts } from '../tools/amounts.ts'
import { findTaboos } from '../tools/wording.ts'
import { runJsonLines } from './json-lines.ts'
import { knowledgeFromEnvironment } from './knowledge.ts'

const inputSchema = z.looseObject({ text: z.string(), previous: z.string().nullish() })

/** `tongpin tactics`: which tactics and taboos are in an agent's words? One answer a line. */
export function register(program: Command): void {
  program
    .command('tactics')
    .description("Find tactics, taboos and the layer in an agent's words (JSON Lines).")
    .option('--json', 'machine output only (the output is JSON Lines anyway)')
    .addHelpText(
      'after',
      `\nExample:\n  echo '{"id":1,"text":"听起来您等得很着急。","previous":"我都等了一个月了"}' | tongpin tactics\n`,
    )
    .action(async () => {
      const { playbook, wording } = knowledgeFromEnvironment().expertise
      await runJsonLines(inputSchema, ({ text, previous }) => {
        const language = languageOfText(text)
        const { tactics, taboos, layer } = noteConduct(
          {
            text,
            amounts: readAmounts(text, { currency: language === 'zh' ? 'CNY' : 'USD' }),
            language,
            taboos: findTaboos(text, wording),
            ...(previous == null ? {} : { previous }),
          },
          playbook,
        )
        return { tactics, taboos, layer }
      })
    })
}

/** The language that most of the words are in; Chinese needs fewer signs a word, so a fifth of the letters is enough. */
function languageOfText(text: string): 'zh' | 'en' {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters > 0 && han / letters < 0.2 ? 'en' : 'zh'
}

import type { Command } from 'commander'
import { z } from 'zod'
import { maskPersonalData } from '../tools/privacy.ts'
import { runJsonLines } from './json-lines.ts'

const inputSchema = z.looseObject({
  text: z.string(),
  /** Earlier utterances of the same speaker, newest last, and what the other one asked: for numbers said over several turns. */
  previous: z.array(z.string()).optional(),
  asked: z.string().optional(),
})

/** `tongpin mask`: personal data out of texts, one a line; amounts, dates and articles stay legible. */
export function register(program: Command): void {
  program
    .command('mask')
    .description('Replace personal data in texts by its kind (JSON Lines).')
    .option('--json', 'machine output only (it is JSON Lines anyway)')
    .addHelpText('after', `\nExample:\n  echo '{"id":1,"text":"我的电话是13800138000"}' | tongpin mask\n`)
    .action(() =>
      runJsonLines(inputSchema, ({ text, previous, asked }) => ({
        ...maskPersonalData(text, { ...(previous ? { previous } : {}), ...(asked ? { asked } : {}) }),
      })),
    )
}

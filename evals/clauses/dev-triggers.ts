import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { featuresOfText, type TextReader } from '../../src/tools/clauses/text-reader.ts'
import type { Example } from './examples.ts'

const file = resolve(import.meta.dirname, '../../../shared/legal/clauses.json')
const rowsSchema = z.array(
  z.object({
    id: z.string(),
    triggered_by: z.array(z.enum(['customer', 'agent'])).min(1),
    trigger_examples_zh: z.array(z.string()),
  }),
)

/** A dev sentence that touches a clause, said by one of `speakers`; the source does not tell which. */
export interface DevTrigger extends Example {
  clause: string
  speakers: readonly ('customer' | 'agent')[]
}

/**
 * The trigger sentences of ../shared/legal (the project's own, marked dev). Training adds them to our own utterances; nothing of
 * them is stored but what they add to the weights, and figures on them are cross-validated. Empty where the folder is absent.
 */
export function devTriggers(reader: TextReader): DevTrigger[] {
  if (!existsSync(file)) return []
  return rowsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).flatMap(({ id, triggered_by, trigger_examples_zh }) =>
    trigger_examples_zh.map(text => ({
      text,
      clause: id,
      kind: 'touches' as const,
      speaker: triggered_by[0] as 'customer' | 'agent',
      speakers: triggered_by,
      language: 'zh' as const,
      // Short and spoken, like our own file of that name: they weigh alike.
      file: 'speech-short.yaml',
      features: featuresOfText(text, reader),
    })),
  )
}

import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { describeMisfit, problem } from './draft.ts'
import { millis } from './time.ts'

const time = z.union([z.number(), z.null()]).optional()
const line = z.object({
  speaker: z.union([z.string(), z.null()]).optional(),
  text: z.string(),
  startMs: time,
  endMs: time,
})

/** Our own format: an optional first line `{"case": {…}}`, then `{speaker, text, startMs, endMs}` a line. */
export const ownJsonl: RecordFormat = {
  source: 'own',
  tags: 'separate',
  matches: record =>
    'case' in record ||
    (typeof record.text === 'string' &&
      ('speaker' in record || 'startMs' in record) &&
      !('start' in record) &&
      !('segments' in record)),
  open() {
    let begun = false
    return {
      read(record, number): Draft[] {
        if (typeof record === 'object' && record !== null && 'case' in record && !('text' in record)) {
          if (begun) return [problem(number, 'the case belongs on the first line; this one is skipped')]
          begun = true
          return [{ kind: 'case', facts: record.case }]
        }
        const parsed = line.safeParse(record)
        if (!parsed.success) {
          const expected = 'write {"speaker": "customer", "text": "…", "startMs": 0, "endMs": 900}'
          return [problem(number, `this line is skipped, ${describeMisfit(parsed.error)}: ${expected}`)]
        }
        begun = true
        const { speaker, text, startMs, endMs } = parsed.data
        const times = { startMs: millis(startMs), endMs: millis(endMs) }
        return [{ kind: 'speech', line: number, label: speaker ?? undefined, text, ...times, id: number }]
      },
    }
  },
}

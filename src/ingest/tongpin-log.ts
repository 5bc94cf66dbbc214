import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { describeMisfit, problem } from './draft.ts'

// This is the only place in ingest that knows the shape of our events; every other field of them is left alone.
const heard = z.object({
  utteranceId: z.union([z.string(), z.number()]).optional(),
  speaker: z.string(),
  text: z.string(),
  startMs: z.number().optional(),
  endMs: z.number().optional(),
})

/** Our own event log, as `replay --json` prints it: what was heard, and the case that the call started with. */
export const tongpinLog: RecordFormat = {
  source: 'log',
  tags: 'separate',
  matches: record => typeof record.type === 'string' && typeof record.seq === 'number' && 'at' in record,
  open: () => ({
    read(record, line): Draft[] {
      const event = record as Record<string, unknown>
      if (event.type === 'call-started') return event.facts === undefined ? [] : [{ kind: 'case', facts: event.facts }]
      if (event.type !== 'utterance-heard') return typeof event.type === 'string' ? [] : [problem(line, notAnEvent)]
      const parsed = heard.safeParse(event)
      if (!parsed.success)
        return [problem(line, `this event is skipped, ${describeMisfit(parsed.error)}: print the log again`)]
      const { utteranceId, speaker, text, startMs, endMs } = parsed.data
      return [{ kind: 'speech', line, label: speaker, text, startMs, endMs, id: utteranceId ?? line }]
    },
  }),
}

const notAnEvent = 'this line is not an event of our log and is skipped: keep only lines of `replay --json`'

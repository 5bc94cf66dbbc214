import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { describeMisfit, problem } from './draft.ts'
import { secondsToMillis } from './time.ts'

const transcriptEvent = z.object({
  Transcript: z.string(),
  Channel: z.string().optional(),
  SegmentId: z.string().optional(),
  StartTime: z.unknown().optional(),
  EndTime: z.unknown().optional(),
  IsPartial: z.union([z.boolean(), z.string()]).optional(),
})

/**
 * The event stream of Amazon's Live Call Analytics. CALLER and AGENT are two channels of the call. A segment that is
 * sent again replaces itself: so does the redacted version follow the one as spoken.
 */
export const awsLca: RecordFormat = {
  source: 'lca',
  tags: 'separate',
  matches: record => typeof record.EventType === 'string' && 'CallId' in record,
  open: () => ({
    read(record, line): Draft[] {
      const { EventType } = record as { EventType?: unknown }
      if (EventType !== 'ADD_TRANSCRIPT_SEGMENT') return []
      const parsed = transcriptEvent.safeParse(record)
      if (!parsed.success)
        return [problem(line, `this event is skipped, ${describeMisfit(parsed.error)}: export it again`)]
      const { Transcript, Channel, SegmentId, StartTime, EndTime, IsPartial } = parsed.data
      const times = { startMs: secondsToMillis(StartTime), endMs: secondsToMillis(EndTime) }
      const partial = String(IsPartial).toLowerCase() === 'true'
      const id = SegmentId ?? line
      return [{ kind: 'speech', line, text: Transcript, label: Channel, ...times, id, segment: SegmentId, partial }]
    },
  }),
}

import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { draftsOfList, isObject } from './draft.ts'
import { secondsToMillis } from './time.ts'

const segment = z.object({
  SegmentSpeaker: z.string().optional(),
  SegmentStartTime: z.unknown().optional(),
  SegmentEndTime: z.unknown().optional(),
  OriginalText: z.string().optional(),
  DisplayText: z.string().optional(),
})

const labels = z.array(z.object({ Speaker: z.string(), DisplayText: z.string() }))

/**
 * A processed call of Amazon's Post Call Analytics. The roles stand in `SpeakerLabels`; they come from how the
 * installation was told to read its channels, and are as right as that setting.
 */
export const awsPca: RecordFormat = {
  source: 'pca',
  tags: 'claimed',
  matches: record => 'SpeechSegments' in record || 'ConversationAnalytics' in record,
  open: () => ({
    read(record, line): Draft[] {
      const { ConversationAnalytics: analytics, SpeechSegments: segments } = record as Record<string, unknown>
      const parsed = labels.safeParse(isObject(analytics) ? analytics.SpeakerLabels : undefined)
      const roles = new Map((parsed.data ?? []).map(entry => [entry.Speaker, entry.DisplayText]))
      return draftsOfList(segments, segment, 'SpeechSegments', line, (data, index) => ({
        kind: 'speech',
        line,
        text: data.DisplayText ?? data.OriginalText ?? '',
        label: roles.get(data.SegmentSpeaker ?? '') ?? data.SegmentSpeaker,
        startMs: secondsToMillis(data.SegmentStartTime),
        endMs: secondsToMillis(data.SegmentEndTime),
        id: index,
      }))
    },
  }),
}

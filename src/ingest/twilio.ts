import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { describeMisfit, problem } from './draft.ts'
import { parseJson } from './json-scan.ts'
import { fromFirst, instantToMillis } from './time.ts'

const webhook = z.object({
  TranscriptionEvent: z.string(),
  TranscriptionData: z.string().optional(),
  TranscriptionErrorCode: z.union([z.string(), z.number()]).optional(),
  TranscriptionSid: z.string().optional(),
  SequenceId: z.union([z.string(), z.number()]).optional(),
  Timestamp: z.unknown().optional(),
  Track: z.string().optional(),
  Final: z.union([z.string(), z.boolean()]).optional(),
  InboundTrackLabel: z.string().optional(),
  OutboundTrackLabel: z.string().optional(),
})

const data = z.object({ transcript: z.string() })

/**
 * Webhooks of Twilio's real-time transcription. "Inbound" and "outbound" tell a track's direction as seen from one leg
 * of the call, and the agent may be on either leg: so a track is no role, unless the account labelled its tracks and
 * an event says so.
 */
export const twilio: RecordFormat = {
  source: 'twilio',
  tags: 'separate',
  matches: record => 'TranscriptionEvent' in record,
  open() {
    const offset = fromFirst()
    const labels = new Map<string, string>()
    return {
      read(record, line): Draft[] {
        const parsed = webhook.safeParse(record)
        if (!parsed.success)
          return [problem(line, `this event is skipped, ${describeMisfit(parsed.error)}: save it again`)]
        const event = parsed.data
        // There are no offsets: Twilio stamps when it sent the text, and that is all that is known of the time.
        const startMs = offset(instantToMillis(event.Timestamp))
        if (event.InboundTrackLabel !== undefined) labels.set('inbound_track', event.InboundTrackLabel)
        if (event.OutboundTrackLabel !== undefined) labels.set('outbound_track', event.OutboundTrackLabel)
        if (event.TranscriptionEvent === 'transcription-error') {
          const code = event.TranscriptionErrorCode ?? 'without a code'
          return [problem(line, `Twilio reports the error ${code}: the transcript may lack a part`)]
        }
        if (event.TranscriptionEvent !== 'transcription-content') return []
        const content = data.safeParse(parseJson(event.TranscriptionData ?? ''))
        if (!content.success)
          return [problem(line, 'TranscriptionData is not valid JSON with a transcript: save the event again')]
        const partial = String(event.Final).toLowerCase() === 'false'
        const track = event.Track ?? ''
        const label = labels.get(track) ?? track
        const segment = partial ? `${event.TranscriptionSid}:${track}` : undefined
        const id = event.SequenceId ?? line
        return [{ kind: 'speech', line, text: content.data.transcript, label, startMs, id, segment, partial }]
      },
    }
  },
}

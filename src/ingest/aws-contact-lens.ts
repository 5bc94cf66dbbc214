import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { draftsOfList, isObject, problem } from './draft.ts'
import { fromFirst, instantToMillis, millis } from './time.ts'

const turn = z.object({
  Id: z.string().optional(),
  ParticipantId: z.string().optional(),
  ParticipantRole: z.string().optional(),
  Content: z.string().optional(),
  ContentType: z.string().optional(),
  Type: z.string().optional(),
  BeginOffsetMillis: z.unknown().optional(),
  EndOffsetMillis: z.unknown().optional(),
  AbsoluteTime: z.unknown().optional(),
})

const participants = z.array(z.object({ ParticipantId: z.string(), ParticipantRole: z.string() }))

// A chat's system messages have the role SYSTEM: nobody at the table said them, so the speaker becomes unknown.
const rolesOf = (list: unknown): Map<string, string> => {
  const parsed = participants.safeParse(list)
  return new Map((parsed.data ?? []).map(entry => [entry.ParticipantId, entry.ParticipantRole]))
}

/** The file that Contact Lens writes after a call or chat, and the like-shaped one of Transcribe Call Analytics. */
export const awsContactLens: RecordFormat = {
  source: 'contact-lens',
  tags: 'claimed',
  matches: record =>
    !('EventType' in record) &&
    (Array.isArray(record.Transcript) ||
      ['ConversationCharacteristics', 'ChatTranscriptVersion', 'Participants'].some(key => key in record)),
  open: () => ({
    read(record, line): Draft[] {
      const file = record as Record<string, unknown>
      const roles = rolesOf(file.Participants)
      const offset = fromFirst()
      return draftsOfList(file.Transcript, turn, 'Transcript', line, data => {
        // Chats have the time of day instead of offsets, and their joins and leaves count for the beginning.
        const sentMs = offset(instantToMillis(data.AbsoluteTime))
        if (data.Content === undefined && (data.Type === 'EVENT' || data.Type === 'ATTACHMENT')) return null
        const startMs = millis(data.BeginOffsetMillis) ?? sentMs
        const label = data.ParticipantRole ?? roles.get(data.ParticipantId ?? '')
        const text = data.Content ?? ''
        return { kind: 'speech', line, text, label, startMs, endMs: millis(data.EndOffsetMillis), id: data.Id }
      })
    },
  }),
}

const segment = z.object({
  Transcript: turn.optional(),
  Utterance: turn.extend({ PartialContent: z.string().optional(), TranscriptId: z.string().optional() }).optional(),
})

/** The real-time stream of Contact Lens: `Transcript` segments are final, `Utterance` segments are parts of one. */
export const awsContactLensStream: RecordFormat = {
  source: 'contact-lens',
  tags: 'separate',
  matches: record => Array.isArray(record.Segments) || (typeof record.EventType === 'string' && 'ContactId' in record),
  open: () => ({
    read(record, line): Draft[] {
      if (!isObject(record)) return []
      if (record.EventType === 'FAILED') {
        return [problem(line, 'Contact Lens reports that the analysis failed: the transcript may lack its end')]
      }
      if (record.Segments === undefined) return []
      return draftsOfList(record.Segments, segment, 'Segments', line, ({ Transcript, Utterance }) => {
        const data = Transcript ?? Utterance
        // Categories and summaries are segments too and hold nothing that was said.
        if (data === undefined) return null
        return {
          kind: 'speech',
          line,
          text: Transcript?.Content ?? Utterance?.PartialContent ?? '',
          label: data.ParticipantRole,
          startMs: millis(data.BeginOffsetMillis),
          endMs: millis(data.EndOffsetMillis),
          id: data.Id,
          segment: data.Id,
          partial: Transcript === undefined,
        }
      })
    },
  }),
}

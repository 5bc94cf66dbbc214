import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { describeMisfit, problem } from './draft.ts'
import { millis } from './time.ts'

const message = z.object({
  code: z.number(),
  result: z
    .object({
      slice_type: z.number(),
      index: z.number(),
      voice_text_str: z.string(),
      start_time: z.unknown().optional(),
      end_time: z.unknown().optional(),
    })
    .optional(),
})

const sliceFinal = 2

/** Tencent Cloud's real-time recognition: slices 0 and 1 still change, slice 2 ends a sentence. It names no speaker. */
export const tencent: RecordFormat = {
  source: 'tencent',
  tags: 'separate',
  matches: record => 'voice_id' in record && 'code' in record,
  open: () => ({
    read(record, line): Draft[] {
      const parsed = message.safeParse(record)
      if (!parsed.success)
        return [problem(line, `this message is skipped, ${describeMisfit(parsed.error)}: save it again`)]
      const { code, result } = parsed.data
      if (code !== 0) return [problem(line, `Tencent reports the error ${code}: the transcript may lack a part`)]
      if (result === undefined || result.voice_text_str.trim() === '') return []
      const times = { startMs: millis(result.start_time), endMs: millis(result.end_time) }
      const place = { id: result.index, segment: String(result.index), partial: result.slice_type !== sliceFinal }
      return [{ kind: 'speech', line, text: result.voice_text_str, ...times, ...place }]
    },
  }),
}

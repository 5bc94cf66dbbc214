import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { problem } from './draft.ts'
import { parseJson } from './json-scan.ts'
import { joinText } from './text.ts'
import { millis } from './time.ts'

const message = z.object({
  action: z.string(),
  code: z.union([z.string(), z.number()]).optional(),
  data: z.unknown().optional(),
})

const sentence = z.object({
  seg_id: z.number().optional(),
  cn: z.object({
    st: z.object({
      type: z.union([z.string(), z.number()]),
      bg: z.unknown().optional(),
      ed: z.unknown().optional(),
      rt: z.array(z.object({ ws: z.array(z.object({ cw: z.array(z.object({ w: z.string() })) })) })),
    }),
  }),
})

const translation = z.object({
  biz: z.literal('trans'),
  src: z.string(),
  segId: z.number().optional(),
  type: z.union([z.string(), z.number()]),
  bg: z.unknown().optional(),
  ed: z.unknown().optional(),
})

const misfit = 'the data of this message hold no recognised sentence and are skipped: save the message again'

/** iFlytek's real-time transcription. Sentences of type 0 are final; voices, where told apart, are only numbered. */
export const iflytek: RecordFormat = {
  source: 'iflytek',
  tags: 'separate',
  matches: record =>
    ['started', 'result', 'error'].includes(String(record.action)) && ('sid' in record || 'desc' in record),
  open() {
    // With translation on, each sentence comes once recognised and once more as the source of its translation.
    let heardSentence = false
    return {
      read(record, line): Draft[] {
        const parsed = message.safeParse(record)
        if (!parsed.success) return [problem(line, misfit)]
        const { action, code } = parsed.data
        if (action === 'error')
          return [problem(line, `iFlytek reports the error ${code}: the transcript may lack a part`)]
        if (action !== 'result') return []
        const data = typeof parsed.data.data === 'string' ? parseJson(parsed.data.data) : parsed.data.data
        const recognised = sentence.safeParse(data)
        if (recognised.success) {
          const { seg_id: id, cn } = recognised.data
          const partial = Number(cn.st.type) !== 0
          heardSentence ||= !partial
          const text = joinText(cn.st.rt.flatMap(part => part.ws.map(word => word.cw[0]?.w ?? '')))
          return speech(line, text, partial, id, cn.st.bg, cn.st.ed)
        }
        const translated = translation.safeParse(data)
        if (!translated.success) return [problem(line, misfit)]
        if (heardSentence) return []
        const { src, type, segId, bg, ed } = translated.data
        return speech(line, src, Number(type) !== 0, segId, bg, ed)
      },
    }
  },
}

const speech = (
  line: number,
  text: string,
  partial: boolean,
  id: number | undefined,
  bg: unknown,
  ed: unknown,
): Draft[] => {
  if (text.trim() === '') return []
  const startMs = millis(bg)
  // A sentence that is not over yet has the end 0, which means that the end is not known.
  const endMs = millis(ed) || undefined
  // A sentence that goes on keeps its beginning, while the id of the message changes.
  const segment = partial ? `bg ${startMs}` : undefined
  return [{ kind: 'speech', line, text, startMs, endMs, id: id ?? line, partial, segment }]
}

import { assemblyai } from './assemblyai.ts'
import { awsContactLens, awsContactLensStream } from './aws-contact-lens.ts'
import { awsEvaluation } from './aws-evaluation.ts'
import { awsLca } from './aws-lca.ts'
import { awsPca } from './aws-pca.ts'
import { awsTranscribe } from './aws-transcribe.ts'
import { deepgram } from './deepgram.ts'
import type { DraftReader, RecordFormat, TextFormat } from './draft.ts'
import { isObject } from './draft.ts'
import { googleCcai } from './google-ccai.ts'
import { googleStt } from './google-stt.ts'
import { iflytek } from './iflytek.ts'
import { createJsonReader } from './json-records.ts'
import { ownJsonl } from './own-jsonl.ts'
import { srt } from './srt.ts'
import { tencent } from './tencent.ts'
import { tongpinLog } from './tongpin-log.ts'
import { twilio } from './twilio.ts'
import { webvtt } from './webvtt.ts'
import { whisperJson } from './whisper-json.ts'

const textFormats = { webvtt, srt }

// The order is the order of the questions that detection asks: a shape that is hard to mistake comes first.
const recordFormats = {
  'tongpin-log': tongpinLog,
  'aws-lca': awsLca,
  'aws-contact-lens-stream': awsContactLensStream,
  'aws-evaluation': awsEvaluation,
  'aws-pca': awsPca,
  'aws-contact-lens': awsContactLens,
  'aws-transcribe': awsTranscribe,
  twilio,
  tencent,
  iflytek,
  deepgram,
  assemblyai,
  'google-ccai': googleCcai,
  'google-stt': googleStt,
  'own-jsonl': ownJsonl,
  'whisper-json': whisperJson,
}

export type FormatId = keyof typeof textFormats | keyof typeof recordFormats

/** Every format that can be read, by the name that `--from` takes. */
export const formatIds = [...Object.keys(textFormats), ...Object.keys(recordFormats)] as FormatId[]

export const isFormatId = (name: string): name is FormatId => (formatIds as string[]).includes(name)

/** The format that a JSON value comes from; a list is judged by its first elements. */
export const formatOfRecord = (value: unknown): FormatId | null => {
  if (Array.isArray(value)) {
    for (const element of value.slice(0, 20)) {
      const found = isObject(element) ? formatOfRecord(element) : null
      if (found !== null) return found
    }
    return null
  }
  if (!isObject(value)) return null
  const entries = Object.entries(recordFormats) as [FormatId, RecordFormat][]
  return entries.find(([, format]) => format.matches(value))?.[0] ?? null
}

export const openFormat = (id: FormatId): DraftReader & Pick<TextFormat, 'source' | 'tags'> => {
  if (id === 'webvtt' || id === 'srt') {
    const { source, tags, open } = textFormats[id]
    return { ...open(), source, tags }
  }
  const format: RecordFormat = recordFormats[id]
  return { ...createJsonReader(format), source: format.source, tags: format.tags }
}

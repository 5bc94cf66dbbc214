import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTranscriptLines } from '../../src/ingest/read-transcript.ts'
import type { TranscriptItem } from '../../src/ingest/utterance.ts'
import { transcriptUtteranceSchema } from '../../src/ingest/utterance.ts'
import { read, sorted } from './read.ts'

// Vendors' published examples. They are not ours to copy, so they are read where they lie, and only there.
const folder = path.resolve('..', 'shared', 'transcripts')

/** Per file: utterances by agent, customer and unknown, then the lines of problems, then the number of notices. */
const expected: Record<string, [number, number, number, number[]?, number?]> = {
  'assemblyai_v3_streaming.jsonl': [0, 0, 1],
  'aws_connect_evaluation_form_output.json': [0, 0, 0, [1]],
  'aws_contact_lens_chat_original.json': [15, 13, 3],
  'aws_contact_lens_chat_redacted.json': [14, 14, 3],
  'aws_contact_lens_realtime_stream.jsonl': [1, 1, 0, [4]],
  'aws_contact_lens_voice_original.json': [5, 5, 0],
  'aws_lca_transcript_events.jsonl': [0, 1, 0],
  'aws_pca_processed_call.json': [6, 6, 0],
  'aws_transcribe_batch_channel_id.json': [0, 0, 2],
  'azure_cu_callcenter_misattributed.vtt': [0, 0, 19, [], 1],
  'deepgram_rest_prerecorded.json': [0, 0, 1],
  'deepgram_ws_results_1.json': [0, 0, 1],
  'deepgram_ws_results_2.json': [0, 0, 1],
  'google_ccai_insights_conversation_excerpt.json': [3, 3, 0],
  'google_stt_streaming_partial.json': [0, 0, 1, [], 1],
  'iflytek_rtasr_streaming.jsonl': [0, 0, 1, [4]],
  'tencent_asr_v2_streaming.jsonl': [0, 0, 1, [5]],
  'twilio_rtt_webhooks.jsonl': [0, 0, 1, [4]],
  'whisper.srt': [0, 0, 5],
  'whisper.vtt': [0, 0, 5],
  'whisper_verbose_json_camelcase.json': [0, 0, 5],
}

describe.skipIf(!existsSync(folder))(`vendors' examples (skipped where ../shared/transcripts is absent)`, () => {
  test.each(Object.entries(expected))('%s', (name, [agent, customer, unknown, problems = [], notices = 0]) => {
    const result = read(readFileSync(path.join(folder, name), 'utf8'))
    const count = (speaker: string) => result.utterances.filter(utterance => utterance.speaker === speaker).length
    expect([count('agent'), count('customer'), count('unknown')]).toEqual([agent, customer, unknown])
    expect(result.problems.map(problem => problem.line)).toEqual(problems)
    expect(result.notices).toHaveLength(notices)
    for (const utterance of result.utterances) expect(transcriptUtteranceSchema.parse(utterance)).toEqual(utterance)
  })

  test('every file there is expected here', () => {
    expect(readdirSync(folder).filter(name => !(name in expected))).toEqual([])
  })

  test('line by line gives the same as the whole text', async () => {
    for (const name of Object.keys(expected)) {
      const text = readFileSync(path.join(folder, name), 'utf8')
      const items: TranscriptItem[] = []
      for await (const item of readTranscriptLines(text.split('\n'))) items.push(item)
      expect(sorted(items), name).toEqual(read(text))
    }
  })
})

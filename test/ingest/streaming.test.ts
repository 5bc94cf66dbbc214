import { expect, test } from 'vitest'
import { readTranscriptLines } from '../../src/ingest/read-transcript.ts'
import { read } from './read.ts'

const total = 10_000

// What is read ahead of what has been given out is what is kept in memory.
const readAhead = async (lineAt: (index: number) => string): Promise<{ items: number; aheadMax: number }> => {
  let pulled = 0
  let items = 0
  let aheadMax = 0
  async function* lines() {
    for (let index = 0; index < total; index += 1) {
      pulled += 1
      yield lineAt(index)
    }
  }
  for await (const _item of readTranscriptLines(lines())) {
    items += 1
    aheadMax = Math.max(aheadMax, pulled - items)
  }
  return { items, aheadMax }
}

test.each([
  [
    'our own format',
    (index: number) => JSON.stringify({ speaker: 'customer', text: `line ${index}`, startMs: index }),
    0,
  ],
  [
    'our event log',
    (index: number) =>
      JSON.stringify({ seq: index, at: index, type: 'utterance-heard', speaker: 'agent', text: `${index}` }),
    0,
  ],
  [
    'our own format, every third line broken',
    (index: number) => (index % 3 === 0 ? '{"speaker": "' : '{"speaker": "agent", "text": "好"}'),
    1,
  ],
  [
    'a vendor stream, where a segment may still be replaced by the next line',
    (index: number) =>
      JSON.stringify({
        EventType: 'ADD_TRANSCRIPT_SEGMENT',
        CallId: 'c',
        Channel: 'AGENT',
        SegmentId: `${index}`,
        Transcript: 'hi',
      }),
    1,
  ],
])('10,000 lines of %s pass through without being kept', async (_name, lineAt, aheadAllowed) => {
  const { items, aheadMax } = await readAhead(lineAt)
  expect(items).toBe(total)
  expect(aheadMax).toBeLessThanOrEqual(aheadAllowed)
})

test('a stream of partial results alone keeps a bounded number of them', () => {
  const partial = (index: number) =>
    JSON.stringify({ code: 0, voice_id: 'v', result: { slice_type: 1, index, voice_text_str: `${index}` } })
  const { utterances } = read(Array.from({ length: total }, (_, index) => partial(index)).join('\n'))
  expect(utterances).toHaveLength(1000)
  expect(utterances.at(-1)?.text).toBe(String(total - 1))
})

test('a large document is read without running out of stack', () => {
  const segments = Array.from({ length: 200_000 }, (_, id) => ({ id, start: id, end: id, text: 'a', speaker: 'agent' }))
  expect(read(JSON.stringify({ segments })).utterances).toHaveLength(segments.length)
})

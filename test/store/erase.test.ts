import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CallEvent, stampEvents } from '../../src/domain/events.ts'
import type { SqliteStore } from '../../src/store/sqlite-store.ts'
import { AT, auditOf, openStore, sampleDirectory, tamper, writeCall } from './sample-database.ts'
import { answered, ended, heard, offered } from './sample-events.ts'

let sample: ReturnType<typeof sampleDirectory>
let store: SqliteStore
beforeEach(async () => {
  sample = sampleDirectory()
  store = await openStore(sample.path)
})
afterEach(async () => {
  await store.close()
  sample.dispose()
})

const ORDER = { by: 'root', at: AT }

/** Which of the words lie in any file of the directory, in the encodings that SQLite knows. */
function foundIn(dir: string, words: readonly string[]): string[] {
  const files = readdirSync(dir).map(name => readFileSync(join(dir, name)))
  return words.filter(word =>
    files.some(bytes => {
      const utf16 = Buffer.from(word, 'utf16le')
      return bytes.includes(word) || bytes.includes(utf16) || bytes.includes(Buffer.from(utf16).swap16())
    }),
  )
}

/** A call that says every word somewhere: in what was heard and read, in the case, a suggestion, a promise, an approval. */
function callWith(word: string, filler = ''): { facts: object; events: CallEvent[] } {
  const said = (part: string) => `${part}${word}${filler}`
  const facts = {
    product: said('产品'),
    channel: `线${word}`.slice(0, 40),
    summary: said('经过'),
    history: [said('来过')],
  }
  const suggestion = {
    id: 's-0',
    revision: 1,
    source: 'playbook',
    turn: 0,
    tactics: ['label'],
    layer: 'feeling',
    phrases: [],
  }
  const events: unknown[] = [
    heard(0, said('我说')),
    answered('tells', said('那笔')),
    {
      type: 'suggestion-issued',
      ...suggestion,
      lscpa: 'listen',
      stage: 'listen',
      text: said('听'),
      why: said('因'),
      alternatives: [],
    },
    { type: 'suggestion-answered', suggestionId: 's-0', revision: 1, response: 'edited', text: said('改'), by: 'mei' },
    {
      type: 'facts-updated',
      facts: { product: said('新产品'), customerId: `C${word}`, caseId: `K${word}` },
      limits: { currency: 'CNY' },
    },
    {
      type: 'promise-recorded',
      promiseId: 'p',
      what: said('答应'),
      owner: word,
      dueAt: null,
      source: 'heard',
      turn: 0,
    },
    {
      type: 'approval-requested',
      approvalId: 'a',
      version: 1,
      amount: { minor: 1, currency: 'CNY' },
      requestedBy: 'mei',
      why: said('请'),
      expiresAt: 1,
    },
    offered(300),
    { type: 'call-ended', reason: word },
  ]
  return { facts: { ...facts, customerId: `C${word}`, caseId: `K${word}`, id: word }, events: events as CallEvent[] }
}

/** Every place where a word of `callWith` may lie. */
const traces = (word: string) =>
  ['产品', '线', '经过', '来过', '我说', '那笔', '听', '因', '改', '新产品', '答应', '请', 'C', 'K'].map(
    part => part + word,
  )

const write = async (callId: string, word: string, filler?: string) => {
  const { facts, events } = callWith(word, filler)
  await writeCall(store, callId, facts, events)
}

describe('D6: erasing', () => {
  test('takes every word out of every file, and leaves those of other calls', async () => {
    await write('one', '甲乙丙')
    await write('two', 'Zhangsan')
    await write('three', '留下的')
    expect(foundIn(sample.dir, traces('甲乙丙'))).toEqual(traces('甲乙丙'))
    expect(await store.erase('one', ORDER)).toEqual({ ok: true, events: 10, clean: true })
    expect(await store.erase('two', ORDER)).toEqual({ ok: true, events: 10, clean: true })
    expect(foundIn(sample.dir, ['甲乙丙', 'Zhangsan', 'h'.repeat(22)])).toEqual(['h'.repeat(22)])
    expect(foundIn(sample.dir, traces('留下的'))).toEqual(traces('留下的'))
    expect(auditOf(sample.path)).toMatchObject({ faults: [], erasures: [{ callId: 'one' }, { callId: 'two' }] })
  })

  test('leaves no copy behind, however the rows came to lie in the pages', async () => {
    const length = fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 2000 }), fc.nat({ max: 9000 }))
    const fillers = fc.sample(length, { numRuns: 120, seed: 5 })
    // Calls that are spoken at the same time lie between each other; appends that are taken back leave pages to use again.
    const broken = async (callId: string) => {
      const [event] = stampEvents([heard(9, '词'.repeat(500))], 1, AT)
      if (event) await store.append(callId, 1, 1, [event, event])
    }
    const name = (index: number) => `词${index}尾`
    await Promise.all(fillers.map((size, index) => write(`c${index}`, name(index), '字'.repeat(size))))
    await Promise.all(fillers.map((_size, index) => broken(`c${index}`)))
    // One after the other, in no order: erasing a row must not move its neighbours, which are erased later.
    const order = fillers.map((_size, index) => (index * 47) % fillers.length)
    for (const index of order) expect(await store.erase(`c${index}`, ORDER)).toMatchObject({ ok: true, clean: true })
    expect(foundIn(sample.dir, order.map(name))).toEqual([])
    expect(auditOf(sample.path)).toMatchObject({ calls: 120, faults: [] })
  })

  test('takes the hash of a message with it, so that nobody can guess at what was said', async () => {
    await write('one', '甲乙丙')
    expect(await store.receipt('one', 'm1')).toMatchObject({ receipt: { bodyHash: 'h'.repeat(22), seq: 2 } })
    await store.erase('one', ORDER)
    expect(await store.receipt('one', 'm1')).toMatchObject({ receipt: { bodyHash: ' '.repeat(22), seq: 2 } })
    expect(foundIn(sample.dir, ['h'.repeat(22), 'b'.repeat(22)])).toEqual([])
  })

  test('says so while a reader keeps the words in the write-ahead file, and empties it later', async () => {
    await write('one', '甲乙丙')
    const reader = new DatabaseSync(sample.path, { readOnly: true })
    reader.exec('BEGIN; SELECT count(*) FROM events')
    expect(await store.erase('one', ORDER)).toEqual({ ok: true, events: 10, clean: false })
    expect(foundIn(sample.dir, ['甲乙丙'])).toEqual(['甲乙丙'])
    // What a power cut at this moment would leave: the next start cleans it.
    const crashed = sampleDirectory()
    for (const end of ['', '-wal']) copyFileSync(`${sample.path}${end}`, `${crashed.path}${end}`)
    const next = await openStore(crashed.path)
    expect(foundIn(crashed.dir, ['甲乙丙'])).toEqual([])
    await next.close()
    crashed.dispose()
    reader.close()
    expect(await store.health()).toEqual({ ok: true })
    expect(foundIn(sample.dir, ['甲乙丙'])).toEqual([])
  })

  test('leaves a call alone that does not verify: an erasure would hide what was done to it', async () => {
    await write('one', '甲乙丙')
    tamper(sample.path, `UPDATE events SET body = replace(body, '甲', '乙') WHERE seq = 2`)
    expect(await store.erase('one', ORDER)).toEqual({ ok: false, reason: 'altered' })
    expect(foundIn(sample.dir, ['答应甲乙丙'])).toEqual(['答应甲乙丙'])
  })

  test('finds the calls of a customer, before a day, and no more once they are erased', async () => {
    for (const [index, callId] of ['one', 'two', 'three'].entries()) {
      await writeCall(store, callId, { customerId: callId === 'two' ? 'C2' : 'C1' }, [ended], AT + index)
    }
    expect(await store.callsOfCustomer('C1', AT + 9)).toEqual({ ok: true, callIds: ['one', 'three'] })
    expect(await store.callsOfCustomer('C1', AT + 2)).toEqual({ ok: true, callIds: ['one'] })
    await store.erase('one', ORDER)
    expect(await store.callsOfCustomer('C1', AT + 9)).toEqual({ ok: true, callIds: ['three'] })
  })
})

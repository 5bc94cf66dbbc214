import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import { settled } from './fake-clock.ts'
import { createHarness, FragileStore, MEI, writer } from './harness.ts'

/** A rewrite that the test lets go when it likes. */
function slowRewrites() {
  const waiting: { text: string; go(): void; signal: AbortSignal }[] = []
  const rewrite = (input: { kind: string; text?: string }, signal: AbortSignal) =>
    new Promise<string | null>(resolve => {
      const text = `改写：${input.text}`
      waiting.push({ text, signal, go: () => resolve(text) })
    })
  return { waiting, rewrite }
}

/** A store whose appends wait while its gate is closed. */
class GatedStore extends FragileStore {
  #gate: Promise<void> = Promise.resolve()

  /** Shuts the gate; the returned function opens it. */
  shut(): () => void {
    let open = () => {}
    this.#gate = new Promise(resolve => {
      open = () => resolve()
    })
    return () => open()
  }

  override async append(...args: Parameters<FragileStore['append']>) {
    await this.#gate
    return super.append(...args)
  }
}

describe('a rewrite', () => {
  test('comes as revision 2 while the mailbox has gone on', async () => {
    const { waiting, rewrite } = slowRewrites()
    const harness = createHarness({ rewrite })
    const callId = await harness.start()
    await harness.say(callId, '一')
    await harness.say(callId, '我查一下', { speaker: 'agent' })
    await settled()
    waiting[0]?.go()
    await settled()
    const revisions = (await harness.log(callId)).filter(event => event.type === 'suggestion-issued')
    expect(revisions.map(event => event.type === 'suggestion-issued' && event.revision)).toEqual([1, 2])
    expect((await harness.types(callId)).at(-1)).toBe('suggestion-issued')
  })

  test('is aborted by the customer’s next words, and what it still says is dropped (latest wins)', async () => {
    const { waiting, rewrite } = slowRewrites()
    const harness = createHarness({ rewrite })
    const callId = await harness.start()
    await harness.say(callId, '一')
    await settled()
    await harness.say(callId, '二')
    await settled()
    expect(waiting.map(entry => entry.signal.aborted)).toEqual([true, false])
    for (const entry of waiting) entry.go()
    await settled()
    const texts = (await harness.log(callId)).flatMap(event =>
      event.type === 'suggestion-issued' && event.revision === 2 ? [event.text] : [],
    )
    expect(texts).toEqual(['改写：二'])
  })

  test('that has come back while newer customer words were waiting is dropped', async () => {
    const { waiting, rewrite } = slowRewrites()
    const store = new GatedStore()
    const harness = createHarness({ rewrite }, {}, store)
    const callId = await harness.start()
    await harness.say(callId, '一')
    await settled()
    const open = store.shut()
    const said = [harness.say(callId, '好的', { speaker: 'agent' }), harness.say(callId, '二')]
    await settled()
    // Now the agent's words are being stored, the customer's wait behind them, and the rewrite comes last.
    waiting[0]?.go()
    await settled()
    open()
    await Promise.all(said)
    await settled()
    expect(waiting[0]?.signal.aborted).toBe(true)
    const issued = (await harness.log(callId)).flatMap(event =>
      event.type === 'suggestion-issued' ? [event.text] : [],
    )
    expect(issued).not.toContain('改写：一')
  })

  test('is aborted by an answer to its suggestion and by the end of the call', async () => {
    const { waiting, rewrite } = slowRewrites()
    const harness = createHarness({ rewrite })
    const callId = await harness.start()
    await harness.say(callId, '一')
    await settled()
    const respond = { type: 'suggestion.respond', id: 'r', callId, suggestionId: 's-0', revision: 1 } as const
    await harness.submit({ ...respond, response: 'dismissed' })
    await harness.say(callId, '二')
    await settled()
    await harness.submit({ type: 'call.end', id: 'end', callId, reason: 'done' })
    expect(waiting.map(entry => entry.signal.aborted)).toEqual([true, true])
    for (const entry of waiting) entry.go()
    await settled()
    expect((await harness.types(callId)).at(-1)).toBe('call-ended')
  })

  test('that throws degrades the turn and leaves revision 1 standing', async () => {
    const rewrite = () => Promise.reject(new Error('model'))
    const harness = createHarness({ rewrite })
    const callId = await harness.start()
    await harness.say(callId, '一')
    await settled()
    expect((await harness.types(callId)).slice(-2)).toEqual(['suggestion-issued', 'turn-degraded'])
  })
})

describe('a graph that fails', () => {
  const SECRET = '这句话不能进日志'

  test.each(['hear', 'understand', 'guard'])(
    'at %s: the words stay, nothing is suggested, the turn is degraded (fault 28)',
    async node => {
      const failAt = (at: string) => {
        if (at === node) throw new Error(`cannot handle ${SECRET}`)
      }
      const harness = createHarness({ failAt })
      const callId = await harness.start()
      expect(await harness.say(callId, SECRET)).toMatchObject({ ok: true, seq: 2 })
      await settled()
      const types = await harness.types(callId)
      expect(types[1]).toBe('utterance-heard')
      expect(types.at(-1)).toBe('turn-degraded')
      expect(types).not.toContain('suggestion-issued')
      expect(harness.problems).toHaveLength(1)
      expect(JSON.stringify(harness.problems)).not.toContain(SECRET)
    },
  )

  test('by making an event that the fold cannot take leaves the log foldable', async () => {
    const harness = createHarness()
    const { streamTurn } = harness.context.adviser
    harness.context.adviser.streamTurn = async function* (...args) {
      for await (const step of streamTurn.apply(harness.context.adviser, args)) {
        yield step.node === 'understand' ? { node: step.node, events: [{ type: 'nonsense' } as never] } : step
      }
    }
    const callId = await harness.start()
    expect(await harness.say(callId, '一')).toMatchObject({ ok: true })
    await settled()
    expect(await harness.types(callId)).toEqual(['call-started', 'utterance-heard', 'turn-degraded'])
    expect(await harness.say(callId, '二')).toMatchObject({ ok: true })
  })

  test('and masks by itself when the graph did not get to it (D6)', async () => {
    const harness = createHarness({
      failAt: () => {
        throw new Error('no')
      },
    })
    const callId = await harness.start()
    await harness.say(callId, '我的手机13812345678')
    await settled()
    expect(JSON.stringify(await harness.log(callId))).not.toContain('13812345678')
  })

  test('by never answering is given up in time, and the next turn is advised', async () => {
    const harness = createHarness({}, { turnTimeoutMs: 5_000 })
    const { streamTurn } = harness.context.adviser
    let hang = true
    harness.context.adviser.streamTurn = (call, input, signal) => {
      if (!hang) return streamTurn.call(harness.context.adviser, call, input, signal)
      return { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) }
    }
    const callId = await harness.start()
    const outcome = harness.say(callId, '一')
    await settled()
    await harness.clock.advance(5_000)
    expect(await outcome).toMatchObject({ ok: true, seq: 2 })
    hang = false
    await harness.say(callId, '二')
    await settled()
    expect(await harness.types(callId)).toEqual([
      'call-started',
      'utterance-heard',
      'turn-degraded',
      'utterance-heard',
      'reading-made',
      'suggestion-issued',
    ])
  })
})

describe('a turn that was cut short', () => {
  test('by a crash is finished when the writer comes back (fault 29)', async () => {
    const store = new FragileStore()
    const before = createHarness({}, {}, store)
    const callId = await before.start()
    store.beforeAppend = events => {
      if (events.some(event => event.type === 'reading-made')) store.broken = true
    }
    expect(await before.say(callId, '一')).toMatchObject({ ok: true, seq: 2 })
    await settled()
    expect(await before.types(callId)).toEqual(['call-started', 'utterance-heard'])
    store.beforeAppend = () => {}
    store.broken = false
    const after = createHarness({}, {}, store)
    await after.desk.takePen(callId, MEI, writer('back'))
    await settled()
    const log = await after.log(callId)
    expect(log.at(-1)).toMatchObject({ type: 'suggestion-issued', turn: 0 })
    expect(foldCall(initialCall, log).recent).toHaveLength(1)
  })

  test('by a failing store is finished before the next words, in the same process', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    harness.store.beforeAppend = events => {
      if (events.some(event => event.type === 'reading-made')) harness.store.broken = true
    }
    await harness.say(callId, '一')
    await settled()
    harness.store.beforeAppend = () => {}
    harness.store.broken = false
    await harness.say(callId, '二')
    await settled()
    const readings = (await harness.log(callId)).filter(event => event.type === 'reading-made')
    expect(readings.map(event => event.type === 'reading-made' && event.turn)).toEqual([0, 1])
  })
})

describe('a correction', () => {
  test('of recent words is heard again; of others it is refused', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    await harness.say(callId, '我要退宝', { segmentId: 'seg-1' })
    const correct = { type: 'transcript.correct', callId, text: '我要退保' } as const
    expect(await harness.submit({ ...correct, id: 'c1', utteranceId: 'seg-1' })).toMatchObject({ ok: true })
    expect(await harness.submit({ ...correct, id: 'c2', utteranceId: 'seg-9' })).toMatchObject({ code: 'gone' })
    await settled()
    expect(foldCall(initialCall, await harness.log(callId)).recent[0]?.text).toBe('我要退保')
  })

  test('finds its utterance even if a recogniser counts its segments anew', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    await harness.say(callId, '一', { segmentId: '1' })
    await harness.say(callId, '二', { segmentId: '1' })
    await settled()
    const ids = foldCall(initialCall, await harness.log(callId)).recent.map(utterance => utterance.utteranceId)
    expect(new Set(ids).size).toBe(2)
  })
})

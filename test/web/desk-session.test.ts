import { describe, expect, test } from 'vitest'
import { DeskSession, type Remembered, type SessionPorts } from '../../web/src/desk/desk-session.ts'
import type { SampleCall } from '../../web/src/session/api.ts'
import { ack, eventMessage, FakeWorld, heardEvent, settle, startedEvent } from './fake-line.ts'

const sample: SampleCall = {
  facts: { locale: 'zh-CN' },
  utterances: [
    { speaker: 'agent', text: '您好', startMs: 0, endMs: 1_000 },
    { speaker: 'customer', text: '我要退保', startMs: 1_500, endMs: 3_000 },
  ],
}

function setUp(before: Remembered | null = null) {
  const world = new FakeWorld()
  const kept: (Remembered | null)[] = []
  const ports: SessionPorts = {
    ...world.ports,
    loadSample: async name => (name === 'known' ? sample : null),
    now: () => world.time.now,
    recall: () => before,
    remember: what => kept.push(what),
  }
  const session = new DeskSession(ports)
  session.open()
  return { world, session, kept }
}

/** Opens the recording and lets the service take it. */
async function playing() {
  const desk = setUp()
  const socket = await desk.world.welcome()
  const opened = desk.session.openSample('known')
  await settle()
  socket.tell(eventMessage(1, startedEvent))
  socket.tell(ack(socket.saidOf('call.start')[0]?.id ?? '', 1))
  await opened
  return { ...desk, socket }
}

test('a recording starts a call with its facts and plays into it at once', async () => {
  const { world, socket, session } = await playing()
  expect(socket.saidOf('call.start')[0]?.facts).toEqual(sample.facts)
  expect(session.getState()).toMatchObject({ mode: 'sample', sample: 'known', opening: false })
  await world.time.pass(1_000)
  expect(socket.saidOf('transcript.final').map(({ text, segmentId }) => [text, segmentId])).toEqual([
    ['您好', 'sample-0'],
  ])
})

test('a recording that is not there leaves the start page, with a word', async () => {
  const { world, session } = setUp()
  await world.welcome()
  await session.openSample('unknown')
  expect(session.getState()).toMatchObject({ mode: null, sample: null, failed: true })
  expect(world.socket.saidOf('call.start')).toEqual([])
})

test('typed turns are said by the side that was chosen', async () => {
  const { world, session } = setUp()
  const socket = await world.welcome()
  const opened = session.openTyped({ locale: 'en' })
  socket.tell(ack(socket.saidOf('call.start')[0]?.id ?? '', 1))
  socket.tell(eventMessage(1, startedEvent))
  await opened
  void session.speak('agent', 'Hello')
  expect(socket.saidOf('transcript.final')[0]).toMatchObject({ callId: 'c1', speaker: 'agent', text: 'Hello' })
  expect(session.getState().mode).toBe('typed')
})

describe('after the page was loaded again', () => {
  test('the desk remembers its call and how far the recording was', async () => {
    const { world, socket, kept } = await playing()
    await world.time.pass(1_000)
    socket.tell(eventMessage(2, heardEvent(0, '您好', 'agent')))
    socket.tell(ack(socket.saidOf('transcript.final')[0]?.id ?? '', 2))
    await settle()
    expect(kept.at(-1)).toEqual({ callId: 'c1', sample: 'known', next: 1 })
  })

  test('it resumes the call and goes on with the next utterance, paused', async () => {
    const { world, session } = setUp({ callId: 'c1', sample: 'known', next: 1 })
    const socket = await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 1, recovered: true })
    expect(socket.saidOf('hello')[0]?.resume).toMatchObject({ callId: 'c1', seq: 0 })
    socket.tell(eventMessage(1, startedEvent, 'c1', 2))
    const { player } = session.getState()
    expect(player?.getState()).toMatchObject({ next: 1, playing: false })
    player?.step()
    expect(socket.saidOf('transcript.final').map(({ text }) => text)).toEqual(['我要退保'])
  })

  test('putting the desk down leaves the call open, and remembered', async () => {
    const { world, socket, session, kept } = await playing()
    session.close()
    await world.time.pass(60_000)
    expect(socket.saidOf('call.end')).toEqual([])
    expect(session.client.getState().waiting).toBe(0)
    expect(kept.at(-1)).toMatchObject({ callId: 'c1' })
  })

  test('it forgets the call when the agent leaves it', async () => {
    const { session, kept } = await playing()
    session.leave()
    expect(kept.at(-1)).toBeNull()
  })
})

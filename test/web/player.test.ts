import { describe, expect, test } from 'vitest'
import { Player, type PlayerPorts, type SampleUtterance } from '../../web/src/player/player.ts'
import { FakeTime, settle } from './fake-line.ts'

const recording: SampleUtterance[] = [
  { speaker: 'agent', text: '您好', startMs: 0, endMs: 1_000 },
  { speaker: 'customer', text: '我要退保，马上给我办', startMs: 2_000, endMs: 6_000 },
  { speaker: 'agent', text: '好的', startMs: 7_000, endMs: 8_000 },
]

function setUp(next = 0) {
  const time = new FakeTime()
  const said: { text: string; at: number; segmentId: string }[] = []
  const hinted: string[] = []
  const service = { takes: true, answer: () => Promise.resolve() }
  const ports: PlayerPorts = {
    say: async ({ text }, segmentId) => {
      said.push({ text, at: time.now, segmentId })
      await service.answer()
      return service.takes
    },
    hint: (_, __, text) => hinted.push(text),
    after: time.after,
    now: () => time.now,
  }
  return { time, said, hinted, service, player: new Player(recording, ports, next) }
}

describe('timing', () => {
  test('at ×1 every utterance is said when it ends', async () => {
    const { time, said, player } = setUp()
    player.play()
    await time.pass(20_000)
    expect(said.map(({ text, at }) => [text, at])).toEqual([
      ['您好', 1_000],
      ['我要退保，马上给我办', 6_000],
      ['好的', 8_000],
    ])
    expect(player.getState()).toMatchObject({ next: 3, playing: false })
  })

  test('a speed divides the waits, and may change on the way', async () => {
    const { time, said, player } = setUp()
    player.setSpeed(4)
    player.play()
    await time.pass(250)
    expect(said).toHaveLength(1)
    await time.pass(250)
    player.setSpeed(1)
    await time.pass(3_999)
    expect(said).toHaveLength(1)
    await time.pass(1)
    expect(said).toHaveLength(2)
  })

  test('at the highest speed the next utterance waits for the service alone', async () => {
    const { time, said, service, player } = setUp()
    let free = () => {}
    service.answer = () =>
      new Promise<void>(resolve => {
        free = resolve
      })
    player.setSpeed('max')
    player.play()
    await time.pass(0)
    expect(said).toHaveLength(1)
    await time.pass(60_000)
    expect(said).toHaveLength(1)
    free()
    await time.pass(0)
    expect(said).toHaveLength(2)
    expect(time.now).toBe(60_000)
  })

  test('a pause holds the place', async () => {
    const { time, said, player } = setUp()
    player.play()
    await time.pass(3_000)
    player.pause()
    await time.pass(60_000)
    expect(said).toHaveLength(1)
    player.play()
    await time.pass(2_999)
    expect(said).toHaveLength(1)
    await time.pass(1)
    expect(said).toHaveLength(2)
  })
})

test('a step says the next utterance at once, and only that one', async () => {
  const { time, said, player } = setUp()
  player.step()
  player.step()
  await time.pass(60_000)
  expect(said.map(({ text }) => text)).toEqual(['您好'])
  player.step()
  await settle()
  expect(said).toHaveLength(2)
  expect(player.getState()).toMatchObject({ next: 2, playing: false, atMs: 6_000 })
})

test('while playing, a step goes on from the end of what it said', async () => {
  const { time, said, player } = setUp()
  player.play()
  player.step()
  await settle()
  await time.pass(4_999)
  expect(said).toHaveLength(1)
  await time.pass(1)
  expect(said).toHaveLength(2)
})

test('an utterance that is refused stops the player and is not skipped', async () => {
  const { time, said, service, player } = setUp()
  service.takes = false
  player.play()
  await time.pass(60_000)
  expect(said).toHaveLength(1)
  expect(player.getState()).toMatchObject({ next: 0, playing: false })
})

test('words grow while they are spoken, never beyond the utterance, and not at speeds where they would flicker', async () => {
  const { time, hinted, player } = setUp(1)
  player.play()
  await time.pass(4_999)
  expect(hinted.length).toBeGreaterThan(3)
  for (const [index, text] of hinted.entries()) {
    expect('我要退保，马上给我办'.startsWith(text)).toBe(true)
    expect(text.length).toBeGreaterThanOrEqual(hinted[index - 1]?.length ?? 0)
  }
  const fast = setUp(1)
  fast.player.setSpeed(8)
  fast.player.play()
  await fast.time.pass(10_000)
  expect(fast.hinted).toEqual([])
})

test('taken up in the middle, it goes on with the next utterance under the same name', async () => {
  const { time, said, player } = setUp(2)
  player.play()
  await time.pass(2_000)
  expect(said).toEqual([{ text: '好的', at: 2_000, segmentId: 'sample-2' }])
})

test('a closed player says nothing more', async () => {
  const { time, said, player } = setUp()
  player.play()
  player.close()
  await time.pass(60_000)
  expect(said).toEqual([])
})

import { expect, test } from 'vitest'
import { framed } from '../../web/src/desk/frames.ts'
import { FakeTime } from './fake-line.ts'

test('many changes within a frame are told once, the next frame again, and nobody who has left', async () => {
  const time = new FakeTime()
  let change = () => {}
  const subscribe = framed(listener => {
    change = listener
    return () => {}
  }, time.after)
  let told = 0
  const leave = subscribe(() => {
    told += 1
  })
  for (let count = 0; count < 20; count += 1) change()
  expect(told).toBe(0)
  await time.pass(16)
  expect(told).toBe(1)
  change()
  await time.pass(16)
  expect(told).toBe(2)
  leave()
  change()
  await time.pass(16)
  expect(told).toBe(2)
})

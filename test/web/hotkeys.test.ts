import { describe, expect, test } from 'vitest'
import { cardAction, type KeyPress, SETTLE_MS } from '../../web/src/suggestion-card/hotkeys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  modified: false,
  composing: false,
  repeat: false,
  editable: false,
  activates: false,
  covered: false,
  ...more,
})
const ready = { answerable: true, alternatives: 2, shownMs: 5_000 }

test.each([
  ['Enter', { kind: 'accept' }],
  ['1', { kind: 'accept' }],
  ['e', { kind: 'edit' }],
  ['E', { kind: 'edit' }],
  ['d', { kind: 'dismiss' }],
  ['D', { kind: 'dismiss' }],
  ['2', { kind: 'alternative', index: 0 }],
  ['3', { kind: 'alternative', index: 1 }],
  ['4', null],
  ['x', null],
])('%s', (key, action) => {
  expect(cardAction(press(key), ready)).toEqual(action)
})

describe('does nothing', () => {
  test.each([
    ['while somebody types', { editable: true }],
    ['while an input method composes', { composing: true }],
    ['with a modifier: that is the browser’s', { modified: true }],
    ['while a key is held down', { repeat: true }],
    ['under a dialog', { covered: true }],
  ])('%s', (_, more) => {
    for (const key of ['Enter', '1', '2', '3', 'e', 'd']) expect(cardAction(press(key, more), ready)).toBeNull()
  })

  test('to words that have only just appeared', () => {
    expect(cardAction(press('1'), { ...ready, shownMs: SETTLE_MS - 1 })).toBeNull()
    expect(cardAction(press('1'), { ...ready, shownMs: SETTLE_MS })).not.toBeNull()
  })

  test('to a suggestion that was answered', () => {
    expect(cardAction(press('1'), { ...ready, answerable: false })).toBeNull()
  })

  test('for an alternative that is not there', () => {
    expect(cardAction(press('2'), { ...ready, alternatives: 0 })).toBeNull()
    expect(cardAction(press('3'), { ...ready, alternatives: 1 })).toBeNull()
  })
})

test('Enter on a button is the button’s; the digits still work there', () => {
  expect(cardAction(press('Enter', { activates: true }), ready)).toBeNull()
  expect(cardAction(press('1', { activates: true }), ready)).toEqual({ kind: 'accept' })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText, originalSpan } from '../../src/tools/folded-text.ts'

describe('folded text', () => {
  test('digits of every script and shape become plain digits', () => {
    expect(foldText('５０⓪').text).toBe('500')
    expect(foldText('𝟓𝟘❺➄').text).toBe('5055')
    expect(foldText('٣۴५').text).toBe('345')
  })

  test('financial and traditional numerals become plain ones, everyday characters stay', () => {
    expect(foldText('伍仟圓整').text).toBe('五千元整')
    expect(foldText('叁拾貳萬').text).toBe('三十二万')
    expect(foldText('收拾队伍，圆满').text).toBe('收拾队伍,圆满')
  })

  test('what only looks like a digit, a letter or a mark of money is folded to what it looks like', () => {
    expect(foldText('🅡🅜🅑 ❺〥Ⓞ').text).toBe('rmb 55o')
    expect(foldText('wǔ qiān').text).toBe('wu qian')
    expect(foldText('৪000').text).toBe('8000')
    expect(foldText('৪০০০').text).toBe('4000')
    expect(foldText('五干元，干杯').text).toBe('五千元,干杯')
    expect(foldText('💰5').text).toBe('¤5')
  })

  test('a power is no digit, superscripts alone are', () => {
    expect(foldText('10³').text).toBe('10□')
    expect(foldText('⁵⁰⁰').text).toBe('500')
  })

  test('a text that is turned round on the screen says so', () => {
    expect(foldText('给\u202e0005元').reversed).toBe(true)
    expect(foldText('给5000元').reversed).toBe(false)
  })

  test('invisible characters vanish and spans lead back over them', () => {
    const folded = foldText('给3\u200b0\u20600元')
    expect(folded.text).toBe('给300元')
    expect(originalSpan(folded, 1, 5)).toEqual([1, 7])
  })

  test('no string makes it throw, lone surrogates included, and spans stay inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.nat(0xffff)).map(codes => String.fromCharCode(...codes)),
        ),
        text => {
          const folded = foldText(text)
          const [start, end] = originalSpan(folded, 0, folded.text.length)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })
})

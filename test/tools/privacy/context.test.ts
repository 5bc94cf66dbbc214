import { describe, expect, test } from 'vitest'
import { maskPersonalData } from '../../../src/tools/privacy.ts'

/** The turns of one speaker, each masked with what was masked before it. */
function maskedTurns(turns: readonly string[], asked?: string): string[] {
  const previous: string[] = []
  for (const [index, turn] of turns.entries())
    previous.push(maskPersonalData(turn, { previous: [...previous], ...(index === 0 && asked ? { asked } : {}) }).text)
  return previous
}

describe('D6 a number said over several turns is masked in each of them', () => {
  test.each([
    [
      ['我手机号是138', '0013', '8000'],
      ['我手机号是[手机号]', '[手机号]', '[手机号]'],
    ],
    [
      ['卡号是6222 0212', '嗯，3456 7890', '然后是128'],
      ['卡号是[银行卡]', '嗯，[银行卡]', '然后是[银行卡]'],
    ],
    [
      ['身份证号一一零一零一', '一九九零零三零七', '零零三叉'],
      ['身份证号[身份证]', '[身份证]', '[身份证]'],
    ],
    [
      ['保单号是', 'P1234567890'],
      ['保单号是', '[保单号]'],
    ],
    [
      ['1380013', '8000'],
      ['1380013', '[手机号]'],
    ],
  ])('%j', (turns, expected) => expect(maskedTurns(turns)).toEqual(expected))

  test.each([
    ['您的手机号是多少', '一三八零零一三', '[手机号]'],
    ['身份证后六位呢', '07003X', '[身份证]'],
    ['您的出生日期是？', '1990年3月7号', '[生日]'],
    ['请问怎么称呼您', '张伟', '[姓名]'],
    ['您的地址是？', '朝阳区建国路88号', '[地址]'],
    ['What is your date of birth?', '7 March 1990', '[BIRTHDAY]'],
    ['Can I take your policy number please?', 'HX 2291 77834', '[POLICY]'],
    ['Can I have your full name?', 'peter kowalczyk', '[NAME]'],
  ])('asked %s: %s', (asked, text, expected) => expect(maskPersonalData(text, { asked }).text).toBe(expected))
})

describe('D6 an answer that is no identifier stays legible', () => {
  test.each([
    ['您交了多少保费', '36000'],
    ['哪天买的', '20190312'],
    ['您要求赔多少', '三万五千'],
    ['您的手机号是多少', '你们先退我3000块'],
    ['您的手机号是多少', '我打12378投诉了'],
    ['卡的尾号是多少', '6789'],
    ['How much did you pay?', '36000'],
    ['When did you buy it?', 'in March 2019'],
  ])('asked %s: %s', (asked, text) => expect(maskPersonalData(text, { asked }).text).toBe(text))

  test.each(['3000块什么时候退', '2023年5月买的', '第四十九条怎么说的', '12个月扣了我12次'])(
    'after a number that was complete: %s',
    text => expect(maskPersonalData(text, { previous: ['我手机号是[手机号]'] }).text).toBe(text),
  )

  test('what is before may be long and is not searched again', () => {
    const previous = Array.from({ length: 1000 }, () => '啊'.repeat(5000))
    expect(maskPersonalData('8000', { previous }).text).toBe('8000')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTurn } from './lexicon-files.ts'

describe("T1 the mirror is the customer's own words, fit to be repeated", () => {
  test.each([
    ['我都等了两个月了，到现在没人给我一个说法', /等了两个月|没人给/],
    ['你们上个月答应三天之内给我回电话的结果到现在一个电话都没有', /一个电话都没有/],
    ['嗯就是那个扣了钱连个通知都没有', /^扣了钱连个通知都没有$/],
    ['I called on Monday and nobody ever called back', /nobody ever called back/],
  ])('%s', (text, words) => {
    expect(readTurn(text).mirror).toMatch(words)
  })

  test.each([
    '你这个傻逼，滚',
    '我的手机号是[手机号]，你记一下',
    '你们到底什么时候处理？',
    '好的谢谢再见',
    '我要去银保监投诉你们',
    'You are an idiot',
    'my number is [PHONE]',
    'what is going on?',
    'ok',
  ])('none is good in: %s', text => {
    expect(readTurn(text).mirror).toBeNull()
  })

  const clauses = fc.constantFrom(
    '到现在没人管',
    '你个骗子',
    '我的卡号[银行卡]',
    '凭什么扣钱',
    'they never called me back',
    '气死我了',
    '，',
    '？',
    '！',
    ' ',
    '扣了我三百块',
    '拒赔',
    'you idiot',
    '等了一个月',
    'my claim was denied',
    '嗯',
    '那个',
    '👍',
    '\ud800',
    '投诉了三次',
  )
  test('T1 it is short, in the text, and holds neither a mask nor a question', () => {
    fc.assert(
      fc.property(fc.array(clauses, { maxLength: 12 }), parts => {
        const { mirror } = readTurn(parts.join(' '))
        if (mirror === null) return
        expect(mirror).not.toMatch(/[[\]?？!！,，。]|骗子|idiot/)
        if (/[\u4e00-\u9fff]/.test(mirror)) expect(mirror.length).toBeLessThanOrEqual(14)
        else expect(mirror.split(' ').length).toBeLessThanOrEqual(8)
      }),
      { numRuns: 300 },
    )
  })
})

describe('T4 the topic in the customer’s words', () => {
  test.each([
    ['你们扣我的那笔年费是怎么回事', '那笔年费'],
    ['这份保单我不想要了', '这份保单'],
    ['我的退款到现在没到账', '退款'],
    ["Where is my refund? I've waited for weeks", 'my refund'],
    ['you charged me the late fee twice', 'the late fee'],
    ['嗯', null],
    ['I am so upset', null],
  ])('%s → %s', (text, topic) => {
    expect(readTurn(text).topic).toBe(topic)
  })
})

describe('evidence shows the words', () => {
  test('every part of a reading that says something points at the words for it', () => {
    const text = '你们太过分了，扣了我三百块年费，赶紧退给我，不然我去银保监投诉'
    const { evidence } = readTurn(text)
    for (const item of evidence) expect(text.slice(...(item.span ?? [0, 0]))).toBe(item.text)
    expect(evidence.map(item => item.of)).toEqual(
      expect.arrayContaining(['emotion:angry', 'category:price-fee', 'demand:refund', 'signal:regulator']),
    )
  })
})

describe('any text can be read', () => {
  test.each([
    ['nothing', ''],
    ['emoji', '😡🤬👨‍👩‍👧‍👦🇨🇳'],
    ['lone surrogates', '\ud800 气死我了 \udc00\ud83d'],
    ['ten thousand characters', '我要投诉你们凭什么扣钱'.repeat(1000)],
    ['one character ten thousand times', '退'.repeat(10_000)],
    ['only marks', '！？。，…'.repeat(500)],
    ['brackets and pattern marks', '(((|?~#*+;^$)))[[[]]]\\'.repeat(100)],
    ['control characters', '\u0000\u0007\u001b[31m退款\u202e'],
    ['right to left', 'مرحبا أريد استرداد أموالي'],
  ])('%s', (_, text) => {
    const reading = readTurn(text)
    for (const { span } of reading.signals) expect(span[1]).toBeLessThanOrEqual(text.length)
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
  })

  test('whatever is said, spans lie in the text and shares are shares', () => {
    const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }))
    fc.assert(
      fc.property(words, fc.constantFrom('', '我要去法院告你们', 'I will sue you', '退我300块'), (text, cue) => {
        const whole = text + cue
        const { signals, evidence, emotion, needs } = readTurn(whole)
        for (const { span } of [...signals, ...evidence]) {
          expect(span?.[0]).toBeGreaterThanOrEqual(0)
          expect(span?.[1]).toBeLessThanOrEqual(whole.length)
        }
        for (const share of [...Object.values(needs), emotion.heat, emotion.confidence]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a long turn is read at both ends', () => {
    const long = `你好，我是张先生。${'我在你们这里办过很多业务。'.repeat(400)}我要求全额退保。`
    expect(readTurn(long).demands.map(demand => demand.kind)).toEqual(['refund', 'cancel'])
  })
})

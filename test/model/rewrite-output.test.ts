import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRewrite } from '../../src/model/rewrite-output.ts'

const json = (text: string) => JSON.stringify({ text })
const reason = (raw: string, language: 'zh' | 'en' = 'zh') => {
  const result = readRewrite(raw, language)
  return result.ok ? 'ok' : result.reason
}

test.each([
  ['听起来您等了很久，这件事我来跟到底。', 'zh'],
  ['您打12378是您的权利，我这边先把 APP 上的记录调出来。', 'zh'],
  ['非常抱歉让您多跑了一趟，您方便说说当时是怎么讲的吗？', 'zh'],
  ['这笔钱我不能随口答应您，我先把账算清楚，行吗？', 'zh'],
  ["I'm sorry this dragged on. What would a fair outcome look like to you?", 'en'],
  ["I can't promise that today, but here is what I can do by Friday.", 'en'],
  ['Mrs Müller, it sounds like the fee came out of nowhere.', 'en'],
] as const)('a sentence that an agent may say is let through: %s', (text, language) => {
  expect(readRewrite(json(text), language)).toEqual({ ok: true, text })
})

test.each([
  ['', 'bad-output'],
  ['   ', 'bad-output'],
  ['<think>想了半天', 'bad-output'],
  ['听起来您很着急。', 'bad-output'],
  ['```json\n{"text": "听起来您很着急。"}\n```', 'bad-output'],
  ['{"text": "听起来您很着急。"', 'bad-output'],
  ['{"text": "听起来您很着急。"} 希望有用', 'bad-output'],
  ['{"text": "听起来您很着急。", "amount": "300元"}', 'bad-output'],
  ['{"text": 300}', 'bad-output'],
  ['{"text": null}', 'bad-output'],
  ['[{"text": "听起来您很着急。"}]', 'bad-output'],
  [json('<tool_call>offer</tool_call> 听起来您很着急'), 'bad-output'],
  [json('<|im_start|>听起来您很着急'), 'bad-output'],
  [json('**听起来**您很着急'), 'bad-output'],
  [json('- 听起来您很着急'), 'bad-output'],
  [json('听起来您很着急\u0007'), 'bad-output'],
  [json('听起来\n您很着急'), 'bad-output'],
  [json('请看 https://example.com 的说明好吗'), 'bad-output'],
  [json('作为一个人工智能，我没有情绪。'), 'refused'],
  ["I'm sorry, but I can't assist with that.", 'refused'],
  [json('我无法完成这个请求。'), 'refused'],
  [json('啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊'), 'repetition'],
  [json('Please hold the line for a moment.'), 'wrong-language'],
  [json('大変お待たせして申し訳ございません。確認いたします'), 'wrong-language'],
  [json('12378'), 'wrong-language'],
])('faults 14–23: %j is refused as %s', (raw, expected) => {
  expect(reason(raw)).toBe(expected)
})

test('fault 22: an English call does not take Chinese', () => {
  expect(reason(json('听起来您很着急'), 'en')).toBe('wrong-language')
  expect(reason(json('It sounds urgent 很着急'), 'en')).toBe('wrong-language')
})

test('fault 14: no proper prefix of an answer is ever taken for the answer', () => {
  const raw = json('听起来您最怕的是再拖一个月，这个时间点我现在就去落实。')
  for (let cut = 0; cut < raw.length; cut += 1) expect(reason(raw.slice(0, cut))).not.toBe('ok')
})

test('whatever comes, it is a value; and what is let through is one line without markup', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }).map(json)), raw => {
      for (const language of ['zh', 'en'] as const) {
        const result = readRewrite(raw, language)
        if (result.ok) expect(result.text).not.toMatch(/[\n\r<>]{2}|```/)
      }
    }),
    { numRuns: 300 },
  )
})

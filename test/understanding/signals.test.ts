import { describe, expect, test } from 'vitest'
import type { SignalType } from '../../src/domain/vocabulary.ts'
import { readTurn } from './lexicon-files.ts'

const used: [string, SignalType[]][] = [
  ['再不处理我就去银保监投诉你们', ['regulator']],
  ['我已经打了12378，那边已经受理了', ['regulator']],
  ['我要向消费者协会反映这个情况', ['regulator']],
  ['银宝监那边我也会去告的', ['regulator']],
  ["I'm going to file a complaint with the CFPB", ['regulator']],
  ['I have already contacted the financial ombudsman', ['regulator']],
  ['你们不解决我就找记者曝光你们', ['media']],
  ['我把录音发到抖音上让大家看看', ['media']],
  ['I will post this all over social media', ['media']],
  ['I am calling the local news station about this', ['media']],
  ['我们法庭见，我已经找好律师了', ['lawsuit']],
  ['那我只能走法律程序起诉你们了', ['lawsuit']],
  ['My lawyer will be in touch, I am going to sue you', ['lawsuit']],
  ['see you in small claims court', ['lawsuit']],
  ['我要去北京上访，我就不信没人管', ['petition']],
  ['明天我就去市政府门口拉横幅', ['petition']],
  ['I am writing to my congressman about this', ['petition']],
  ['你们这是诈骗，我要报警', ['police']],
  ["If you don't return it I'm calling the police on you", ['police']],
  ['我们几十个客户准备一起去起诉你们', ['group', 'lawsuit']],
  ['there are dozens of us and we are starting a class action', ['group']],
  ['我是受他委托的，专门代理退保维权', ['proxy-agent']],
  ['我找了个退保中介，他们说成功之后收三成服务费', ['proxy-agent']],
  ['我不想活了，今天我就从你们楼上跳下去', ['self-harm']],
  ['There is nothing left to live for, I want to end my life', ['self-harm']],
  ['你给我等着，我弄死你', ['violence']],
  ["I'll burn your office down", ['violence']],
  ['你个傻逼，滚', ['abuse']],
  ['你是不是脑子有病', ['abuse']],
  ['You are an idiot, shut the hell up', ['abuse']],
  ['这都第三次打电话了，每次都没人处理', ['repeat-complaint']],
  ['我前前后后投诉了五六次', ['repeat-complaint']],
  ['This is the fourth time I have called about it', ['repeat-complaint']],
  ["I've called three times and every time I get someone else", ['repeat-complaint']],
  ['我今年七十六岁了，你们这个手机操作我不会', ['vulnerable']],
  ['我妈得了癌症，现在还在住院', ['vulnerable']],
  ['我老公上个月刚去世', ['vulnerable']],
  ['I am 82 years old and I live alone', ['vulnerable']],
  ['my wife is in a wheelchair and we live on benefits', ['vulnerable']],
  // Traditional characters and code-switching.
  ['再不賠我就去銀保監投訴', ['regulator']],
  ['你们再 charge 我 I will sue you', ['lawsuit']],
]

const notUsed: string[] = [
  // The word merely occurs.
  '我老公在法院上班',
  '我在银保监对面的网点办的卡',
  '我儿子是电视台的记者',
  '我在抖音上看到你们的广告才买的',
  '按照银保监的规定应该有犹豫期',
  'My husband works for a law firm',
  'my name is Sue and I live on Court Street',
  'the CFPB rules require a written notice',
  // Denied.
  '我没说要去法院告你们',
  '我又不是要投诉到银保监',
  "I'm not going to sue you, I just want an answer",
  "I don't want to call the police over this",
  // Quoted, or the other side's.
  '他说要去法院告我，我很害怕',
  '你们催收发短信说要起诉我',
  '那个客服骂我是傻逼',
  'the agent told me I was an idiot',
  // Police against a third party.
  '我的卡被盗刷了，我已经报警了',
  'someone stole my wallet so I called the police',
  '昨天出了车祸，报了警等交警来定责',
  // Insults at the company and filler swearing.
  '你们就是垃圾公司，骗子',
  '他妈的这都三天了',
  '真tmd慢',
  'this damn app never works',
  'I feel like an idiot for trusting the brochure',
  // Homonyms and sayings.
  '我给你打个电话',
  '气死我了',
  '累死我了',
  '打你们客服电话怎么都打不通',
  '我要告诉你们一件事',
  'press one for a supervisor',
  'this wait is killing me',
  // One earlier contact is not a repeated complaint.
  '我昨天打过一次电话',
  '这是我第二次打电话',
  'I called once last week',
  // Insurance words that are no person's fate.
  '我想买一份重疾险，癌症能赔吗',
  '老年人意外险多少钱',
  'do you offer disability insurance',
]

describe('F6 signals are raised when the speaker uses or announces them', () => {
  test.each(used)('%s → %s', (text, expected) => {
    const { signals } = readTurn(text)
    expect(signals.map(signal => signal.type)).toEqual(expect.arrayContaining(expected))
    for (const { span, confidence } of signals) {
      expect(span[0]).toBeGreaterThanOrEqual(0)
      expect(span[1]).toBeGreaterThan(span[0])
      expect(span[1]).toBeLessThanOrEqual(text.length)
      expect(confidence).toBeGreaterThanOrEqual(0.5)
    }
  })

  test.each(notUsed)('F6 none in: %s', text => {
    expect(readTurn(text).signals).toEqual([])
  })

  test('the span points at the words, also behind fillers and full-width marks', () => {
    const text = '嗯，那个，我要去　银保监　投诉！'
    const [signal] = readTurn(text).signals
    expect(text.slice(...(signal?.span ?? [0, 0]))).toBe('银保监')
  })
})

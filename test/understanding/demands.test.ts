import { describe, expect, test } from 'vitest'
import type { DemandKind } from '../../src/domain/vocabulary.ts'
import { readTurn } from './lexicon-files.ts'

type Row = [text: string, kinds: DemandKind[], minor?: Partial<Record<DemandKind, number>>]

const demanded: Row[] = [
  ['我要求全额退保', ['refund', 'cancel']],
  ['把扣我的三百六十块钱退给我', ['refund'], { refund: 36000 }],
  ['赶紧退钱！', ['refund']],
  ['能不能把这笔年费给我退了', ['refund']],
  ['你们必须赔偿我的损失，误工费两千元', ['compensation'], { compensation: 200000 }],
  ['我要三千块', ['compensation'], { compensation: 300000 }],
  ['退我一千二，再给我道个歉', ['refund', 'apology'], { refund: 120000 }],
  ['我要他当面给我道歉', ['apology']],
  ['你们总得给我一个说法', ['explanation']],
  ['你给我解释清楚这个钱是怎么扣的', ['explanation']],
  ['请你们把我的征信记录改过来', ['correction']],
  ['别再给我打骚扰电话了', ['correction']],
  ['麻烦你们尽快处理一下', ['speed']],
  ['这个业务员必须开除', ['punishment']],
  ['你们要保证以后不再发生这种事', ['guarantee']],
  ['我不要这张卡了，给我注销掉', ['cancel']],
  ['叫你们经理出来跟我谈', ['other']],
  ['把通话录音给我调出来', ['other']],
  ['退一赔三，少一分都不行', ['refund', 'compensation']],
  ['I want a full refund of $350', ['refund'], { refund: 35000 }],
  ['Please cancel my policy and give me my money back', ['refund', 'cancel']],
  ['I expect a written apology from your manager', ['apology']],
  ['You need to pay for the repairs', ['compensation']],
  ['I demand an explanation for this', ['explanation']],
  ['Fix my account today', ['correction']],
  ['take that late payment off my credit file', ['correction']],
  ['that agent should be fired', ['punishment']],
  ['I want it in writing that this will not happen again', ['guarantee']],
  ['Put me through to a supervisor', ['other']],
  ['close my account', ['cancel']],
  ['Waive the late fee', ['refund']],
]

const notDemanded: string[] = [
  '可以退保吗',
  '退款一般要多久到账',
  '请问怎么取消自动续费',
  '能退多少钱',
  '钱已经退给我了，谢谢',
  '我不要你们的赔偿',
  '我不是来要钱的',
  '客服说会给我退款',
  '他们当时说要赔我五千',
  '你好，我想查一下保单',
  'Can I get a refund if I cancel early?',
  'how long does a refund take',
  'how do I cancel my policy?',
  'They said they would refund me',
  "I don't want compensation",
  'you already refunded me, thanks',
  'I have a question about my claim',
]

describe('P6 the demand, item by item', () => {
  test.each(demanded)('%s → %j', (text, kinds, minors) => {
    const { demands } = readTurn(text)
    expect(demands.map(demand => demand.kind).sort()).toEqual([...kinds].sort())
    for (const [kind, minor] of Object.entries(minors ?? {})) {
      expect(demands.find(demand => demand.kind === kind)?.amount?.minor).toBe(minor)
    }
  })

  test.each(notDemanded)('P6 a question, a report or a denial demands nothing: %s', text => {
    expect(readTurn(text).demands).toEqual([])
  })

  test('T10 a price that was paid is not the figure that is asked for', () => {
    const { demands } = readTurn('我一年交了八千块保费，你们退我三千')
    expect(demands).toEqual([{ kind: 'refund', amount: { minor: 300000, currency: 'CNY' } }])
  })

  test('a way of speaking is no sum: "一分钱都不能少"', () => {
    const { demands } = readTurn('全额退保，一分钱都不能少')
    expect(demands).toEqual([{ kind: 'refund' }, { kind: 'cancel' }])
  })

  test('a bare figure after a refund was asked for is the figure of the refund', () => {
    const before = [{ speaker: 'customer', text: '我要求退款' }] as const
    expect(readTurn('我要两千块', before).demands[0]?.kind).toBe('refund')
  })
})

import { describe, expect, test } from 'vitest'
import type { Category, Need, Severity } from '../../src/domain/vocabulary.ts'
import { readTurn } from './lexicon-files.ts'

const categories: [string, Category][] = [
  ['手机银行一直登不上去，转账也转不了', 'product-quality'],
  ['你们系统昨天瘫痪了一整天', 'product-quality'],
  ['那个柜员态度特别恶劣，翻着白眼跟我说话', 'service-attitude'],
  ['我话还没说完他就把电话挂了', 'service-attitude'],
  ['说好七个工作日，现在都一个多月了还没到账', 'timeliness'],
  ['排队排了三个小时都没轮到我', 'timeliness'],
  ['莫名其妙扣了我两百块年费', 'price-fee'],
  ['提前还款还要收我违约金，太不合理了', 'price-fee'],
  ['业务员当初跟我说是存款，结果是份保险', 'mis-selling'],
  ['签名都不是我签的，是他代签的', 'mis-selling'],
  ['你们说我没有如实告知就拒赔', 'claim-refused'],
  ['住院费为什么不给报销', 'claim-refused'],
  ['你们怎么会有我的电话，是不是把我的信息卖了', 'privacy'],
  ['催收打到我单位同事那里去了', 'privacy'],
  ['征信上的逾期记录是错的', 'other'],
  ['你好，我想问问理赔需要什么材料', 'other'],
  ['The app keeps crashing and I cannot log in', 'product-quality'],
  ['Your agent was rude and hung up on me', 'service-attitude'],
  ['I have been waiting six weeks and still no refund', 'timeliness'],
  ['You charged me a late fee that I do not owe', 'price-fee'],
  ['The salesman told me there was no risk and I could withdraw any time', 'mis-selling'],
  ['You denied my claim because of some exclusion', 'claim-refused'],
  ['You shared my personal information with a third party', 'privacy'],
  ['I would like to update my phone number', 'other'],
]

const severities: [string, Severity | null][] = [
  ['我要去法院起诉你们', 'difficult'],
  ['我们三十几个人要一起去上访', 'difficult'],
  ['我已经向金融监管局投诉了', 'escalated'],
  ['上次投诉过了也没有结果，又出现了', 'escalated'],
  ['我要把所有钱转走，换一家银行', 'major'],
  ['被骗了我二十万养老钱', 'major'],
  ['柜员态度不好，爱理不理的', 'ordinary'],
  ['就是个小事，提个建议', 'ordinary'],
  ['你好', null],
  ['我想问一下怎么办理', null],
  ['I am taking this to court', 'difficult'],
  ['I already reported you to the FCA', 'escalated'],
  ['I am closing all my accounts and taking my business elsewhere', 'major'],
  ['yes', null],
]

const needs: [string, Need][] = [
  ['我是你们的钻石客户，必须先处理我的', 'ego'],
  ['规定是死的人是活的，给我破个例', 'ego'],
  ['你能不能先听我把话说完，尊重一下人', 'respect'],
  ['打了半天电话没一个人告诉我一声', 'respect'],
  ['合同白纸黑字写着的，凭什么不按合同来', 'fairness'],
  ['为什么别人能退我就不能退', 'fairness'],
  ['我非得让他丢了饭碗不可，开除他', 'revenge'],
  ['我要让所有人都知道你们干的好事', 'revenge'],
  ['把我的损失赔给我，误工费也要算', 'compensation'],
  ['我就是想说说，憋在心里难受，也不图你们什么', 'venting'],
  ['Do you know who I am? I have been a platinum customer for years', 'ego'],
  ['All I want is for someone to listen to me with some respect', 'respect'],
  ['That is not fair, the contract says otherwise', 'fairness'],
  ['I want him fired, somebody has to pay for this', 'revenge'],
  ['I want my money back, every penny', 'compensation'],
  ['I just needed to get this off my chest', 'venting'],
]

describe('F5 the thing complained of', () => {
  test.each(categories)('%s → %s', (text, category) => {
    expect(readTurn(text).category).toBe(category)
  })

  test('what is complained of is also taken from what was said before', () => {
    const before = [
      { speaker: 'customer', text: '你们拒赔我的重疾险，我不服' },
      { speaker: 'agent', text: '我帮您查一下。' },
    ] as const
    expect(readTurn('那你们什么时候给我答复', before).category).toBe('claim-refused')
  })
})

describe('F5 severity, or null where one turn cannot tell', () => {
  test.each(severities)('%s → %s', (text, severity) => {
    expect(readTurn(text).severity).toBe(severity)
  })
})

describe('F2 the six needs', () => {
  test.each(needs)('%s → %s', (text, need) => {
    const shares = readTurn(text).needs
    const [first] = Object.entries(shares).sort((a, b) => b[1] - a[1])
    expect(first?.[0], JSON.stringify(shares)).toBe(need)
    expect(first?.[1]).toBeGreaterThan(0.2)
  })

  test.each(['你好', '嗯，对', 'ok', '我的尾号是三三二一', 'My date of birth is in March'])(
    'F2 no need at all is a valid answer: %s',
    text => {
      for (const share of Object.values(readTurn(text).needs)) expect(share).toBeLessThan(0.2)
    },
  )
})

import type { Random } from '../notations/random.ts'
import { anyName } from './names.ts'
import { bankCard, identityNumber, mobile, policyNumber } from './values.ts'

/** What one speaker says over several utterances, with the question before each; spans are those of the last utterance. */
export interface SplitText {
  text: string
  value: string
  previous: string[]
  asked?: string
}

const characters = (value: string) => value.replace(/\d/g, digit => '零幺二三四五六七八九'[Number(digit)] as string)
const said = (value: string, random: Random) => (random.chance(0.4) ? characters(value) : value)
const LEAD = ['', '', '', '嗯，', '然后是', '后面是', '呃，', '接着', '然后']
const REST = ['', '', '', '。', '，好了', '，就这个', '，对']

/** The second part of a number whose first part, after its cue, was the utterance before. */
function continued(cue: string, value: string, random: Random): SplitText {
  const cut = random.int(3, value.length - 4)
  const part = said(value.slice(cut), random)
  return {
    text: `${random.pick(LEAD)}${part}${random.pick(REST)}`,
    value: part,
    previous: [`${cue}${said(value.slice(0, cut), random)}${random.pick(['', '，', '…', '，嗯'])}`],
  }
}

function threeParts(cue: string, value: string, random: Random): SplitText {
  const parts = [value.slice(0, 4), value.slice(4, 8), value.slice(8)].map(part => said(part, random))
  return {
    text: `${random.pick(LEAD)}${parts[2]}`,
    value: parts[2] as string,
    previous: [`${cue}${parts[0]}`, parts[1] as string],
  }
}

function answered(asked: string, value: string, random: Random): SplitText {
  return { text: `${random.pick(LEAD)}${value}${random.pick(REST)}`, value, previous: ['我要退保'], asked }
}

export const SPLITS: Readonly<Record<string, (random: Random) => SplitText>> = {
  'mobile, two parts': random => continued(random.pick(['我手机号是', '电话号码', '打我电话']), mobile(random), random),
  'mobile, three parts': random => threeParts(random.pick(['手机号是', '我电话是']), mobile(random), random),
  'identity, two parts': random => continued(random.pick(['身份证号是', '我身份证']), identityNumber(random), random),
  'identity, three parts': random => threeParts('身份证号码', identityNumber(random), random),
  'card, two parts': random => continued(random.pick(['卡号是', '银行卡号']), bankCard(random), random),
  'card, three parts': random => threeParts('卡号是', bankCard(random), random),
  'policy, cue before': random => {
    const value = policyNumber(random)
    return { text: value, value, previous: [random.pick(['我的保单号是', '保单号，', '保单号是，我找找'])] }
  },
  'mobile without a cue': random => {
    const value = mobile(random)
    return { text: value.slice(7), value: value.slice(7), previous: [value.slice(0, 7)] }
  },
  'asked for the mobile': random =>
    answered(
      random.pick(['您的手机号是多少', '方便留个电话吗？', '请报一下您的联系电话', '您的联系方式是？']),
      said(random.chance(0.5) ? mobile(random) : mobile(random).slice(0, 7), random),
      random,
    ),
  'asked for the end of the identity': random =>
    answered(
      random.pick(['身份证后六位呢', '麻烦报一下身份证号码后六位', '您身份证最后六位是多少？']),
      said(identityNumber(random).slice(12), random),
      random,
    ),
  'asked for the card': random =>
    answered(random.pick(['您的银行卡号是多少', '请说一下卡号']), said(bankCard(random).slice(0, 8), random), random),
  'asked for the policy': random =>
    answered(random.pick(['您的保单号是多少？', '请提供一下保单号码']), policyNumber(random), random),
  'asked for the name': random =>
    answered(random.pick(['请问怎么称呼您？', '您贵姓', '请问您的姓名是？', '您叫什么名字']), anyName(random), random),
  'asked for the birthday': random =>
    answered(
      random.pick(['您的出生日期是？', '请问您生日是哪天', '出生年月日报一下']),
      `${random.int(1940, 2005)}年${random.int(1, 12)}月${random.int(1, 28)}${random.pick(['日', '号'])}`,
      random,
    ),
  'asked for the address': random =>
    answered(
      random.pick(['您的地址是哪里？', '请问寄到哪个地址', '您家住哪里']),
      random.pick(['朝阳区建国路88号', '武侯区科华北路12号3栋2单元501', '西湖区文三路9号', '阳光花园3栋1202']),
      random,
    ),
}

/** Answers that stay legible whatever was said before. */
export const LEGIBLE_ANSWERS: readonly { text: string; previous?: string[]; asked?: string }[] = [
  { asked: '您交了多少保费', text: '36000' },
  { asked: '您交了多少保费？', text: '一年12000，交了5年' },
  { asked: '您是哪天买的', text: '2023年5月12号' },
  { asked: '哪一年买的', text: '2019' },
  { asked: '请问是什么时候签的合同', text: '20190312' },
  { asked: '您要求赔多少？', text: '三万五千' },
  { asked: '您的手机号是多少', text: '我不想说，你们先退我3000块' },
  { asked: '您的手机号是多少', text: '我打12378投诉了' },
  { asked: '您的保单号是多少', text: '找不到了，2019年3月买的，每年6000元' },
  { asked: '您身份证号码是多少', text: '凭什么告诉你，保险法第十六条你懂不懂' },
  { asked: '请问怎么称呼您', text: '不用管我叫什么' },
  { asked: '您贵姓', text: '先说事' },
  { asked: '您的地址是哪里', text: '我在北京' },
  { asked: '卡的尾号是多少', text: '6789' },
  { previous: ['我手机号是[手机号]'], text: '3000块什么时候退' },
  { previous: ['我手机号是[手机号]'], text: '2023年5月买的' },
  { previous: ['身份证号[身份证]'], text: '第四十九条怎么说的' },
  { previous: ['卡号是[银行卡]'], text: '三万六千元退到这里' },
  { previous: ['卡号是[银行卡]。'], text: '12个月扣了我12次' },
  { previous: ['我交了'], text: '138000' },
  { previous: ['我姓[姓名]', '我要退'], text: '50000' },
]

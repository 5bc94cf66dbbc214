import { describe, expect, test } from 'vitest'
import { EMOTIONS, type Emotion } from '../../src/domain/vocabulary.ts'
import { readTurn } from './lexicon-files.ts'

/** What is said, what is meant, and (where it matters) the band of heat: low < 0.33, hot > 0.5. */
type Row = [text: string, emotion: Emotion | Emotion[], band?: 'low' | 'hot']

const meantAsSaid: Row[] = [
  ['你好，我想查一下我那张保单什么时候到期', 'calm', 'low'],
  ['麻烦您帮我看看这个月的账单，谢谢', 'calm', 'low'],
  ['嗯那个就是我想问一下退保要带什么材料', 'calm', 'low'],
  ['行，那我等你们电话，不着急', 'calm', 'low'],
  ['我会按规定向金融监管局反映，请你们书面答复我', 'calm', 'low'],
  ['这个利息到底是怎么算出来的，我看不懂', 'confused', 'low'],
  ['我有点糊涂，上次说免费这次又要收钱，哪个是对的', 'confused', 'low'],
  ['没听明白，你再说一遍现金价值是什么意思', 'confused', 'low'],
  ['我好担心啊，要是逾期了会不会上征信', 'anxious', 'low'],
  ['求求你们快一点，孩子后天就要做手术了', 'anxious', 'low'],
  ['这个钱要是下不来我真不知道该怎么办', 'anxious', 'low'],
  ['我妈上个月走了，现在家里就剩我一个人', 'sad', 'low'],
  ['他去世以后我天天哭，什么都不想管了', 'sad', 'low'],
  ['算了吧，我对你们已经不抱什么希望了', 'disappointed', 'low'],
  ['二十年的老客户了，你们这样做真的让人心寒', 'disappointed', 'low'],
  ['说好三天给答复，到现在一个电话都没有', 'disappointed', 'low'],
  ['以后再也不会买你们家的保险了，随便吧', 'disappointed', 'low'],
  ['太好了，钱已经到账了，多亏你帮忙', 'satisfied', 'low'],
  ['你讲得真清楚，我心里踏实多了', 'satisfied', 'low'],
  ['气死我了！你们到底还要拖到什么时候！', 'angry', 'hot'],
  ['你们就是一群骗子，赶紧把钱退给我！', 'angry', 'hot'],
  ['凭什么扣我的钱？谁让你们扣的？你们还讲不讲道理？', 'angry'],
  ['你他妈听不懂人话是不是，我说了我要退保', 'angry', 'hot'],
  ['Hello, could you please tell me when my policy expires?', 'calm', 'low'],
  ["I'd like to update my address, no rush at all", 'calm', 'low'],
  ['I will be writing to the ombudsman, please send me the final response letter', 'calm', 'low'],
  ["I don't understand this charge, can you explain what it is for", 'confused', 'low'],
  ["I'm a bit lost, one of you said yes and the other said no", 'confused', 'low'],
  ["I'm really worried, what if my cover lapses before the operation", 'anxious', 'low'],
  ['Please please help, the rent is due tomorrow and I have nothing left', 'anxious', 'low'],
  ['My husband passed away in March and I just cannot stop crying', 'sad', 'low'],
  ["Honestly I've given up, I expected better from you", 'disappointed', 'low'],
  ['Nobody ever called me back, not once in three weeks', 'disappointed'],
  ["That's wonderful, thank you so much for sorting it out", 'satisfied', 'low'],
  ['Oh what a relief, you have been so helpful', 'satisfied', 'low'],
  ['This is absolutely ridiculous, I am sick and tired of your excuses!', 'angry', 'hot'],
  ['You people are thieves, give me my money back right now!', 'angry', 'hot'],
  ['HOW DARE YOU CHARGE MY CARD AGAIN', 'angry', 'hot'],
]

const meantOtherwise: Row[] = [
  // Negation.
  ['我不是生气，就是想问问', 'calm', 'low'],
  ['我没生气，你慢慢说', 'calm', 'low'],
  ['我不着急，你们按流程走就行', 'calm', 'low'],
  ["I'm not angry, I just want to know how it works", 'calm', 'low'],
  ["It's not that I'm upset, I just have a question about the fee", 'calm', 'low'],
  // Denied pleasure.
  ['说实话我对这个结果不太满意', ['disappointed', 'angry']],
  ["I'm not happy with this answer", 'disappointed'],
  // Sarcasm.
  ['你们可真行啊', 'angry'],
  ['服务真好啊，等了三个小时都没人理', 'angry'],
  ['呵呵，你们真会做生意', 'angry'],
  ['谢谢你们啊，把我的保单给弄丢了', 'angry'],
  ['Great service, really.', 'angry'],
  ['Oh brilliant, you lost my documents again', 'angry'],
  ['Thanks for nothing.', 'angry'],
  // Thanks before anger.
  ['谢谢您，但是你们经理昨天骂我是什么意思，太过分了', 'angry'],
  ['Thank you, but this is outrageous, you took the money twice!', 'angry'],
  // A closing "谢谢" is not pleasure.
  ['好的，谢谢，再见', 'calm', 'low'],
  ['ok thanks bye', 'calm', 'low'],
  // Somebody else's words and feelings.
  ['业务员说“你这个傻子”，我就想问问这事归谁管', ['calm', 'confused', 'disappointed']],
  // Nothing to tell from.
  ['嗯', 'unknown'],
  ['uh', 'unknown'],
  ['', 'unknown'],
  ['12', 'unknown'],
]

const misheard: Row[] = [
  ['我我我就是想问问那个那个年费嗯怎么扣的', ['calm', 'confused'], 'low'],
  ['凭神么扣我钱你们这是骗字公司', 'angry'],
  ['你們到底什麼時候退錢，我已經等了兩個月了，太過分了！', 'angry'],
  ['我真的很失望沒想到你們是這樣的銀行', 'disappointed'],
  ['我要 refund 你们 charge 了我两次 this is ridiculous', 'angry'],
  ['真 的 是 气 死 人 了', 'angry'],
]

const bands = { low: [0, 0.329], hot: [0.5, 1] } as const

describe('F1 emotion is what is meant', () => {
  test.each([...meantAsSaid, ...meantOtherwise, ...misheard])('%s → %s', (text, emotion, band) => {
    const { label, heat } = readTurn(text).emotion
    expect([emotion].flat(), `read ${label} at heat ${heat}`).toContain(label)
    if (!band) return
    expect(heat).toBeGreaterThanOrEqual(bands[band][0])
    expect(heat).toBeLessThanOrEqual(bands[band][1])
  })

  test('probabilities run over all labels, sum to one, and the label is the likeliest', () => {
    for (const [text] of meantAsSaid) {
      const { probabilities, label, confidence } = readTurn(text).emotion
      const values = EMOTIONS.map(emotion => probabilities[emotion])
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 2)
      expect(probabilities[label]).toBe(Math.max(...values))
      expect(confidence).toBe(probabilities[label])
    }
  })
})

describe('F7 heat follows the quarrel', () => {
  test('quiet grief is not hot, shouting is', () => {
    expect(readTurn('我老公走了，我真的撑不下去了').emotion.heat).toBeLessThan(0.3)
    expect(readTurn('退钱！退钱！马上给我退钱！你们这帮骗子！').emotion.heat).toBeGreaterThan(0.7)
  })

  test('the same words are hotter with exclamation marks, capitals, and after an angry turn', () => {
    const plain = readTurn('你们怎么还没处理').emotion.heat
    expect(readTurn('你们怎么还没处理！！！').emotion.heat).toBeGreaterThan(plain)
    const before = [{ speaker: 'customer', text: '气死我了，你们这群骗子，到底管不管！' }] as const
    expect(readTurn('你们怎么还没处理', before).emotion.heat).toBeGreaterThan(plain)
    expect(readTurn('I WANT MY MONEY BACK NOW').emotion.heat).toBeGreaterThan(
      readTurn('i want my money back now').emotion.heat,
    )
  })

  test('politeness cools', () => {
    expect(readTurn('麻烦您帮我把这笔钱退一下，好吗').emotion.heat).toBeLessThan(readTurn('马上给我退钱').emotion.heat)
  })

  test('valence is pleasant for relief and unpleasant for anger and grief', () => {
    expect(readTurn('太感谢了，问题解决了').emotion.valence).toBeGreaterThan(0.4)
    expect(readTurn('你们太过分了，气死我了').emotion.valence).toBeLessThan(-0.5)
    expect(readTurn('他走了，我很难过').emotion.valence).toBeLessThan(-0.4)
  })
})

import { describe, expect, test } from 'vitest'
import type { CustomerCue } from '../../src/domain/vocabulary.ts'
import { readTurn, type Said } from './lexicon-files.ts'

const offer: Said[] = [{ speaker: 'agent', text: '我们可以给您退八百元，您看可以吗？' }]
const offerEn: Said[] = [{ speaker: 'agent', text: 'We can refund you $80, would you accept that?' }]
const label: Said[] = [{ speaker: 'agent', text: '听起来您是觉得自己被糊弄了。' }]
const labelEn: Said[] = [{ speaker: 'agent', text: 'It sounds like you feel nobody listened.' }]
const question: Said[] = [{ speaker: 'agent', text: '请问您的尾号是多少？' }]

const present: [string, CustomerCue, Said[]?][] = [
  ['喂你好', 'greets'],
  ['你们什么时候能处理好？', 'asks'],
  ['这个年费怎么算的呢', 'asks'],
  ['我上个月在柜台办了一张卡', 'tells'],
  ['今天必须给我解决，不解决我不走', 'insists'],
  ['我接受这个方案', 'accepts'],
  ['那就按你说的办吧', 'accepts'],
  ['行', 'accepts', offer],
  ['可以吧', 'accepts', offer],
  ['我不同意', 'rejects'],
  ['这点钱打发叫花子呢', 'rejects'],
  ['不行', 'rejects', offer],
  ['没错，就是这样', 'confirms'],
  ['对，就是这个意思', 'confirms'],
  ['对', 'confirms', label],
  ['我没有生气', 'rejects-label'],
  ['别跟我说什么理解我的心情', 'rejects-label'],
  ['叫你们领导来', 'wants-superior'],
  ['换个能做主的人跟我说', 'wants-superior'],
  ['那两千也行吧，最低一千五', 'moves-demand'],
  ['谢谢你', 'thanks'],
  ['那先这样，再见', 'farewell'],
  ['hello there', 'greets'],
  ['When will I get it?', 'asks'],
  ['I bought the policy in March at your branch', 'tells'],
  ['I insist on the full amount', 'insists'],
  ["ok, I'll take it", 'accepts'],
  ['yes', 'accepts', offerEn],
  ["That's not enough, I can't accept that", 'rejects'],
  ['no', 'rejects', offerEn],
  ["That's right", 'confirms'],
  ['exactly', 'confirms', labelEn],
  ["Don't tell me how I feel", 'rejects-label'],
  ['I want to speak to a supervisor', 'wants-superior'],
  ['How about five hundred then', 'moves-demand'],
  ['thanks for your help', 'thanks'],
  ['ok bye', 'farewell'],
]

const absent: [string, CustomerCue, Said[]?][] = [
  ['好的', 'accepts'],
  ['好的', 'accepts', question],
  ['行啊，那我就去银保监投诉', 'accepts', offer],
  ['可以是可以，但是太少了', 'accepts', offer],
  ['这样可以吗', 'accepts', offer],
  ['对', 'confirms', question],
  ['凭什么扣我的钱', 'asks'],
  ['谢谢你们啊，把我害惨了', 'thanks'],
  ['他说他接受', 'accepts', offer],
  ['你们挂了我的电话', 'farewell'],
  ['我不是要找你们领导', 'wants-superior'],
  ['yes but that is not enough', 'accepts', offerEn],
  ['yes', 'confirms', question],
  ['Thanks for nothing', 'thanks'],
  ['he said he accepted it', 'accepts', offerEn],
  ['你好', 'tells'],
]

describe('what the customer does in a turn', () => {
  test.each(present)('%s: %s', (text, cue, before) => {
    expect(readTurn(text, before).cues).toContain(cue)
  })

  test.each(absent)('T4 T10 not so in "%s": %s', (text, cue, before) => {
    expect(readTurn(text, before).cues).not.toContain(cue)
  })
})

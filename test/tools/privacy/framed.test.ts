import { describe, expect, test } from 'vitest'
import { maskPersonalData } from '../../../src/tools/privacy.ts'

const masked = (text: string) => maskPersonalData(text).text

describe('D6 personal data that the sentence around it makes so', () => {
  test.each([
    ['取款密码是8812，你们查', '取款密码是[验证信息]，你们查'],
    ['短信验证码三五六，七八九。', '短信验证码[验证信息]。'],
    ['信用卡4111 1111 1111 1111，有效期08/26，后面三位661', '信用卡[银行卡]，有效期[验证信息]，后面三位[验证信息]'],
    ['My PIN is four four two one.', 'My PIN is [SECRET].'],
    ['The card expires 08/26, CVV 991.', 'The card expires [SECRET], CVV [SECRET].'],
    ['我要举报周建平，他骗人', '我要举报[姓名]，他骗人'],
    ['业务员姓赵，赵丽华', '业务员姓[姓名]，[姓名]'],
    ['木子李，李雪峰。', '木子李，[姓名]。'],
    ['我姓司马，叫司马云飞。', '我姓[姓名]，叫[姓名]。'],
    ['喂，我周杰呀。', '喂，我[姓名]呀。'],
    ['First name Beatrix, last name Holloway.', 'First name [NAME], last name [NAME].'],
    ["i'm priya sharma and i'm upset", "i'm [NAME] and i'm upset"],
    ['Hello, Mr. Lindqvist, thanks', 'Hello, Mr. [NAME], thanks'],
    ['VIN is WVWZZZ1JZXW000001.', 'VIN is [PLATE].'],
    ['Medicare number 1AA2-BB3-CC44.', 'Medicare number [ID].'],
    ['2025550147 is my number', '[PHONE] is my number'],
    ['5550147 is my number, area code 202.', '[PHONE] is my number, area code [PHONE].'],
    ['oh seven nine double oh six hundred four five six', '[PHONE]'],
    ['身份证最后一位是X，前面是32010619880807451。', '身份证最后一位是X，前面是[身份证]。'],
    ['微信号是xiaoming2020。', '微信号是[账号]。'],
    ['我住碧桂园凤凰城5-1-1203。', '我住[地址]。'],
    ["My birthday's the ninth of May 1969.", "My birthday's [BIRTHDAY]."],
    ['my e-mail: rking77 at gmail', 'my e-mail: [EMAIL]'],
  ])('%s', (text, expected) => {
    expect(masked(text)).toBe(expected)
    expect(masked(expected)).toBe(expected)
  })

  test.each([
    '密码错误了3次',
    '验证码等了1200秒',
    '保单有效期2027年9月',
    '我要投诉安邦。',
    '我高兴啊。',
    '是终身吗？',
    '那个业务员骗了我',
    '生日1015元',
    'Policy starts 01/01/2025 and ends 12/31/2025.',
    'I spoke with Billing on Friday.',
    'Your offer expires 12/31.',
    'It was Customer Service who called.',
    'I paid oh about nine hundred dollars.',
    'I looked at outlook and my mail was empty.',
  ])('%s stays as it is', text => expect(masked(text)).toBe(text))
})

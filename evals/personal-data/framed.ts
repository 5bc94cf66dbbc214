import type { Random } from '../notations/random.ts'
import * as names from './names.ts'

/** Personal data that only the sentence around it makes so: secrets, people in a frame, numbers said in parts. Our own wording. */
interface Framed {
  kind: string
  notation: string
  carriers: readonly string[]
  value: (random: Random) => string
}

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('')
const spoken = (text: string) => [...text].map(digit => '零一二三四五六七八九'[Number(digit)]).join('')
const words = (text: string) =>
  [...text]
    .map(digit => ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][Number(digit)])
    .join(' ')
const two = (value: number) => String(value).padStart(2, '0')
const letters = (random: Random, alphabet: string, count: number) =>
  Array.from({ length: count }, () => random.pick([...alphabet])).join('')

const CODES_ZH = [
  '我的登录密码是{}',
  '密码{}，你帮我试试',
  '验证码{}',
  '短信验证码是{}，收到了吗',
  '取款密码：{}。',
  '动态码是{}',
]
const CODES_EN = [
  'My PIN is {}.',
  'The one-time code is {}',
  'the verification code was {}, okay?',
  'Passcode {}.',
  'password: {}',
]
const FIRST = ['Beatrix', 'Oleg', 'Tamsin', 'Kwame', 'Ingeborg', 'Lucinda', 'Marek']
const LAST = ['Holloway', 'Tarasov', 'Penrose', 'Asante', 'Lindqvist', 'Okonjo', 'Zielinski']
const whole = (random: Random) => `${random.pick(FIRST)} ${random.pick(LAST)}`

export const FRAMED: readonly Framed[] = [
  {
    kind: 'secret',
    notation: 'figures',
    carriers: [...CODES_ZH, ...CODES_EN],
    value: random => digits(random, random.pick([4, 6])),
  },
  { kind: 'secret', notation: 'spoken', carriers: CODES_ZH, value: random => spoken(digits(random, 6)) },
  {
    kind: 'secret',
    notation: 'English words',
    carriers: CODES_EN.slice(0, 3),
    value: random => words(digits(random, 4)),
  },
  {
    kind: 'secret',
    notation: 'back of a card',
    carriers: ['信用卡背面三位是{}', '安全码{}，信用卡的', 'the card has CVV {}', 'my CVC is {}'],
    value: random => digits(random, 3),
  },
  {
    kind: 'secret',
    notation: 'expiry of a card',
    carriers: ['信用卡有效期{}', '我那张信用卡，有效期是{}', 'my card expires {}', 'card expiry date is {}'],
    value: random => `${two(random.int(1, 12))}/${random.int(25, 39)}`,
  },
  {
    kind: 'framed name',
    notation: 'Chinese',
    carriers: [
      '我要举报{}',
      '帮我找{}，他是业务员',
      '客服{}跟我说能全退',
      '工作人员{}承诺过的',
      '上次接电话的是{}',
      '法人{}。',
      '我同事{}替我办的',
      '我孩子今年六岁，叫{}。',
      '请问是{}吗？',
      '喂，我{}啊',
    ],
    value: random => `${random.pick([...'王李张刘陈杨赵黄周吴徐孙胡朱'])}${names.longName(random).slice(-2)}`,
  },
  {
    kind: 'framed name',
    notation: 'English',
    carriers: ['Contact is {}.', 'It was {} who signed the form.'],
    value: whole,
  },
  {
    kind: 'framed name',
    notation: 'field by field',
    carriers: ['First name {}.', 'my surname, that is, surname {}.', 'last name {}, please'],
    value: random => random.pick(LAST),
  },
  {
    kind: 'framed name',
    notation: 'spelled',
    carriers: ['My last name, {}.', "it's spelled {}"],
    value: random => [...random.pick(LAST).toUpperCase()].join('-'),
  },
  {
    kind: 'vehicle number',
    notation: 'plain',
    carriers: ['VIN {}', 'my VIN number is {}', '车架号{}', '车辆识别代码是{}'],
    value: random => `L${letters(random, 'ABCDEFGHJKLMNPRSTUVWXYZ', 3)}${digits(random, 4)}A1A${digits(random, 6)}`,
  },
  {
    kind: 'estate',
    notation: 'house',
    carriers: ['我家{}', '{}，寄那儿'],
    value: random =>
      `${random.pick(['海淀区清河街道安宁庄西里', '浦东新区花木街道牡丹北里', '江岸区后湖街道锦绣花园'])}${random.int(1, 40)}号楼`,
  },
  {
    kind: 'estate',
    notation: 'dashes',
    carriers: ['我在{}住', '我住{}'],
    value: random =>
      `${random.pick(['翠湖城市花园', '东方明珠公寓', '金色家园'])}${random.int(1, 20)}-${random.int(1, 4)}-${random.int(1, 20)}0${random.int(1, 6)}`,
  },
  {
    kind: 'birthday, four places',
    notation: 'plain',
    carriers: ['我的生日{}，你输进去', '我生日是{}'],
    value: random => `${two(random.int(1, 12))}${two(random.int(1, 28))}`,
  },
]

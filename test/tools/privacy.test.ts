import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskPersonalData } from '../../src/tools/privacy.ts'

const masked = (text: string) => maskPersonalData(text).text

describe('D6 personal data is masked', () => {
  test.each([
    ['身份证 110101199003070038，麻烦查一下', '身份证 [身份证]，麻烦查一下'],
    ['证件号码：11010119900307003X', '证件号码：[身份证]'],
    ['我的身份证号最后一位念错了 110101199003070031', '我的身份证号最后一位念错了 [身份证]'],
    ['身份证号是110101199003070031', '身份证号是[身份证]'],
    ['老身份证 110101900307003', '老身份证 [身份证]'],
    ['身份证一一零一零一，然后一九九零，零三零七，呃零零三叉', '身份证[身份证]'],
    ['钱退到6222 0212 3456 7890 128', '钱退到[银行卡]'],
    ['银行卡号您记一下，6222 0212 3456 7890 123', '银行卡号您记一下，[银行卡]'],
    ['卡号是6222 0212 3456 7890 123', '卡号是[银行卡]'],
    ['退到4111-1111-1111-1111', '退到[银行卡]'],
    ['手机１３８００１３８０００', '手机[手机号]'],
    ['①③⑧⓪⓪①③⑧⓪⓪⓪', '[手机号]'],
    ['1\u200b38\u200b0013\u200b8000\u200b', '[手机号]'],
    ['一三八，零零一三，八零零零', '[手机号]'],
    ['壹叁捌零零壹叁捌零零零', '[手机号]'],
    ['幺三八呃零零幺三那个八零零零', '[手机号]'],
    ['打+86 138-0013-8000', '打[手机号]'],
    ['座机0755-26001234转8001', '座机[电话]'],
    ['打我电话82345678', '打我电话[电话]'],
    ['香港号+852 9123 4567', '香港号[电话]'],
    ['邮箱zhang.san@example.com。', '邮箱[邮箱]。'],
    ['邮箱是zhang艾特qq点com', '邮箱是[邮箱]'],
    ['车牌京A·12345', '车牌[车牌]'],
    ['沪AD12345停在门口', '[车牌]停在门口'],
    ['护照号 E12345678', '护照号 [护照]'],
    ['保单号是P1234567890', '保单号是[保单号]'],
    ['账号 6228 4800 1234', '账号 [账号]'],
    ['生日是一九八五年三月十二日', '生日是[生日]'],
    ['我1985年3月出生', '我[生日]出生'],
    ['我家在海淀区中关村大街27号院3号楼1202', '我家在[地址]'],
    ['我住3栋2单元501室', '我住[地址]'],
    ['我叫张伟，', '我叫[姓名]，'],
    ['我叫李明的儿子', '我叫[姓名]的儿子'],
    ['我姓张名伟', '我姓[姓名]'],
    ['姓名：欧阳娜娜', '姓名：[姓名]'],
  ])('in Chinese: %s', (text, expected) => expect(masked(text)).toBe(expected))

  test.each([
    ["It's, uh, four one one one, 1111 1111 1111.", "It's, uh, [CARD]."],
    ['my card number is 4012-8888-8888-1882', 'my card number is [CARD]'],
    ['oh seven seven double oh nine double oh one two three', '[PHONE]'],
    ['call me at (415) 555-2671 ext. 12', 'call me at [PHONE]'],
    ['ring 020 7946 0018', 'ring [PHONE]'],
    ['my number is four one five, five five five, two six seven one', 'my number is [PHONE]'],
    ['10 Downing Street, London SW1A 2AA please', '[ADDRESS] please'],
    ['write to jo.smith at gmail dot com', 'write to [EMAIL]'],
    ['My SSN is 123-45-6789', 'My SSN is [ID]'],
    ['National Insurance number AB 12 34 56 C', 'National Insurance number [ID]'],
    ['IBAN DE89 3704 0044 0532 0130 00', 'IBAN [ACCOUNT]'],
    ['from 41.173.96.26', 'from [ACCOUNT]'],
    ['policy number is ptc 78345206', 'policy number is [POLICY]'],
    ['DOB 03/12/1985', 'DOB [BIRTHDAY]'],
    ['I was born on March 5th, 1985', 'I was born on [BIRTHDAY]'],
    ['I live at 123 Main Street, Apt 4, Springfield, IL 62704', 'I live at [ADDRESS]'],
    ['my name is john smith and I am angry', 'my name is [NAME] and I am angry'],
    ['Last name is Whitlock, W-H-I-T-L-O-C-K.', 'Last name is [NAME].'],
    ['this is Ann Lee speaking', 'this is [NAME] speaking'],
  ])('in English: %s', (text, expected) => expect(masked(text)).toBe(expected))
})

describe('D6 what the case needs stays legible', () => {
  test.each([
    '赔我13800元，一分不能少',
    '一共十三万八千元，交了10年',
    '每年12,000，十年120,000',
    '我买了1500 3000 4500三份',
    '转账时间20240501123000',
    '从2023-05-12到2024-06-13',
    '2024年5月1日12点30分打的电话',
    '民法典第一千一百六十五条、保险法第四十九条',
    '打12378，或者95588、110、12315',
    '请拨打400-820-8888或4001-528-528',
    '我的工号是123456',
    '拨打020-10000或10000-1-4-3，95511转1',
    '住宿2024-12-01到2024-12-05',
    '流水号500103199806063408',
    '订单6225885911090996680',
    '尾号5000的会员卡',
    '账户余额是12345678元',
    '我知道5号会到账',
    '走了两条路一层一层找',
    '我叫你们经理来',
    '我叫了一辆车',
    '户名是平安科技有限公司',
    '小数点后是3.14159265358979',
    '您好，客服中心，我姓叶，为您服务',
    'thanks for calling, my name is Marcus, how can I help',
    'the company name is Acme and my name is on the account',
    'I waited 20 minutes on the way and 3 days in a row',
    'call 1-800-555-0199 or 911',
    'I paid $1234567890 on 05/12/2024',
    'a 4 wheel drive and a 2 Inch Drive',
    "don't @ me. Fine",
    'case number 123456789, card ending in 1111',
    'that is one hundred twenty-three nineteen',
  ])('%s', text => expect(maskPersonalData(text)).toEqual({ text, found: [] }))
})

test('D6 spans are those of the input, sorted and apart', () => {
  const text = '我叫张伟，手机１３８００１３８０００，邮箱a@b.com'
  expect(maskPersonalData(text).found.map(({ type, start, end }) => [type, text.slice(start, end)])).toEqual([
    ['name', '张伟'],
    ['mobile', '１３８００１３８０００'],
    ['email', 'a@b.com'],
  ])
})

const PIECES = fc.constantFrom(
  ...[
    '13800138000',
    '138 0013 8000',
    '身份证',
    '110101199003070038',
    '卡号',
    '4111 1111 1111 1111',
    '6222',
    '，',
    '。',
    ' ',
    '-',
    '电话',
    '400-820-8888',
  ],
  ...[
    '一三八',
    '零零一三',
    '呃',
    '那个',
    'a@b.com',
    '@',
    '.',
    '京A12345',
    '护照',
    'E12345678',
    '我叫',
    '张伟',
    '我姓',
    '王',
    '路',
    '88号',
    '3栋2单元',
    '生日',
    '1985年3月12日',
  ],
  ...[
    '元',
    '万',
    '$',
    '+',
    '(',
    ')',
    'my name is ',
    'John ',
    'Smith',
    'card ',
    'four one ',
    'double ',
    'oh ',
    'policy number ',
    'abc 123',
    '12 Main Street',
    'IBAN ',
    '[',
    ']',
    '[ID]',
    '[手机号]',
    '\u200b',
    'x',
    '１',
    '①',
    '\n',
  ],
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(PIECES, { maxLength: 14 }).map(pieces => pieces.join('')),
  fc.string({ unit: fc.constantFrom(...'0123456789一二零-., xX+@[]号路我叫张'), maxLength: 60 }),
)

test('D6 masking twice is masking once, spans fit, on any text', () => {
  fc.assert(
    fc.property(texts, text => {
      const once = maskPersonalData(text)
      let last = 0
      for (const { start, end } of once.found) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
      expect(masked(once.text)).toBe(once.text)
    }),
    { numRuns: 3000 },
  )
})

test('D6 no lone surrogate is thrown on', () => {
  for (const text of ['\ud800', '13800138000\udc00', '\ud83d我叫张伟'])
    expect(() => maskPersonalData(text)).not.toThrow()
})

const mobiles = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)

test('D6 a mobile number is masked in every notation', () => {
  const notations = [
    (digits: string) => digits,
    (digits: string) => `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`,
    (digits: string) => `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`,
    (digits: string) => [...digits].map(digit => String.fromCharCode(0xff10 + Number(digit))).join(''),
    (digits: string) => [...digits].map(digit => '零幺二三四五六七八九'[Number(digit)]).join(''),
    (digits: string) => [...digits].join('\u200d'),
  ]
  fc.assert(
    fc.property(mobiles, fc.constantFrom(...notations), (digits, write) => {
      expect(masked(`我的号码是${write(digits)}，上午打`)).toBe('我的号码是[手机号]，上午打')
    }),
  )
})

test('D6 an amount is never masked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999_999_999 }),
      fc.constantFrom('元', '块钱', '万元', ' yuan', ' dollars', '%'),
      (value, unit) => {
        const text = `一共${value}${unit}`
        expect(masked(text)).toBe(text)
      },
    ),
  )
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lawReadingSchema, RISKS } from '../../src/domain/law.ts'
import { loadClauses } from '../../src/knowledge/load-clauses.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { readLaw } from '../../src/tools/clauses.ts'

const dir = join(import.meta.dirname, '..', '..', 'knowledge', 'clauses')
const registry = loadClauses({
  text: file => readFileSync(join(dir, file), 'utf8'),
  names: () => readdirSync(dir),
  parse: (_file, text) => parseYaml(text),
})
const ON = '2026-11-22'
const customer = (text: string, on: string | null = ON) => readLaw({ speaker: 'customer', text, on }, registry)
const agent = (text: string, on: string | null = ON) => readLaw({ speaker: 'agent', text, on }, registry)
const idsOf = (reading: { clauses: readonly { id: string }[] }) => reading.clauses.map(({ id }) => id)

/** Words that no label and no reason may use about anybody. */
const NAMES_OF_OFFENCES = /敲诈|勒索|诈骗|骗保|黑产|黑灰产|讹|blackmail|extort|fraud|offender|criminal/i

describe('D3 the registry', () => {
  test('has every clause bound to a law in force, an article, a hash and an obligation in both languages', () => {
    expect(registry.clauses.size).toBeGreaterThan(200)
    expect(registry.problems).toEqual([])
    for (const clause of registry.clauses.values()) {
      expect(clause.law.status, clause.id).toBe('current')
      expect(clause.hash, clause.id).toMatch(/^[0-9a-f]{64}$/)
      expect(clause.obligation.zh.length, clause.id).toBeGreaterThan(5)
      expect(clause.obligation.en.length, clause.id).toBeGreaterThan(10)
      expect(clause.speakers.length, clause.id).toBeGreaterThan(0)
    }
  })

  test('names no offence and calls nobody an offender, in labels and in reasons', () => {
    for (const { id, topic, obligation, remedy } of registry.clauses.values())
      for (const text of [topic, obligation.zh, obligation.en, remedy?.zh ?? '', remedy?.en ?? ''])
        expect(text, id).not.toMatch(NAMES_OF_OFFENCES)
  })

  test('every matter and every way names clauses that exist', () => {
    for (const id of registry.matters.keys()) expect([...registry.clauses.keys()]).toContain(id)
    for (const ids of registry.ways.values()) for (const id of ids) expect([...registry.clauses.keys()]).toContain(id)
  })
})

describe('D3 the right clause', () => {
  test.each([
    ['agent', '您先去把投诉撤掉，款子下午就打给您', 'TS-15'],
    ['agent', '咱们聊的这段录音我等下就清掉', 'TS-07'],
    ['agent', '这款放心买，保本，年年都有收益，不会亏', 'SD-13'],
    ['agent', '保费您直接扫我的码转给我就好', 'XS-32'],
    ['agent', '您的投诉我们这儿不受理，您找卖给您的人去', 'TS-11'],
    ['customer', '你们卖的是假货，我要求退一赔三', 'XBF-55-1'],
    ['customer', '征信上有一条逾期根本不是我的，给我改过来', 'ZX-25'],
    ['customer', '信用卡在我身上，昨晚被人刷走了八千', 'YK-07'],
    ['customer', '我的投诉都二十几天了，到底什么时候给处理决定', 'TS-18'],
    ['customer', '保单上的名字不是我写的，是业务员替我签的', 'XS-29'],
  ] as const)('%s: %s → %s', (speaker, text, id) => {
    expect(idsOf(readLaw({ speaker, text, on: ON }, registry))).toContain(id)
  })

  test('a traditional, a full-width, a punctuated and a filler-ridden form read alike', () => {
    const plain = idsOf(agent('您先把投诉撤了，钱马上到账'))
    expect(plain[0]).toBe('TS-15')
    for (const text of [
      '您先把投訴撤了，錢馬上到賬',
      '嗯您先把，那个，投诉呃撤了啊钱马上到账',
      '您 先 把 投 诉 撤 了 钱马上到账',
    ])
      expect(idsOf(agent(text))[0], text).toBe('TS-15')
  })

  test('a homophone of the speech recogniser does not hide the clause', () => {
    expect(idsOf(agent('您先把头诉撤了钱马上到帐'))).toContain('TS-15')
    expect(idsOf(agent('这个产品保本包收益决对不会亏'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/SD-13|XB-23|GG-25/)]),
    )
  })

  test('at most five clauses, the best first, without doubles', () => {
    const ids = idsOf(customer('你们泄露我的个人信息，卖给了别的公司，天天有人打推销电话'))
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.length).toBeLessThanOrEqual(5)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('D3 harmless talk', () => {
  test.each([
    ['customer', '我儿媳妇在法院做书记员'],
    ['customer', '电视里正放一个打官司的片子'],
    ['customer', '我不投诉，我就是想知道怎么改地址'],
    ['customer', '好的，麻烦你了，再见'],
    ['customer', '我的身份证尾号是六六二八'],
    ['customer', 'My brother works at the courthouse downtown'],
    ['agent', '听起来您这几天为这事跑了不少路'],
    ['agent', '麻烦您报一下保单号，我帮您查'],
    ['agent', 'Thank you for waiting, I have your policy in front of me'],
  ] as const)('%s: %s touches nothing', (speaker, text) => {
    expect(readLaw({ speaker, text, on: ON }, registry)).toEqual({ risk: 'none', labels: [], clauses: [] })
  })

  test.each(['', ' ', '。。。', '🙂', '\u0000\ud800'])('%j touches nothing and does not throw', text => {
    expect(customer(text).clauses).toEqual([])
  })
})

describe('D8 a lawful way is a right, never a risk', () => {
  const WAYS = [
    '打12378',
    '去法院起诉',
    '找记者',
    '去信访',
    '向金融监管局反映',
    '申请仲裁',
    '打12315',
    '找律师',
    '申请调解',
    '投诉到监管部门',
    '让媒体来采访',
  ]
  const FRAMES = [
    (way: string) => `我要${way}`,
    (way: string) => `你们再不解决我就${way}`,
    (way: string) => `不赔我三万我就${way}`,
    (way: string) => `明天我会${way}，你们等着`,
    (way: string) => `如果还不退钱，我准备${way}`,
  ]

  test('whatever is demanded: no flag of these sentences is in the stream of risks, none is graver than medium', () => {
    for (const way of WAYS)
      for (const frame of FRAMES) {
        const reading = customer(frame(way))
        expect(
          reading.clauses.filter(({ stream }) => stream === 'risk'),
          frame(way),
        ).toEqual([])
        expect(RISKS.indexOf(reading.risk), frame(way)).toBeLessThanOrEqual(RISKS.indexOf('medium'))
      }
  })

  test('what the customer announces is shown with the way', () => {
    expect(idsOf(customer('我现在就去法院起诉你们'))).toContain('XBF-39')
    expect(idsOf(customer('我已经打了12378，等着吧'))).toEqual(expect.arrayContaining(['TS-33']))
    expect(idsOf(customer('我要找记者来曝光'))).toContain('MF-1025')
  })

  test('force and invention are another matter, told neutrally', () => {
    const reading = customer('不给我十万我就找人打断你的腿')
    expect(reading.clauses.some(({ stream }) => stream === 'risk')).toBe(true)
    for (const { why } of reading.clauses) expect(why).not.toMatch(NAMES_OF_OFFENCES)
    for (const label of reading.labels) expect(label).not.toMatch(NAMES_OF_OFFENCES)
  })

  test('a right of a customer is never graver than medium; the same clause is a risk when the agent breaks it', () => {
    const asked = customer('你们凭什么不受理我的投诉').clauses.find(({ id }) => id === 'TS-11')
    const broken = agent('您的投诉我们不受理').clauses.find(({ id }) => id === 'TS-11')
    expect(asked).toMatchObject({ stream: 'right', severity: 'medium' })
    expect(broken).toMatchObject({ stream: 'risk', severity: 'high' })
  })
})

describe('D3 only what is in force', () => {
  test('a clause is not returned before its law begins', () => {
    const text = '再不还钱我就找人到你家门口堵你，短信骂死你'
    expect(idsOf(agent(text, '2026-11-22'))).toContain('ZA-50')
    expect(idsOf(agent(text, '2025-12-31'))).not.toContain('ZA-50')
    expect(idsOf(agent(text, '1990-01-01'))).toEqual([])
  })

  test('United States clauses need that jurisdiction or words about that law', () => {
    const text = 'You people call me twenty times a day about this debt, stop harassing me'
    const us = (jurisdiction: string) => idsOf(readLaw({ speaker: 'customer', text, on: ON, jurisdiction }, registry))
    expect(us('US').some(id => id.startsWith('EN-FDCPA'))).toBe(true)
    expect(us('US').every(id => id.startsWith('EN-'))).toBe(true)
    expect(us('CN').some(id => id.startsWith('EN-'))).toBe(false)
    expect(us('UK')).toEqual([])
    expect(
      idsOf(customer('I will sue your collector under the FDCPA for statutory damages')).some(id =>
        id.startsWith('EN-'),
      ),
    ).toBe(true)
  })
})

describe('what a flag says', () => {
  test('the reason is in the language of the text, one line, with the remedy of a right', () => {
    const zh = customer('你们卖的是假货，我要求退一赔三').clauses[0]
    const en = customer('You sold me a fake, I want three times the price back').clauses[0]
    expect(zh?.why).toMatch(/[一-鿿]/)
    expect(en?.why).toMatch(/^[\x20-\x7e]+$/)
    const { remedy } = registry.clauses.get('ZX-25') ?? {}
    const flag = customer('征信上那条逾期是你们报错的，要求更正').clauses.find(({ id }) => id === 'ZX-25')
    if (remedy) expect(flag?.why.endsWith(remedy.zh)).toBe(true)
    expect(flag?.why).not.toContain('\n')
  })

  test('the span is in UTF-16 units of the input and holds the words that raised it', () => {
    const text = '🙂🙂 好的我听着呢。您先把投訴撤了，錢馬上就到。谢谢'
    const [flag] = agent(text).clauses
    expect(text.slice(...(flag?.span ?? [0, 0]))).toContain('投訴撤')
    expect(text.slice(...(flag?.span ?? [0, 0]))).not.toContain('谢谢')
  })

  test('the risk of the answer is that of its gravest clause', () => {
    const reading = agent('您先把投诉撤了，再不撤我找人去您家')
    const gravest = Math.max(...reading.clauses.map(({ severity }) => RISKS.indexOf(severity)))
    expect(RISKS.indexOf(reading.risk)).toBe(gravest)
  })

  test('any text answers in the schema, with spans inside it, the same twice', () => {
    const words = fc.constantFrom(
      '投诉',
      '撤',
      '12378',
      '起诉',
      '录音',
      '删',
      '保本',
      '赔',
      '不',
      '我',
      '你们',
      '🙂',
      ' ',
      '，',
      'court',
      '\u200b',
      '訴',
      '㈠',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 40 }).map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(texts, fc.constantFrom('customer' as const, 'agent' as const), (text, speaker) => {
        const reading = readLaw({ speaker, text, on: ON }, registry)
        lawReadingSchema.parse(reading)
        for (const { span } of reading.clauses) {
          expect(span[0]).toBeLessThan(span[1])
          expect(span[1]).toBeLessThanOrEqual(text.length)
        }
        expect(readLaw({ speaker, text, on: ON }, registry)).toEqual(reading)
      }),
      { numRuns: 400 },
    )
  })
})

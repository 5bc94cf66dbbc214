import type { Currency } from '../../domain/money.ts'

/** A currency word beside a number. */
export interface CurrencyWord {
  /** `$` follows the currency of the call where that is a dollar; what is only drawn is money of the call. */
  code: Currency | 'dollar' | 'call'
  /** Hundredths that one of these is worth: 100 for 元, 10 for 角, 1 for 分. */
  hundredths: number
  start: number
  end: number
}

interface Entry {
  word: string
  code: CurrencyWord['code']
  hundredths: number
}

const entries: Entry[] = []
const add = (code: CurrencyWord['code'], hundredths: number, words: string) => {
  for (const word of words.split('|')) entries.push({ word, code, hundredths })
}

add(
  'CNY',
  100,
  '¥|cn¥|块钱|块|元钱|元人民币|元|圆人民币|圆|人民币|软妹币|rmb|cny|renminbi|chinese yuan|yuan|yuans|kuai|大洋',
)
add('CNY', 10_000, '张毛爷爷|张红票子|张红票|张大红票|张红的')
add('CNY', 10, '角钱|角|毛钱|毛|毫')
add('CNY', 1, '分钱|分|仙')
add(
  'USD',
  100,
  '美元|美金|美刀|美圆|刀|usd|us dollars|us dollar|united states dollars|united states dollar|american dollars|us$|usd$',
)
add('dollar', 100, 'dollars|dollar|bucks|buck|$|蚊')
add('dollar', 1, 'cents|cent|¢|美分')
add('GBP', 100, '英镑|镑|pounds sterling|pound sterling|british pounds|british pound|pounds|pound|quid|sterling|gbp|£')
add('GBP', 1, 'pence|pennies|penny|便士')
add('EUR', 100, '欧元|欧|euros|euro|eur|€')
add('EUR', 1, '欧分|eurocents')
add('HKD', 100, '港元|港币|港纸|hkd|hk$|hk $|hong kong dollars|hong kong dollar|hkd$')
add('JPY', 100, 'jp¥|jpy¥|日元|日圆|日币|円|yen|japanese yen|jpy')
add('JPY', 1, '日本銭|銭')
add('KRW', 100, '韩元|韩币|韩圆|원|won|south korean won|korean won|krw|₩')
add('INR', 100, '印度卢比|印度卢布|卢比|rupees|rupee|indian rupees|inr|₹')
add('TWD', 100, '台币|新台币|twd|nt$|taiwan dollars|new taiwan dollars')
add('MOP', 100, '澳门元|澳门币|葡币|mop|mop$')
add('SGD', 100, '新加坡元|新加坡币|新币|坡币|sgd|s$|singapore dollars|sgd$')
add('AUD', 100, '澳元|澳币|澳大利亚元|aud|a$|australian dollars|aud$')
add('CAD', 100, '加元|加币|加拿大元|cad|c$|c $|canadian dollars|cad$')
add('NZD', 100, '新西兰元|纽币|nzd|nz$|new zealand dollars|nzd$')
add('CHF', 100, '瑞士法郎|瑞郎|chf|swiss francs|swiss franc')
add('RUB', 100, '卢布|rubles|ruble|roubles|rouble|rub|₽')
add('THB', 100, '泰铢|铢|baht|thb|฿')
add('MYR', 100, '马来西亚令吉|令吉|林吉特|马币|ringgit|myr')
add('TRY', 100, '土耳其里拉|里拉|turkish lira|turkish liras|₺')
add('MXN', 100, '墨西哥比索|mexican pesos|mexican peso|mex$|mxn$|mxn')
add('NGN', 100, '尼日利亚奈拉|奈拉|naira|ngn|₦')
add('PHP', 100, '菲律宾比索|philippine pesos|₱')
add('IDR', 100, '印尼盾|印尼卢比|rupiah|idr')
add('VND', 100, '越南盾|dong|vnd|₫')
add('BRL', 100, '雷亚尔|巴西雷亚尔|reais|brazilian reals|r$|brl')
add('ZAR', 100, '兰特|南非兰特|rand|zar')
add('AED', 100, '迪拉姆|dirhams|dirham|aed')
add('SAR', 100, '沙特里亚尔|里亚尔|riyals|saudi riyals|sar')
add('ILS', 100, '谢克尔|shekels|shekel|ils|₪')
add('SEK', 100, '瑞典克朗|swedish kronor|swedish krona|kronor|sek')
add('NOK', 100, '挪威克朗|norwegian kroner|norwegian krone|nok')
add('DKK', 100, '丹麦克朗|danish kroner|danish krone|dkk')
add('PLN', 100, '兹罗提|zloty|zlotys|pln|zł')
add('CZK', 100, '捷克克朗|czech koruna|koruna|czk')
add('HUF', 100, '福林|forints|forint|huf')
add('UAH', 100, '格里夫纳|hryvnia|uah|₴')
add('KZT', 100, '坚戈|tenge|kzt|₸')
add('GEL', 100, '拉里|georgian lari|lari|₾')
add('CRC', 100, '哥斯达黎加科朗|costa rican colones|colones|crc|₡')
add('LAK', 100, '基普|lao kip|kip|lak|₭')
add('LKR', 100, '斯里兰卡卢比|sri lankan rupees|lkr|ரூ')
add('PKR', 100, '巴基斯坦卢比|pakistani rupees|pkr')
add('GHS', 100, '塞地|cedis|cedi|ghs|₵')
add('PYG', 100, '瓜拉尼|guaranies|pyg|₲')
add('MNT', 100, '图格里克|tugrik|tugriks|mnt|₮')
add(
  'XXX',
  100,
  '法郎|francs|franc|french francs|belgian francs|pesetas|peseta|guilders|guilder|dutch guilders|lira|lire|italian lire|marks|deutsche marks|german marks|west german marks|finmarks|markkaa|schillings|kroner|krone|escudos|drachmas|pesos|peso|比特币|个比特币|bitcoins|bitcoin|btc|₿|satoshis|satoshi|ethereum|以太币|第纳尔|比索|克朗|usdt',
)
add('call', 100, '¤')

const MILLIONS = /^m(?:usd|eur|gbp|cny|rmb|hkd|aud|cad)$/
for (const { word, code } of [...entries])
  if (MILLIONS.test(`m${word}`)) entries.push({ word: `m${word}`, code, hundredths: 1e8 })

/** Words that stand before the number as well as after it; 角 and 块 do not. */
const LEADING = new Set(
  entries
    .filter(
      ({ word, hundredths }) =>
        hundredths >= 100 &&
        !/^(?:块|圆|刀|镑|欧|蚊|大洋|buck|quid|铢|kuai|dollars|pounds|euros|rupees|francs|pesos|dong|rand|marks|kip|lari|rub$|元[人钱])/.test(
          word,
        ),
    )
    .map(entry => entry.word),
)

const byFirst = indexBy(entries, entry => entry.word.charCodeAt(0))
const byLast = indexBy(
  entries.filter(entry => LEADING.has(entry.word)),
  entry => entry.word.charCodeAt(entry.word.length - 1),
)

const SIGN = /^\p{Sc}$/u
/** In "10 $ 30 $" the sign follows its number each time. */
const SIGN_AGAIN = /^ \d[\d,.]* ?(?:\p{Sc}|cents?|pence)/u
/** 元5000 behind a word of paying; 单元101 and 公元2024 are none. */
const YUAN_BEFORE =
  /(?:^|[^公单纪状美欧日港澳加韩多一二三四五六七八九零0-9十百千万亿\s])元 ?[1-9][\d,]+(?!\d|年|室|号|月|日)/

/** Characters that make one of these another word when they follow it ("元素", "欧洲", "毛病"). */
const OTHER_WORD: Readonly<Record<string, RegExp>> = {
  元: /^[素件旦宝宵老帅首凶气音始组器年月化复论]/,
  圆: /^[满形圈桌]/,
  块: /^[头儿]/,
  欧: /^[洲美盟姆阳冠]/,
  刀: /^[片子具口刃架]/,
  毛: /^[病利坯重巾衣发孔笔线]/,
  角: /^[落度色形星楼质膜破]/,
  分: /^[钟之期别析类辨批开布为红手公店行部局配数级享明子量贝校店]/,
  毫: /^[米升克安秒无不]/,
  仙: /^[女人气境]/,
  镑: /^(?!$)[重]/,
  铢: /^[两]/,
}

function indexBy(list: readonly Entry[], key: (entry: Entry) => number): Map<number, Entry[]> {
  const index = new Map<number, Entry[]>()
  for (const entry of list.toSorted((a, b) => b.word.length - a.word.length))
    index.set(key(entry), [...(index.get(key(entry)) ?? []), entry])
  return index
}

/** The currency word that follows a number ending at `pos`, spaces and a hyphen ("12-cent") allowed. */
export function currencyAfter(text: string, pos: number): CurrencyWord | null {
  let at = pos
  while (text.charCodeAt(at) === 0x20 && at < pos + 4) at += 1
  if (text.charCodeAt(at) === 0x2d && text.charCodeAt(at + 1) > 0x60) at += 1
  if (OPENING.test(text.charAt(at))) return bracketed(text, at)
  for (const { word, code, hundredths } of byFirst.get(text.charCodeAt(at)) ?? []) {
    const end = at + word.length
    if (!text.startsWith(word, at) || isInsideWord(text, end, word)) continue
    if (OTHER_WORD[word]?.test(text.slice(end, end + 2))) return null
    // In "10 $5" and "3 USD50" the sign belongs to the number after it.
    if (at > pos && word.charCodeAt(0) < 0x2000 && /^\d/.test(text.charAt(end))) return null
    if (
      SIGN.test(word) &&
      at > pos &&
      /^ \d/.test(text.slice(end, end + 2)) &&
      !SIGN_AGAIN.test(text.slice(end, end + 24))
    )
      return null
    return { code, hundredths, start: at, end }
  }
  return otherSign(text, at)
}

const OPENING = /[([【「『]/
const CLOSING = /^[)\]】」』]/

/** 5000（元）, "5000 (RMB)": the unit in brackets. */
function bracketed(text: string, at: number): CurrencyWord | null {
  const word = currencyAfter(text, at + 1)
  return word && word.start === at + 1 && CLOSING.test(text.charAt(word.end)) ? { ...word, end: word.end + 1 } : null
}

/** A currency sign that has no entry: its money has no code here. */
function otherSign(text: string, at: number): CurrencyWord | null {
  const isSign = text.charCodeAt(at) > 0xff && SIGN.test(text.charAt(at))
  return isSign ? { code: 'XXX', hundredths: 100, start: at, end: at + 1 } : null
}

/** The currency word or sign before a number that starts at `pos`; words before `floor` belong to an earlier number. */
export function currencyBefore(text: string, pos: number, floor: number): CurrencyWord | null {
  let at = pos
  while (at > 0 && at > pos - 3 && /[ :=约-]/.test(text.charAt(at - 1))) at -= 1
  for (const { word, code, hundredths } of byLast.get(text.charCodeAt(at - 1)) ?? []) {
    const start = at - word.length
    if (start < floor || !text.startsWith(word, start)) continue
    if (/[a-z]/.test(word.charAt(0)) && /[a-z]/.test(text.charAt(start - 1))) continue
    if (word === '元' && !YUAN_BEFORE.test(text.slice(Math.max(0, start - 2), pos + 12))) continue
    // "a dollar fifty" is not fifty dollars.
    if (word === 'dollar' && /[a-z]/.test(text.charAt(pos))) return null
    return { code, hundredths, start, end: at }
  }
  return at > floor ? otherSign(text, at - 1) : null
}

function isInsideWord(text: string, end: number, word: string): boolean {
  return /[a-z]$/.test(word) && /[a-z]/.test(text.charAt(end))
}

/** First code points of digit series that Unicode does not call decimal digits: code point, value of the first, length. */
export const DIGIT_SERIES: readonly (readonly [first: number, value: number, count: number])[] = [
  [0x1369, 1, 9],
  [0x17f0, 0, 10],
  [0x19da, 1, 1],
  [0x2474, 1, 9],
  [0x2488, 1, 9],
  [0x24f5, 1, 9],
  [0x24ff, 0, 1],
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
  [0x3021, 1, 9],
  [0xa6e6, 1, 9],
  [0xa6ef, 0, 1],
  [0x10107, 1, 9],
  [0x102e1, 1, 9],
  [0x10a40, 1, 4],
  [0x10e60, 1, 9],
  [0x11052, 1, 9],
  [0x111e1, 1, 9],
  [0x11c5a, 1, 9],
  [0x16e80, 0, 10],
  [0x1d360, 1, 9],
  [0x1e8c7, 1, 9],
  [0x1ec71, 1, 9],
  [0x1ed01, 1, 9],
  [0x1f100, 0, 1],
  [0x1f101, 0, 10],
  [0x1f10b, 0, 1],
  [0x1f10c, 0, 1],
]

/** Pairs `variant, plain`: financial and traditional numerals, and the traditional characters of money and complaint words. */
const CHINESE_PAIRS =
  '両两卄廿丗卅〸十〹廿〺卅亖四壱一阡千圜元㈠一㈡二㈢三㈣四㈤五㈥六㈦七㈧八㈨九㈩十' +
  '萬万億亿塊块兩两倆俩點点幣币鎊镑歐欧賠赔償偿錢钱個个幾几餘余壹一弌一貳二贰二弍二弐二叁三叄三弎三玖九柒七捌八佰百仟千〇零○零◯零' +
  '證证訴诉銷销規规責责認认錄录應应該该對对這这們们會会說说問问請请讓让給给還还沒没為为無无從从來来時时間间關关係系過过後后與与開开電电話话' +
  '號号碼码銀银監监險险單单費费額额資资訊讯違违約约訂订貸贷處处撤撤經经理理辦办報报價价買买賣卖員员實实現现發发當当樣样標标準准條条護护障障' +
  '倍倍億亿確确諾诺擔担絕绝絶绝歲岁聽听覺觉謝谢歉歉氣气態态決决請请頭头媽妈爺爷親亲見见種种華华國国臺台灣湾總总權权義义務务則则體体壞坏錯错' +
  '騙骗詐诈罰罚贏赢輸输級级壓压勸劝嚇吓鬧闹擾扰騷骚傷伤慮虑將将並并嗎吗麼么誰谁邊边裡里裏里數数倫伦鐘钟週周憑凭'

/** Pairs of characters that look alike though Unicode does not fold them: punctuation, signs, Cyrillic and Greek letters. */
const LOOK_ALIKE_PAIRS =
  "￥¥﹩$💲$٫.٬,؍,‚,¸,ꓹ,܁.܂.꘎.ꓸ.𝅭.𐩐.—-–-―-−-‐-‑-‒-〜~～~⁄/∕/’'‘'′'ʼ'•·・·∙·．.。。‧·⁎*∗*✱*⋆*☆*★*" +
  'аaАaеeЕeоoОoрpРpсcСcхxХxуyУyіiІiӏlӀlкkКkмmМmтtТtнhНhвbВbѕsЅsԁdοoΟoιiΙiαaΑaεeΕeρpΡpτtΤtυuκkΚkνvΝnΜmΒbΗh' +
  'Ꮪsꓢsℓlɩl׀|∣|⏽|│|￨|ǀ|ƖlⲒlⲓlוlןlاlߊlⵏlᛁlꓲl𖼨l𐊊l𐌉l𐌠l' +
  'ՕoօoⵔoዐoଠoꓳoⲞoⲟoøoØoθoΘo⊘o∅o⭕o𐓂o𑢵o𐊒o𐊫o𐐄o𐔖o' +
  'Ƨ2ᒿ2Ꙅ2Ϩ2Ꝛ2ꛯ2З3з3Ӡ3ӡ3Ʒ3ʒ3Ȝ3ȝ3Ɜ3ɜ3Ꝫ3Ⳍ3𖼻3𑣊3𝈆3Ꮞ4Ч4ч4𑢯4Ƽ5ƽ5𑢻5б6Б6Ꮾ6Ⳓ6𑣕6𐓒7𑣆7𝈒7Ȣ8ȣ8ଃ8𐌚8Ꝯ9Ⳋ9𑣌9𑢬9𑣖9'

/** Money that is drawn instead of written; it stands for the currency of the call. */
const MONEY_PAIRS = '💰¤💴¤💵¤💶¤💷¤💸¤🪙¤🧧¤'

/**
 * Digits of other scripts that look like another digit than they are. Among plain digits they are read as what they look
 * like ("৪000" shows 8000), among digits of their own script by their value.
 */
export const LOOKS_OTHERWISE: ReadonlyMap<number, number> = new Map(
  pairsOf('৪8੪8𞣋8੧9୨9৭9൭9').map(([char, digit]) => [char.codePointAt(0) as number, digit.charCodeAt(0)]),
)

/** Superscripts: digits of their own where they stand alone, powers behind a plain digit. */
export const SUPERSCRIPTS: ReadonlySet<number> = new Set([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map(char => char.charCodeAt(0)))

/** Single characters that stand for a number of two digits: first code point, value of the first, how many. */
export const TWO_DIGIT_SERIES: readonly (readonly [first: number, value: number, count: number])[] = [
  [0x2469, 10, 11],
  [0x247d, 10, 11],
  [0x2491, 10, 11],
  [0x24eb, 11, 10],
  [0x24fe, 10, 1],
  [0x277f, 10, 1],
  [0x2789, 10, 1],
  [0x2793, 10, 1],
  [0x1f51f, 10, 1],
]

/** First code points of Latin alphabets in boxes, discs and flags that Unicode does not fold to letters. */
export const LETTER_SERIES: readonly number[] = [0x1f150, 0x1f170, 0x1f1e6]

/** Financial numerals that are everyday characters too; the star keeps them apart from the plain variants. */
const AMBIGUOUS_PAIRS = '拾十什十伍五陆六陸六參三参三肆四漆七干千兀元亓元圆元圓元'

function pairsOf(list: string, prefix = ''): [string, string][] {
  const chars = [...list]
  return chars.flatMap((char, index) =>
    index % 2 === 0 ? [[prefix + char, chars[index + 1] ?? char] as [string, string]] : [],
  )
}

/** Plain form of a variant character; `*` before the character marks a variant that holds beside a numeral only. */
export const CHARACTER_VARIANTS: Readonly<Record<string, string>> = Object.fromEntries([
  ...pairsOf(CHINESE_PAIRS),
  ...pairsOf(LOOK_ALIKE_PAIRS),
  ...pairsOf(MONEY_PAIRS),
  ...pairsOf(AMBIGUOUS_PAIRS, '*'),
])

/** The characters that `AMBIGUOUS_NUMERALS` may find; texts without them skip the search. */
export const AMBIGUOUS_CHARACTERS = '拾什伍陆陸參参肆漆干兀亓圆圓'
const AMBIGUOUS_DIGITS = '[拾什伍陆陸參参肆漆]'
const BESIDE = '[点0-9零一二两三四五六七八九十百千万亿拾什伍陆陸參参肆漆整正]'
/** Finds the ambiguous numerals that stand beside a numeral and are no part of an everyday word. */
export const AMBIGUOUS_NUMERALS = new RegExp(
  `(?<=${BESIDE} ?)(?:[拾伍陆陸參参肆漆圆圓兀亓](?![加考与观数])|什(?!么)|干(?=[元块圆圓整百零一二三四五六七八九,，。！？]|$))|(?<![收队大放油])${AMBIGUOUS_DIGITS}(?= ?(?:[kwKW](?![a-zA-Z])|[零十百千万亿元角分块圆圓拾什伍陆陸參参肆漆](?!么)|[一二三四五六七八九]?[万亿元圆圓整块]))`,
  'g',
)

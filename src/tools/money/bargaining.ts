import type { Numeral } from './numeral.ts'

/**
 * Figures without a unit in a bargain: "三十万，少一分免谈", "一千四百三十吧". They stand alone in their clause, and words of
 * bargaining stand in the clause or in those beside it.
 */
const ALONE_LEFT =
  /^ ?(?:(?:那|就|好|行|嗯|哎|唉|可以|这样|要不|不如|最多|顶多|最少|至少|起码|最后|一共|总共|连本带利|我要|我就要|我只要|要|给|给我|给您|我给|我出|我说|你说|您说|说|还是|干脆|一口价|算|算您|算你|再少也得|怎么也得|得|凑个?|打底|起步|底线|封顶|我们|我方|公司|这边|咱们|咱|都|是|到|了|的话|：|:| )+)?$/
const ALONE_RIGHT =
  /^ ?(?:$|[,。!?;]|(?:吧|呗|呢|啊|嘛|了|得了|好了|算了|行吧|成吗|行吗|行不行|可以吗|怎么样|成交|封顶|打住|到头|到顶|整|足矣|够了|够不够|给您|给你|打给|转给|到账|您看|您觉得|干不干|一分不少|一口价|不二价|不能再|不还价|就算了|就行|就成|就可以|就完了|就两清|就了结)(?![一-鿿])|(?:吧|呗|就|一分|一口价|不二价|成交|不能|给您|给你|打给|转给|您看|您觉得))/
const BARGAIN =
  /少一(?:分|毛|块|个子)|一分(?:钱)?(?:都|也)?(?:不能|不可以|别想|不许|不会)?少|免谈|没得谈|没什么好谈|没商量|没得商量|不能再(?:多|少|低|高|让|加)|不能(?:多|少|低)(?:了|于)|再(?:多|少|低|高)(?:了|就|我|也|没)|一口价|成交|底线|爱要不要|爱给不给|就这个(?:数|价)|这个数|封顶|两清|了结|(?:连|包括|含|算上|加上)(?:年费|手续费|利息|保费|本金|误工费)|让(?:了)?(?:您|你|我)?一步|各让一步|退一步|往前走|折中|中间数|拍板|说定|定了|谈(?:不拢|妥|成|下来)|开个价|报个(?:数|价)|出个(?:数|价)|多少钱|什么价|赔|退|补偿|还价|讲价|价|给我|给您|您看|您觉得|可以吗|行吗|好吗|怎么样|接受|答应/
const ACCEPTED = /^ ?(?:吧|呗|成交|一口价)/
/** Numbers that are dialled: hotlines and service numbers. */
const HOTLINE = /^(?:12(?!\d00)\d{3}|9[56](?!000)\d{3}|100(?!00)\d\d|110|119|120|122|400\d+|800\d{7})$/
const ENGLISH_BARGAIN =
  /take it or leave it|not a (?:penny|cent|dollar) (?:more|less)|(?:nothing|no) less|no more than that|final (?:offer|answer|word|figure)|last (?:offer|word)|bottom line|or (?:nothing|i walk|we're done|i'm (?:out|gone))|deal\b|it goes back|goes back in full|in full|split the difference|meet (?:me|you) (?:halfway|there|in the middle)|that's (?:it|my|the)|settle|refund|compensat|and we're (?:done|even|good)|call it (?:even|quits)/
const ENGLISH_LEFT =
  /(?:^|[,.;:!?] ?|\b(?:it's|that's|it is|that is|then|just|only|say|make it|okay|ok|fine|well|so|for|at|with the|call it|let's say|flat|even) )$/
const ENGLISH_RIGHT =
  /^(?:$| ?[,.!?;]| (?:and|or|flat|even|final|then|tops|max|please|not|no|nothing|take|deal|is|would)\b)/
const LEAST = 100
const TURN_UNITS = 12
const DIGITS_MAX = 7

/** Whether a number without a unit is a figure of the bargain; `left` and `right` are its own clause. */
export function isBargained(text: string, numeral: Numeral, left: string, right: string): boolean {
  if (numeral.low < LEAST || numeral.few || numeral.digits > DIGITS_MAX) return false
  if (numeral.script === 'english') return isBargainedInEnglish(text, numeral)
  if (!ALONE_RIGHT.test(right) || !ALONE_LEFT.test(left)) return false
  const said = text.slice(numeral.start, numeral.end)
  if (numeral.script === 'arabic' && numeral.scale === 1 && (isYear(numeral) || HOTLINE.test(said))) return false
  if (numeral.script === 'chinese' && numeral.scale < LEAST) return false
  if (ACCEPTED.test(right) && numeral.scale >= LEAST) return true
  // A short turn that is little but the figure ("行，五千").
  const isTurn = text.length <= TURN_UNITS && numeral.start > 0
  if (numeral.script === 'chinese' && numeral.scale >= 1000 && isTurn) return true
  const near = text.slice(Math.max(0, numeral.start - 24), numeral.start) + text.slice(numeral.end, numeral.end + 24)
  return BARGAIN.test(near)
}

function isBargainedInEnglish(text: string, numeral: Numeral): boolean {
  const left = text.slice(Math.max(0, numeral.start - 16), numeral.start)
  const right = text.slice(numeral.end, numeral.end + 48)
  if (!(numeral.elided || numeral.scale >= LEAST) || isYear({ ...numeral, digits: 4 })) return false
  return ENGLISH_LEFT.test(left) && ENGLISH_RIGHT.test(right) && ENGLISH_BARGAIN.test(right)
}

function isYear({ low, digits, formatted }: Numeral): boolean {
  return digits === 4 && !formatted && low >= 1900 && low < 2100 && low % 100 > 0
}

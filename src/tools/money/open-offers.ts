/** Ways in which an offer is worth more than its figure says. Each is tested beside one figure or in its text. */

/** Words that bound a figure from below only, behind it and before it. */
const UP_BEHIND =
  /^ ?(?:的)?(?:以上|往上|朝上|起(?![来诉])|打底|保底|有余|挂零|冒头|大几|好几|出头|还多|都不止|不止|好几百|再多|再往上|余[元块]|几(?![天个位次])|\+|and (?:up|change|then some|more|a (?:half|quarter|bit))|or (?:more|above|so)|,? ?plus change|minimum|at (?:the )?least)/
const UP_BEFORE =
  /(?:超过|不止|大于|高于|多于|不低于|不少于|至少|最少|起码|约摸|保底|大几|upwards? of|in excess of|at least|more than|over|above|exceed(?:s|ing)?|beyond|beat|north of|no less than|minimum of|starting (?:at|from)|just under) ?(?:a |the |是|给您?)?$/
const NEGATED = /(?:不(?:得|能|会|可以|可)?|没有?|未|无法|not|n't|never|cannot|without|nothing|no)[^,.;，。；]{0,10}$/
const SPLIT_EN = /^, [a-z]+(?: |-)hundred\b/
/** What a figure that is open upwards may come to, at least as far as anyone plans for it. */
export function isOpenUpwards(before: string, after: string): boolean {
  const bound = UP_BEFORE.exec(before)
  const isNegated = bound !== null && NEGATED.test(before.slice(0, bound.index))
  return (bound !== null && !isNegated) || UP_BEHIND.test(after) || SPLIT_EN.test(after)
}

/** A factor or a share on top of a figure; how much that is, is not worked out. */
const GROWS =
  /翻[一两二三四几]?个?[倍番]|乘以?[二三四五六七八九两几2-9](?![一-鿿]{0,2}等于)|上浮|双份|[两三四五几]遍|来[两三四五几]次|[加多添](?:百分之|[一二三四五六七八九两]成|\d+ ?%)|的?基础上[^。]{0,6}[加多添]|\b(?:one and a half times|half as much again|times over|two times|three times|1\d\d ?(?:%|percent) of|(?:increased? by|plus|raise[sd]? by|add|another|topped up by) \w+ ?(?:%|percent)|double (?:the|that|it)|(?:two|three|four|five|several|\d+) (?:lots|cheques|checks|payments|rounds) of)/
const ADDED_LEFT = /(?:\b(?:two|three|four|five|six|several)|[2-9]) ?$/
const ADDED_RIGHT = /^[ -](?:cheques?|checks?|payments?|vouchers?|cards?)\b/

export function grows(text: string, before: string, after: string): boolean {
  if (/等于/.test(before)) return false
  return GROWS.test(text) || (ADDED_LEFT.test(before) && ADDED_RIGHT.test(after))
}

/** A sum by the day, person or policy whose count is not said beside it. */
const RATE =
  /每(?!位|次来|次打|天都|当)|各(?!位|种|类|自|项|方)|月月|年年|天天|按天|按次|\b(?:each|per(?! ?cent| policy number)|every(?!thing|one|body)|apiece|monthly|weekly|daily|yearly|annually)\b/
const RATE_LEFT = /一(?:天|趟|人|个人|年|个月|小时|沓|张)(?:给|赔|补|退|是|您|你|按)*$/
const RATE_RIGHT =
  /^ ?(?:一(?:天|趟|人|个人|年|个月|小时|件|张|个|份|次(?!性))(?![内后之前]|以[内后])|[一二三四五六七八九十两百\d]+(?:张|份|件|遍)|a (?:day|week|month|year|piece|time|visit|policy|person|head)\b)/

export function isRate(clause: string, before: string, after: string): boolean {
  if (/标准(?:是|为)/.test(clause)) return false
  return RATE.test(clause) || RATE_LEFT.test(before) || RATE_RIGHT.test(after)
}

/** Any word of giving, anywhere in a text. */
export const GIVING_ANY =
  /给|打[给您款]|再打|付|出|退|补|送|赔|返|免|充|抵扣|再|都有|您家|保底|封顶|refund|pay|goodwill|credit|giv|send|offer|compensat|settle|waive|yours|match it|\bget\b|cheque/

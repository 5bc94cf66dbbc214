import { isBargained } from './bargaining.ts'
import { CLOSED, STRONG, WEAK } from './context-words.ts'
import type { Numeral } from './numeral.ts'

export const ENGLISH_VERB =
  /\b(?:offer(?:ed|ing)?|pa(?:y|id|ying)|refund(?:ed)?|give|gave|giving|compensat\w+|settle|take|accept|want(?:ed)?|needs?|asking|ask|demand(?:ed)?|owe[sd]?|cost|costs|worth|charged?|spent|lost|save[ds]?|credit(?:ed)?|reimburse[d]?|deposit(?:ed)?|transfer(?:red)?|send|do|get|got|make it|go up to|go to|up to|cap(?:ped)?|minimum|maximum|at least|at most|(?:less|more) than|(?:refund|compensation|total|amount|sum|offer|price|fee|premium|balance|payment|settlement|figure) (?:of|is|was|at)|goodwill(?: of)?|how about|what about|let's say|meet at|lower to|drop to|come down to)(?: (?:me|you|us|him|her|them|it|for|at|to|in at|about|around|the|a|an|another|only|just|just about|roughly|back|up|with|is|of|exactly|maybe|like|say|least|most|customer|you back|me back))*[ :]*$/
export const ENGLISH_CLOSED =
  /^(?:$| ?[,.!?;:)"'](?!\d)|(?: ?-)? ?(?:and|or|for|as|to|in total|in all|in cash|in (?:compensation|full|vouchers|return|your|goodwill|settlement)|back|more|less|now|today|then|per|if|but|total|please|off|each|is|was|will|would|would be|plus|cash|compensation|refund|goodwill|instead|at|max|maximum|minimum|tops|right|a month|a year|by|on|because|so|because|from|toward|towards|okay|ok|deal|altogether|extra)\b)/

/** "300 would be fine": money by what is said of it. */
export const ENGLISH_USE =
  /^ (?:would be (?:fine|ok|fair|enough|good)|is (?:fine|ok|fair|enough|my (?:final|last offer|last word|limit|bottom line)|the (?:most|best) (?:i|we))|sounds (?:good|fair)|will do)/
/** Before a price in two numbers ("it's ninety-six eighty-four"). */
const PRICED = /(?:^|[,;] ?|\b(?:it's|that's|the|of|is|was|for|plus|another|total|comes to|makes) )$/
/** Words for money that are numbers as well. */
const SLANG = /grand$|fiver$|tenner$|\bmil$/
const GRAND_THING =
  /^ ?(?:pianos?|slam|total|children|prix|jury|opening|plan|scheme|tour|finale|parents?|mother|father)/

/** Whether a number in English words is money, by the words around it. */
export function isEnglishMoney(text: string, numeral: Numeral, left: string, right: string): boolean {
  if (isSlang(text, numeral, right)) return true
  const big = numeral.scale >= 100 || numeral.elided
  if (big && numeral.digits < 8 && (STRONG.test(left) || (WEAK.test(left) && CLOSED.test(right)))) return true
  if (big && isBargained(text, numeral, left, right)) return true
  if (numeral.centsToo && ENGLISH_CLOSED.test(right) && PRICED.test(left)) return true
  return big && ((ENGLISH_VERB.test(left) && ENGLISH_CLOSED.test(right)) || ENGLISH_USE.test(right))
}

/** "five grand", "a tenner": money without a currency. */
export function isSlang(text: string, numeral: Numeral, right: string): boolean {
  const said = text.slice(numeral.start, numeral.end)
  return SLANG.test(said) && said !== 'grand' && !GRAND_THING.test(right)
}

import { BARRIER, type Finding } from './personal-data.ts'

const STREET =
  'street|avenue|road|lane|boulevard|terrace|crescent|parkway|highway|st|ave|rd|ln|blvd|drive|dr|court|ct|way|place|pl|close|square|row|gardens|grove|hill|mews|circle|trail|hwy|pkwy'
const PLAIN_STREET = /^(?:street|avenue|road|lane|boulevard|crescent|parkway|terrace|st|ave|rd|blvd)$/
const UNIT = '(?:,? {0,3}(?:apt|apartment|suite|ste|unit|flat|room|#)\\.? ?[a-z0-9-]{1,6})'
const TOWN =
  "(?:,? {0,3}[a-z][a-z.' -]{1,30}?(?:, ?[a-z]{2}|,? [a-z]{2})? [0-9]{5}(?:-[0-9]{4})?|(?:,? {0,3}[a-z][a-z.' -]{1,30}?)?,? {0,3}[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\\b)"
const ADDRESS = new RegExp(
  `(?<![a-z0-9$£€.,/])(?:(?:flat|unit|apt) [0-9]{1,4}[a-z]?,? )?([0-9]{1,6}[a-z]?,? (?:[nsew]\\.? |north |south |east |west )?)((?:[\\p{L}0-9'-]{1,20}\\.? ){1,4})(${STREET})\\b\\.?${UNIT}?${TOWN}?`,
  'gu',
)
/** What follows the street over the next lines: town, state, country, postal code. */
const REST =
  "(?:(?:[ ,]{1,6}[\\p{L}.'’()-]{1,24}){0,6}?[ ,]{1,6}[0-9]{4,5}\\b|(?:[ ,]{1,4}\\p{L}[\\p{L}.'’-]{1,24}){0,3}(?=$|[.?!;]))"
const WITH_UNIT = new RegExp(
  `(?<![\\p{L}0-9$£€.,])[0-9]{1,6}[a-z]?,? (?:[\\p{L}0-9.'’/-]{1,24},? ){1,6} {0,3}(?:apt|suite|ste)\\.? ?[0-9]{1,5}${REST}?`,
  'gu',
)
const UNIT_FIRST =
  /\b(?:apt|suite|flat)\.? ?[0-9]{1,5},? [0-9]{1,6} (?:[\p{L}0-9.'’/-]{1,24},? ){1,6}[0-9]{1,5}(?:[ ,]{1,4}[\p{L}.'’-]{1,24}){0,4}[ ,]{1,4}[0-9]{4,5}\b/gu
const MILITARY =
  /\b(?:psc|unit|cmr|uscgc|usns|usnv|uss) [\p{L}0-9'-]{1,24},? {1,3}(?:box [0-9]{1,6},? {1,3})?(?:apo|fpo|dpo),? (?:aa|ae|ap) [0-9]{5}\b/gu
const PRODUCT = /\b(?:inch|wheel|hard|flash|usb|solid|off|disk|mph|pack|piece)\b/
const STOP_WORD =
  /\b(?:the|a|an|on|in|of|to|at|my|your|this|that|is|it|and|or|for|from|with|by|i|you|we|they|are|was|minutes?|hours?|days?|weeks?|months?|years?|times?|dollars?|pounds?|people|percent|more|calls?|miles?|cents?|down|all|no|not|per|over|about|cars?|other|different)\b/
const HOUSE = "[0-9]{1,6}[a-z]?,? (?:[0-9]{1,5} )?(?:[\\p{L}][\\p{L}0-9.'’/-]{0,24} ?){1,6}(?:[0-9]{1,5}\\b\\.?)?"
const CUED = new RegExp(
  `(?:address(?:es)?(?: is| are|:| has changed to| to)?|here they are:|(?:live|living|lives|lived|reside|located|moved|meet me|drops? you off) (?:at|to|in|on)|(?:send|mail|ship|post)(?:ed|s)? (?:it |them |that |this |the statement |a new one )?to|sent to|a new one to|given [\\p{L}]{1,20} (?:his|her|their) address:|following\\?|to be sent to\\?)(?: it is)?[ :]{0,6}(?:(?:user|customer|caller): ?)?((?:the corner of )?(?:${HOUSE}${UNIT}?|[^,.;!?${BARRIER}0-9]{3,40} [0-9]{1,5}\\b)(?:${REST})?)`,
  'gu',
)
/** Number, name, number: addresses of countries where the house number comes last, written after a number of another kind. */
const DOUBLE_NUMBER =
  /(?<![\p{L}0-9$£€.,/#:-])[0-9]{2,6} (?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|minutes|hours|days|people|times|to|and|or|of|plus|x|by)[a-z]* )(?:[0-9]{1,5} )?((?:\p{L}[\p{L}.'’-]{1,24} ){1,4})[0-9]{1,5}\b(?![.,:/%-]?[0-9])/gu
const COUNT = /^[0-9]+ (?:minutes|hours|days|weeks|months|years|times|people|dollars|pounds|percent|calls?)/
const BOX = /\bp\.? ?o\.? ?box [0-9]{1,6}\b/g
const POSTCODE =
  /(?:post ?code|zip(?: ?code)?)(?: is|:| was| of|,)? {0,2}([a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}|[a-z][0-9][a-z] ?[0-9][a-z][0-9]|[0-9]{5}-[0-9]{3,4}|[0-9]{4}-[0-9]{3}|[0-9]{3} [0-9]{2}|[0-9]{3,6})\b(?!,[0-9]{3})/g
const UK_POSTCODE = /\b[a-z]{1,2}[0-9][a-z0-9]? [0-9][abd-hjlnp-uw-z]{2}\b/g
const STATE_ZIP =
  /\b(?:al|ak|az|ar|ca|co|ct|de|fl|ga|hi|id|il|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|dc),? ([0-9]{5}(?:-[0-9]{4})?)\b/g

/** American and British street addresses and postcodes; `written.slice(start, end)` gives the words with their capitals. */
export function findEnglishAddresses(text: string, written: string): Finding[] {
  const findings: Finding[] = []
  const add = (start: number, end: number) => findings.push({ kind: 'address', start, end })
  const isCapital = (start: number, end: number) => /^\p{Lu}\p{Ll}/u.test(written.slice(start, end))
  for (const match of text.matchAll(ADDRESS)) {
    const name = match[2] as string
    const start = match.index
    const from = text.indexOf(name, start + (match[1] as string).length)
    const street = written.slice(from, from + name.length + (match[3] as string).length)
    const capital = street.split(/\s+/).every(word => /^[\p{Lu}\p{N}]/u.test(word))
    if (PRODUCT.test(name)) continue
    if (capital || (!STOP_WORD.test(name) && PLAIN_STREET.test(match[3] as string) && !/\p{Lu}/u.test(street)))
      add(start, start + match[0].length)
  }
  for (const pattern of [CUED, POSTCODE, BOX, WITH_UNIT, UNIT_FIRST, MILITARY, STATE_ZIP])
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      const place = match[1] ?? match[0]
      if (pattern !== CUED || isPlace(place, end - place.length)) add(end - place.length, end)
    }
  for (const { 0: found, 1: name, index } of text.matchAll(DOUBLE_NUMBER)) {
    const at = index + found.indexOf(name as string)
    if (isCapital(at, at + 2) && !STOP_WORD.test(name as string)) add(index, index + found.length)
  }
  for (const { 0: found, index } of text.matchAll(UK_POSTCODE))
    if (/^\p{Lu}/u.test(written.slice(index, index + 1))) add(index, index + found.length)
  return findings

  /** What follows the cue is a place where a number or a capital begins it. */
  function isPlace(place: string, start: number): boolean {
    if (COUNT.test(place) || /@|www|http/.test(place)) return false
    const words = written.slice(start, start + place.length)
    return /^[0-9]/.test(place) ? /[0-9] \p{L}/u.test(place) : /^\p{Lu}/u.test(words) || /^the corner/.test(place)
  }
}

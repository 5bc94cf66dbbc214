import type { Finding } from './personal-data.ts'

const STREET =
  'street|avenue|road|lane|boulevard|terrace|crescent|parkway|highway|st|ave|rd|ln|blvd|drive|dr|court|ct|way|place|pl|close|square|row|gardens|grove|hill|mews|circle|trail|hwy|pkwy'
const PLAIN_STREET = /^(?:street|avenue|road|lane|boulevard|crescent|parkway|terrace|st|ave|rd|blvd)$/
const UNIT = '(?:,? ?(?:apt|apartment|suite|ste|unit|flat|room|#)\\.? ?[a-z0-9-]{1,6})'
const TOWN =
  "(?:,? ?[a-z][a-z.' -]{1,30}?(?:, ?[a-z]{2}|,? [a-z]{2})? [0-9]{5}(?:-[0-9]{4})?|(?:,? ?[a-z][a-z.' -]{1,30}?)?,? ?[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\\b)"
const ADDRESS = new RegExp(
  `(?<![a-z0-9$£€.,/])(?:(?:flat|unit|apt) [0-9]{1,4}[a-z]?,? )?([0-9]{1,6}[a-z]?,? (?:[nsew]\\.? |north |south |east |west )?)((?:[a-z0-9'-]{1,20}\\.? ){1,4})(${STREET})\\b\\.?${UNIT}?${TOWN}?`,
  'g',
)
const WITH_UNIT =
  /(?<![\p{L}0-9$£€.,])[0-9]{1,6}[a-z]?,? (?:[\p{L}0-9.'’-]{1,24},? ){1,6}(?:apt|suite|ste)\.? ?[0-9]{1,5}(?:[ ,]{1,3}[\p{L}.'’()-]{1,24}){0,5}(?:[ ,]{1,3}[0-9]{5}\b)?/gu
const PRODUCT = /\b(?:inch|wheel|hard|flash|usb|solid|off|disk|mph|pack|piece)\b/
const STOP_WORD =
  /\b(?:the|a|an|on|in|of|to|at|my|your|this|that|is|it|and|or|for|from|with|by|i|you|we|they|are|was|minutes?|hours?|days?|weeks?|months?|years?|times?|dollars?|pounds?|people|percent|more|calls?|miles?|cents?|down|all|no|not|per|over|about|cars?|other|different)\b/
const CUED =
  /(?:address(?: is|:| has changed to| to)|(?:live|living|lives|reside|located|moved) (?:at|to)|(?:send|mail|ship|post)(?:ed)? (?:it |them |that )?to|address is at)[ :]*((?:the corner of )?[0-9]{1,6}[a-z]? [^,.;!?\ue000]{3,60}(?:(?:,|\.) ?(?:apt|suite|unit|flat)\.? ?[a-z0-9-]{1,6})?(?:, [^,.;!?\ue000]{2,30}){0,3}(?: [0-9]{5})?)/g
const BOX = /\bp\.? ?o\.? ?box [0-9]{1,6}\b/g
const POSTCODE =
  /(?:post ?code|zip(?: ?code)?)(?: is|:)? ?([a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}|[0-9]{5}(?:-[0-9]{4})?)\b/g

/** American and British street addresses; `original(start, end)` gives the words with their capitals. */
export function findEnglishAddresses(text: string, original: (start: number, end: number) => string): Finding[] {
  const findings: Finding[] = []
  const add = (start: number, end: number) => findings.push({ kind: 'address', start, end })
  for (const match of text.matchAll(ADDRESS)) {
    const name = match[2] as string
    const start = match.index
    const from = text.indexOf(name, start + (match[1] as string).length)
    const written = original(from, from + name.length + (match[3] as string).length)
    const capital = written.split(/\s+/).every(word => /^[\p{Lu}\p{N}]/u.test(word))
    if (PRODUCT.test(name)) continue
    if (capital || (!STOP_WORD.test(name) && PLAIN_STREET.test(match[3] as string) && !/\p{Lu}/u.test(written)))
      add(start, start + match[0].length)
  }
  for (const pattern of [CUED, POSTCODE, BOX, WITH_UNIT])
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      const place = match[1] ?? match[0]
      if (pattern !== CUED || !/^[0-9]+ (?:minutes|hours|days|times|people|dollars|percent)/.test(place))
        add(end - place.length, end)
    }
  return findings
}

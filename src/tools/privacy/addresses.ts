import type { Finding } from './personal-data.ts'

const N = '[0-9a-z一二三四五六七八九十百零幺]{1,6}'
const UNIT = `(?:号楼|号院|号|弄|栋|幢|座|单元|室|层|楼|房|户)`
const TAIL = `(?:[ ,]?${N} ?${UNIT}){0,5}(?:[ ,-]?${N}(?![0-9a-z年月日号条元块万])(?: ?室| ?房)?)?`
const ROAD = new RegExp(
  `(?<=[一-龥a-z0-9])(?:大道|大街|路|街|巷|胡同|弄|村|里弄)(?:[东南西北中]段?)?[ ,]?${N} ?(?:号楼|号院|号|弄|栋|幢|座)(?:之${N})?${TAIL}`,
  'g',
)
const HOUSE = new RegExp(
  `${N} ?(?:栋|幢|号楼|座) ?(?:${N} ?(?:单元|门)(?: ?${N} ?[层楼])?(?: ?${N} ?[室房号户])?|(?:${N} ?[层楼] ?)?${N}(?: ?[室房号户]|(?![0-9a-z一二三四五六七八九十百千零年月日条元块万个人层楼单点分])))|${N} ?单元 ?${N} ?[室房号户]?`,
  'g',
)
const CUED =
  /(?:地址|住址|家住|住在|寄到|寄给我|邮寄到|送到|搬到|户籍|籍贯)(?:[ :,]|[是为在的]|就是)*([^ ,.!?;、()<>*\ue000]{4,48})/g
const PLACE = /[省市区县镇乡村路街巷弄道]/g
const NUMBER = /[0-9一二三四五六七八九十百]{1,6} ?(?:号|栋|幢|弄|室|单元|座)/
/** Words that end where an address begins; walking left from a road stops here. */
const STOPS = new Set('在到是的于去址住寄给我你他她们家您来了把往叫从向说有只对')
/** Roads that are no names. */
const NO_ROAD = /(?:一|半|条|上|马|铁|公|网|思|线|电|走|逛|小|同|大|后|出|退|活|套|这|那)$/
/** What a sentence goes on with after an address. */
const CONTINUES = /以及|联系|电话|手机|身份证|生日|出生|我叫|邮编|[吗呢吧了]/
const WALK = 32

/** Chinese addresses down to a house number: roads, buildings, units; districts in front of them are taken along. */
export function findChineseAddresses(text: string): Finding[] {
  const findings: Finding[] = []
  for (const match of text.matchAll(ROAD)) {
    const start = walkLeft(text, match.index)
    const name = text.slice(start, match.index)
    if (name.length >= 1 && !NO_ROAD.test(name))
      findings.push({ kind: 'address', start, end: match.index + match[0].length })
  }
  for (const { 0: found, index } of text.matchAll(HOUSE))
    findings.push({ kind: 'address', start: walkLeft(text, index), end: index + found.length })
  for (const match of text.matchAll(CUED)) {
    const place = (match[1] as string).split(CONTINUES)[0] as string
    const marks = place.match(PLACE)?.length ?? 0
    const start = match.index + match[0].length - (match[1] as string).length
    if (!place.includes('xx') && (marks >= 2 || (marks === 1 && NUMBER.test(place))))
      findings.push({ kind: 'address', start, end: start + place.length })
  }
  return findings
}

function walkLeft(text: string, from: number): number {
  let start = from
  while (start > 0 && from - start < WALK) {
    const char = text[start - 1] as string
    if (STOPS.has(char) || !/[一-龥a-z0-9]/.test(char)) break
    start -= 1
  }
  return start
}

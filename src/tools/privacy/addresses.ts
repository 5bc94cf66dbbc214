import { BARRIER, type Finding } from './personal-data.ts'

const N = '[0-9a-z一二三四五六七八九十百零幺〇-]{1,7}'
const UNIT = `(?:号楼|号院|号|弄|栋|幢|座|单元|室|层|楼|房|户|组|队|门)`
const ESTATE = `(?:[ ,]?[一-龥]{2,8} ?(?=${N} ?(?:栋|幢|号楼|座|单元)))?`
const ROOM = `(?:[ ,-]?${N} ?[室房]|[ -]?${N}(?![0-9a-z年月日号条元块万次个人点份天共直定起样般]))?`
const TAIL = `${ESTATE}(?:[ ,]?${N} ?${UNIT}){0,5}${ROOM}`
const ROAD = new RegExp(
  `(?<=[一-龥a-z0-9])(?:大道|大街|路|街|巷|胡同|弄|村|里弄|庄|屯|寨|镇|乡|社区|小区)(?:[东南西北中]段?)?[ ,]?(?:${N} ?(?:组|队|社)[ ,]?)?${N} ?(?:号楼|号院|号|弄|栋|幢|座)(?:之${N})?${TAIL}|(?<=村|屯|寨|庄)[ ,]?${N} ?[组队社](?![一-龥])`,
  'g',
)
const FLAT = `(?:[室房户]|号(?!楼))`
const HOUSE = new RegExp(
  `${N} ?(?:栋|幢|号楼|座) ?(?:${N} ?(?:单元|门)(?: ?${N} ?[层楼])?(?: ?${N}(?![0-9a-z年月日条元块万次个人点份天]) ?${FLAT}?)?|(?:${N} ?[层楼] ?)?${N}(?: ?${FLAT}|(?![0-9a-z一二三四五六七八九十百千零年月日条元块万个人层楼单点分])))|${N} ?单元 ?${N} ?${FLAT}?`,
  'g',
)
/** Estates that no street names: "…北里12号楼", "…花园8-2-301". A district or a word about home has to stand before them. */
const ESTATE_HOUSE = new RegExp(
  `(?<=[一-龥]{2}(?:[里园苑庭府城湾寓厦墅区坊居郡邸院]|新村))(?:${N} ?(?:号楼|栋|幢|座)${TAIL}|[0-9]{1,3}-(?:[0-9]{1,2}-)?[0-9]{3,4}(?![0-9年月日-]))`,
  'g',
)
const HOME_BEFORE = /(?:家|住|寄|送|在|到|是|址)[ :,]?$/
const CUED = new RegExp(
  `(?:地址|住址|家住|住在|我住|寄到|寄给我|邮寄到|送到|搬到|搬去|搬家到|户籍(?:地址|所在地|地)?|籍贯|现在在|家在)(?:[ :,]|[是为在的]|就是)*([^,.!?;、()<>*${BARRIER}]{4,48})`,
  'g',
)
const CUE = /地址|住址|家住|住在|我住|寄|送到|搬|籍|现在在|家在/
const MAY_BE_HOUSE = /[0-9一二三四五六七八九十百零] ?(?:号|栋|幢|弄|座|单元|[组队社])/
const PLACE = /[省市区县镇乡村路街巷弄道]/g
const NUMBER = /[0-9一二三四五六七八九十百]{1,6} ?(?:号|栋|幢|弄|室|单元|座|组)/
const PROVINCE =
  /(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?=[省市壮回维特自]|[一-龥]{1,6}[市区县州盟旗镇])/
/** Words that end where an address begins; walking left from a road stops here. */
const STOPS = new Set('在到是的于去址住寄给我你他她们家您来了把往叫从向说有只对')
/** Roads that are no names. */
const NO_ROAD = /(?:一|半|条|上|马|铁|公|网|思|线|电|走|逛|小|同|大|后|出|退|活|套|这|那|哪|什么|农|全)$/
const NO_ADDRESS = /(?:客服|营业厅|几|多少)$/
/** What a sentence goes on with after an address. */
const GOES_ON =
  /[,.!?;]|以及| [0-9一二三四五六七八九十]+ ?[年月]|联系|电话|手机|身份证|生日|出生|我叫|邮编|签收|收件|[吗呢吧了来就]|没变|的/
const FILLED = /^(?:然后|接着|接下来|那个|就是|嗯|呃|啊|后面是?)+/
/** Words behind a blank that belong to no address any more. */
const TRAILING = /(?: +[^ 0-9省市区县镇乡村路街号栋楼]+)+$/
const WALK = 40

/** Chinese addresses down to a house number: roads, villages, buildings, units; districts in front of them are taken along. */
export function findChineseAddresses(text: string): Finding[] {
  const findings: Finding[] = []
  if (MAY_BE_HOUSE.test(text) || /[一-龥][0-9]{1,3}-[0-9]/.test(text)) findHouses(text, findings)
  if (!CUE.test(text)) return findings
  for (const match of text.matchAll(CUED)) {
    const start = match.index + match[0].length - (match[1] as string).length
    const length = lengthOfPlace(match[1] as string)
    if (length > 0) findings.push({ kind: 'address', start, end: start + length })
  }
  return findings
}

function findHouses(text: string, findings: Finding[]): void {
  for (const { 0: found, index } of text.matchAll(ROAD)) {
    const start = walkLeft(text, index)
    const name = text.slice(start, index)
    if (/xx/.test(found)) continue
    if (name.length >= 1 && !NO_ROAD.test(name) && !NO_ADDRESS.test(name))
      findings.push({ kind: 'address', start, end: index + trimmed(found) })
  }
  for (const { 0: found, index } of text.matchAll(ESTATE_HOUSE)) {
    const start = walkLeft(text, index)
    const name = text.slice(start, index)
    if (name.length >= 4 && (/[市区县镇]./.test(name) || HOME_BEFORE.test(text.slice(Math.max(0, start - 2), start))))
      findings.push({ kind: 'address', start, end: index + trimmed(found) })
  }
  for (const { 0: found, index } of text.matchAll(HOUSE))
    findings.push({ kind: 'address', start: walkLeft(text, index), end: index + trimmed(found) })
}

/** How much of the text, from its start, is an address; 0 where it names no place below a town. */
export function lengthOfPlace(text: string): number {
  const place = text.split(GOES_ON)[0] as string
  const marks = place.match(PLACE)?.length ?? 0
  if (place.includes('xx') || !(marks >= 2 || (marks === 1 && NUMBER.test(place)))) return 0
  return place.replace(TRAILING, '').trimEnd().length
}

const trimmed = (found: string) => found.trimEnd().length

function walkLeft(text: string, from: number): number {
  let far = from
  while (far > 0 && from - far < WALK && isPlain(text, far - 1)) far -= 1
  const province = text.slice(far, from).search(PROVINCE)
  if (province >= 0) return far + province
  let start = from
  while (start > far && !isStop(text, start - 1)) start -= 1
  return start + (FILLED.exec(text.slice(start, from))?.[0].length ?? 0)
}

/** 家 ends the words before an address in "我家", and stands in the names of many villages and estates. */
function isStop(text: string, index: number): boolean {
  const char = text[index] as string
  return char === '家' ? /[我你您他她们老在]/.test(text[index - 1] ?? '') : STOPS.has(char)
}

/** Letters, and a blank behind the name of a district or a number. */
function isPlain(text: string, index: number): boolean {
  const char = text[index] as string
  return /[一-龥a-z0-9]/.test(char) || (char === ' ' && /[省市区县镇乡村路街号]/.test(text[index - 1] ?? ''))
}

import { CONTINUES, DOUBLE_SURNAME, isChosen, SURNAME, WORDS } from './name-characters.ts'
import { endOfName, HAN_RUN, lengthOfGiven, type Strength, TITLE } from './name-ends.ts'
import { BARRIER, type Finding } from './personal-data.ts'

const KIN =
  '老公|老婆|爱人|丈夫|妻子|先生|太太|媳妇|儿子|女儿|闺女|孩子|小孩|宝宝|孙子|孙女|外孙女?|爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|哥哥?|姐姐?|弟弟?|妹妹?|岳父|岳母|公公|婆婆|舅舅|叔叔|阿姨|姑姑|姨妈|女婿|儿媳妇?|朋友|同事|邻居|对象|男友|女友|男朋友|女朋友|老伴|家属'
const ROLE =
  '户主|户名|持卡人|开户人|卡主|被保险人|被保人|投保人|受益人|保单持有人|收件人|收货人|收款人|付款人|联系人|联络人|经办人|委托人|受托人|申请人|报案人|驾驶[员人]|车主|患者|病人|伤者|死者|逝者|身故人|借款人|贷款人|担保人|监护人|投诉人|当事人|房东|业务员|销售员?|代理人|推销员|中介'
const IS = '(?:就?叫做?|就?是|为|写的?是?|填的?是?|登记的?是?|[ :(])*'
/** After these words a name follows; what does not look like one is believed to be one as well. */
const STRONG = `我(?:自己|本人|这边)?(?:就?叫|的?(?:全名|大名|真名|名字|姓名|名)(?:就?叫|就?是|:))|(?:本人|客户|他|她|孩子|人)(?:的?(?:名字|姓名))?(?:名叫|就?叫)|名字?就?叫做?|(?:${KIN})(?:的?(?:名字|姓名))?(?:名叫|就?叫|叫做)`
/** After these a name follows, or another word. */
const FIELD = `(?:姓名|名字|签名|签字的?人?)${IS}|(?:${ROLE})(?:的?(?:姓名|名字|名))?${IS}|(?:${KIN})(?:的?(?:名字|姓名))?是|本人|有个叫|一个叫|[他她人]叫`
/** After these a name may follow. */
const WEAK = `(?:我|您|你|这|这边|这里|请问|是不|喂,? ?)是|(?:写|填|登记|签|留)的(?:名字)?是|(?:我|你|您|他|她|们)的?(?:${KIN})(?!的|叫|是|名|姓)|(?:经理|主管|主任|客服|店长|行长|律师|医生|柜员|顾问|转告|告诉)`
const CUE = new RegExp(`(${STRONG})|(${FIELD})|(${WEAK})`, 'g')
const SURNAME_CUE =
  /(?<!(?<!免)贵|[同改问啥百])姓(?!名|氏|什|啥|甚|不|哪)([一-龥])((?!单名|名)[一-龥])?(?:[ ,]{0,2}(?:单名|名叫?)(?:一个)?([一-龥]{1,2})(?=字|$|[^一-龥]))?/g
const OWN_SURNAME = new RegExp(`(?:我|本人|您|你|他|她|免贵,? ?|敝|小|这边|${KIN})$`)
const LINKED = /[叫是为: (]$|^姓名|^名字/
const MAY_ANNOUNCE =
  /叫|名|人|主|[员者东]|[我您你这里边问不喂写填记签留] ?是|的名字是|[我你您他她们]的?[公婆人夫子妻儿女爸妈亲爷奶哥姐弟妹母舅叔姨姑婿妇友事居象伴属先生太孙外爱丈媳闺孩小宝老父岳朋同邻对男家]|经理|主[管任]|客服|[店行]长|律师|医生|顾问|转告|告诉/
const TITLED = /(?:先生|女士|小姐)/g
const NO_PERSON =
  /(?:产品|保险|险种|公司|理财|计划|卡片?|app|软件|店|小区|医院|药|平台|基金|套餐|项目|银行|课|书|群|游戏|歌)(?:的|,)?[^,.!?;]{0,3}$/
/** People of the company introduce themselves by name; that is no customer's data and part of the service (P2). */
const STAFF_BEFORE =
  /(?:^|[,.!?;])(?:我是|我们是)?[^,.!?;我你要打找给]{0,16}(?:客服|理赔|复核|专员|中心|部门?|坐席|热线|专席|专线|柜员|公司|银行|保险|支行|组|工号[0-9]*)的?[ ,.;]*(?:我是|这里是)?$/
const STAFF_AFTER =
  /^[^.!?;]{0,12}(?:工号|为您服务|竭诚|高兴|(?:我|由我)(?:来|现在)?负责|负责(?:您|这|处理|跟)|现在我负责)/
const SPELLED =
  /^[ ,]*(?:就?是)?(弓长张|立早章|木子李|耳东陈|古月胡|口天吴|双口吕|双木林|言午许|关耳郑|禾呈程|草头黄|三横王|走肖赵|[一-龥]{1,4}的([一-龥]))/

/** Names after words that announce one in Chinese, and the same name wherever it comes again. */
export function findChineseNames(text: string, written: string): Finding[] {
  const findings: Finding[] = []
  const add = (start: number, end: number) => {
    findings.push({ kind: 'name', start, end })
    addSpelling(text, start, end, findings)
  }
  if (MAY_ANNOUNCE.test(text)) findAnnounced(text, written, add, findings)
  if (text.includes('姓')) for (const match of text.matchAll(SURNAME_CUE)) addSurname(text, match, add)
  if (/先生|女士|小姐/.test(text)) findTitled(text, add)
  return findings.length > 0 ? [...findings, ...again(text, findings)] : findings
}

function findAnnounced(
  text: string,
  written: string,
  add: (start: number, end: number) => void,
  findings: Finding[],
): void {
  for (const match of text.matchAll(CUE)) {
    const start = match.index + match[0].length
    const strength: Strength = match[1] ? 'strong' : match[2] ? (LINKED.test(match[2]) ? 'field' : 'bare') : 'weak'
    const end = endOfName(text, start, strength, written)
    if (end <= start || isNobody(text, match.index, match[0], end)) continue
    add(start, end)
    addList(text, end, findings)
  }
}

/** "张伟先生": a whole name before a title. */
function findTitled(text: string, add: (start: number, end: number) => void): void {
  for (const { index } of text.matchAll(TITLED))
    for (const length of [4, 3, 2]) {
      const name = text.slice(Math.max(0, index - length), index)
      const surname = SURNAME.exec(name)?.[0].length ?? 0
      if (surname === 0 || name.length !== length || length - surname < 1 || length - surname > 2) continue
      if (!isChosen(name.slice(surname)) || WORDS.test(name)) continue
      add(index - length, index)
      break
    }
}

function isNobody(text: string, start: number, cue: string, end: number): boolean {
  if (/^(?:我|本人|这)/.test(cue) && isStaff(text, start, end)) return true
  return /^名/.test(cue) && NO_PERSON.test(text.slice(Math.max(0, start - 10), start))
}

function isStaff(text: string, start: number, end: number): boolean {
  return STAFF_BEFORE.test(text.slice(Math.max(0, start - 24), start)) || STAFF_AFTER.test(text.slice(end, end + 20))
}

function addSurname(text: string, match: RegExpMatchArray, add: (start: number, end: number) => void): void {
  const [found, first, , given] = match as unknown as [string, string, unknown, string | undefined]
  const second = match[2] ?? ''
  const start = (match.index ?? 0) + 1
  const own = OWN_SURNAME.exec(text.slice(Math.max(0, start - 6), start - 1))?.[0].length ?? 0
  const double = second !== '' && DOUBLE_SURNAME.test(first + second)
  const whole = start + (double ? 2 : 1)
  if (isStaff(text, start - 1 - own, whole)) return
  if (given && (double || own || SURNAME.test(first))) return add(start, (match.index ?? 0) + found.length)
  if (double) return add(start, whole)
  const known = SURNAME.test(first)
  if (own === 0 && (!known || /[一-龥]/.test(text[whole] ?? ''))) return
  if (!known && second !== '' && !/[叫名的啊呀吧,]/.test(second)) return
  if (second === '' || !known || CONTINUES.test(second) || WORDS.test(first + second)) return add(start, whole)
  const length = lengthOfGiven(HAN_RUN.exec(text.slice(start + 1))?.[0] ?? '', true, 'field', first)
  add(start, whole + length)
}

/** "被保险人是张伟和李娜": names that go on behind a name. */
function addList(text: string, end: number, findings: Finding[]): void {
  for (let from = end; ; ) {
    const link = /^(?:和|、|,|跟|与|以及|还有) ?/.exec(text.slice(from, from + 4))?.[0]
    const run = link ? (HAN_RUN.exec(text.slice(from + link.length, from + link.length + 8))?.[0] ?? '') : ''
    const surname = SURNAME.exec(run)?.[0]
    if (!link || !surname || WORDS.test(run)) return
    const length = lengthOfGiven(run.slice(surname.length), run.length < 8, 'weak', surname)
    if (length === 0) return
    const start = from + link.length
    from = start + surname.length + length
    findings.push({ kind: 'name', start, end: from })
  }
}

/** "耳东陈，磊落的磊": the characters of a name explained. */
function addSpelling(text: string, start: number, end: number, findings: Finding[]): void {
  for (let from = end, count = 0; count < 3; count += 1) {
    const match = SPELLED.exec(text.slice(from, from + 14))
    const char = match?.[2] ?? match?.[1]?.at(-1)
    if (!match || !text.slice(start, end).includes(char as string)) return
    from += match[0].length
    findings.push({ kind: 'name', start: from - (match[1] as string).length, end: from })
  }
}

const MOST_NAMES = 8
/** The same full name in other places of the text, where no word announces it. */
function again(text: string, findings: readonly Finding[]): Finding[] {
  const names = new Set(findings.map(({ start, end }) => text.slice(start, end)).filter(name => name.length >= 2))
  const more: Finding[] = []
  const known = new Set(findings.map(({ start }) => start))
  for (const name of [...names].slice(0, MOST_NAMES)) {
    if (TITLE.test(name.slice(1)) || new RegExp(`[${BARRIER}]`).test(name)) continue
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      if (!known.has(at)) more.push({ kind: 'name', start: at, end: at + name.length })
  }
  return more
}

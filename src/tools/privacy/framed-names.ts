import { DOUBLE_SURNAME, isChosen, isCommon, SURNAME, WORDS } from './name-characters.ts'
import { BARRIER, type Finding } from './personal-data.ts'

/**
 * Names that no naming word announces, where the sentence around them leaves a person only: whom one complains about or asks
 * for, who said or promised something, who signed. The characters have to make a name, and the words behind it have to fit.
 */
const END = '(?=$|[ ,.;!?:)、])'
const KIN =
  '老公|老婆|爱人|丈夫|妻子|媳妇|儿子|女儿|闺女|孩子|爸爸?|妈妈?|父亲|母亲|哥哥?|姐姐?|弟弟?|妹妹?|同事|朋友|邻居'
const STAFF = '客服|业务员|工作人员|理赔员|柜员|销售员?|推销员|接线员|话务员|查勘员|专员|坐席|客户经理|代理人|办事员'
const DID =
  '(?=跟[我你他]|对[我你他]|和我|给我|向我|答应|承诺|保证|骗|告诉|让我|叫我|亲口|当[时面]|已经|离职|忽悠|误导|说[的过了是,]|办的|卖[给的])'
const FOR = '(?=替|帮|代|给[我你他]|陪|跟[我你他]|买的|办的|说[的过了是,]|签的|打的|投的|名下)'

/** The words before, how the sentence goes on, and whether a name of two characters is believed. */
const FRAMES: readonly (readonly [string, string, boolean])[] = [
  ['(?:投诉|举报|找一下|帮[我忙]找|要找|叫一下|问一下|想找|去找)', `(?:${END}|(?=他|她|这个人|骗|本人))`, true],
  [`(?:${STAFF}|卖[给]?我?(?:保险|产品|单子)?的|接待我的|办理的)`, DID, true],
  ['(?:你们|你们家|你们公司)?那个', '(?=骗|忽悠|误导|答应|承诺|告诉我|跟我|对我)', true],
  [
    '(?:法人(?:代表)?|法定代表人|负责人|经办人|接待人|(?:接电话|接待|办理|签字|经手|上门|代办|联系我|打给我|跟我说)的人?)(?:就?是|叫|[ :])?',
    `(?:${END}|(?=[他她说]))`,
    true,
  ],
  [`[我他她你](?:的|们)?(?:${KIN})`, FOR, true],
  [`(?:对方|(?:${KIN}|${STAFF})[^.!?;${BARRIER}]{0,16}[,的])(?:名?叫|名字叫)`, END, true],
  ['(?:^|[,.;!?]|请问|[您你喂]|您好|你好) ?是', '(?=本人|[吗么吧嘛](?:$|[ ,.;!?]))', true],
  ['(?:^|[,.;!? 喂]|您好|你好)我', '(?=[啊呀哈](?:$|[ ,.;!?]))', true],
  ['(?:^|[,.;!?]|喂|您好|你好) ?我', '(?=[,;])', false],
  ['(?:^|[,.;!?] ?)', '(?=答应[我过了]|承诺[我过了]|骗[我了]|跟我(?:说|讲|保证|承诺)|亲口)', false],
  ['(?:^|[,.;!?] ?)', '(?=, ?[男女](?:$|[ ,.;!?性]))', false],
].map(([before, after, short]) => [before as string, after as string, short as boolean])
const PATTERNS = FRAMES.map(
  ([before, after, short]) => [new RegExp(`${before}([一-龥]{2,4}?)${after}`, 'g'), short] as const,
)
/** Common surnames that begin ordinary words too often: two characters of these are no name without a naming word. */
const DOUBTFUL = new Set('高于曾何任方白万易常文金程余康石江龙段顾马许温安平宁华应解')
const COMPANIES =
  /^(?:安邦|万达|华润|金山|国华|江泰|常熟|华安|万家|易方达|方正|江南|江海|石化|金龙|金盛|华海|温州|马上|江城|高德|龙湖|顾家|康佳|康宁|海康|陆金所|汤臣|元宝)/

/** "弓长张，张岩": the surname taken apart, then the name. */
const TAKEN_APART =
  /(?:弓长(张)|立早(章)|木子(李)|耳东(陈)|古月(胡)|口天(吴)|双口(吕)|双木(林)|言午(许)|关耳(郑)|禾呈(程)|草头(黄)|三横(王)|走肖(赵)|木土(杜)|子小(孙)|人禾余?(余)|文刀(刘)|女良(娘))(?:[ ,]{1,2}[一-龥]{1,4}的[一-龥])?[ ,]{1,2}(?:我?[叫是]|名叫)?([一-龥]{2,3})(?=$|[ ,.;!?])/g
/** "我姓欧阳，叫欧阳雪梅", "业务员姓孙，孙晓东", "姓曹，曹操的曹，名磊". */
const AFTER_SURNAME =
  /姓([一-龥]{1,2})[ ,]{1,2}(?:[一-龥]{1,4}的[一-龥][ ,]{1,2})?(?:(?:全名|大名|名字)?(?:就?叫|是)?(?:全名|大名|名字)?(?:叫|是)?)([一-龥]{2,4})(?=$|[ ,.;!?的啊])/g
const GIVEN_ALONE = /姓[一-龥]{1,2}[ ,]{1,2}[一-龥]{1,4}的[一-龥][ ,]{1,2}名([一-龥]{1,2})(?=$|[ ,.;!?])/g
const BOTH = /(?:^|[,.;!?] ?)([一-龥]{2,3})[和跟与]([一-龥]{2,3})(?=都在|两个人|两人|一起|都说|都答应|都签)/g
/** A name in Latin letters behind 叫. */
const LATIN = /(?:对方|同事|朋友|老公|老婆|业务员|经理|客服)(?:名字)?叫([a-z]{2,12}(?: [a-z]{2,12}){0,2})/g

/** Names by the frame of the sentence (D6). */
export function findFramedNames(text: string, written: string): Finding[] {
  const findings: Finding[] = []
  const add = (end: number, name: string) => findings.push({ kind: 'name', start: end - name.length, end })
  for (const [pattern, short] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const name = match[1] as string
      if (isName(name, short)) add(match.index + match[0].length, name)
    }
  if (/弓|立早|木子|耳|古月|口|双木|言午|禾|草头|三横|走肖|木土|子小|文刀/.test(text))
    for (const match of text.matchAll(TAKEN_APART)) {
      const surname = match.slice(1, -1).find(each => each !== undefined)
      const name = match.at(-1) as string
      if (name[0] === surname) add(match.index + match[0].length, name)
    }
  if (text.includes('姓')) {
    for (const match of text.matchAll(AFTER_SURNAME)) {
      const [whole, surname, name] = match as unknown as [string, string, string]
      const given = name.startsWith(surname) ? name.length - surname.length : 0
      if (SURNAME.test(surname) && (given === 1 || given === 2)) add(match.index + whole.length, name)
    }
    for (const match of text.matchAll(GIVEN_ALONE)) add(match.index + match[0].length, match[1] as string)
  }
  for (const match of text.matchAll(BOTH)) {
    const [first, second] = [match[1] as string, match[2] as string]
    const end = match.index + match[0].length
    if (isName(first, true) && isName(second, true)) {
      add(end, second)
      add(end - second.length - 1, first)
    }
  }
  for (const match of text.matchAll(LATIN)) {
    const end = match.index + match[0].length
    const name = match[1] as string
    if (/^\p{Lu}/u.test(written.slice(end - name.length, end))) add(end, name)
  }
  return findings
}

/** A surname with one or two characters that parents choose, and no word or company. */
function isName(name: string, short: boolean): boolean {
  const surname = SURNAME.exec(name)?.[0]
  if (!surname || WORDS.test(name) || COMPANIES.test(name)) return false
  const given = name.slice(surname.length)
  if (given.length < 1 || given.length > 2 || !isGiven(given)) return false
  if (given.length === 2 || DOUBLE_SURNAME.test(name)) return true
  return isCommon(surname) && !DOUBTFUL.has(surname) && (short || SURE.has(surname))
}
/** Parts of given names that need such a frame. */
const RARER = new Set('东一诺凡希然雨雯梓涵轩昊宇琪璐彤悦萱皓睿硕坤峰喜语童若可')
const isGiven = (given: string) => [...given].every(char => RARER.has(char) || isChosen(char)) || isChosen(given)
const SURE = new Set('王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑韩唐冯董萧袁邓傅沈彭吕苏卢蒋蔡贾魏薛阎潘杜谭邹陆郝崔邱秦')

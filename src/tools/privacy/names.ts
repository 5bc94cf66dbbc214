import type { Finding } from './personal-data.ts'

const DOUBLE = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|宇文|长孙|端木|南宫|独孤'
const SINGLE =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺'
const SURNAME = `(?:${DOUBLE}|[${SINGLE}])`
/** Characters that follow a name and are part of none; they cut the given name short. */
const NOT_GIVEN = '的了吗呢吧啊呀哦嘛我你您他她它们这那就也要是在不没有给跟和与来去叫打手电身号,'
const GIVEN = `[^${NOT_GIVEN}\\x00-\\x7f\\ue000、。，！？；：“”「」]`
const END = '(?=$|[^一-龥]|[的啊呀呢哦嘛吧了我你您他她这就也要是在手电身号打住保账])'
const STRONG = new RegExp(
  `(?:我叫|我(?:本人)?的?名字(?:叫|是)|名字(?:叫|是)|名叫|姓名(?:叫|是|为)?[ :]*|户名(?:叫|是|为)?[ :]*|持卡人(?:姓名)?(?:叫|是|为)?[ :]*|(?:被保险人|投保人|受益人|收件人|联系人)(?:叫|是|为)?[ :]*|(?:女儿|儿子|老公|老婆|妻子|丈夫|妈妈?|爸爸?|父亲|母亲|孩子)(?:名字)?叫|我姓.{1,2},? ?叫)[ :]*(${SURNAME}${GIVEN}{1,2}?)${END}`,
  'g',
)
const SURNAME_ONLY = new RegExp(`(?:我姓|免贵姓|敝姓)(${SURNAME}(?:[名单]${GIVEN}{1,2}?${END})?)`, 'g')
const LATIN_NAME = /(?:我叫|我名字是|我的名字(?:叫|是))[ :]*([a-z][a-z'-]+(?: [a-z][a-z'-]+){0,2})/g
/** People of the company introduce themselves by name; that is no customer's data and part of the service (P2). */
const STAFF_BEFORE =
  /(?:客服|理赔|复核|专员|中心|部门?|坐席|经理|热线|顾问|专席|投诉|专线|柜员|为您|服务|公司|银行|保险|工号)[^.!?\ue000]{0,14}$/
const STAFF_AFTER = /^[^.!?\ue000]{0,14}(?:工号|为您|客服|专员|负责|竭诚)/
/** Ordinary words that begin with the character of a surname. */
const WORDS =
  /^(?:经理|律师|领导|车|安排|高管|方便|马上|时候|向|万一|关于|应该|单位|成功|明白|全部|商量|计划|连|和|来|都|古怪|任何|何|于是|常常|易|文件|白|路|管理|华为|保安|保险|解释|强|官方|顾问|顾客|银行|柜员|连锁|包括|都是|计|谈|封|台|原|井|来人|平安|金额|金融|温馨|严重|冷静|舒服|石)/

/** Names after words that announce one in Chinese; a name alone is left, for most words can be one. */
export function findChineseNames(text: string, original: (start: number, end: number) => string): Finding[] {
  const findings: Finding[] = []
  const add = (match: RegExpMatchArray) => {
    const name = match[1] as string
    const end = (match.index ?? 0) + match[0].length
    const staff =
      STAFF_BEFORE.test(text.slice(Math.max(0, (match.index ?? 0) - 20), match.index)) ||
      STAFF_AFTER.test(text.slice(end, end + 12))
    if (!staff || /户名|持卡|姓名|保险人|投保人|受益人|件人|联系人/.test(match[0]))
      findings.push({ kind: 'name', start: end - name.length, end })
  }
  for (const match of text.matchAll(STRONG)) if (!WORDS.test(match[1] as string)) add(match)
  for (const match of text.matchAll(SURNAME_ONLY)) add(match)
  if (/[a-z]/.test(text))
    for (const match of text.matchAll(LATIN_NAME)) {
      const end = match.index + match[0].length
      if (/^\p{Lu}/u.test(original(end - (match[1] as string).length, end))) add(match)
    }
  return findings
}

import type { CivilDay } from './civil-day.ts'
import type { Period } from './deadline-rules.ts'

/** The steps of a computation in words that can be read to a customer. */
export interface Saying {
  starts(from: { zh: string; en: string }, day: CivilDay): string
  restarted(fact: string, day: CivilDay): string
  contract(days: number): string
  chosen(fact: string, option: string, period: Period): string
  /** `byChineseLaw`: the Civil Code says how to count; elsewhere the clause itself does. */
  counted(start: CivilDay, period: Period, due: CivilDay, byChineseLaw: boolean): string
  extended(days: number, due: CivilDay): string
  suspended(days: number, reasons: readonly string[], due: CivilDay): string
  outer(outer: { zh: string; en: string }, from: CivilDay, longest: CivilDay, isEarlier: boolean): string
  moved(from: CivilDay, to: CivilDay): string
  notMoved(due: CivilDay): string
  calendarUnknown(due: CivilDay): string
  gaveWay(clause: string): string
}

const REASONS_ZH: Readonly<Record<string, string>> = { appraisal: '鉴定', mediation: '调解', supplement: '补充材料' }

const FACTS_ZH: Readonly<Record<string, string>> = {
  complexity: '复杂程度',
  lineOfBusiness: '险种',
  ground: '撤销事由',
  provisionalCredit: '是否先行入账',
  newMaterialsOn: '提出新的事实和理由',
  interruptedOn: '时效中断',
}
const OPTIONS_ZH: Readonly<Record<string, string>> = {
  simple: '简单',
  complex: '复杂',
  life: '人寿保险',
  'non-life': '人寿保险以外的保险',
  fraud: '欺诈',
  duress: '胁迫',
  unfairness: '显失公平',
  misunderstanding: '重大误解',
  yes: '是',
  no: '否',
}

const WORDS_ZH: Readonly<Record<string, string>> = {
  情况复杂: 'complex',
  寿险: 'life',
  人身保险: 'life',
  财产保险: 'non-life',
  财产险: 'non-life',
  车险: 'non-life',
  ...Object.fromEntries(Object.entries(OPTIONS_ZH).map(([option, word]) => [word, option])),
}

/** An option by its Chinese word, or as it was said. */
export function optionWord(said: string): string {
  return Object.hasOwn(WORDS_ZH, said) ? (WORDS_ZH[said] as string) : said
}

function periodZh(period: Period): string {
  if ('days' in period) return `${period.days} 日`
  if ('months' in period) return `${period.months} 个月`
  if ('years' in period) return `${period.years} 年`
  return `${'workingDays' in period ? period.workingDays : period.businessDays} 个工作日`
}

function periodEn(period: Period): string {
  const say = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
  if ('days' in period) return say(period.days, 'day')
  if ('months' in period) return say(period.months, 'month')
  if ('years' in period) return say(period.years, 'year')
  return say('workingDays' in period ? period.workingDays : period.businessDays, 'working day')
}

const zh: Saying = {
  starts: (from, day) => `起算：${from.zh} ${day}`,
  restarted: (fact, day) => `自 ${day} 起重新计算（${FACTS_ZH[fact] ?? fact}）`,
  contract: days => `按合同约定 ${days} 日`,
  chosen: (fact, option, period) => `${FACTS_ZH[fact] ?? fact}：${OPTIONS_ZH[option] ?? option}，${periodZh(period)}`,
  counted: (start, period, due, byChineseLaw) =>
    `${start} 当日不计入，${periodZh(period)}，至 ${due}${byChineseLaw ? '（民法典第二百零一条）' : ''}`,
  extended: (days, due) => `经审批并告知，延长 ${days} 日，至 ${due}`,
  suspended: (days, reasons, due) =>
    `${reasons.map(reason => REASONS_ZH[reason] ?? reason).join('、')}中止期间 ${days} 日不计入，至 ${due}`,
  outer: (outer, from, longest, isEarlier) =>
    `最长期间：自${outer.zh} ${from} 起，至 ${longest}${isEarlier ? '，先届满，以此为准' : '，不影响结果'}`,
  moved: (from, to) => `${from} 是休息日，顺延至 ${to}（民法典第二百零三条）`,
  notMoved: due => `该规定按自然日计算，未规定顺延：${due}`,
  calendarUnknown: due => `${due.slice(0, 4)} 年放假安排尚未收录，未作顺延：若 ${due} 为休息日，则顺延至其后第一日`,
  gaveWay: clause => `与 ${clause} 不一致的，以 ${clause} 为准`,
}

const en: Saying = {
  starts: (from, day) => `starts: ${from.en}, ${day}`,
  restarted: (fact, day) => `runs again from ${day} (${fact})`,
  contract: days => `${days} days as the contract says`,
  chosen: (fact, option, period) => `${fact} = ${option}: ${periodEn(period)}`,
  counted: (start, period, due, byChineseLaw) =>
    `${start} itself is not counted, ${periodEn(period)}: ${due}${byChineseLaw ? ' (Civil Code art. 201)' : ''}`,
  extended: (days, due) => `extended by ${days} days, approved and notified: ${due}`,
  suspended: (days, reasons, due) => `${days} days of ${reasons.join(', ')} do not count: ${due}`,
  outer: (outer, from, longest, isEarlier) =>
    `longest period: since ${outer.en}, ${from}, until ${longest}${isEarlier ? '; it ends first and counts' : '; it changes nothing'}`,
  moved: (from, to) => `${from} is not worked, the period ends on ${to} (Civil Code art. 203)`,
  notMoved: due => `the rule counts natural days and moves nothing: ${due}`,
  calendarUnknown: due =>
    `the holidays of ${due.slice(0, 4)} are not known yet, nothing was moved: should ${due} be a holiday, the next day after it counts`,
  gaveWay: clause => `where ${clause} differs, ${clause} goes before`,
}

export function sayings(locale: string | undefined): Saying {
  return locale?.toLowerCase().startsWith('en') ? en : zh
}

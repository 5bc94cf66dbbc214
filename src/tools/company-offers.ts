import type { Amount } from '../domain/money.ts'

/** Words by which the company puts money on the table, in the clause of the amount. */
const GIVING =
  /给您|给你|赔|补(?![充办交缴齐签])|退(?![保休])|返|支付|付给|付您|申请|争取|批|打给|转给|到账|减免|承担|报销|那就|offer|pay|refund|compensat|credit|reimburs|give you|make it|waive|goodwill|send you|settle|gesture/
/** Words that say the amount is somebody's demand, a price or a balance, and no offer. */
const MENTIONED =
  /[您你](?:刚才|刚刚|之前|一共|总共|当时|每年|每月)*(?:是)?(?:说|提|讲|报|希望|要求|想要?|主张|期望|交|缴|付|花|买|存|投|损失|借|欠|还)|诉求|要求的?|费用?(?:是|为|共|一共|收|扣|$)|手续费|利息|余额|价格|价钱|原价|账单|欠款|扣了?|收了?|保额|保费|年费|you (?:mentioned|asked|said|want|paid|were charged|requested|lost|spent)|your (?:request|demand|premium|fee|balance|bill|loss)|price|fee (?:of|is|was)|charge of|premium|balance|charged/
/** The company as the giver: such words outweigh a mention in the same clause. */
const COMPANY_GIVES =
  /(?:我们?|公司|银行|这边|我方)[^,，]{0,6}(?:给|赔|退|补|付|打|返)|(?:给|赔|退|补|返)(?:您|你)|\b(?:we|i)(?:'ll| can| will| could|'d| would)? (?:pay|give|offer|refund|credit|send)/
/** "您希望我们赔您…": what follows is still the customer's demand. */
const DEMANDED =
  /[您你](?:是|的)?(?:意思|要求|希望|诉求|想要?|提出|主张)(?:是|让|由)?(?:我们?|公司|银行|我方|这边)?[^,，]{0,4}|\byou (?:want|asked|would like|are asking|need)(?: for)?(?: us)?(?: to)? ?\w*/g
/** One sum on top of another. */
const ON_TOP =
  /再|另外?|还(?!是|款|钱)|同时|以及|并且?|外加|加上?|额外|此外|然后|接着|剩下|余下|尾款|和|\b(?:and|plus|another|then|also|on top|additional|followed by)\b/
/** One sum instead of another. */
const INSTEAD =
  /或者?|要么|还是|改成|改为|变成|换成|[提涨加升调降减][到高成]|不是|而是|从|\b(?:or|instead|rather than|up to|not|from|raise|increase)\b/

/** Whether an amount is only mentioned, as a demand, a price or a balance. */
export function isMentioned(text: string, amount: Amount): boolean {
  const before = clauseUpTo(text, amount)
  return MENTIONED.test(before) && !COMPANY_GIVES.test(before.replace(DEMANDED, ''))
}

/** Whether the company offers the amount, as far as its clause tells; in doubt a giving word counts. */
export function isOffered(text: string, amount: Amount): boolean {
  const before = clauseUpTo(text, amount)
  if (COMPANY_GIVES.test(before.replace(DEMANDED, ''))) return true
  if (MENTIONED.test(before)) return false
  return GIVING.test(before) || GIVING.test(clauseAfter(text, amount))
}

/** Offers of one text that come on top of each other ("先给两千，再补三千"), each run with its sum. */
export function offersTogether(text: string, amounts: readonly Amount[]): { minor: number; parts: Amount[] }[] {
  const offers = amounts.filter(
    amount => amount.minor !== null && amount.kind !== 'range-low' && isOffered(text, amount),
  )
  const runs: { minor: number; parts: Amount[] }[] = []
  for (const offer of offers) {
    const run = runs.at(-1)
    const last = run?.parts.at(-1)
    const between = last ? text.slice(last.span[1], offer.span[0]).toLowerCase() : ''
    const isMore =
      last !== undefined && last.currency === offer.currency && ON_TOP.test(between) && !INSTEAD.test(between)
    if (run && isMore) {
      run.parts.push(offer)
      run.minor += offer.minor ?? 0
    } else runs.push({ minor: offer.minor ?? 0, parts: [offer] })
  }
  return runs.filter(({ parts }) => parts.length > 1)
}

/** A figure that is put to the customer without any word of giving ("九百元，您看行吗？"). */
const PROPOSED =
  /行吗|行不|可以吗|好吗|您看|成吗|怎么样|[元块百千万]吧|到账|我们可以到|能到|就[一-鿿\d]{1,8}吧|\b(?:okay|deal|sound|shall we|let's (?:say|call)|how about|would|can (?:go|do)|final|it is|work for you)\b/i
/** The company takes up a figure that the customer named. */
const ACCEPTED =
  /(?<!不|没法|无法|不能|没)(?:同意|答应(?!不)|没问题|照办|照给|批了|批下来|通过了|我认|就按您|给您办)|(?<!not |n't |never |cannot )\b(?:approved|agreed|you have it|you've got it|it is yours|done deal)\b/i
/** Words that a list of sums is given, in whatever clause they stand. */
const GIVEN =
  /给|打[给您款]|再打|付|出|退|补|送|赔|返|免|充|抵扣|refund|pay|goodwill|credit|giv|send|offer|compensat|match it|waive|cheque|top up|throw in|先[一二三四五六七八九两\d]|再[一二三四五六七八九两\d]/i
/** Another figure is asked after, put off or ruled out: the two are never due together. */
const OTHERWISE =
  /或|要么|还是|不是|而是|改|变成|换成|[提涨加升调降减][到高成]|从|到|至|其中|包括|包含|原来|原本|原先|现在|上次|本来|最多|上限|不能|没法|只有|才|也就是|即|相当于|等于|合计|一共|总共|共计|对(?!了)|\b(?:or|instead|rather|up to|not|from|rais|increas|of which|includ|previously|total|altogether|only|that is|i mean|correct)\w*/i
const AGAIN =
  /再|另|还|又|月底|下周|下个?月|明天|后天|第二|商家|\b(?:again|another|next|then|more|second|later|plus|match|along|as well|addition|besides|voucher|now|today)\b/i
const MATCHED = /\bmatch(?:ed)? (?:it|that|this)\b|同样(?:的)?(?:数|金额)|再(?:来|给|付|打)一(?:次|遍|笔)(?!性)/i

/** Whether a text takes up a figure that the customer named, so that its mention is an offer. */
export function isAccepted(text: string): boolean {
  return ACCEPTED.test(text)
}

/** Whether a text puts a figure to the customer. */
export function isProposed(text: string): boolean {
  return PROPOSED.test(text)
}

/**
 * Without a plan nobody knows which figures of a text are due together ("退您八百元，补您五百元"): all that are neither mentions
 * nor alternatives, in a text that gives anything, are held by what they come to.
 */
export function heldTogether(text: string, amounts: readonly Amount[]): { minor: number; parts: Amount[] }[] {
  if (!GIVEN.test(text)) return []
  let parts: Amount[] = []
  let best: Amount[] = []
  for (const amount of [...amounts].sort((one, other) => one.span[0] - other.span[0])) {
    if (amount.minor === null || amount.minor === 0 || amount.kind === 'range-low' || isNamedOnly(text, amount))
      continue
    const last = parts.at(-1)
    const between = last ? text.slice(last.span[1], amount.span[0]) : ''
    const isSaidAgain = parts.some(part => part.minor === amount.minor) && !AGAIN.test(between) && !GIVEN.test(between)
    if (isSaidAgain) continue
    const isOther = last !== undefined && (OTHERWISE.test(between) || last.currency !== amount.currency)
    parts = isOther ? [amount] : [...parts, amount]
    if (parts.length > best.length) best = parts
  }
  const twice = best.length <= 1 && MATCHED.test(text) && amounts[0]?.minor ? [amounts[0], amounts[0]] : best
  if (twice.length < 2) return []
  return [{ minor: twice.reduce((sum, part) => sum + (part.minor ?? 0), 0), parts: twice }]
}

/** A mention, unless a word of giving stands right before the figure ("保费退八百元", "抵扣下期五百元"). */
function isNamedOnly(text: string, amount: Amount): boolean {
  const before = text.slice(Math.max(0, amount.span[0] - 8), amount.span[0])
  return isMentioned(text, amount) && !/(?:退|赔|补|给|返|免)(?:您|你)?$|抵扣[^,，。]{0,4}$/.test(before)
}

/** The clause up to the end of the amount; a total ("每月退您100元，一共十个月") has its verb within. */
function clauseUpTo(text: string, { span: [start, end] }: Amount): string {
  const left = text.slice(Math.max(0, start - 40), start).toLowerCase()
  return left.slice(left.search(/[^,，。！？；!?;\n]*$/)) + text.slice(start, end).toLowerCase()
}

function clauseAfter(text: string, { span: [, end] }: Amount): string {
  const right = text.slice(end, end + 30).toLowerCase()
  return /^[^,，。！？；!?;\n]*/.exec(right)?.[0] ?? ''
}

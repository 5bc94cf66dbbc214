import { sayMoney } from '../domain/money.ts'
import { kindsAsked } from './condition-words.ts'
import type { Playbook } from './playbook.ts'
import { turnWords } from './turn-words.ts'
import type { View } from './view.ts'

/**
 * The slots that a phrase may have. Each is filled from the call or the case and from nothing else; where a value is
 * missing or unsafe the slot is empty, and a phrase that needs it is not used.
 */
export const SLOTS = [
  /** The customer's own clause, pronouns turned. */
  'mirror',
  /** The same where it can stand as a clause of its own: "no one called you back", not "been cut off twice". */
  'clause',
  /** What it is about, in the customer's words. */
  'topic',
  /** The product of the case. */
  'product',
  /** What is asked for, as a noun: "退款和道歉". */
  'demand',
  /** The figure that we may offer now. */
  'amount',
  /** The customer's figure, where it may be spoken. */
  'demandAmount',
  /** The law of the case, where the facts name one. */
  'law',
  /** The body or way that the customer has named: "12378", "the ombudsman". */
  'body',
] as const
export type SlotName = (typeof SLOTS)[number]

export function isSlot(name: string): name is SlotName {
  return (SLOTS as readonly string[]).includes(name)
}

const MIRROR_UNITS_MAX = { zh: 16, en: 60 }
const TOPIC_UNITS_MAX = { zh: 10, en: 32 }
const PRODUCT_UNITS_MAX = { zh: 14, en: 32 }
const LAW_UNITS_MAX = { zh: 24, en: 60 }
/** A Chinese noun that points at something ("那笔年费") or names a fee, a sum, a charge or a paper; a bare "信用卡" does not. */
const SAYS_ENOUGH = /^(?:那|这|您的).{2,}|^.{2,}(?:费|款|金|扣款|罚息|赔付|合同|保单|账单|通知|的事)$/
const CLAUSE = {
  zh: /^(?![别未的了就也还并]|不要|不能|为什么|怎么)/,
  en: /^(?:you|we|they|he|she|it|i|nobody|no one|someone|somebody|everyone|the|your|our|this|that|there|every|all|not a|not one|still no)\b/i,
}
const BODY_SIGNALS = ['regulator', 'media', 'lawsuit', 'petition', 'police']
/** Figures are named by the amount slots only, so that the guard knows each of them. */
const FIGURE =
  /\d|[〇零一二两三四五六七八九十百千万亿][块元万千百]|\b(?:hundred|thousand|grand|million|dollars?|pounds?|bucks)\b/i

/** Values for the slots of this turn, masked like everything in the call. */
export function slotsOf(view: View, playbook: Playbook): Record<string, string> {
  const { call, reading, language } = view
  const slots: Record<string, string> = {}
  const put = (name: SlotName, value: string | null) => {
    if (value) slots[name] = value
  }
  const mirror = ownWords(reading.mirror, MIRROR_UNITS_MAX, view, playbook)
  put('mirror', mirror)
  put('clause', mirror && CLAUSE[language].test(mirror) ? lowerFirst(mirror) : null)
  const topic = nounPhrase(ownWords(reading.topic, TOPIC_UNITS_MAX, view, playbook), language)
  put('topic', topic && !playbook.vagueTopic.test(topic) ? topic : null)
  const product = call.facts.product?.trim() ?? ''
  put('product', product.length <= PRODUCT_UNITS_MAX[language] && !FIGURE.test(product) ? product : null)
  put('demand', demandWords(view, playbook))
  if (view.offer) put('amount', sayMoney(view.offer, language))
  const asked = call.ledger.customer
  if (asked !== null && asked > 0 && call.limits && !call.limits.problem && asked <= call.limits.capMinor)
    put('demandAmount', sayMoney({ minor: asked, currency: call.limits.currency }, language))
  put('law', lawWords(view))
  put('body', bodyWords(view, playbook))
  return slots
}

/** The customer's words turned to the agent's side; null where they are too long, name figures, or must not be repeated. */
function ownWords(text: string | null, max: { zh: number; en: number }, view: View, playbook: Playbook): string | null {
  if (!text) return null
  const clean = text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
  if (clean.length < 2 || clean.length > max[view.language]) return null
  if (FIGURE.test(clean) || /[[\]{}<>]/.test(clean) || playbook.unsafeMirror.test(clean)) return null
  return turnWords(clean, view.language)
}

/** English nouns get an article where they have none, so that "about refund" is never said. */
function nounPhrase(words: string | null, language: 'zh' | 'en'): string | null {
  if (!words) return null
  if (language === 'zh') return SAYS_ENOUGH.test(words) && !/[，。？！、,.?!]/.test(words) ? words : null
  // A bare noun ("refund", "website") says too little to be "what it is about".
  return /^(?:the|your|our|this|that|these|those|his|her|their)\s\w/i.test(words) ? lowerFirst(words) : null
}

function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}

/**
 * The law of the case, or else the right that the customer's own words have touched last (D3). Only a law that has a name in the
 * language of the call is spoken of; whether it may be cited today is the guard's to say.
 */
function lawWords({ call, language }: View): string | null {
  const told = call.facts.law?.trim() ?? ''
  if (told !== '') return told.length <= LAW_UNITS_MAX[language] ? told : null
  const right = call.clauses.findLast(note => note.stream === 'right' && note.speaker === 'customer')
  if (!right || /[㐀-鿿]/.test(right.law) !== (language === 'zh')) return null
  const words = language === 'zh' ? `《${shortLaw(right.law)}》${right.article}` : `${right.law} ${right.article}`
  return words.length <= LAW_UNITS_MAX[language] ? words : null
}

/** 中华人民共和国保险法 is said as 保险法; a part of a code is left to the article's number. */
const shortLaw = (name: string) => name.replace(/^中华人民共和国/, '').replace(/（[^）]*）$/, '')

/** What has been asked for, newest last, two items at the most. */
function demandWords(view: View, playbook: Playbook): string | null {
  const { language } = view
  const words = kindsAsked(view.call)
    .slice(-2)
    .flatMap(kind => playbook.names.demands[kind]?.[language] ?? [])
  if (words.length === 0) return null
  return words.join(language === 'zh' ? '和' : ' and ')
}

/** The way outside that the customer has named this turn, in the customer's own word where it is short and plain. */
function bodyWords(view: View, playbook: Playbook): string | null {
  const signal = view.call.signals.find(note => note.lastTurn === view.turn && BODY_SIGNALS.includes(note.type))
  if (!signal) return null
  const word = signal.text.trim()
  const plain =
    view.language === 'zh'
      ? /^(?:12378|12315|[\p{Script=Han}]{2,8}(?:局|会|院|台|委|部|总局|办))$/u
      : /^(?:the )?[A-Z][A-Za-z ]{1,28}$/
  if (!plain.test(word) || playbook.unsafeMirror.test(word)) return null
  return /^[A-Z]{2,6}$/.test(word) ? `the ${word}` : word
}

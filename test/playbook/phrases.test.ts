import { describe, expect, test } from 'vitest'
import { TACTICS } from '../../src/domain/vocabulary.ts'
import { fillPhrase } from '../../src/playbook/fill.ts'
import type { Phrase } from '../../src/playbook/phrase.ts'
import { guardText } from '../../src/tools/guard.ts'
import { playbook, wording } from './call-builder.ts'

const SLOTS: Record<'zh' | 'en', Record<string, string>[]> = {
  zh: [
    {
      mirror: '等了三个月',
      clause: '等了三个月',
      topic: '那笔年费',
      product: '百万医疗险',
      demand: '退款和道歉',
      amount: '1280元',
      demandAmount: '1500元',
      law: '保险法',
      body: '12378',
    },
    {
      mirror: '没人给您回过电话',
      clause: '没人给您回过电话',
      topic: '退保的事',
      product: '信用卡',
      demand: '给个说法',
      amount: '368元5角',
      demandAmount: '900元',
      law: '保险法',
      body: '金融监管总局',
    },
  ],
  en: [
    {
      mirror: 'nobody called you back',
      clause: 'nobody called you back',
      topic: 'your refund',
      product: 'home insurance',
      demand: 'the refund and an apology',
      amount: '$1,280',
      demandAmount: '$1,500',
      law: 'the Fair Credit Billing Act',
      body: 'the ombudsman',
    },
    {
      mirror: 'three weeks and nothing',
      clause: 'you never got a reply',
      topic: 'the late fee',
      product: 'credit card',
      demand: 'putting it right',
      amount: '$368.50',
      demandAmount: '$900',
      law: 'the Fair Credit Billing Act',
      body: 'CFPB',
    },
  ],
}
const phrasesOf = (language: 'zh' | 'en'): Phrase[] => [
  ...TACTICS.flatMap(tactic => playbook.phrases[language][tactic] ?? []),
  ...playbook.fallback[language],
]

describe.each(['zh', 'en'] as const)('the phrases in %s', language => {
  const phrases = phrasesOf(language)

  test('T19 D5 every phrase passes the guard as it would be shown', () => {
    const blocked = phrases.flatMap(phrase =>
      SLOTS[language].flatMap(slots => {
        const text = fillPhrase(phrase, slots)
        if (text === null) return [`${phrase.id}: cannot be filled`]
        const currency = language === 'zh' ? 'CNY' : 'USD'
        const offer = slots.amount?.includes('1280') || slots.amount?.includes('1,280') ? 128_000 : 36_850
        const verdict = guardText(
          text,
          {
            language,
            currency,
            capMinor: 200_000,
            floorMinor: null,
            offerMinor: offer,
            amounts: [{ minor: offer, currency }],
            articles: [],
            maxLength: true,
          },
          wording,
        )
        return verdict.verdict === 'pass'
          ? []
          : [`${phrase.id} "${text}" ${verdict.reasons.map(reason => `${reason.rule} ${reason.detail}`).join('; ')}`]
      }),
    )
    expect(blocked).toEqual([])
  })

  test('there are at least 260 of them, and every tactic has words', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(260)
    expect(TACTICS.filter(tactic => (playbook.phrases[language][tactic]?.length ?? 0) < 5)).toEqual([])
  })

  test('no sentence is written twice', () => {
    const texts = phrases.map(phrase => phrase.text)
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  })

  test('T3 labels do not begin with the speaker, and nothing is the reflex of understanding', () => {
    const reflex = language === 'zh' ? /理解您的(?:心情|感受)/ : /understand (?:your|how you) (?:frustration|feel)/i
    expect(phrases.filter(phrase => reflex.test(phrase.text)).map(phrase => phrase.id)).toEqual([])
    const first = language === 'zh' ? /^我/ : /^I\b/
    const labels = playbook.phrases[language].label ?? []
    expect(labels.filter(phrase => first.test(phrase.text)).map(phrase => phrase.id)).toEqual([])
  })

  test('no template shows: no doubled marks, no empty slot, the polite form throughout', () => {
    const wrong = phrases.flatMap(phrase =>
      SLOTS[language].flatMap(slots => {
        const text = fillPhrase(phrase, slots) ?? ''
        const polite = language === 'zh' ? /你(?!好)/ : /\ba [aeio]|\b(\w+) \1\b/i
        return /[，。？！,.?!]{2}(?<!\.\.)|[{}]|undefined/.test(text.replace(/\.{3}/g, '')) || polite.test(text)
          ? [`${phrase.id}: ${text}`]
          : []
      }),
    )
    expect(wrong).toEqual([])
  })
})

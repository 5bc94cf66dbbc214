import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HeardUtterance } from '../src/domain/call.ts'
import type { Reading } from '../src/domain/reading.ts'
import { parseYaml } from '../src/knowledge/yaml.ts'
import { readAmounts } from '../src/tools/amounts.ts'
import { compileLexicon } from '../src/understanding/lexicon.ts'
import { understand } from '../src/understanding/understand.ts'
import { print, rowsOf, sample } from './dev-data.ts'
import { areaUnderCurve, f1 } from './ranking-figures.ts'

/**
 * Measures `understand` on real dev data that nobody on the team wrote and that is not committed:
 * `node evals/measure-understanding.ts [--data DIR] [--show N]`. None of the sets was labelled for complaint calls, so the
 * figures say how well the reading generalises, not how right it is.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const option = (name: string) => {
  const at = process.argv.indexOf(name)
  return at === -1 ? undefined : process.argv[at + 1]
}
const dataDir = resolve(option('--data') ?? join(root, '..', 'shared', 'data'))
const show = Number(option('--show') ?? 0)
const lexicon = compileLexicon(
  ['zh', 'en'].map(language => parseYaml(readFileSync(join(root, 'knowledge', `lexicon.${language}.yaml`), 'utf8'))),
)

interface Turn {
  speaker: 'customer' | 'agent'
  text: string
}

function read(text: string, language: 'zh' | 'en', recent: readonly Turn[] = []): Reading {
  const amounts = readAmounts(text, { currency: language === 'zh' ? 'CNY' : 'USD' })
  const heard = recent.map(
    (turn, index): HeardUtterance => ({ turn: index, utteranceId: `u${index}`, startMs: 0, endMs: 0, ...turn }),
  )
  return understand({ text, amounts, language, recent: heard }, lexicon)
}

const displeasure = (reading: Reading) =>
  reading.emotion.probabilities.angry + reading.emotion.probabilities.disappointed + 0.5 * reading.emotion.heat

function measureHelpdesk(): void {
  const rows = rowsOf(dataDir, 'stc3-helpdesk-zh/dev.jsonl')
  if (!rows) return
  const scored = rows.map(row => {
    const votes = row.satisfaction as number[]
    const turns = row.turns as Turn[]
    const readings = turns.flatMap((turn, index) =>
      turn.speaker === 'customer' ? [read(turn.text, 'zh', turns.slice(Math.max(0, index - 6), index))] : [],
    )
    const mean = votes.reduce((sum, vote) => sum + vote, 0) / votes.length
    return { mean, readings, text: turns.find(turn => turn.speaker === 'customer')?.text ?? '' }
  })
  const by = (score: (readings: readonly Reading[]) => number) =>
    areaUnderCurve(scored.map(({ readings, mean }) => ({ score: score(readings), positive: mean <= -0.5 }))).toFixed(3)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  print(
    'stc3-helpdesk-zh',
    'dissatisfied (mean ≤ −0.5): AUC of heat, mean of turns',
    by(r => mean(r.map(x => x.emotion.heat))),
  )
  print(
    'stc3-helpdesk-zh',
    'dissatisfied: AUC of displeasure, mean of turns',
    by(r => mean(r.map(displeasure))),
  )
  print(
    'stc3-helpdesk-zh',
    'dissatisfied: AUC of displeasure, last turn',
    by(r => displeasure(r.at(-1) as Reading)),
  )
  const content = scored.filter(({ mean: m }) => m >= 0.5)
  const alarmed = content.filter(({ readings }) => readings.some(x => x.emotion.label === 'angry'))
  print('stc3-helpdesk-zh', 'satisfied dialogues (≥ 0.5) with an angry turn', `${alarmed.length} of ${content.length}`)
  sample(
    'read as angry',
    alarmed.map(({ text }) => text),
    show,
  )
  const missed = scored.filter(({ mean: m, readings }) => m <= -1 && readings.every(x => displeasure(x) < 0.3))
  print(
    'stc3-helpdesk-zh',
    'very dissatisfied (≤ −1) read as pleased or calm',
    `${missed.length} of ${scored.filter(s => s.mean <= -1).length}`,
  )
  sample(
    'missed',
    missed.map(({ text }) => text),
    show,
  )
}

function measureJd(): void {
  const rows = rowsOf(dataDir, 'jddc-satisfaction-zh/valid.jsonl')
  if (!rows) return
  const scored = rows
    .filter(row => row.label !== 1)
    .map(row => {
      const turns = (row.history as string[])
        .map(entry => entry.split('|||')[0] ?? '')
        .filter(text => text !== 'OVERALL')
      const readings = turns.slice(-3).map(text => read(text, 'zh'))
      return { score: Math.max(0, ...readings.map(displeasure)), positive: row.label === 0 }
    })
  print(
    'jddc-satisfaction-zh',
    'unsatisfied (0) against satisfied (2): AUC of displeasure',
    areaUnderCurve(scored).toFixed(3),
  )
}

function measureWeibo(): void {
  const rows = rowsOf(dataDir, 'smp2020-ewect-zh/usual_eval.jsonl')
  if (!rows) return
  const seen = rows.map(row => ({
    text: row.text as string,
    gold: row.label as string,
    reading: read(row.text as string, 'zh'),
  }))
  const angry = seen.map(({ gold, reading }) => ({ gold: gold === 'angry', said: reading.emotion.label === 'angry' }))
  print('smp2020-ewect-zh', 'angry against the rest', f1(angry))
  const ranked = seen.map(({ gold, reading }) => ({
    positive: gold === 'angry',
    score: reading.emotion.probabilities.angry,
  }))
  print('smp2020-ewect-zh', 'angry: AUC', areaUnderCurve(ranked).toFixed(3))
  const neutral = seen.filter(({ gold }) => gold === 'neutral' || gold === 'happy')
  const alarms = neutral.filter(({ reading }) => reading.emotion.label === 'angry')
  print('smp2020-ewect-zh', 'neutral or happy posts read as angry', `${alarms.length} of ${neutral.length}`)
  sample(
    'read as angry',
    alarms.map(({ text }) => text),
    show,
  )
}

const ANGER = new Set(['anger', 'annoyance', 'disapproval', 'disgust'])

function measureReddit(): void {
  const rows = rowsOf(dataDir, 'goemotions-en/dev.jsonl')
  if (!rows) return
  const seen = rows.map(row => ({
    text: row.text as string,
    gold: row.labels as string[],
    reading: read(row.text as string, 'en'),
  }))
  const narrow = seen.map(({ gold, reading }) => ({
    gold: gold.includes('anger') || gold.includes('annoyance'),
    said: reading.emotion.label === 'angry',
  }))
  print('goemotions-en', 'anger or annoyance against the rest', f1(narrow))
  const ranked = seen.map(({ gold, reading }) => ({
    positive: gold.some(label => ANGER.has(label)),
    score: reading.emotion.probabilities.angry,
  }))
  print('goemotions-en', 'anger (Ekman group): AUC', areaUnderCurve(ranked).toFixed(3))
  const kind = seen.filter(({ gold }) =>
    gold.every(label => ['neutral', 'gratitude', 'approval', 'joy', 'curiosity'].includes(label)),
  )
  const alarms = kind.filter(({ reading }) => reading.emotion.label === 'angry')
  print('goemotions-en', 'neutral, thankful, curious … read as angry', `${alarms.length} of ${kind.length}`)
  sample(
    'read as angry',
    alarms.map(({ text }) => text),
    show,
  )
}

function measureInsurance(): void {
  const rows = rowsOf(dataDir, 'multidogo-insurance-en/dev.jsonl')
  if (!rows) return
  const seen = rows.map(row => ({ text: row.text as string, reading: read(row.text as string, 'en') }))
  const count = (what: string, alarm: (reading: Reading) => boolean) => {
    const alarms = seen.filter(({ reading }) => alarm(reading))
    print('multidogo-insurance', what, `${alarms.length} of ${seen.length}`)
    sample(
      what,
      [
        ...new Set(
          alarms.map(
            ({ text, reading }) =>
              `${text}  → ${reading.emotion.label} ${reading.signals.map(s => s.type).join(',')} ${reading.demands.map(d => d.kind).join(',')} ${reading.category}`,
          ),
        ),
      ],
      show,
    )
  }
  count('calm turns read as angry', reading => reading.emotion.label === 'angry')
  count('calm turns with heat above 0.33', reading => reading.emotion.heat > 0.33)
  count('calm turns read as disappointed or sad', reading => ['disappointed', 'sad'].includes(reading.emotion.label))
  count('calm turns with a signal', reading => reading.signals.length > 0)
  count('calm turns with a complaint category', reading => reading.category !== 'other')
  count('turns with a demand', reading => reading.demands.length > 0)
}

function measureSpeed(): void {
  const texts = [
    '我上个月在你们柜台办的那张信用卡,当时说免年费,结果今天扣了我三百六十块钱,你们到底什么意思',
    'I have called three times about this late fee and nobody has ever called me back about it',
  ]
  for (let i = 0; i < 3000; i += 1) for (const text of texts) read(text, 'zh')
  for (const text of texts) {
    const recent: Turn[] = [
      { speaker: 'customer', text: texts[0] as string },
      { speaker: 'agent', text: '您好，请问有什么可以帮您？' },
    ]
    const heard = recent.map(
      (turn, index): HeardUtterance => ({ turn: index, utteranceId: `u${index}`, startMs: 0, endMs: 0, ...turn }),
    )
    const amounts = readAmounts(text, { currency: 'CNY' })
    for (const [name, past] of [
      ['alone', []],
      ['with earlier turns', heard],
    ] as const) {
      const started = process.cpuUsage()
      for (let i = 0; i < 5000; i += 1) understand({ text, amounts, language: 'zh', recent: past }, lexicon)
      const used = process.cpuUsage(started)
      print('speed', `${text.length} characters, ${name}`, `${((used.user + used.system) / 5000).toFixed(1)} µs of CPU`)
    }
  }
}

measureHelpdesk()
measureJd()
measureWeibo()
measureReddit()
measureInsurance()
measureSpeed()

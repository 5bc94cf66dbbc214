import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { maskPersonalData } from '../src/tools/privacy.ts'
import { printGenerated } from './personal-data/generated-figures.ts'

/**
 * Measures masking on generated texts and on the dev rows of the shared corpora: `node evals/measure-privacy.ts [--show SET]
 * [--all] [--seed N]` prints recall and precision of every kind (with `--all`, of every notation) and every set; `--show` lists what was missed (-) and what was masked without need (+). Sets without personal
 * data count false alarms.
 */
type Json = Record<string, unknown>
interface Span {
  start: number
  end: number
  type: string
}

const shared = resolve(import.meta.dirname, '../../shared')
const option = (name: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined
const shown = option('--show')
/** Types of presidio-research that are in scope; street addresses count by their first line. */
const IN_SCOPE = [
  'CREDIT_CARD',
  'PHONE_NUMBER',
  'EMAIL_ADDRESS',
  'US_SSN',
  'IBAN_CODE',
  'IP_ADDRESS',
  'US_DRIVER_LICENSE',
  'PERSON',
  'STREET_ADDRESS',
  'ZIP_CODE',
]

function rowsOf(path: string): Json[] {
  return readFileSync(resolve(shared, path), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Json)
    .filter(row => row.split === undefined || row.split === 'dev' || row.split === 'train')
}

function show(set: string, mark: string, text: string, part: string): void {
  if (set === shown) console.log(`${mark} ${JSON.stringify(part)} in ${JSON.stringify(text.slice(0, 220))}`)
}

const touches = (one: Span, other: Span) => one.start < other.end && other.start < one.end
const covers = (masked: readonly Span[], span: Span) =>
  masked.some(each => each.start <= span.start && each.end >= span.end)

function expectedSpans(row: Json): Span[] {
  const text = String(row.text)
  return (row.spans as Json[]).map(span => {
    const value = String(span.text ?? span.entity_value)
    const start = Number(span.start_position ?? text.indexOf(value))
    return { start, end: start + value.length, type: String(span.type ?? span.entity_type) }
  })
}

/** Recall by type (whole span masked), and the share of masked spans that touch personal data of any type. */
function measureSpans(set: string, path: string, types: readonly string[] | null): void {
  const found = new Map<string, { all: number; hit: number }>()
  let masked = 0
  let right = 0
  for (const row of rowsOf(path)) {
    const text = String(row.text)
    const expected = expectedSpans(row)
    const spans = maskPersonalData(text).found
    for (const span of expected) {
      if (types && !types.includes(span.type)) continue
      const count = found.get(span.type) ?? { all: 0, hit: 0 }
      const hit = covers(spans, span)
      found.set(span.type, { all: count.all + 1, hit: count.hit + Number(hit) })
      if (!hit) show(`${set}:${span.type}`, '-', text, text.slice(span.start, span.end))
    }
    for (const span of spans) {
      masked += 1
      if (expected.some(each => touches(each, span))) right += 1
      else show(set, '+', text, text.slice(span.start, span.end))
    }
  }
  const all = [...found.values()].reduce((sum, { all }) => sum + all, 0)
  const hit = [...found.values()].reduce((sum, { hit }) => sum + hit, 0)
  console.log(
    `${set}: recall ${hit}/${all} (${percent(hit, all)}), precision ${right}/${masked} (${percent(right, masked)})`,
  )
  for (const [type, count] of [...found].sort())
    console.log(`  ${type}: ${count.hit}/${count.all} (${percent(count.hit, count.all)})`)
}

const percent = (part: number, whole: number) => `${whole ? ((100 * part) / whole).toFixed(1) : '–'} %`

/** One row counts a number that fails Luhn's check as none; behind a cue it is masked, for one misheard digit breaks the check. */
function measureCards(): void {
  let right = 0
  const rows = rowsOf('corpora/pii/presidio_cards.jsonl')
  for (const row of rows) {
    const cards = maskPersonalData(String(row.text)).found.length
    if (cards === row.cards) right += 1
    else show('presidio_cards', cards < Number(row.cards) ? '-' : '+', String(row.text), `${cards} for ${row.cards}`)
  }
  console.log(`presidio_cards: ${right}/${rows.length} rows right`)
}

function measureFalseAlarms(set: string, texts: readonly string[]): void {
  let alarms = 0
  for (const text of texts)
    for (const { type, start, end } of maskPersonalData(text).found) {
      alarms += 1
      show(set, `+ ${type}`, text, text.slice(start, end))
    }
  console.log(`${set}: ${alarms} masked in ${texts.length} texts`)
}

/** Slots that are personal data, by the words of the utterance (multidogo gives one slot a word). */
function measureMultidogo(): void {
  const personal = new Set(['phone_number', 'ssn', 'email_address', 'policyid', 'claimid', 'name'])
  const counts = new Map<string, { all: number; hit: number }>()
  let masked = 0
  let right = 0
  for (const row of rowsOf('data/multidogo-insurance-en/dev.jsonl')) {
    const text = String(row.text)
    const slots = String(row.slots ?? '').split(' ')
    const words = [...text.matchAll(/\S+/g)].map((match, index) => ({
      start: match.index,
      end: match.index + match[0].length,
      type: slots[index] ?? 'O',
    }))
    const spans = maskPersonalData(text).found
    for (const word of words) {
      if (!personal.has(word.type)) continue
      const count = counts.get(word.type) ?? { all: 0, hit: 0 }
      counts.set(word.type, { all: count.all + 1, hit: count.hit + Number(covers(spans, word)) })
    }
    for (const span of spans) {
      masked += 1
      if (words.some(word => personal.has(word.type) && touches(word, span))) right += 1
      else show('multidogo', `+ ${span.type}`, text, text.slice(span.start, span.end))
    }
  }
  console.log(
    `multidogo: precision ${right}/${masked} (${percent(right, masked)}); words of slots masked (most have no cue in the utterance):`,
  )
  for (const [type, { all, hit }] of counts) console.log(`  ${type}: ${hit}/${all} (${percent(hit, all)})`)
}

function caseTexts(): string[] {
  const directory = resolve(import.meta.dirname, 'cases')
  return readdirSync(directory)
    .filter(file => file.endsWith('.jsonl'))
    .flatMap(file => readFileSync(resolve(directory, file), 'utf8').split('\n').filter(Boolean))
    .flatMap(line => (JSON.parse(line) as { text?: string }).text ?? [])
}

function historyTexts(path: string): string[] {
  return rowsOf(path).flatMap(row =>
    Array.isArray(row.history)
      ? row.history.map(String)
      : Array.isArray(row.turns)
        ? (row.turns as Json[]).map(turn => String(turn.text))
        : row.text
          ? [String(row.text)]
          : [],
  )
}

printGenerated({
  seed: Number(option('--seed') ?? 1),
  all: process.argv.includes('--all'),
  missed: shown === 'generated',
})
measureFalseAlarms('cases', caseTexts())
if (!existsSync(shared)) console.log('The shared corpora are absent: only the cases were measured.')
else {
  measureSpans('zh_pii_synth', 'corpora/pii/zh_pii_synth.jsonl', null)
  measureCards()
  measureSpans('presidio_research_en', 'corpora/pii/presidio_research_en.jsonl', IN_SCOPE)
  for (const file of readdirSync(resolve(shared, 'corpora/money')).sort())
    measureFalseAlarms(
      file,
      rowsOf(`corpora/money/${file}`).map(row => String(row.text)),
    )
  measureMultidogo()
  measureFalseAlarms('jddc', historyTexts('data/jddc-satisfaction-zh/valid.jsonl').slice(0, 6000))
  measureFalseAlarms('goemotions', historyTexts('data/goemotions-en/dev.jsonl').slice(0, 6000))
  measureFalseAlarms('annomi', historyTexts('data/annomi-en/dev.jsonl').slice(0, 6000))
  measureFalseAlarms('stc3', historyTexts('data/stc3-helpdesk-zh/dev.jsonl').slice(0, 6000))
  measureFalseAlarms('smp2020', historyTexts('data/smp2020-ewect-zh/usual_eval.jsonl').slice(0, 6000))
}

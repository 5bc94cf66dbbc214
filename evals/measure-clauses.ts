import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { LawReading } from '../src/domain/law.ts'
import { loadClauses } from '../src/knowledge/load-clauses.ts'
import { parseYaml } from '../src/knowledge/yaml.ts'
import { decodeModel } from '../src/tools/clauses/clause-model.ts'
import { type ClauseRegistry, citable, readLaw } from '../src/tools/clauses.ts'
import { devTriggers } from './clauses/dev-triggers.ts'
import { type Example, readTrainingData } from './clauses/examples.ts'
import { serviceTalk } from './clauses/service-talk.ts'
import { isHarmless, trainModel } from './clauses/training.ts'
import { print } from './dev-data.ts'

/**
 * Measures the clause detector: `node evals/measure-clauses.ts [--folds N] [--show]`.
 *
 * `dev, k folds` are the trigger sentences of ../shared/legal, each read by a model that did not see it: a sentence is right where
 * its clause is named; each speaker that may say it is tried, since the sentences do not tell who speaks. `own held-out` was
 * never trained on. `own, k folds` trains on the other folds of our own utterances. Harmless talk is right where nothing is named.
 */
const root = resolve(import.meta.dirname, '..')
const FOLDS = 5
const folds = Number(process.argv[process.argv.indexOf('--folds') + 1] || 2)
const show = process.argv.includes('--show')
const ON = '2026-11-22'

const clausesDir = join(root, 'knowledge', 'clauses')
const registry = loadClauses({
  text: file => readFileSync(join(clausesDir, file), 'utf8'),
  names: () => readdirSync(clausesDir),
  parse: (_file, text) => parseYaml(text),
})
const percent = (count: number, of: number) => `${((100 * count) / Math.max(of, 1)).toFixed(1)} %`

const speaker = z.enum(['customer', 'agent'])
const language = z.enum(['zh', 'en'])

interface Said {
  text: string
  clause: string
  speaker: 'customer' | 'agent'
}

function report(set: string, said: readonly Said[], read: (one: Said) => LawReading): void {
  const answers = said.map(one => ({ one, ids: read(one).clauses.map(({ id }) => id) }))
  for (const speaker of ['customer', 'agent'] as const) {
    const of = answers.filter(({ one }) => one.speaker === speaker)
    const first = of.filter(({ one, ids }) => ids[0] === one.clause).length
    const named = of.filter(({ one, ids }) => ids.includes(one.clause)).length
    const flagged = of.filter(({ ids }) => ids.length > 0)
    const count = flagged.reduce((sum, { ids }) => sum + ids.length, 0) / Math.max(flagged.length, 1)
    print(
      set,
      `${speaker}: best is right · named · flagged · clauses an answer`,
      `${percent(first, of.length)} · ${percent(named, of.length)} · ${percent(flagged.length, of.length)} · ${count.toFixed(2)} (n ${of.length})`,
    )
  }
  const best = new Map<string, boolean[]>()
  for (const { one, ids } of answers) {
    const key = `${one.clause} ${one.text}`
    const [first = false, named = false] = best.get(key) ?? []
    best.set(key, [first || ids[0] === one.clause, named || ids.includes(one.clause)])
  }
  const rows = [...best.values()]
  print(
    set,
    'by sentence, the speaker that fits: best is right · named',
    `${percent(rows.filter(([first]) => first).length, rows.length)} · ${percent(rows.filter(([, named]) => named).length, rows.length)} (n ${rows.length})`,
  )
}

function reportTopics(said: readonly Said[], read: (one: Said) => LawReading): void {
  const groups = new Map<string, [named: number, all: number]>()
  for (const one of said) {
    const topic = registry.clauses.get(one.clause)?.topic ?? ''
    const [named, all] = groups.get(topic) ?? [0, 0]
    groups.set(topic, [named + (read(one).clauses.some(({ id }) => id === one.clause) ? 1 : 0), all + 1])
  }
  for (const [topic, [named, all]] of [...groups].sort((a, b) => a[1][0] / a[1][1] - b[1][0] / b[1][1]))
    print('held out, topics', topic, `${percent(named, all)} (n ${all})`)
}

const readWith = (model: ClauseRegistry['model']) => (one: Pick<Said, 'speaker' | 'text'>) =>
  readLaw({ ...one, on: ON }, { ...registry, model })

/** Each fold is read by a model that saw our own utterances and the triggers of the other folds. */
function devTriggersByFold(): void {
  const data = readTrainingData()
  const triggers = devTriggers(data.reader)
  if (triggers.length === 0) return console.log('skipped: ../shared/legal/clauses.json is absent')
  const talk = serviceTalk(data.reader)
  const readings = new Map<Said, LawReading>()
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const seen = triggers.filter((_, index) => index % FOLDS !== fold)
    const { bytes, ...trained } = trainModel([...data.examples, ...seen], data.clauses, talk)
    const read = readWith(decodeModel(trained, bytes))
    triggers.forEach(({ text, clause, speakers }, index) => {
      if (index % FOLDS !== fold) return
      for (const speaker of speakers) readings.set({ text, clause, speaker }, read({ text, speaker }))
    })
  }
  const said = [...readings.keys()]
  const readingOf = (one: Said) => readings.get(one) as LawReading
  report(`dev, ${FOLDS} folds`, said, readingOf)
  if (show) reportTopics(said, readingOf)
}

const heldOutSchema = z.object({
  touched: z.array(z.object({ speaker, language, text: z.string(), clauses: z.array(z.string()) })),
  harmless: z.array(z.object({ speaker, language, text: z.string() })),
})

/** Written by somebody who saw neither our utterances nor the triggers; nothing is trained on it. */
function heldOut(): void {
  const file = join(root, 'evals', 'clauses', 'held-out.yaml')
  const { touched, harmless } = heldOutSchema.parse(parseYaml(readFileSync(file, 'utf8')))
  for (const strictness of ['filter', 'desk'] as const)
    for (const spoken of ['zh', 'en'] as const) {
      const idsOf = (one: Pick<Said, 'speaker' | 'text'>) =>
        readLaw({ ...one, on: ON, strictness }, registry).clauses.map(({ id }) => id)
      const said = touched.filter(one => one.language === spoken)
      const quiet = harmless.filter(one => one.language === spoken)
      const right = said.filter(one => idsOf(one).some(id => one.clauses.includes(id))).length
      const flagged = quiet.filter(one => idsOf(one).length > 0).length
      print(
        `own held-out, ${spoken}`,
        `${strictness}: an accepted clause named · harmless flagged`,
        `${percent(right, said.length)} (n ${said.length}) · ${percent(flagged, quiet.length)} (n ${quiet.length})`,
      )
    }
}

/** How much of our sample calls is flagged: most turns of a call touch no clause. */
function sampleCalls(): void {
  const dir = join(root, 'evals', 'cases')
  const turns = readdirSync(dir)
    .filter(file => file.endsWith('.jsonl'))
    .flatMap(file => readFileSync(join(dir, file), 'utf8').split('\n').filter(Boolean))
    .map(line => JSON.parse(line) as { speaker: 'customer' | 'agent'; text?: string })
  const said = turns.flatMap(({ speaker, text }) => (text === undefined ? [] : [{ speaker, text }]))
  for (const strictness of ['filter', 'desk'] as const) {
    const flagged = said.filter(one => readLaw({ ...one, on: ON, strictness }, registry).clauses.length > 0).length
    print('sample calls', `${strictness}: turns flagged`, `${percent(flagged, said.length)} (n ${said.length})`)
  }
}

function crossValidated(): void {
  const data = readTrainingData()
  const talk = serviceTalk(data.reader)
  const inFold = (index: number, fold: number) => index % FOLDS === fold
  const said: (Said & { read: LawReading })[] = []
  const harmless: { example: Example; isFlagged: boolean; isNamed: boolean }[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const { bytes, ...trained } = trainModel(
      data.examples.filter((_, index) => !inFold(index, fold)),
      data.clauses,
      talk,
    )
    const model = decodeModel(trained, bytes)
    const read = readWith(model)
    data.examples.forEach((example, index) => {
      if (!inFold(index, fold) || example.clause?.startsWith('EN-')) return
      const { text, clause, speaker } = example
      if (example.kind === 'touches' && clause) said.push({ text, clause, speaker, read: read({ text, speaker }) })
      else
        for (const one of example.kind === 'near' ? (['customer', 'agent'] as const) : [speaker]) {
          const { clauses } = read({ text, speaker: one })
          harmless.push({ example, isFlagged: clauses.length > 0, isNamed: clauses.some(({ id }) => id === clause) })
        }
    })
  }
  const readings = new Map(said.map(one => [one as Said, one.read]))
  report(`own, ${folds} of ${FOLDS} folds`, said, one => readings.get(one) as LawReading)
  for (const kind of ['near', 'harmless'] as const) {
    const of = harmless.filter(({ example }) => example.kind === kind && isHarmless(example))
    print(
      `own, ${folds} of ${FOLDS} folds`,
      `${kind}: flagged`,
      `${percent(of.filter(({ isFlagged }) => isFlagged).length, of.length)} (n ${of.length})`,
    )
  }
  const near = harmless.filter(({ example }) => example.kind === 'near')
  print(
    `own, ${folds} of ${FOLDS} folds`,
    'near: its own clause named',
    `${percent(near.filter(({ isNamed }) => isNamed).length, near.length)} (n ${near.length})`,
  )
}

/** Turns of real service calls that training did not see; a few of them are complaints after all. */
function everydayTalk(): void {
  const { reader } = readTrainingData()
  for (const speaker of ['customer', 'agent'] as const) {
    const texts = serviceTalk(reader, 1)
    const flagged = texts.filter(({ text }) => readLaw({ text, speaker, on: ON }, registry).clauses.length > 0).length
    print('everyday talk', `${speaker}: flagged`, `${percent(flagged, texts.length)} (n ${texts.length})`)
  }
}

/** Every renumbered, superseded and unverified citation must be refused; prints how many were not. */
function forbiddenCitations(): void {
  const { laws, unverified, renumbered } = registry.citation
  let wrong = 0
  let tried = 0
  const refuse = (law: string, article: string, on: string | null) => {
    tried += 1
    if (citable({ law, article }, on, registry).ok) wrong += 1
  }
  for (const { old, article } of renumbered) refuse(laws.get(old)?.name ?? '', article, ON)
  for (const law of laws.values())
    if (law.status === 'superseded')
      for (let article = 1; article <= (law.highest ?? 0); article += 1) refuse(law.name, String(article), null)
  for (const name of unverified.keys()) refuse(name, '1', ON)
  for (const clause of registry.clauses.values()) {
    tried += 1
    if (citable({ law: clause.law.name, article: clause.article }, '1990-01-01', registry).ok) wrong += 1
  }
  print('citations', 'forbidden ones that were let through', `${wrong} of ${tried}`)
}

function speed(): void {
  const texts = [
    '您先把投诉撤了，钱马上到账',
    '我要去法院起诉你们，这个事情拖了三个星期了一直没人管',
    '好的好的，我记一下',
    '你们当时说保本保收益，现在亏了一半',
  ]
  const rounds = 20_000
  for (let index = 0; index < 2_000; index += 1)
    readLaw({ speaker: 'customer', text: texts[index % texts.length] as string }, registry)
  const before = process.cpuUsage()
  for (let index = 0; index < rounds; index += 1)
    readLaw(
      { speaker: index % 2 ? 'agent' : 'customer', text: texts[index % texts.length] as string, on: ON },
      registry,
    )
  print('speed', 'CPU a sentence', `${(process.cpuUsage(before).user / rounds).toFixed(1)} µs`)
}

devTriggersByFold()
heldOut()
sampleCalls()
crossValidated()
everydayTalk()
forbiddenCitations()
speed()

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { TACTICS } from '../src/domain/vocabulary.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { parseYaml } from '../src/knowledge/yaml.ts'
import { fillPhrase } from '../src/playbook/fill.ts'
import { type GuardBounds, guardText } from '../src/tools/guard.ts'
import { print, rowsOf, sample } from './dev-data.ts'
import { forbiddenCitations, goodCitations } from './law-citations.ts'

/**
 * The guard as `tongpin guard` runs it: harmless texts blocked, forbidden citations passed, and how fast it is.
 * `node evals/measure-guard.ts [--show N] [--lines N]`; exits 1 where a forbidden citation passes.
 */
const { values: flags } = parseArgs({ options: { show: { type: 'string' }, lines: { type: 'string' } } })
const show = Number(flags.show ?? 0)
const lines = Number(flags.lines ?? 50_000)
const root = resolve(import.meta.dirname, '..')
const shared = resolve(root, '../shared')
const { playbook, wording, registry } = loadKnowledge({ dir: join(root, 'knowledge') }).expertise
const ON = '2026-11-20'

type Language = 'zh' | 'en'
const boundsIn = (language: Language): GuardBounds => ({
  language,
  currency: language === 'zh' ? 'CNY' : 'USD',
  capMinor: 100_000_000,
  floorMinor: null,
  offerMinor: null,
  amounts: null,
  articles: [],
  law: { registry, on: ON },
  maxLength: false,
  checkLanguage: false,
})
const languageOf = (text: string): Language => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
const check = (text: string) => guardText(text, boundsIn(languageOf(text)), wording)
const yamlOf = (path: string) => parseYaml(readFileSync(join(root, path), 'utf8')) as Record<string, never>

const SLOTS: Record<Language, Record<string, string>> = {
  zh: {
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
  en: {
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
}

function harmlessSets(): Record<string, string[]> {
  const looks = ['first', 'second'].flatMap(round =>
    ['zh', 'en'].flatMap(language => {
      const { taboos } = yamlOf(`evals/wording/${round}.${language}.yaml`)
      return Object.values(taboos as unknown as Record<string, { no: string[] }>).flatMap(({ no }) => no)
    }),
  )
  const { agent } = yamlOf('knowledge/clauses/harmless.yaml') as { agent?: Record<Language, string[]> }
  const rewrites = yamlOf('evals/wording/rewrites.yaml') as unknown as Record<Language, Record<string, string>>
  const phrases = (['zh', 'en'] as const).flatMap(language =>
    TACTICS.flatMap(tactic => playbook.phrases[language][tactic] ?? []).flatMap(
      phrase => fillPhrase(phrase, SLOTS[language]) ?? [],
    ),
  )
  const plain = yamlOf('evals/wording/harmless.yaml') as unknown as Record<Language, string[]>
  const cases = readdirSync(join(root, 'evals/cases')).filter(file => file.endsWith('.jsonl'))
  const turns = cases.flatMap(file =>
    readFileSync(join(root, 'evals/cases', file), 'utf8')
      .split('\n')
      .filter(Boolean),
  )
  return {
    'harmless, own': [...plain.zh, ...plain.en],
    'look-alikes of taboos': looks,
    'talk that touches no clause': [...(agent?.zh ?? []), ...(agent?.en ?? [])],
    rewrites: [...Object.values(rewrites.zh), ...Object.values(rewrites.en)],
    'phrases of the playbook': phrases,
    'no money (shared)': (rowsOf(join(shared, 'corpora/money'), 'non_money.jsonl') ?? []).map(row => String(row.text)),
    'injection look-alikes (shared)': (rowsOf(join(shared, 'corpora/injection'), 'zh_complaint_injection.jsonl') ?? [])
      .filter(row => row.label === 'benign')
      .map(row => String(row.text)),
    'agents in our cases, mistakes and all': turns
      .map(line => JSON.parse(line) as { speaker?: string; text?: string })
      .flatMap(({ speaker, text }) => (speaker === 'agent' && text ? [text] : [])),
  }
}

function measureHarmless(sets: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, texts] of Object.entries(sets)) {
    const blocked = texts.flatMap(text => {
      const { reasons } = check(text)
      return reasons.length > 0 ? [`${reasons.map(({ rule }) => rule).join(' ')}: ${text}`] : []
    })
    print('guard', `blocked: ${name}`, `${blocked.length} of ${texts.length}`)
    sample('blocked', blocked, show)
  }
}

function measureCitations(): void {
  const legal = join(shared, 'legal')
  if (!existsSync(legal)) return console.log(`skipped: ${legal} is absent`)
  const isBlocked = (text: string) => check(text).reasons.some(({ rule }) => rule === 'forbidden-citation')
  const passed = forbiddenCitations(legal).filter(text => !isBlocked(text))
  print('guard', 'forbidden citations passed', `${passed.length} of ${forbiddenCitations(legal).length}`)
  sample('passed', passed, show)
  const good = goodCitations(legal)
  const blocked = good.filter(isBlocked)
  print('guard', 'citations of verified articles blocked', `${blocked.length} of ${good.length}`)
  sample('blocked', blocked, show)
  if (passed.length > 0) process.exitCode = 1
}

function measureSpeed(texts: readonly string[]): void {
  // Twice: the engine compiles a pattern to machine code when it comes the second time.
  for (let round = 0; round < 2; round += 1) for (const text of texts) check(text)
  const times: number[] = []
  const started = process.hrtime.bigint()
  for (let round = 0; round < 3; round += 1)
    for (const text of texts) {
      const before = process.hrtime.bigint()
      check(text)
      times.push(Number(process.hrtime.bigint() - before) / 1000)
    }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  times.sort((a, b) => a - b)
  const at = (share: number) => `${(times[Math.floor(share * times.length)] ?? 0).toFixed(0)} µs`
  print('guard', 'one verdict: p50, p99, longest', `${at(0.5)}, ${at(0.99)}, ${at(0.999999)}`)
  print('guard', 'verdicts a second on one core, library', Math.round(times.length / seconds).toLocaleString('en'))
  const path = join(tmpdir(), `measure-guard-${process.pid}.jsonl`)
  const rows = Array.from({ length: lines }, (_, id) => JSON.stringify({ id, text: texts[id % texts.length] }))
  writeFileSync(path, rows.join('\n'))
  const bundle = join(root, 'bin/tongpin.js')
  for (const [name, program] of [
    ['sources', join(root, 'src/cli.ts')],
    ['built', bundle],
  ] as const) {
    if (name === 'built' && !existsSync(join(root, 'dist'))) continue
    const begun = performance.now()
    const run = spawnSync('sh', [
      '-c',
      `"${process.execPath}" "${program}" guard --cap-minor 100000000 < "${path}" | wc -l`,
    ])
    const took = (performance.now() - begun) / 1000
    const answered = Number(run.stdout.toString())
    if (answered === 0) {
      console.log(`skipped: the ${name} command line gave no answer: ${run.stderr.toString().split('\n')[0]}`)
      continue
    }
    print(
      'guard',
      `texts a second through the command line (${name})`,
      `${Math.round(answered / took).toLocaleString('en')} (${answered} lines, start-up included)`,
    )
  }
  rmSync(path)
}

const sets = harmlessSets()
measureHarmless(sets)
measureCitations()
measureSpeed(Object.values(sets).flat())

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FiledScorecard, scorecardSchema } from '../../src/qa/scorecard.ts'
import { callLog } from './call-log.ts'

const root = join(import.meta.dirname, '..', '..')
const sample = (name: string) => join(root, 'evals', 'cases', `${name}.jsonl`)
let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongpin-score-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function tongpin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [join(root, 'src', 'cli.ts'), ...args], { maxBuffer: 1 << 26 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

const cardsOf = (out: string): FiledScorecard[] =>
  out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

/** A log written by hand: its reading is kept, not made anew. */
function logFile(name: string, ...calls: ReturnType<typeof callLog>[]): string {
  const path = join(dir, name)
  writeFileSync(path, calls.map(events => events.map(event => `${JSON.stringify(event)}\n`).join('')).join(''))
  return path
}
const argued = callLog([
  { customer: '喂', heat: 0.77 },
  { agent: '不', taboos: ['argue'] },
])

describe('tongpin score (A1)', () => {
  test('a transcript gives one scorecard with proofs', async () => {
    const { code, out, err } = await tongpin('score', sample('regulator-threat'), '--json')
    const [card] = cardsOf(out)
    expect(scorecardSchema.safeParse(card).error).toBeUndefined()
    expect(card?.file).toBe(sample('regulator-threat'))
    expect(card?.lines.length).toBeGreaterThan(15)
    expect([code, err]).toEqual([0, ''])
  })

  test('a log is scored as it was written, each call of it for itself', async () => {
    const path = logFile('two.jsonl', argued, callLog([{ customer: '喂' }, { agent: '您好' }]))
    const cards = cardsOf((await tongpin('score', path, '--json')).out)
    expect(cards.map(card => card.file)).toEqual([path, `${path}#2`])
    expect(cards[0]).toMatchObject({ heat: { peak: 0.77 }, taboos: [{ turn: 1, types: ['argue'] }] })
    expect(cards[1]?.taboos).toEqual([])
  })

  test('the log of a replay and its transcript get the same card', async () => {
    const log = join(dir, 'replayed.jsonl')
    writeFileSync(log, (await tongpin('replay', sample('delayed-refund'), '--json')).out)
    const [fromLog, fromTranscript] = await Promise.all(
      [log, sample('delayed-refund')].map(async file => cardsOf((await tongpin('score', file, '--json')).out)[0]),
    )
    expect({ ...fromLog, file: '' }).toEqual({ ...fromTranscript, file: '' })
  })

  test('a broken file gives one error and exit 2, the rest goes on', async () => {
    const broken = join(dir, 'broken.bin')
    writeFileSync(broken, Buffer.from([0, 1, 2, 255, 254]))
    const cut = logFile('cut.jsonl', argued)
    writeFileSync(cut, `${readFileSync(cut, 'utf8').trimEnd().slice(0, -20)}\n`)
    const missing = join(dir, 'nowhere.jsonl')
    const sound = logFile('sound.jsonl', argued)
    const { code, out, err } = await tongpin('score', broken, missing, cut, sound, '--json')
    expect(cardsOf(out).map(card => card.file)).toEqual([sound])
    for (const file of [broken, missing, cut]) expect(err).toContain(file)
    expect(code).toBe(2)
  })

  test('--min makes a low score a finding', async () => {
    const path = logFile('low.jsonl', argued)
    expect((await tongpin('score', path, '--min', '0')).code).toBe(0)
    const { code, err } = await tongpin('score', path, '--min', '100')
    expect([code, err]).toEqual([1, expect.stringContaining('is below 100')])
  })

  test('--csv and --html write reports; --csv before the files is not taken for one', async () => {
    const path = logFile('report.jsonl', argued)
    const [page, table] = [join(dir, 'out.html'), join(dir, 'out.csv')]
    expect((await tongpin('score', path, '--html', page, '--csv', table)).out).toBe('')
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/)
    expect(readFileSync(table, 'utf8')).toMatch(/^file,call,overall/)
    expect((await tongpin('score', '--csv', path)).out).toMatch(/^file,call,overall/)
  })

  test('no file at all is bad usage', async () => {
    const { code, err } = await tongpin('score')
    expect([code, err]).toEqual([2, expect.stringContaining('at least one')])
  })

  test('another rubric is used, and a broken one is bad input', async () => {
    const path = logFile('rubric.jsonl', argued)
    const rubric = join(dir, 'rubric.yaml')
    const shipped = readFileSync(join(root, 'knowledge', 'rubric.yaml'), 'utf8')
    writeFileSync(rubric, shipped.replace(/^id: .*$/m, 'id: mine'))
    expect(cardsOf((await tongpin('score', path, '--rubric', rubric, '--json')).out)[0]?.rubric.id).toBe('mine')
    writeFileSync(rubric, 'id: mine')
    const { code, err } = await tongpin('score', path, '--rubric', rubric)
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

import { describe, expect, test } from 'vitest'
import { jsonLines, runCli } from './run-cli.ts'

const FILTERS: Record<string, { args: string[]; line: Record<string, unknown>; keys: string[] }> = {
  understand: {
    args: [],
    line: { speaker: 'customer', text: '都等了三个星期了，把我那三千五退给我！' },
    keys: ['emotion', 'needs', 'category', 'severity', 'demands', 'signals', 'amounts', 'evidence'],
  },
  tactics: { args: [], line: { text: '听起来您等得很着急，我现在就去查。' }, keys: ['tactics', 'taboos', 'layer'] },
  guard: {
    args: ['--cap-minor', '100000'],
    line: { text: '我先帮您查一下。' },
    keys: ['verdict', 'reasons', 'amounts'],
  },
  mask: { args: [], line: { text: '我的手机是13800138000' }, keys: ['text', 'found'] },
  offer: {
    args: [],
    line: { target: 100_000, cap: 120_000, floor: 0, demand: 500_000, currency: 'CNY', history: [] },
    keys: ['next', 'step', 'basis', 'reason'],
  },
}

describe.each(Object.entries(FILTERS))('%s', (command, { args, line, keys }) => {
  test('answers line by line, in order, keeps the id, and a bad line stops nothing', async () => {
    const input = [
      JSON.stringify({ id: 'a', ...line }),
      '{"id": "b", ',
      '[1, 2]',
      JSON.stringify({ id: 7 }),
      JSON.stringify({ id: { deep: 1 }, ...line }),
      '',
      JSON.stringify(line),
    ].join('\n')
    const { code, stdout, stderr } = await runCli([command, ...args], input)
    const answers = jsonLines(stdout)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(answers).toHaveLength(6)
    expect(Object.keys(answers[0] ?? {})).toEqual(expect.arrayContaining(['id', ...keys]))
    // `offer` has an answer of its own for figures that are no offer: a refusal by name.
    expect(answers.map(answer => 'error' in answer || answer.refused === 'invalid-input')).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ])
    expect([answers[0]?.id, answers[3]?.id, answers[4]?.id]).toEqual(['a', 7, { deep: 1 }])
    expect(answers[5]).not.toHaveProperty('id')
  })

  test('has a help text with an example', async () => {
    const { code, stdout } = await runCli([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Example/)
  })

  test('streams 10,000 lines', async () => {
    const input = Array.from({ length: 10_000 }, (_, id) => JSON.stringify({ id, ...line })).join('\n')
    const { code, stdout } = await runCli([command, ...args], input)
    const answers = jsonLines(stdout)
    expect(code).toBe(0)
    expect(answers.map(answer => answer.id)).toEqual(Array.from({ length: 10_000 }, (_, id) => id))
  })
})

describe('what the filters say', () => {
  test('understand: demand, amount and span of a Chinese turn', async () => {
    const text = '都等了三个星期了，把我那三千五退给我！'
    const { stdout } = await runCli(['understand'], JSON.stringify({ id: 1, speaker: 'customer', text }))
    const [answer] = jsonLines(stdout) as { demands: unknown[]; amounts: { minor: number; span: [number, number] }[] }[]
    expect(answer?.demands).toContainEqual({ kind: 'refund', amount: { minor: 350_000, currency: 'CNY' } })
    expect(answer?.amounts.map(({ minor, span }) => [minor, text.slice(...span)])).toEqual([[350_000, '三千五']])
  })

  test('D1: guard blocks what is above the cap, and a bad cap is bad usage', async () => {
    const lines = ['我们可以赔您五万块', '最多给您八百'].map((text, id) => JSON.stringify({ id, text })).join('\n')
    const { stdout } = await runCli(['guard', '--cap-minor', '100000'], lines)
    expect(jsonLines(stdout).map(answer => answer.verdict)).toEqual(['block', 'pass'])
    const wrong = await runCli(['guard', '--cap-minor', 'plenty'], '')
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('cap-minor')
  })

  test('D6: mask keeps the places of what it took out', async () => {
    const text = '手机13800138000，赔我三千五'
    const { stdout } = await runCli(['mask'], JSON.stringify({ id: 1, text }))
    const [answer] = jsonLines(stdout) as { text: string; found: { start: number; end: number }[] }[]
    expect(answer?.text).not.toContain('13800138000')
    expect(answer?.text).toContain('三千五')
    expect(answer?.found.map(({ start, end }) => text.slice(start, end))).toEqual(['13800138000'])
  })
})

describe('the command line', () => {
  test('an unknown command and a missing argument are bad usage, told in a line', async () => {
    const unknown = await runCli(['negotiate'])
    expect(unknown.code).toBe(2)
    expect(unknown.stderr.trim()).not.toBe('')
    expect((await runCli(['replay'])).code).toBe(2)
  })

  test('--help lists every command', async () => {
    const { code, stdout } = await runCli(['--help'])
    expect(code).toBe(0)
    for (const command of ['serve', 'replay', 'convert', 'score', 'eval', 'token', ...Object.keys(FILTERS)]) {
      expect(stdout).toContain(command)
    }
  })
})

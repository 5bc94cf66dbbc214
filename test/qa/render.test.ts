import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { renderCsv } from '../../src/qa/render-csv.ts'
import { renderHtml } from '../../src/qa/render-html.ts'
import { renderText } from '../../src/qa/render-text.ts'
import { compileRubric } from '../../src/qa/rubric.ts'
import { scoreCall } from '../../src/qa/score-call.ts'
import type { FiledScorecard } from '../../src/qa/scorecard.ts'
import { callLog, cny } from './call-log.ts'

const rubric = compileRubric(
  parseYaml(readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', 'rubric.yaml'), 'utf8')),
)
const ATTACK = '<img src=x onerror=alert(1)>"\'&'

function card(file: string, locale = 'zh-CN'): FiledScorecard {
  const log = callLog(
    [
      {
        customer: '凭什么',
        emotion: 'angry',
        heat: 0.6,
        signals: ['regulator'],
        demands: [{ kind: 'refund', amount: cny(58_000) }],
      },
      { agent: '这是规定', taboos: ['hide-behind-rule'], offer: cny(10_000) },
      {
        event: turn => ({
          type: 'promise-recorded',
          promiseId: 'p',
          what: ATTACK,
          owner: ATTACK,
          dueAt: null,
          source: 'recorded',
          turn,
        }),
      },
    ],
    { facts: { locale } },
  )
  return { file, ...scoreCall(log, rubric) }
}

describe('the page', () => {
  test('holds nothing of a call or a file name unescaped, no script, nothing from elsewhere', () => {
    const html = renderHtml([card(`${ATTACK}.jsonl`)], 'zh', id => id)
    expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/)
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;')
    expect(html).not.toMatch(/(?:src|href)="(?!#)/)
    expect(html).toContain("default-src 'none'")
  })

  test('shows each call, its score, its taboos and every line with its turns', () => {
    const one = card('a.jsonl')
    const html = renderHtml([one, card('b.jsonl', 'en-US')], 'zh', id => id)
    for (const part of ['a.jsonl', 'b.jsonl', String(one.overall), '因为 hide-behind-rule', '¥580', '¥100'])
      expect(html).toContain(part)
    for (const line of one.lines) expect(html).toContain(line.title)
    expect(html.match(/<section /g)).toHaveLength(2)
  })
})

describe('the table', () => {
  test('has one row a call, as many cells as heads, and the score of each line', () => {
    const one = card('a.jsonl')
    const rows = renderCsv([one, card('b,"c".jsonl')], rubric)
      .trimEnd()
      .split('\r\n')
    expect(rows).toHaveLength(3)
    const heads = rows[0]?.split(',') ?? []
    const cells = rows[1]?.split(',') ?? []
    expect(cells).toHaveLength(heads.length)
    expect(cells[heads.indexOf('overall')]).toBe(String(one.overall))
    const taboos = one.lines.find(line => line.id === 'T19-taboos')
    expect(cells[heads.indexOf('T19-taboos')]).toBe(String(taboos?.score))
    expect(cells[heads.indexOf('D3-citations')]).toBe('')
    expect(rows[2]).toContain('"b,""c"".jsonl"')
  })

  test.each(['=cmd|x', '+1', '-1', '@SUM(A1)'])('a file named %s is no formula', name => {
    expect(
      renderCsv([card(name)], rubric)
        .split('\r\n')[1]
        ?.startsWith(`'${name}`),
    ).toBe(true)
  })
})

test('the terminal shows the worst line first, with its turns', () => {
  const text = renderText(card('a.jsonl'), id => id)
  const scores = [...text.matchAll(/^ {2}[█·]+ +(\d+) ×/gm)].map(match => Number(match[1]))
  expect(scores.length).toBeGreaterThan(5)
  expect(scores).toEqual([...scores].sort((a, b) => a - b))
  expect(text).toContain('✗ @1 hide-behind-rule')
})

test('ids are shown by their names: in Chinese in the reasons as well, in English the sentence is left alone', () => {
  const nameOf = (id: string, language: 'zh' | 'en') =>
    id === 'hide-behind-rule' && language === 'zh' ? '拿规定挡' : id
  const zh = renderText(card('a.jsonl'), nameOf)
  expect(zh).toContain('第 1 轮：拿规定挡')
  expect(zh).not.toContain('：hide-behind-rule')
  expect(renderHtml([card('a.jsonl')], 'zh', nameOf)).toContain('拿规定挡')
  expect(renderText(card('a.jsonl', 'en-US'), () => 'XX')).toContain('turn 1: hide-behind-rule')
})

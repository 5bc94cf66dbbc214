import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { STAGE_CONDITIONS } from '../../src/domain/stages.ts'
import * as vocabulary from '../../src/domain/vocabulary.ts'
import { ERROR_CODES } from '../../src/protocol/messages.ts'
import { RUNGS } from '../../web/src/ladder/rungs.ts'
import en from '../../web/src/locales/en.json' with { type: 'json' }
import zh from '../../web/src/locales/zh.json' with { type: 'json' }

type Tree = { [key: string]: string | Tree }
const locales: Record<string, Tree> = { zh, en }

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  )
}

describe.each(Object.entries(locales))('%s', (_, locale) => {
  test.each([
    ['emotion', vocabulary.EMOTIONS],
    ['need', vocabulary.NEEDS],
    ['category', vocabulary.CATEGORIES],
    ['severity', vocabulary.SEVERITIES],
    ['demand', vocabulary.DEMAND_KINDS],
    ['signal', vocabulary.SIGNALS],
    ['stage', vocabulary.STAGES],
    ['stageHint', vocabulary.STAGES],
    ['layer', vocabulary.LAYERS],
    ['lscpa', vocabulary.LSCPA],
    ['tactic', vocabulary.TACTICS],
    ['taboo', vocabulary.TABOOS],
    ['speaker', vocabulary.SPEAKERS],
    ['role', vocabulary.ROLES],
    ['responsibility', vocabulary.RESPONSIBILITIES],
    ['condition', STAGE_CONDITIONS],
  ] as const)('has a display name for every %s and for nothing else', (section, ids) => {
    expect(Object.keys(locale[section] as Tree).sort()).toEqual([...ids].sort())
  })

  test('explains every error code of the wire', () => {
    expect(Object.keys(locale.error as Tree)).toEqual(expect.arrayContaining([...ERROR_CODES]))
  })

  test('names every rung of the ladder', () => {
    expect(Object.keys((locale.ladder as { rung: Tree }).rung).sort()).toEqual([...RUNGS].sort())
  })

  test('has no empty text', () => {
    expect(leaves(locale).filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

test('every text that the screen asks for by name exists', () => {
  const root = 'web/src'
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file => /\.tsx?$/.test(file))
  const asked = sources.flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map(match => match[1] ?? ''),
  )
  const known = new Set(leaves(zh).map(([key]) => key))
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter(key => !known.has(key))).toEqual([])
})

const keysOf = (tree: Tree) => leaves(tree).map(([key]) => key)
const slotsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort()

test('both languages have the same keys, with the same slots', () => {
  expect(keysOf(zh)).toEqual(keysOf(en))
  const english = new Map(leaves(en))
  for (const [key, text] of leaves(zh)) expect([key, slotsOf(text)]).toEqual([key, slotsOf(english.get(key) ?? '')])
})

import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Features } from '../../src/tools/clauses/features.ts'
import { featuresOfText, type TextReader } from '../../src/tools/clauses/text-reader.ts'

/**
 * Everyday service talk for the question "is any clause touched?": turns of the sets in ../shared/data whose licences let them
 * shape published weights (JDDC: MIT; MultiDoGO: CDLA-Permissive). Turns in which somebody may be complaining are left out.
 * Nothing of them is stored but what it adds to the weights.
 */
const dataDir = resolve(import.meta.dirname, '../../../shared/data')
const MAYBE_A_CASE =
  /退|换货|投诉|赔|举报|发票|拒|质量|坏|过期|保修|骗|无理由|七天|7天|差评|曝光|价格|降价|活动|什么时候|多久|几天|怎么还|没收到/
const CALM_INTENTS = new Set([
  'openinggreeting',
  'contentonly',
  'thankyou',
  'closinggreeting',
  'confirmation',
  'getproofofinsurance',
])
const TURNS_MAX = 2400

export function serviceTalk(reader: TextReader, part: 0 | 1 = 0): { text: string; features: Features }[] {
  const texts = [...new Set([...chinese(), ...english()])].sort()
  return spread(texts.filter((_, index) => index % 2 === part)).map(text => ({
    text,
    features: featuresOfText(text, reader),
  }))
}

function chinese(): string[] {
  return linesOf('jddc-satisfaction-zh/valid.jsonl')
    .flatMap(row => (row.history as string[]).flatMap(turn => turn.split('|||')))
    .map(text => text.replace(/\[[^\]]*\]|#E-\S*/g, '').trim())
    .filter(text => text.length >= 4 && text.length <= 40 && !MAYBE_A_CASE.test(text))
}

function english(): string[] {
  return linesOf('multidogo-insurance-en/dev.jsonl')
    .filter(row => CALM_INTENTS.has(String(row.intent)))
    .map(row => String(row.text).trim())
    .filter(text => text.length >= 12 && text.length <= 90)
}

function linesOf(file: string): Record<string, unknown>[] {
  const path = resolve(dataDir, file)
  if (!existsSync(path)) {
    console.log(`skipped: ${path} is absent; the model will know less everyday talk`)
    return []
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>)
}

/** The same even choice on every machine. */
function spread(texts: readonly string[]): string[] {
  const step = Math.max(1, texts.length / TURNS_MAX)
  return Array.from(
    { length: Math.min(TURNS_MAX, texts.length) },
    (_, index) => texts[Math.floor(index * step)] as string,
  )
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CallEvent } from '../../src/domain/events.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { type Check, compileRubric, type Rubric } from '../../src/qa/rubric.ts'
import { scoreCall } from '../../src/qa/score-call.ts'
import { callLog, cny, type Event, type Heard, type Spoken } from './call-log.ts'

export const shipped = compileRubric(
  parseYaml(readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', 'rubric.yaml'), 'utf8')),
)

/** A rubric of one line, so that a test sees that line alone. */
export const only = (check: Check): Rubric => ({
  ...shipped,
  lines: [{ id: 'line', method: 'X', title: { zh: '行', en: 'line' }, weight: 1, check }],
})
const checkOf = (id: string): Check => {
  const line = shipped.lines.find(candidate => candidate.id === id)
  if (!line) throw new Error(`the rubric has no line ${id}`)
  return line.check
}
export type Lines = readonly (Heard | Spoken | Event)[]
type Opening = Parameters<typeof callLog>[1]
/** The verdict of one line of the shipped rubric on a call, or null where it was not due. */
export const lineOf = (id: string, lines: Lines, opening?: Opening) =>
  scoreCall(callLog(lines, opening), only(checkOf(id))).lines[0] ?? null

export const promise = (what: string, dueAt: number | null = 5): Event => ({
  event: (turn): CallEvent => ({
    type: 'promise-recorded',
    promiseId: `p-${turn}`,
    what,
    owner: '陶',
    dueAt,
    source: 'heard',
    turn,
  }),
})
export const stage = (
  to: 'investigate' | 'negotiate' | 'act',
  from: 'listen' | 'investigate' | 'negotiate',
): Event => ({
  event: turn => ({ type: 'stage-moved', turn, stage: to, from, because: [] }),
})

/** A call as it should go. */
export const GOOD: Lines = [
  { agent: '您好，我姓陶', cues: ['greets', 'asks'] },
  {
    customer: '凭什么扣我年费',
    emotion: 'angry',
    heat: 0.7,
    cues: ['tells'],
    demands: [{ kind: 'refund', amount: cny(58_000) }],
  },
  { agent: '听起来您是来问账的，倒被堵住了', tactics: ['label', 'describe-share'], layer: 'feeling' },
  { customer: '对啊', heat: 0.5, emotion: 'disappointed' },
  { agent: '我理一遍，年费五百八，是换卡带出来的', tactics: ['summary', 'explain'], cues: ['states-finding'] },
  stage('negotiate', 'listen'),
  { customer: '那怎么办', cues: ['asks'] },
  { agent: '您觉得怎么办才公道', tactics: ['calibrated-question'], cues: ['asks'] },
  { customer: '退给我', demands: [{ kind: 'refund' }] },
  { agent: '先退五百八', tactics: ['ackerman-offer'], offer: cny(58_000), cues: ['states-position'] },
  { customer: '行', cues: ['accepts'], emotion: 'calm', heat: 0.1 },
  { agent: '周四前到账，我来盯', tactics: ['commit', 'close'], cues: ['promises', 'farewell'] },
  promise('周四前退五百八'),
  stage('act', 'negotiate'),
]

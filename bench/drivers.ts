import { Annotation, END, Overwrite, START, StateGraph } from '@langchain/langgraph'
import { type Call, foldCall, initialCall } from '../src/domain/call.ts'
import type { CallEvent } from '../src/domain/events.ts'
import { createAdviser } from '../src/graph/graph.ts'
import { openingEvent, replayAll } from '../src/graph/replay.ts'
import { advise, TURN_NODES } from '../src/graph/turn.ts'
import type { TurnInput } from '../src/graph/turn-input.ts'
import { type BenchCall, benchCalls, benchKnowledge } from './material.ts'
import { cpuMs, printTable, type Row, ratioRow } from './table.ts'

const knowledge = benchKnowledge()
const { expertise } = knowledge
const calls = benchCalls()
const source = ({ name, facts }: BenchCall) => ({ callId: name, facts, expertise, knowledge })
const opened = (call: BenchCall) => foldCall(initialCall, [openingEvent(source(call))])

/** Turns a second of the synchronous driver on one core, over whole sample calls. */
function synchronousTurns(): { turnsPerSecond: number; turns: number } {
  const warm = cpuMs()
  while (cpuMs() - warm < 2000) for (const call of calls) replayAll(source(call), call.utterances)
  let turns = 0
  const before = cpuMs()
  while (cpuMs() - before < 3000) {
    for (const call of calls) {
      replayAll(source(call), call.utterances)
      turns += call.utterances.length
    }
  }
  return { turnsPerSecond: turns / ((cpuMs() - before) / 1000), turns }
}

/** Where the synchronous driver's time goes, node by node, in shares of the whole. */
function nodeShares(): string {
  const spentMs: Record<string, number> = { fold: 0 }
  for (let round = 0; round < 20; round += 1) {
    for (const sample of calls) {
      let call = opened(sample)
      for (const utterance of sample.utterances) {
        for (const [name, node] of Object.entries(TURN_NODES)) {
          const before = performance.now()
          const events = node(call, { kind: 'utterance', ...utterance }, expertise)
          const after = performance.now()
          call = foldCall(call, events)
          const key = name === 'understand' ? `${name} (${utterance.speaker})` : name
          spentMs[key] = (spentMs[key] ?? 0) + after - before
          spentMs.fold = (spentMs.fold ?? 0) + performance.now() - after
        }
      }
    }
  }
  const wholeMs = Object.values(spentMs).reduce((sum, ms) => sum + ms, 0)
  const shares = Object.entries(spentMs).sort((a, b) => b[1] - a[1])
  return shares.map(([name, ms]) => `${name} ${Math.round((100 * ms) / wholeMs)} %`).join(' · ')
}

type Stream = (call: Call, input: TurnInput) => Promise<CallEvent[]>

/** A LangGraph of the same shape whose nodes do nothing, streamed the same way: what the framework itself costs. */
function emptyGraph(): Stream {
  const state = Annotation.Root({
    call: Annotation<Call, readonly CallEvent[]>({ reducer: foldCall, default: () => initialCall }),
    input: Annotation<TurnInput>,
  })
  const nothing = () => ({ call: [] as CallEvent[] })
  const graph = new StateGraph(state)
    .addNode('hear', nothing)
    .addNode('understand', nothing)
    .addNode('plan', nothing)
    .addNode('compose', nothing)
    .addNode('guard', nothing)
    .addEdge(START, 'hear')
    .addEdge('hear', 'understand')
    .addEdge('understand', 'plan')
    .addConditionalEdges('plan', () => 'compose', ['compose', END])
    .addEdge('compose', 'guard')
    .addConditionalEdges('guard', () => END, [END])
    .compile()
  return async (call, input) => {
    const { signal } = new AbortController()
    const seed = { call: new Overwrite(call), input }
    for await (const _ of await graph.stream(seed, { streamMode: 'updates', signal }));
    return []
  }
}

function fullGraph(): Stream {
  const adviser = createAdviser({ expertise, rewriter: null })
  return async (call, input) => {
    const events: CallEvent[] = []
    for await (const step of adviser.streamTurn(call, input, new AbortController().signal)) events.push(...step.events)
    return events
  }
}

/** CPU-ms a customer turn. Both graphs get the same calls in alternation, so that noise of the machine hits both. */
async function graphCost(rounds: number): Promise<{ full: number; empty: number }> {
  const full = fullGraph()
  const empty = emptyGraph()
  const spent = { full: 0, empty: 0, turns: 0 }
  for (let round = -1; round < rounds; round += 1) {
    for (const sample of calls) {
      let call = opened(sample)
      for (const utterance of sample.utterances) {
        const input: TurnInput = { kind: 'utterance', ...utterance }
        const counted = round >= 0 && utterance.speaker === 'customer'
        let before = cpuMs()
        await empty(call, input)
        if (counted) spent.empty += cpuMs() - before
        before = cpuMs()
        const events = await full(call, input)
        if (counted) {
          spent.full += cpuMs() - before
          spent.turns += 1
        }
        call = foldCall(call, events)
      }
    }
  }
  return { full: spent.full / spent.turns, empty: spent.empty / spent.turns }
}

/** One call of a thousand customer turns: CPU of turns around 10 and around 1,000, for the synchronous driver. */
function lateTurn(): { early: number; late: number } {
  const texts = calls.flatMap(call =>
    call.facts.locale?.startsWith('zh') ? call.utterances.filter(u => u.speaker === 'customer').map(u => u.text) : [],
  )
  const sample = calls.find(call => call.facts.locale?.startsWith('zh')) as BenchCall
  const inputAt = (turn: number): TurnInput => ({
    kind: 'utterance',
    speaker: turn % 2 === 0 ? 'customer' : 'agent',
    text: `${texts[turn % texts.length]}`,
    startMs: turn * 5000,
    endMs: turn * 5000 + 4000,
  })
  const stateAt = (turns: number) => {
    let call = opened(sample)
    for (let turn = 0; turn < turns; turn += 1) call = foldCall(call, advise(call, inputAt(turn), expertise))
    return call
  }
  const states = { early: stateAt(10), late: stateAt(1000) }
  const cost = (call: Call) => {
    const before = cpuMs()
    for (let index = 0; index < 40; index += 1) foldCall(call, advise(call, inputAt(index * 2), expertise))
    return (cpuMs() - before) / 40
  }
  const spent = { early: 0, late: 0 }
  cost(states.early)
  cost(states.late)
  for (let round = 0; round < 60; round += 1) {
    spent.early += cost(states.early)
    spent.late += cost(states.late)
  }
  return { early: spent.early / 60, late: spent.late / 60 }
}

export async function benchDrivers(): Promise<void> {
  const rows: Row[] = []
  const sync = synchronousTurns()
  rows.push({
    what: `synchronous driver, whole sample calls (${sync.turns} turns)`,
    value: `${Math.round(sync.turnsPerSecond)} turns/s of one core`,
    goal: '≥ 5,000',
    met: sync.turnsPerSecond >= 5000,
  })
  rows.push({ what: 'where it goes', value: nodeShares() })
  const graph = await graphCost(3)
  rows.push({ what: 'CPU a customer turn, empty LangGraph of the same shape', value: `${graph.empty.toFixed(2)} ms` })
  rows.push({ what: 'CPU a customer turn, our LangGraph', value: `${graph.full.toFixed(2)} ms` })
  rows.push(ratioRow('our graph beside the empty one', graph.full / graph.empty, 1.5))
  const late = lateTurn()
  rows.push(ratioRow('turn 1,000 beside turn 10 (synchronous, CPU)', late.late / late.early, 1.1))
  printTable('Drivers', rows)
}

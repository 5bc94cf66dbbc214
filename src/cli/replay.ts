import { setTimeout as sleep } from 'node:timers/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { createReplay, type ReplayedTurn } from '../graph/replay.ts'
import type { Knowledge } from '../knowledge/load.ts'
import { knowledgeFromEnvironment } from './knowledge.ts'
import { createReplayView } from './replay-view.ts'
import { openTranscript } from './transcript.ts'

/** No pause of a transcript is waited for longer than this: a caller on hold for a minute teaches nobody anything. */
const GAP_MS_MAX = 6_000

export function register(program: Command): void {
  program
    .command('replay')
    .description('replay transcripts as an agent would have seen them: readings, stages, suggestions, flags')
    .argument('<files...>', 'transcripts in any known format, or event logs of `replay --json`')
    .option(
      '--speed <factor>',
      '1 is real time, 4 four times as fast, max does not wait',
      readSpeed,
      Number.POSITIVE_INFINITY,
    )
    .option('--json', 'print the event log as JSON Lines instead of the view')
    .option('--no-color', 'plain text')
    .addHelpText('after', '\nExample:\n  tongpin replay evals/cases/claim-refused.jsonl --speed 8')
    .action(replay)
}

function readSpeed(value: string): number {
  if (value === 'max') return Number.POSITIVE_INFINITY
  const factor = Number(value.replace(/^[×x]/, ''))
  if (!(factor > 0)) throw new InvalidArgumentError('a number above 0, or max')
  return factor
}

interface ReplayOptions {
  speed: number
  json?: boolean
  color: boolean
}

async function replay(files: string[], options: ReplayOptions): Promise<void> {
  const knowledge = knowledgeFromEnvironment()
  for (const file of files) {
    const heard = await replayFile(file, options, knowledge)
    if (heard === 0) process.exitCode = 2
  }
}

async function replayFile(file: string, options: ReplayOptions, knowledge: Knowledge): Promise<number> {
  const { facts, utterances } = await openTranscript(file, message => process.stderr.write(`${message}\n`))
  const callId = facts.id ?? file
  const replayed = createReplay({ callId, facts, expertise: knowledge.expertise, knowledge })
  const view = options.json ? null : createReplayView({ facts, labels: knowledge.labels, color: options.color })
  const show = (turn: ReplayedTurn) => {
    const text = view ? view.turn(turn) : turn.events.map(event => `${JSON.stringify(event)}\n`).join('')
    return write(text)
  }
  let heard = 0
  let clock = 0
  await show(replayed.start())
  for await (const utterance of utterances) {
    heard += 1
    if (Number.isFinite(options.speed)) {
      await sleep(Math.min(GAP_MS_MAX, Math.max(0, utterance.endMs - clock)) / options.speed)
      clock = Math.max(clock, utterance.endMs)
    }
    await show(replayed.say(utterance))
  }
  await show(replayed.end())
  return heard
}

/** Waits for a slow reader, so that a transcript of any length streams in constant memory. */
function write(text: string): Promise<void> | undefined {
  if (process.stdout.write(text)) return undefined
  return new Promise(resolve => process.stdout.once('drain', () => resolve()))
}

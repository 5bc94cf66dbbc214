import { type LoggedEvent, parseLoggedEvent } from '../domain/events.ts'
import { replayAll } from '../graph/replay.ts'
import type { TranscriptUtterance } from '../ingest/utterance.ts'
import type { Knowledge } from '../knowledge/load.ts'
import { linesOf, openTranscript, type Report } from './transcript.ts'

export interface CallLog {
  /** The file, and for the second and later calls of one log their place in it. */
  name: string
  events: LoggedEvent[]
}

/**
 * The log of each call in a file. A log of `replay --json`, or of the store, is scored as it was written: with the readings
 * of its own day. Any other transcript is advised now. Throws an error of one line where the file cannot be read.
 */
export async function* readLogs(path: string, knowledge: Knowledge, report: Report): AsyncGenerator<CallLog> {
  if (await isLog(path)) {
    yield* splitLog(path)
    return
  }
  const { facts, utterances } = await openTranscript(path, report)
  const heard: TranscriptUtterance[] = []
  for await (const utterance of utterances) heard.push(utterance)
  if (heard.length === 0) throw new Error('no utterance could be read; see `tongpin convert --help` for the formats')
  const callId = facts.id ?? path
  yield { name: path, events: replayAll({ callId, facts, expertise: knowledge.expertise, knowledge }, heard) }
}

async function isLog(path: string): Promise<boolean> {
  for await (const line of linesOf(path)) {
    if (line.trim() === '') continue
    try {
      const first: unknown = JSON.parse(line)
      return typeof first === 'object' && first !== null && 'v' in first && 'seq' in first && 'type' in first
    } catch {
      return false
    }
  }
  throw new Error('the file is empty: export the transcript again')
}

/** Several calls may stand in one file, one after the other, as `replay --json a b` prints them. */
async function* splitLog(path: string): AsyncGenerator<CallLog> {
  let events: LoggedEvent[] = []
  let calls = 0
  let number = 0
  const close = (): CallLog => {
    calls += 1
    return { name: calls === 1 ? path : `${path}#${calls}`, events }
  }
  for await (const line of linesOf(path)) {
    number += 1
    if (line.trim() === '' || isExportHeader(line, number)) continue
    const event = readEvent(line, number)
    if (event.type === 'call-started' && events.length > 0) {
      yield close()
      events = []
    }
    events.push(event)
  }
  if (events.length > 0) yield close()
}

/** `tongpin export` begins with a line about the export itself, which is no event of a call. */
function isExportHeader(line: string, number: number): boolean {
  return number === 1 && /"type":\s*"log-exported"/.test(line)
}

function readEvent(line: string, number: number): LoggedEvent {
  try {
    return parseLoggedEvent(JSON.parse(line))
  } catch (error) {
    const issue = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues?.[0]
    // The JSON parser's message quotes the line, which may hold words of a call.
    const detail = issue
      ? `${issue.path.join('.')}: ${issue.message}`
      : error instanceof SyntaxError
        ? 'not JSON'
        : (error as Error).message
    throw new Error(`line ${number} is no event of a log: ${detail.split('\n')[0]}`)
  }
}

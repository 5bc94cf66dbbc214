import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger }

/**
 * The process's log: JSON lines, or readable lines on a terminal. Callers log ids, counts and codes; words of a call have no
 * business here, and a test watches that.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const readable = destination === undefined && process.stderr.isTTY
  const stream = destination ?? (readable ? readableLines() : pino.destination({ dest: 2, sync: true }))
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
}

const LEVELS: Record<number, string> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' }

function readableLines(): DestinationStream {
  return {
    write(line) {
      const { level, time, msg, ...fields } = JSON.parse(line) as { level: number; time: string; msg?: string }
      const rest = Object.entries(fields).map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      process.stderr.write(`${time.slice(11, 19)} ${LEVELS[level] ?? level} ${[msg, ...rest].join(' ')}\n`)
    },
  }
}

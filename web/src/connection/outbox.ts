import type { ClientMessageInput, CommandMessage, ErrorCode } from '../../../src/protocol/messages.ts'

/** A command before it gets its id. */
export type Command = ClientMessageInput & { type: CommandMessage['type']; id: string }

/** How a command ended: durable at `seq`, or refused for good. */
export type Outcome =
  | { ok: true; callId: string; epoch: number; seq: number }
  | { ok: false; code: ErrorCode | 'read-only'; message: string }

interface Waiting {
  command: Command
  settle(outcome: Outcome): void
}

/**
 * Commands that have not been answered yet, in the order in which they were given. They stay until the service answers
 * them, and are sent again with the same ids after every reconnect: resending is harmless, losing is not.
 */
export class Outbox {
  #waiting = new Map<string, Waiting>()

  get size(): number {
    return this.#waiting.size
  }

  /** Keeps the command; the promise is settled by `settle` and never rejects. */
  add(command: Command): Promise<Outcome> {
    return new Promise(resolve => this.#waiting.set(command.id, { command, settle: resolve }))
  }

  get(id: string): Command | null {
    return this.#waiting.get(id)?.command ?? null
  }

  all(): Command[] {
    return [...this.#waiting.values()].map(waiting => waiting.command)
  }

  /** Answers a command once; a second answer to the same id is ignored. Returns whether it was waiting. */
  settle(id: string, outcome: Outcome): boolean {
    const waiting = this.#waiting.get(id)
    if (!waiting) return false
    this.#waiting.delete(id)
    waiting.settle(outcome)
    return true
  }

  /** Refuses every command of one call that waits: nobody will answer any more. */
  refuseFor(callId: string, outcome: Outcome): void {
    for (const command of this.all()) {
      if ('callId' in command && command.callId === callId) this.settle(command.id, outcome)
    }
  }
}

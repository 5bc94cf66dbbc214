import type { Answer } from '../session/request.ts'
import type { DecisionAnswer, OpenApproval, Verdict } from './approvals-api.ts'

/** What became of a decision made here, in a word that the locales explain. */
export interface Decided {
  key: string
  amount: OpenApproval['amount']
  requestedBy: string
  verdict: Verdict
  result: 'done' | 'conflict' | 'version-mismatch' | 'gone' | 'four-eyes' | 'above-authority' | 'not-found' | 'other'
  /** The service's own words, for a refusal that the locales do not know. */
  message: string | null
}

export interface BoardState {
  open: readonly OpenApproval[]
  /** `stale`: the list could not be refreshed, what is shown may be old. */
  link: 'loading' | 'fresh' | 'stale' | 'signed-out'
  /** Requests whose decision is under way. */
  deciding: ReadonlySet<string>
  /** Newest first. */
  decided: readonly Decided[]
}

export interface BoardPorts {
  list(): Promise<Answer<OpenApproval[]>>
  decide(id: string, approval: OpenApproval, verdict: Verdict): Promise<DecisionAnswer>
  /** Runs once after `ms`; the returned function takes it back. */
  after(ms: number, run: () => void): () => void
  newId(): string
}

const REFRESH_MS = 3_000
const DECIDED_MAX = 8
const RESULTS = ['conflict', 'version-mismatch', 'gone', 'four-eyes', 'above-authority', 'not-found'] as const

/**
 * The open requests of all calls (P8), free of any framework: the list is asked for every three seconds and after every
 * decision. A decision whose answer got lost is sent with the same id when it is made again, so that it counts once.
 */
export class ApprovalsBoard {
  #ports: BoardPorts
  #state: BoardState = { open: [], link: 'loading', deciding: new Set(), decided: [] }
  #listeners = new Set<() => void>()
  #ids = new Map<string, string>()
  #cancelTimer = () => {}
  #closed = true
  /** Counts lists; an older answer that comes late does not overwrite a newer one. */
  #round = 0

  constructor(ports: BoardPorts) {
    this.#ports = ports
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): BoardState => this.#state

  open = (): void => {
    this.#closed = false
    void this.refresh()
  }

  close = (): void => {
    this.#closed = true
    this.#round += 1
    this.#cancelTimer()
  }

  /** Asks for the list now, and again after three seconds. */
  refresh = async (): Promise<void> => {
    this.#round += 1
    const round = this.#round
    this.#cancelTimer()
    const answer = await this.#ports.list()
    if (round !== this.#round || this.#closed) return
    if (answer === 'signed-out') {
      this.#set({ link: 'signed-out', open: [] })
      return
    }
    this.#set(answer === null ? { link: 'stale' } : { link: 'fresh', open: once(answer) })
    this.#cancelTimer = this.#ports.after(REFRESH_MS, () => void this.refresh())
  }

  /** Decides on what the person has seen. Does nothing while a decision on the same request is under way. */
  decide = async (approval: OpenApproval, verdict: Verdict): Promise<void> => {
    const { approvalId, version, amount, requestedBy } = approval
    if (this.#state.deciding.has(approvalId)) return
    const key = `${approvalId}/${version}/${verdict}`
    const id = this.#ids.get(key) ?? this.#ports.newId()
    this.#ids.set(key, id)
    this.#set({ deciding: new Set([...this.#state.deciding, approvalId]) })
    const answer = await this.#ports.decide(id, approval, verdict)
    const deciding = new Set(this.#state.deciding)
    deciding.delete(approvalId)
    if (answer === 'signed-out') {
      this.#set({ deciding, link: 'signed-out', open: [] })
      return
    }
    const told = resultOf(answer)
    const entry: Decided = { key: `${key} ${id}`, amount, requestedBy, verdict, ...told }
    const others = this.#state.decided.filter(before => before.key !== entry.key)
    this.#set({ deciding, decided: [entry, ...others].slice(0, DECIDED_MAX) })
    if (!this.#closed) await this.refresh()
  }

  #set(change: Partial<BoardState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

function resultOf(answer: Exclude<DecisionAnswer, 'signed-out'>): Pick<Decided, 'result' | 'message'> {
  if (answer === 'lost') return { result: 'other', message: null }
  if (answer.ok) return { result: 'done', message: null }
  const { code, message } = answer
  return { result: RESULTS.find(result => result === code) ?? 'other', message }
}

/** A request is listed once, in its newest version, the most urgent first. */
function once(approvals: readonly OpenApproval[]): OpenApproval[] {
  const newest = new Map<string, OpenApproval>()
  for (const approval of approvals) {
    const before = newest.get(approval.approvalId)
    if (!before || before.version < approval.version) newest.set(approval.approvalId, approval)
  }
  return [...newest.values()].sort((a, b) => a.expiresAt - b.expiresAt)
}

import type { Speaker } from '../../../src/domain/vocabulary.ts'

export interface SampleUtterance {
  speaker: Speaker
  text: string
  startMs: number
  endMs: number
}

export const SPEEDS = [1, 2, 4, 8, 'max'] as const
export type Speed = (typeof SPEEDS)[number]

export interface PlayerPorts {
  /** Says one utterance for good; answers whether it was taken. */
  say(utterance: SampleUtterance, segmentId: string): Promise<boolean>
  /** Shows the beginning of an utterance that is being spoken. */
  hint(utterance: SampleUtterance, segmentId: string, text: string): void
  after(ms: number, run: () => void): () => void
  /** Monotonic ms. */
  now(): number
}

export interface PlayerState {
  total: number
  /** Index of the utterance that comes next. */
  next: number
  playing: boolean
  speed: Speed
  /** Place in the recording, in its own ms. */
  atMs: number
}

/** Words of a recording that runs grow on the screen this often; at higher speeds they would only flicker. */
const HINT_MS = 450
const HINT_SPEED_MAX = 4

/**
 * Plays a recorded call by its own timing, divided by the speed. Each utterance is said when it ends, and the next one is
 * not said before the service has taken it, so a lost line makes the player wait instead of skip.
 */
export class Player {
  #ports: PlayerPorts
  #utterances: readonly SampleUtterance[]
  #state: PlayerState
  #listeners = new Set<() => void>()
  #since = 0
  #saying = false
  #closed = false
  #cancel: (() => void)[] = []

  constructor(utterances: readonly SampleUtterance[], ports: PlayerPorts, next = 0, speed: Speed = 1) {
    this.#ports = ports
    this.#utterances = utterances
    const atMs = next > 0 ? (utterances[next - 1]?.endMs ?? 0) : 0
    this.#state = { total: utterances.length, next, playing: false, speed, atMs }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): PlayerState => this.#state

  play = (): void => {
    if (this.#state.playing || this.#state.next >= this.#state.total) return
    this.#since = this.#ports.now()
    this.#set({ playing: true })
    this.#schedule()
  }

  pause = (): void => {
    if (!this.#state.playing) return
    this.#set({ playing: false, atMs: this.#place() })
    this.#unschedule()
  }

  /** Says the next utterance now, whether playing or not. */
  step = (): void => {
    this.#unschedule()
    void this.#sayNext()
  }

  setSpeed = (speed: Speed): void => {
    const atMs = this.#place()
    this.#since = this.#ports.now()
    this.#set({ speed, atMs })
    if (this.#state.playing) this.#schedule()
  }

  /** Stops for good, for instance when another call is taken up. */
  close = (): void => {
    this.#closed = true
    this.#unschedule()
    this.#listeners.clear()
  }

  #place(): number {
    const { playing, speed, atMs } = this.#state
    if (!playing || speed === 'max' || this.#saying) return atMs
    return atMs + (this.#ports.now() - this.#since) * speed
  }

  #schedule(): void {
    this.#unschedule()
    const utterance = this.#utterances[this.#state.next]
    if (!utterance || this.#saying) return
    const { speed } = this.#state
    const factor = speed === 'max' ? Number.POSITIVE_INFINITY : speed
    const place = this.#place()
    const waitMs = Math.max(0, (utterance.endMs - place) / factor)
    this.#cancel.push(this.#ports.after(waitMs, () => void this.#sayNext()))
    if (factor <= HINT_SPEED_MAX) this.#hints(utterance, place, factor)
  }

  #hints(utterance: SampleUtterance, placeMs: number, factor: number): void {
    const spokenMs = utterance.endMs - utterance.startMs
    for (let at = HINT_MS * factor; at < spokenMs; at += HINT_MS * factor) {
      const waitMs = (utterance.startMs + at - placeMs) / factor
      const heard = [...utterance.text].slice(0, Math.floor((utterance.text.length * at) / spokenMs)).join('')
      if (waitMs < 0 || heard === '') continue
      const id = this.#segmentId(this.#state.next)
      this.#cancel.push(this.#ports.after(waitMs, () => this.#ports.hint(utterance, id, heard)))
    }
  }

  async #sayNext(): Promise<void> {
    const { next } = this.#state
    const utterance = this.#utterances[next]
    if (!utterance || this.#saying || this.#closed) return
    this.#saying = true
    const taken = await this.#ports.say(utterance, this.#segmentId(next))
    this.#saying = false
    if (this.#closed) return
    this.#since = this.#ports.now()
    if (!taken) {
      this.#set({ playing: false })
      return
    }
    const done = next + 1 >= this.#state.total
    this.#set({ next: next + 1, atMs: utterance.endMs, playing: this.#state.playing && !done })
    if (this.#state.playing) this.#schedule()
  }

  #segmentId(index: number): string {
    return `sample-${index}`
  }

  #unschedule(): void {
    for (const cancel of this.#cancel) cancel()
    this.#cancel = []
  }

  #set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

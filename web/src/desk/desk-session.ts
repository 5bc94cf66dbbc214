import { CallClient, type StartFacts } from '../call-client.ts'
import type { Outcome } from '../connection/outbox.ts'
import type { ClientPorts } from '../connection/ports.ts'
import { Player, type PlayerPorts, type Speed } from '../player/player.ts'
import type { SampleCall } from '../session/api.ts'
import { framed } from './frames.ts'

/** What survives a reload of the page: which call this tab writes to, and how far its recording was played. */
export interface Remembered {
  callId: string
  sample: string | null
  next: number
}

export interface SessionPorts extends ClientPorts {
  loadSample(name: string): Promise<SampleCall | null>
  now(): number
  recall(): Remembered | null
  remember(what: Remembered | null): void
}

export interface SessionState {
  /** A recording that plays, a call typed by hand, or none. */
  mode: 'sample' | 'typed' | null
  sample: string | null
  player: Player | null
  opening: boolean
  failed: boolean
}

/** One agent's work at the desk: the line, the call, and what plays into it. */
export class DeskSession {
  readonly client: CallClient
  /** The client's changes, at most once a frame. */
  readonly subscribeFrames: (listener: () => void) => () => void
  #ports: SessionPorts
  #listeners = new Set<() => void>()
  #state: SessionState
  #speed: Speed = 1
  #remembered = ''

  constructor(ports: SessionPorts) {
    this.#ports = ports
    const before = ports.recall()
    this.client = new CallClient(ports, before?.callId)
    this.subscribeFrames = framed(this.client.subscribe, ports.after)
    const mode = before ? (before.sample ? 'sample' : 'typed') : null
    this.#state = { mode, sample: before?.sample ?? null, player: null, opening: false, failed: false }
    this.client.subscribe(() => this.#note())
    if (before?.sample) void this.#resumeSample(before.sample, before.next)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): SessionState => this.#state

  /** Opens the line, and takes up the call that was remembered. */
  open = (): void => this.client.connect()

  /** Puts the desk down. The call stays open at the service, and is taken up again at the next sign-in. */
  close = (): void => {
    this.#state.player?.pause()
    this.client.close()
  }

  /** Starts a call from a recording and plays it at once. */
  openSample = async (name: string): Promise<void> => {
    this.#quiet()
    this.#set({ mode: 'sample', sample: name, player: null, opening: true, failed: false })
    const sample = await this.#ports.loadSample(name)
    const started = sample ? await this.client.startCall(sample.facts) : null
    if (this.#state.sample !== name) return
    if (!sample || !started?.ok) {
      this.#set({ mode: null, sample: null, opening: false, failed: true })
      return
    }
    this.#take(sample, 0)
    this.#state.player?.play()
  }

  /** Starts a call whose turns are typed. */
  openTyped = async (facts: StartFacts): Promise<void> => {
    this.#quiet()
    this.#set({ mode: 'typed', sample: null, player: null, opening: true, failed: false })
    const started = await this.client.startCall(facts)
    this.#set(started.ok ? { opening: false } : { mode: null, opening: false, failed: true })
  }

  /** Lets go of the call and shows the start page. */
  leave = (): void => {
    this.#quiet()
    this.client.leaveCall('left')
    this.#set({ mode: null, sample: null, player: null, opening: false, failed: false })
  }

  setSpeed = (speed: Speed): void => {
    this.#speed = speed
    this.#state.player?.setSpeed(speed)
  }

  /** Says a typed turn. */
  speak = (speaker: 'customer' | 'agent', text: string): Promise<Outcome> =>
    this.client.send({ type: 'transcript.final', speaker, text })

  async #resumeSample(name: string, next: number): Promise<void> {
    const sample = await this.#ports.loadSample(name)
    if (sample && this.#state.sample === name && !this.#state.player) this.#take(sample, next)
  }

  #take(sample: SampleCall, next: number): void {
    const ports: PlayerPorts = {
      say: async ({ speaker, text, startMs, endMs }, segmentId) =>
        (await this.client.send({ type: 'transcript.final', segmentId, speaker, text, startMs, endMs })).ok,
      hint: ({ speaker }, segmentId, text) => this.client.sendPartial({ segmentId, speaker, text }),
      after: this.#ports.after,
      now: this.#ports.now,
    }
    const player = new Player(sample.utterances, ports, next, this.#speed)
    player.subscribe(() => this.#note())
    this.#set({ player, opening: false })
  }

  #quiet(): void {
    this.#state.player?.close()
  }

  #note(): void {
    const { place } = this.client.getState()
    const { sample, player, opening } = this.#state
    if (opening || (sample && !player)) return
    const what = place ? { callId: place.callId, sample, next: player?.getState().next ?? 0 } : null
    const text = JSON.stringify(what)
    if (text === this.#remembered) return
    this.#remembered = text
    this.#ports.remember(what)
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change }
    this.#note()
    for (const listener of this.#listeners) listener()
  }
}

import type { WebSocket } from 'ws'

/** Below this many bytes a reader that is catching up gets its next page. */
const LOW_WATER_BYTES = 64 * 1024
/** Above this, words that are still being spoken are left out: they are worthless by the time they would arrive. */
const PARTIAL_WATER_BYTES = 256 * 1024
const POLL_MS = 20

/**
 * The sending side of a socket. `ws` buffers without limit, so the backlog is watched here: a reader that falls too far
 * behind is cut, since a polite close would wait behind the very backlog that it is to get rid of.
 */
export class Outbox {
  #socket: WebSocket
  #backlogBytesMax: number
  #onSlow: () => void

  constructor(socket: WebSocket, backlogBytesMax: number, onSlow: () => void) {
    this.#socket = socket
    this.#backlogBytesMax = backlogBytesMax
    this.#onSlow = onSlow
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  send(frame: Buffer): void {
    if (!this.open) return
    if (this.#socket.bufferedAmount + frame.length > this.#backlogBytesMax) {
      this.#onSlow()
      this.#socket.terminate()
      return
    }
    this.#socket.send(frame, { binary: false, compress: false })
  }

  /** Sends only where the reader keeps up. */
  sendPerishable(frame: Buffer): void {
    if (this.#socket.bufferedAmount < PARTIAL_WATER_BYTES) this.send(frame)
  }

  /** Resolves once the reader has taken most of what was sent, with false when the socket is no longer open. */
  async ready(): Promise<boolean> {
    while (this.open && this.#socket.bufferedAmount > LOW_WATER_BYTES) {
      await new Promise(resolve => setTimeout(resolve, POLL_MS))
    }
    return this.open
  }
}

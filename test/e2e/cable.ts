import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A network cable between browser and server that a test can pull out: everything in flight is lost, as in real life. */
export class Cable {
  #server: Server
  #sockets = new Set<Socket>()
  #plugged = true

  private constructor(port: number) {
    this.#server = createServer(near => this.#join(near, port))
  }

  /** Lays a cable to `port`; `port` of the result is where the browser connects. */
  static async to(port: number): Promise<Cable> {
    const cable = new Cable(port)
    await new Promise<void>(resolve => cable.#server.listen(0, '127.0.0.1', resolve))
    return cable
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  pull(): void {
    this.#plugged = false
    for (const socket of this.#sockets) socket.destroy()
  }

  plug(): void {
    this.#plugged = true
  }

  async close(): Promise<void> {
    this.pull()
    await new Promise(resolve => this.#server.close(resolve))
  }

  #join(near: Socket, port: number): void {
    if (!this.#plugged) {
      near.destroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.#sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }
}

/** Named one-shot timers over one scheduling port; setting a name again replaces what it stood for. */
export class Timers {
  #after: (ms: number, run: () => void) => () => void
  #running = new Map<string, () => void>()

  constructor(after: (ms: number, run: () => void) => () => void) {
    this.#after = after
  }

  set(name: string, ms: number, run: () => void): void {
    this.#running.get(name)?.()
    this.#running.set(
      name,
      this.#after(ms, () => {
        this.#running.delete(name)
        run()
      }),
    )
  }

  clear(): void {
    for (const cancel of this.#running.values()) cancel()
    this.#running.clear()
  }
}

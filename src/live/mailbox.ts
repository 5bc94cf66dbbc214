/**
 * Runs tasks of one call strictly one after the other. `post` is for commands from outside and is bounded; `postInternal`
 * is for work that the call itself has begun and must not lose its place to a flood. A task must not throw.
 */
export class Mailbox {
  #tasks: (() => Promise<void>)[] = []
  #running = false
  #idle: (() => void)[] = []
  #max: number
  #onError: (error: unknown) => void

  constructor(max: number, onError: (error: unknown) => void) {
    this.#max = max
    this.#onError = onError
  }

  /** False where the mailbox is full: the task will not run. */
  post(task: () => Promise<void>): boolean {
    if (this.#tasks.length >= this.#max) return false
    this.postInternal(task)
    return true
  }

  postInternal(task: () => Promise<void>): void {
    this.#tasks.push(task)
    if (!this.#running) void this.#run()
  }

  get busy(): boolean {
    return this.#running
  }

  /** Resolves as soon as nothing runs and nothing waits. */
  async whenIdle(): Promise<void> {
    if (!this.#running) return
    await new Promise<void>(resolve => this.#idle.push(resolve))
  }

  async #run(): Promise<void> {
    this.#running = true
    for (let task = this.#tasks.shift(); task; task = this.#tasks.shift()) {
      try {
        await task()
      } catch (error) {
        this.#onError(error)
      }
    }
    this.#running = false
    for (const resolve of this.#idle.splice(0)) resolve()
  }
}

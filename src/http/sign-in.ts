import { randomBytes, timingSafeEqual } from 'node:crypto'

const CODE_TTL_MS = 10 * 60_000

/** The one-time sign-in that `serve` prints: whoever can read the terminal may open the console, once. */
export class SignInCodes {
  #code: Buffer | null = null
  #until = 0
  #monotonic: () => number

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** A new code; the one before is no longer good. */
  issue(): string {
    const code = randomBytes(24).toString('base64url')
    this.#code = Buffer.from(code)
    this.#until = this.#monotonic() + CODE_TTL_MS
    return code
  }

  /** True once, for the right code, within ten minutes. */
  spend(code: string): boolean {
    const given = Buffer.from(code)
    const expected = this.#code
    if (!expected || given.length !== expected.length || !timingSafeEqual(given, expected)) return false
    this.#code = null
    return this.#monotonic() < this.#until
  }
}

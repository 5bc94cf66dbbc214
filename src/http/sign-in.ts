import { randomBytes, timingSafeEqual } from 'node:crypto'

const CODE_TTL_MS = 10 * 60_000

/** Who a one-time link signs in: whoever started the server, or a supervisor beside them, for the second pair of eyes. */
export type SignInRole = 'admin' | 'supervisor'

/** The one-time sign-ins that `serve` prints: whoever can read the terminal may open the console, once a link. */
export class SignInCodes {
  #codes = new Map<SignInRole, { code: Buffer; until: number }>()
  #monotonic: () => number

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** A new code for this role; the role's code before is no longer good. */
  issue(role: SignInRole): string {
    const code = randomBytes(24).toString('base64url')
    this.#codes.set(role, { code: Buffer.from(code), until: this.#monotonic() + CODE_TTL_MS })
    return code
  }

  /** The role, once, for a right code within ten minutes; null otherwise. */
  spend(code: string): SignInRole | null {
    const given = Buffer.from(code)
    for (const [role, issued] of this.#codes) {
      if (given.length !== issued.code.length || !timingSafeEqual(given, issued.code)) continue
      this.#codes.delete(role)
      return this.#monotonic() < issued.until ? role : null
    }
    return null
  }
}

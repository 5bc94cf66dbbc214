import { randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { type Role, roleSchema } from '../domain/vocabulary.ts'
import type { Revocations } from '../store/event-store.ts'

/** Who stands behind a token. */
export interface Principal {
  user: string
  role: Role
  /** Authority over money that the token fixes; without it the case facts name the agent's role. */
  authority?: string | undefined
  jti: string
  /** Epoch ms. */
  expiresAt: number
}

export interface MintedToken {
  token: string
  jti: string
  expiresAt: number
}

const ISSUER = 'tongpin'
const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  role: roleSchema,
  authority: z.string().max(80).optional(),
  exp: z.number(),
  jti: z.string().min(1).max(64),
})

export interface TokensOptions {
  secret: string
  /** Epoch ms. */
  now(): number
  revocations: Revocations
}

/** Signed tokens (HS256, `{sub, role, exp, jti}`): minted, verified, and taken back before they expire. */
export class Tokens {
  #key: Uint8Array
  #now: () => number
  #revocations: Revocations
  #revoked = new Map<string, number>()

  constructor({ secret, now, revocations }: TokensOptions) {
    this.#key = new TextEncoder().encode(secret)
    this.#now = now
    this.#revocations = revocations
  }

  /** Reads what was taken back before this process started. */
  async load(): Promise<void> {
    for (const { jti, expiresAt } of await this.#revocations.revoked(this.#now())) this.#revoked.set(jti, expiresAt)
  }

  async mint(who: Pick<Principal, 'user' | 'role' | 'authority'>, ttlMs: number): Promise<MintedToken> {
    const jti = randomBytes(12).toString('base64url')
    const expiresAt = this.#now() + ttlMs
    const { user, role, authority } = who
    const token = await new SignJWT({ role, ...(authority === undefined ? {} : { authority }) })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(user)
      .setJti(jti)
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(this.#key)
    return { token, jti, expiresAt: Math.floor(expiresAt / 1000) * 1000 }
  }

  /** Null for every token that is not ours, no longer valid, or taken back; which of these is nobody's business. */
  async verify(token: string): Promise<Principal | null> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        issuer: ISSUER,
        algorithms: ['HS256'],
        currentDate: new Date(this.#now()),
      })
      const { sub, role, authority, exp, jti } = claimsSchema.parse(payload)
      const principal = { user: sub, role, authority, jti, expiresAt: exp * 1000 }
      return this.isGood(principal) ? principal : null
    } catch {
      return null
    }
  }

  /** Whether a principal that was once verified still stands; cheap enough for a sweep over all sockets. */
  isGood(principal: Principal): boolean {
    return principal.expiresAt > this.#now() && !this.#revoked.has(principal.jti)
  }

  /** Takes a token back, at once in this process and for good in the store. */
  async revoke(jti: string, expiresAt: number): Promise<boolean> {
    this.#revoked.set(jti, expiresAt)
    for (const [old, until] of this.#revoked) if (until <= this.#now()) this.#revoked.delete(old)
    return this.#revocations.revoke(jti, expiresAt)
  }
}

/** The token of an `Authorization: Bearer` header, or null. */
export function bearerOf(header: string | undefined | null): string | null {
  const match = /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')
  return match?.[1] ?? null
}

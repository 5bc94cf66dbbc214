import { type Command, InvalidArgumentError, Option } from 'commander'
import { readConfig } from '../config.ts'
import { ROLES, type Role } from '../domain/vocabulary.ts'
import { Tokens } from '../http/auth.ts'
import { readTokenSecret } from '../http/token-secret.ts'

interface TokenOptions {
  role: Role
  user: string
  ttl: number
  authority?: string
  dataDir?: string
  json?: boolean
}

const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const TTL_DEFAULT_MS = 8 * UNITS_MS.h
const TTL_MAX_MS = 30 * UNITS_MS.d

export function register(program: Command): void {
  program
    .command('token')
    .description('mint a signed token for a role')
    .addOption(new Option('--role <role>', 'what the token lets its bearer do').choices(ROLES).makeOptionMandatory())
    .requiredOption('--user <name>', 'who the bearer is')
    .option('--ttl <duration>', 'how long it is good: 30m, 8h, 7d', readTtl, TTL_DEFAULT_MS)
    .option(
      '--authority <role>',
      "the bearer's authority over money; agents have the least unless told otherwise, `case` leaves it to the case facts",
    )
    .option('--data-dir <directory>', 'the data directory of the server that is to accept it (default ./data)')
    .option('--json', 'machine output only: {token, user, role, jti, expiresAt}')
    .addHelpText('after', '\nExample:\n  tongpin token --role agent --user mei --ttl 8h')
    .action(mintToken)
}

function readTtl(value: string): number {
  const match = /^(\d{1,5})([mhd])$/.exec(value)
  const ttlMs = match ? Number(match[1]) * UNITS_MS[match[2] as keyof typeof UNITS_MS] : 0
  if (ttlMs <= 0 || ttlMs > TTL_MAX_MS) throw new InvalidArgumentError('a duration such as 30m, 8h or 7d, at most 30d')
  return ttlMs
}

async function mintToken({ role, user, ttl, authority, dataDir, json }: TokenOptions): Promise<void> {
  const config = readConfig()
  const secret = readTokenSecret(dataDir ?? config.dataDir, config.tokenSecret)
  const revocations = { revoke: async () => false, revoked: async () => [] }
  const tokens = new Tokens({ secret, now: Date.now, revocations })
  const { token, jti, expiresAt } = await tokens.mint({ user, role, authority: authorityOf(role, authority) }, ttl)
  console.log(json ? JSON.stringify({ token, user, role, jti, expiresAt }) : token)
}

/** An agent's token fixes an authority, so that no client can claim a higher one; only `case` trusts the platform to name it. */
function authorityOf(role: string, told: string | undefined): string | undefined {
  if (told === 'case') return undefined
  return told ?? (role === 'agent' ? 'agent' : undefined)
}

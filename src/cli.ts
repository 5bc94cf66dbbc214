#!/usr/bin/env node
import { Command } from 'commander'
import { productVersion } from './config.ts'

/** One command a file; a file is loaded only when its command is called, since `serve` costs what `mask` must not. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<{ register: (program: Command) => void }> }> = {
  serve: { summary: 'run the service and the console', load: () => import('./cli/serve.ts') },
  replay: { summary: 'replay a transcript as an agent would have seen it', load: () => import('./cli/replay.ts') },
  convert: { summary: 'turn a transcript of any known format into JSON Lines', load: () => import('./cli/convert.ts') },
  understand: { summary: 'read customer utterances (JSON Lines filter)', load: () => import('./cli/understand.ts') },
  tactics: {
    summary: "find tactics and taboos in an agent's words (JSON Lines filter)",
    load: () => import('./cli/tactics.ts'),
  },
  guard: {
    summary: 'check sentences against caps, floors and wording (JSON Lines filter)',
    load: () => import('./cli/guard.ts'),
  },
  mask: { summary: 'mask personal data (JSON Lines filter)', load: () => import('./cli/mask.ts') },
  clauses: {
    summary: 'find the clauses that utterances touch (JSON Lines filter)',
    load: () => import('./cli/clauses.ts'),
  },
  offer: { summary: 'work out the next Ackerman offer (JSON Lines filter)', load: () => import('./cli/offer.ts') },
  deadline: {
    summary: 'work out when a statutory period ends (JSON Lines filter)',
    load: () => import('./cli/deadline.ts'),
  },
  score: { summary: 'score past calls', load: () => import('./cli/score.ts') },
  eval: { summary: 'run the evaluation suites', load: () => import('./cli/eval.ts') },
  audit: { summary: 'prove that no event was altered or removed', load: () => import('./cli/audit.ts') },
  erase: { summary: "erase a customer's words; the audit still holds", load: () => import('./cli/erase.ts') },
  export: { summary: 'export logs with their audit chain', load: () => import('./cli/export.ts') },
  migrate: { summary: 'bring a database to the current schema', load: () => import('./cli/migrate.ts') },
  token: { summary: 'mint a signed token for a role', load: () => import('./cli/token.ts') },
}

async function main(argv: string[]): Promise<void> {
  const program = new Command('tongpin')
  program
    .description('Tongpin (同频): a negotiation co-pilot for complaint calls')
    .version(productVersion())
    .showHelpAfterError('(add --help for usage and an example)')
    .configureOutput({ outputError: (text, write) => write(text) })
    .exitOverride()
  const name = argv.find(word => !word.startsWith('-')) ?? ''
  const known = COMMANDS[name]
  if (known) (await known.load()).register(program)
  else for (const [other, { summary }] of Object.entries(COMMANDS)) program.command(other).description(summary)
  await program.parseAsync(argv, { from: 'user' })
}

/** Bad usage and bad input are exit code 2; a finding (1) is set by the command itself. */
main(process.argv.slice(2)).catch((error: Error & { code?: string; exitCode?: number }) => {
  if (error.code?.startsWith('commander.')) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  process.stderr.write(`tongpin: ${error.message.split('\n')[0]}\n`)
  process.exitCode = 2
})

// A reader that closes the pipe (`| head`) ends the command quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

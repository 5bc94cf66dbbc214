import type { Command } from 'commander'
import { z } from 'zod'
import { nextOffer, type OfferInput } from '../tools/ackerman.ts'
import { runJsonLines } from './json-lines.ts'

/** `tongpin offer`: the next figure of the Ackerman ladder (T10), or why there is none. One answer a line. */
export function register(program: Command): void {
  program
    .command('offer')
    .description('Work out the next offer from target, cap, floor, demand and history (JSON Lines, minor units).')
    .option('--json', 'machine output only (it is JSON Lines anyway)')
    .addHelpText(
      'after',
      `\nExample:\n  echo '{"id":1,"target":200000,"cap":300000,"floor":0,"demand":800000,"currency":"CNY","history":[]}' | tongpin offer\n`,
    )
    // A line that is no offer question still gets an answer with a code: `nextOffer` checks what it is given.
    .action(() => runJsonLines(z.looseObject({}), input => ({ ...nextOffer(input as unknown as OfferInput) })))
}

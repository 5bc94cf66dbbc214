import { type Command, Option } from 'commander'
import { z } from 'zod'
import { inForce } from '../tools/clauses/citation.ts'
import type { ClauseRegistry } from '../tools/clauses.ts'
import { chineseCalendar } from '../tools/deadlines/work-calendar.ts'
import { computeDeadline } from '../tools/deadlines.ts'
import { runJsonLines } from './json-lines.ts'
import { knowledgeFromEnvironment } from './knowledge.ts'

/** `tongpin deadline`: when a statutory period ends (D4), or which facts are missing. One answer a line. */
export function register(program: Command): void {
  program
    .command('deadline')
    .description('Work out when a statutory period ends, step by step (JSON Lines).')
    .addOption(new Option('--kinds', 'list the periods that are known').default(false))
    .option('--json', 'machine output only (it is JSON Lines anyway)')
    .addHelpText(
      'after',
      `\nExample:\n  echo '{"id":1,"kind":"complaint","start":"2026-03-02","complexity":"complex"}' | tongpin deadline\n`,
    )
    .action(async ({ kinds }: { kinds: boolean }) => {
      const { deadlines: rules, expertise } = knowledgeFromEnvironment()
      if (kinds) {
        for (const { id, kinds: names, from } of rules.rules)
          process.stdout.write(`${JSON.stringify({ clause: id, kinds: names, from })}\n`)
        return
      }
      const known = { rules, calendar: chineseCalendar(), clause: clauseLookup(expertise.registry) }
      await runJsonLines(z.looseObject({}), input => ({ ...computeDeadline(input, known) }))
    })
}

/** The law and article that a period rests on, where the registry holds them in force on the day that the period starts. */
function clauseLookup({ clauses }: ClauseRegistry) {
  return (id: string, on: string): { law: string; article: string } | undefined => {
    const clause = clauses.get(id)
    if (!clause || !inForce(clause.law, on) || clause.from > on) return undefined
    return { law: clause.law.name, article: clause.articleName }
  }
}

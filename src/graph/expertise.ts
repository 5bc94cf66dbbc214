import type { Playbook } from '../playbook/playbook.ts'
import type { ClauseRegistry } from '../tools/clauses.ts'
import type { Authority } from '../tools/compensation.ts'
import type { Wording } from '../tools/wording.ts'
import type { Lexicon } from '../understanding/lexicon.ts'

/** What the nodes know: everything compiled from `knowledge/`, read once by the shell and passed in as a value. */
export interface Expertise {
  lexicon: Lexicon
  playbook: Playbook
  wording: Wording
  authority: Authority
  registry: ClauseRegistry
}

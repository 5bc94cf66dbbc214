import { knowledgePaths } from '../config.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/load.ts'

/** The shipped knowledge with the overlay of KNOWLEDGE_DIR, for commands that need nothing else of the configuration. */
export function knowledgeFromEnvironment(): Knowledge {
  return loadKnowledge(knowledgePaths())
}

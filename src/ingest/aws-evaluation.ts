import type { RecordFormat } from './draft.ts'
import { problem } from './draft.ts'

/** An evaluation form of Amazon Connect. It is told apart only to say clearly that no transcript is in it. */
export const awsEvaluation: RecordFormat = {
  source: 'evaluation',
  tags: 'separate',
  matches: record => 'evaluationId' in record || ('schemaVersion' in record && 'questions' in record),
  open: () => ({
    read: (_record, line) => [
      problem(line, 'this is an evaluation form of Amazon Connect and holds no transcript: give the Contact Lens file'),
    ],
  }),
}

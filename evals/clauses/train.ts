import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { devTriggers } from './dev-triggers.ts'
import { clausesDir, readTrainingData } from './examples.ts'
import { serviceTalk } from './service-talk.ts'
import { trainModel } from './training.ts'

/**
 * Trains the clause detector on our own utterances and writes `knowledge/clauses/model.json`:
 *
 *   node evals/clauses/train.ts
 *
 * Run it after a change of speech-*.yaml, harmless.yaml, concepts.yaml or sounds.yaml. The same files give the same bytes.
 */
const data = readTrainingData()
const triggers = devTriggers(data.reader)
const examples = [...data.examples, ...triggers]
const { bytes, ...trained } = trainModel(examples, data.clauses, serviceTalk(data.reader))
const file = {
  id: 'clauses-model',
  version: '1',
  source:
    'Written by evals/clauses/train.ts from the utterances in this folder, the dev triggers of ../shared/legal, and everyday talk of JDDC and MultiDoGO.',
  inputs: data.inputs,
  ...trained,
  notes: data.notes,
  data: Buffer.from(bytes).toString('base64'),
}
writeFileSync(join(clausesDir, 'model.json'), `${JSON.stringify(file)}\n`)
console.log(
  `${data.examples.length} examples of our own, ${triggers.length} dev triggers, ${trained.rows} features, ${trained.entries} weights, ${bytes.length} bytes`,
)

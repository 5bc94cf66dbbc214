import { FLAG_CLASS, IDF_STEPS, modelSize, NONE_CLASS } from '../../src/tools/clauses/clause-model.ts'
import type { ModelFile } from '../../src/tools/clauses/clause-schema.ts'
import { BUCKETS, type Features } from '../../src/tools/clauses/features.ts'
import type { Example } from './examples.ts'
import { logistic, type Row, ridge } from './solver.ts'

/** Found by cross-validation over our own utterances; see measure-clauses.ts. */
const SETTINGS = {
  occurrencesMin: 2,
  lambda: 1,
  centroid: 1,
  harmlessImportance: 3,
  shortImportance: 2,
  longImportance: 0.7,
  talkImportance: 1,
  keepAbove: 0.12,
}
export type Trained = Omit<ModelFile, 'id' | 'version' | 'source' | 'inputs' | 'notes' | 'data'> & {
  bytes: Uint8Array
}

/**
 * Near misses are harmless for the clause that they stand at; most are harmless altogether. Those in which a lawful way is
 * asserted (a court, a reporter, 12378) touch another clause, so they teach nothing about harmless talk.
 */
const ASSERTS_A_RIGHT =
  /(要|会|去|找|打|向|可以|您有权|准备|已经|想)[^在]{0,8}(记者|媒体|法院|起诉|12378|12315|监管局信访|监管部门|信访局反映|消协|市场监管局举报|仲裁|投诉|举报|曝光)|记者反映|我要求|赔偿诉求|投诉电话|投诉处理中心|愿意调解|同意调解|如实填写|凭什么拒赔|regulator|ombudsman|court|sue|complain|reporter|press|cfpb/i

export const isHarmless = (example: Example): boolean =>
  example.kind === 'harmless' ||
  example.kind === 'mention' ||
  (example.kind === 'near' && !ASSERTS_A_RIGHT.test(example.text))

/** Trains the detector: ridge regression plus class centroids for which clause, logistic regression for whether any. */
export function trainModel(
  examples: readonly Example[],
  clauses: readonly string[],
  serviceTalk: readonly { features: Features }[] = [],
): Trained {
  const used = examples.filter(example => example.kind === 'touches' || isHarmless(example))
  const classes = [...clauses, NONE_CLASS, FLAG_CLASS]
  const none = clauses.length
  const { columnOf, idf } = vocabulary(used.map(example => example.features))
  const rows = used.map(example => rowOf(example.features, columnOf, idf))
  const targets = used.map(example => (example.kind === 'touches' ? clauses.indexOf(example.clause ?? '') : none))
  const columns = idf.length
  const weights = ridge(rows, targets, columns, classes.length, SETTINGS.lambda)
  addCentroids(weights, rows, targets, none, classes.length)
  const importance = used.map(({ kind, file }) =>
    kind === 'touches'
      ? file === 'speech-short.yaml'
        ? SETTINGS.shortImportance
        : SETTINGS.longImportance
      : SETTINGS.harmlessImportance,
  )
  // Everyday service talk teaches only whether a clause is touched; in the regression it would drown our own words.
  const talk = serviceTalk.map(({ features }) => rowOf(features, columnOf, idf)).filter(row => row.columns.length > 0)
  const flag = logistic(
    [...rows, ...talk],
    [...targets.map(target => (target === none ? 0 : 1)), ...talk.map(() => 0)],
    [...importance, ...talk.map(() => SETTINGS.talkImportance)],
    columns,
  )
  for (let column = 0; column < columns; column += 1)
    weights[column * classes.length + none + 1] = flag.weights[column] as number
  return { classes, ...pack(weights, columnOf, idf, classes.length), bias: flag.bias, lengthWeight: flag.lengthWeight }
}

function vocabulary(texts: readonly Features[]): { columnOf: Map<number, number>; idf: number[] } {
  const counts = new Int32Array(BUCKETS)
  for (const { buckets } of texts) for (const bucket of buckets) counts[bucket] = (counts[bucket] as number) + 1
  const columnOf = new Map<number, number>()
  const idf: number[] = []
  counts.forEach((count, bucket) => {
    if (count < SETTINGS.occurrencesMin) return
    columnOf.set(bucket, idf.length)
    idf.push(Math.log(1 + texts.length / count))
  })
  return { columnOf, idf }
}

function rowOf({ buckets, values }: Features, columnOf: ReadonlyMap<number, number>, idf: readonly number[]): Row {
  const columns: number[] = []
  const weighed: number[] = []
  buckets.forEach((bucket, index) => {
    const column = columnOf.get(bucket)
    if (column === undefined) return
    columns.push(column)
    weighed.push((values[index] as number) * (idf[column] as number))
  })
  const norm = Math.hypot(...weighed) || 1
  return { columns: Int32Array.from(columns), values: Float64Array.from(weighed, value => value / norm) }
}

/** The mean direction of each clause's utterances, which carries rare words better than regression alone. */
function addCentroids(
  weights: Float32Array,
  rows: readonly Row[],
  targets: readonly number[],
  none: number,
  classes: number,
): void {
  const sums = new Float64Array(weights.length)
  rows.forEach((row, index) => {
    const target = targets[index] as number
    if (target === none) return
    row.columns.forEach((column, k) => {
      sums[column * classes + target] = (sums[column * classes + target] as number) + (row.values[k] as number)
    })
  })
  const norms = new Float64Array(classes)
  sums.forEach((value, at) => {
    norms[at % classes] = (norms[at % classes] as number) + value * value
  })
  sums.forEach((value, at) => {
    if (value !== 0)
      weights[at] = (weights[at] as number) + (SETTINGS.centroid * value) / Math.sqrt(norms[at % classes] as number)
  })
}

function pack(
  weights: Float32Array,
  columnOf: ReadonlyMap<number, number>,
  idf: readonly number[],
  classes: number,
): { rows: number; entries: number; scaleMax: number; bytes: Uint8Array } {
  const rows = idf.length
  const kept: { id: number; value: number }[][] = []
  const scales = new Float32Array(rows)
  for (let column = 0; column < rows; column += 1) {
    const row = [...weights.subarray(column * classes, column * classes + classes)].map((value, id) => ({ id, value }))
    const flag = row.pop() as { id: number; value: number }
    // The voice that says whether any clause is touched is on another scale: it is stored in tenths.
    const all = [...row, { id: flag.id, value: flag.value / 10 }].filter(
      ({ id, value }) =>
        Math.abs(value) * (idf[column] as number) > SETTINGS.keepAbove || (id >= classes - 2 && value !== 0),
    )
    scales[column] = Math.max(...all.map(({ value }) => Math.abs(value)), 1e-9) / 127
    kept.push(all)
  }
  const entries = kept.reduce((sum, row) => sum + row.length, 0)
  const bytes = new Uint8Array(modelSize(rows, entries))
  const view = new DataView(bytes.buffer)
  for (const [bucket, column] of columnOf) view.setUint32(column * 4, bucket, true)
  const scaleMax = Math.max(...scales)
  let at = rows * 8
  kept.forEach((row, column) => {
    const steps = Math.max(1, Math.round(((scales[column] as number) / scaleMax) * 65_535))
    view.setUint16(rows * 4 + column * 2, steps, true)
    bytes[rows * 6 + column] = Math.round((idf[column] as number) * IDF_STEPS)
    bytes[rows * 7 + column] = row.length
    for (const { id, value } of row) {
      bytes[at] = id
      view.setInt8(at + entries, Math.max(-127, Math.min(127, Math.round((value * 65_535) / (steps * scaleMax)))))
      at += 1
    }
  })
  return { rows, entries, scaleMax, bytes }
}

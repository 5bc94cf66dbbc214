import type { ModelFile } from './clause-schema.ts'
import { BUCKETS, type Features } from './features.ts'

/**
 * A linear model over hashed features, sparse and in bytes. Every bucket that it knows has a row: the bucket's weight as a
 * feature (the rarer, the heavier), a scale, and one entry a class that it speaks for or against. The last two classes are no
 * clauses: NONE gathers what harmless talk looks like, FLAG what talk looks like that touches any clause.
 */
export interface ClauseModel {
  readonly classes: readonly string[]
  readonly rowOf: Int32Array
  readonly weights: Float32Array
  readonly scales: Float32Array
  readonly offsets: Uint32Array
  readonly classIds: Uint8Array
  readonly values: Int8Array
  readonly bias: number
  readonly lengthWeight: number
}

export const NONE_CLASS = '-none'
export const FLAG_CLASS = '-flag'

/** Scores of one text: one a class, and the weight that each feature had. */
export interface Scores {
  readonly byClass: Float32Array
  readonly weighed: Float32Array
  /** Features that the model knows. */
  readonly rowCount: number
}

/** The weight of a bucket as a feature is stored in steps of this size. */
export const IDF_STEPS = 25

/** Bytes of a model: a row is a bucket (u32), the step of its entries (u16), its weight (u8), its entries (u8); an entry is a class (u8) and a value (i8). */
export const modelSize = (rows: number, entries: number): number => rows * 8 + entries * 2

export function decodeModel(
  file: Pick<ModelFile, 'rows' | 'entries' | 'scaleMax' | 'classes' | 'bias' | 'lengthWeight'>,
  bytes: Uint8Array,
): ClauseModel {
  const { rows, entries, scaleMax } = file
  if (bytes.length !== modelSize(rows, entries))
    throw new Error(`the model's data has ${bytes.length} bytes, not ${modelSize(rows, entries)}`)
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  const buckets = new Uint32Array(buffer, 0, rows)
  const steps = new Uint16Array(buffer, rows * 4, rows)
  const rowOf = new Int32Array(BUCKETS).fill(-1)
  const weights = new Float32Array(rows)
  const scales = new Float32Array(rows)
  const offsets = new Uint32Array(rows + 1)
  for (let row = 0; row < rows; row += 1) {
    rowOf[buckets[row] as number] = row
    weights[row] = (bytes[rows * 6 + row] as number) / IDF_STEPS
    scales[row] = ((steps[row] as number) * scaleMax) / 65_535
    offsets[row + 1] = (offsets[row] as number) + (bytes[rows * 7 + row] as number)
  }
  if (offsets[rows] !== entries) throw new Error('the counts of the model do not add up')
  const classIds = new Uint8Array(buffer, rows * 8, entries)
  const values = new Int8Array(buffer, rows * 8 + entries, entries)
  const { classes, bias, lengthWeight } = file
  return { classes, rowOf, weights, scales, offsets, classIds, values, bias, lengthWeight }
}

/** Scores of a text's features. Pure; the cost grows with the features that the model knows. */
export function scoreFeatures(features: Features, model: ClauseModel): Scores {
  const { rowOf, weights, scales, offsets, classIds, values } = model
  const { buckets } = features
  const weighed = new Float32Array(buckets.length)
  let norm = 0
  let rowCount = 0
  for (let index = 0; index < buckets.length; index += 1) {
    const row = rowOf[buckets[index] as number] as number
    if (row < 0) continue
    const weight = (features.values[index] as number) * (weights[row] as number)
    weighed[index] = weight
    norm += weight * weight
    rowCount += 1
  }
  const byClass = new Float32Array(model.classes.length)
  const length = norm > 0 ? 1 / Math.sqrt(norm) : 0
  for (let index = 0; index < buckets.length; index += 1) {
    const weight = (weighed[index] as number) * length
    weighed[index] = weight
    if (weight === 0) continue
    const row = rowOf[buckets[index] as number] as number
    const scaled = weight * (scales[row] as number)
    const end = offsets[row + 1] as number
    for (let entry = offsets[row] as number; entry < end; entry += 1) {
      const id = classIds[entry] as number
      byClass[id] = (byClass[id] as number) + scaled * (values[entry] as number)
    }
  }
  return { byClass, weighed, rowCount }
}

/** A sparse row of features that the solvers learn from: columns and their values, brought to length 1. */
export interface Row {
  columns: Int32Array
  values: Float64Array
}

/**
 * Ridge regression of every class at once: minimises ‖XW − Y‖² + λ‖W‖² by conjugate gradients in the space of the examples.
 * Returns W as columns × classes.
 */
export function ridge(
  rows: readonly Row[],
  targets: readonly number[],
  columns: number,
  classes: number,
  lambda: number,
  steps = 10,
): Float32Array {
  const count = rows.length
  const cells = count * classes
  const residual = new Float32Array(cells)
  targets.forEach((target, row) => {
    if (target >= 0) residual[row * classes + target] = 1
  })
  const direction = residual.slice()
  const solution = new Float32Array(cells)
  const image = new Float32Array(cells)
  const factor = new Float64Array(classes)
  let power = dots(residual, residual, count, classes)
  for (let step = 0; step < steps; step += 1) {
    applyGram(rows, direction, image, columns, classes, lambda)
    const curve = dots(direction, image, count, classes)
    for (let c = 0; c < classes; c += 1)
      factor[c] = (curve[c] as number) > 1e-12 ? (power[c] as number) / (curve[c] as number) : 0
    for (let row = 0, at = 0; row < count; row += 1)
      for (let c = 0; c < classes; c += 1, at += 1) {
        solution[at] = (solution[at] as number) + (factor[c] as number) * (direction[at] as number)
        residual[at] = (residual[at] as number) - (factor[c] as number) * (image[at] as number)
      }
    const next = dots(residual, residual, count, classes)
    for (let c = 0; c < classes; c += 1)
      factor[c] = (power[c] as number) > 1e-12 ? (next[c] as number) / (power[c] as number) : 0
    power = next
    for (let row = 0, at = 0; row < count; row += 1)
      for (let c = 0; c < classes; c += 1, at += 1)
        direction[at] = (residual[at] as number) + (factor[c] as number) * (direction[at] as number)
  }
  return transposeApply(rows, solution, columns, classes)
}

/** image = (X Xᵀ + λ) direction. */
function applyGram(
  rows: readonly Row[],
  direction: Float32Array,
  image: Float32Array,
  columns: number,
  classes: number,
  lambda: number,
): void {
  const middle = transposeApply(rows, direction, columns, classes)
  rows.forEach((row, index) => {
    const out = index * classes
    for (let c = 0; c < classes; c += 1) image[out + c] = lambda * (direction[out + c] as number)
    for (let k = 0; k < row.columns.length; k += 1) {
      const at = (row.columns[k] as number) * classes
      const value = row.values[k] as number
      for (let c = 0; c < classes; c += 1)
        image[out + c] = (image[out + c] as number) + value * (middle[at + c] as number)
    }
  })
}

/** Xᵀ M for M of examples × classes. */
function transposeApply(rows: readonly Row[], matrix: Float32Array, columns: number, classes: number): Float32Array {
  const out = new Float32Array(columns * classes)
  rows.forEach((row, index) => {
    const from = index * classes
    for (let k = 0; k < row.columns.length; k += 1) {
      const at = (row.columns[k] as number) * classes
      const value = row.values[k] as number
      for (let c = 0; c < classes; c += 1) out[at + c] = (out[at + c] as number) + value * (matrix[from + c] as number)
    }
  })
  return out
}

function dots(a: Float32Array, b: Float32Array, count: number, classes: number): Float64Array {
  const sums = new Float64Array(classes)
  for (let row = 0, at = 0; row < count; row += 1)
    for (let c = 0; c < classes; c += 1, at += 1) sums[c] = (sums[c] as number) + (a[at] as number) * (b[at] as number)
  return sums
}

/** Logistic regression by AdaGrad: does a text touch any clause? A fixed order of shuffling keeps it reproducible. */
export function logistic(
  rows: readonly Row[],
  labels: readonly number[],
  importance: readonly number[],
  columns: number,
): { weights: Float32Array; bias: number; lengthWeight: number } {
  const weights = new Float32Array(columns)
  const squares = new Float32Array(columns).fill(1e-4)
  const order = rows.map((_, index) => index)
  let [bias, lengthWeight, seed] = [0, 0, 3]
  const random = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return seed / 2 ** 32
  }
  for (let epoch = 0; epoch < 4; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1))
      const swap = order[i] as number
      order[i] = order[j] as number
      order[j] = swap
    }
    for (const index of order) {
      const row = rows[index] as Row
      const length = lengthOf(row.columns.length)
      let score = bias + lengthWeight * length
      for (let k = 0; k < row.columns.length; k += 1)
        score += (row.values[k] as number) * (weights[row.columns[k] as number] as number)
      const slope = (1 / (1 + Math.exp(-score)) - (labels[index] as number)) * (importance[index] as number)
      for (let k = 0; k < row.columns.length; k += 1) {
        const column = row.columns[k] as number
        const step = slope * (row.values[k] as number) + 3e-4 * (weights[column] as number)
        squares[column] = (squares[column] as number) + step * step
        weights[column] = (weights[column] as number) - (0.3 * step) / Math.sqrt(squares[column] as number)
      }
      bias -= 0.006 * slope
      lengthWeight -= 0.006 * slope * length
    }
  }
  return { weights, bias, lengthWeight }
}

/** The length of a text as the model sees it: the logarithm of its known features, centred. */
export const lengthOf = (features: number): number => Math.log(Math.max(features, 1)) - 3.5

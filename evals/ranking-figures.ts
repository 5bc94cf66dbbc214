/** Probability that a positive scores above a negative; ties count half. */
export function areaUnderCurve(scored: readonly { score: number; positive: boolean }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score)
  const positives = sorted.filter(item => item.positive).length
  let ranks = 0
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (end < sorted.length && sorted[end]?.score === sorted[i]?.score) end += 1
    for (let j = i; j < end; j += 1) if (sorted[j]?.positive) ranks += (i + 1 + end) / 2
    i = end
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives))
}

/** F1 with the precision and recall that it is made of, as one figure to print. */
export function f1(pairs: readonly { said: boolean; gold: boolean }[]): string {
  const hit = pairs.filter(pair => pair.said && pair.gold).length
  const precision = hit / Math.max(1, pairs.filter(pair => pair.said).length)
  const recall = hit / Math.max(1, pairs.filter(pair => pair.gold).length)
  const score = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return `F1 ${score.toFixed(3)} (P ${precision.toFixed(3)}, R ${recall.toFixed(3)})`
}

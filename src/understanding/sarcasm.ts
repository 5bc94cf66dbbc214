import type { Analysis } from './analysis.ts'

/**
 * Praise that is meant as blame: a fixed mocking phrase, or praise of the company in the same breath as a grievance
 * without a "but" between them ("真快啊，才等了三个小时"). Thanks are no praise: "谢谢，但是…" is politeness.
 */
export function isMockery(analysis: Analysis, blame: number): boolean {
  const markers = analysis.hits.marker
  if (markers.some(hit => hit.group.label === 'sarcasm' && hit.group.weight >= 1 && !hit.negated && !hit.reported)) {
    return true
  }
  const praises = markers.filter(hit => hit.group.label === 'praise' && !hit.negated && !hit.reported)
  if (praises.length === 0) return false
  const weak = markers.some(hit => hit.group.label === 'sarcasm')
  if (blame < (weak ? 0.3 : 0.6)) return false
  const contrasts = markers.filter(hit => hit.group.label === 'contrast')
  return !contrasts.some(contrast =>
    praises.some(praise => contrast.start >= praise.end || contrast.end <= praise.start),
  )
}

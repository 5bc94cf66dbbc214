export type RiskLevel = 'none' | 'low' | 'medium' | 'high'

/** Risk (F1) as a word; the steps follow the weights of the signals: repeated and vulnerable is medium, regulator and above high. */
export function riskLevel(value: number): RiskLevel {
  if (value < 0.05) return 'none'
  if (value < 0.3) return 'low'
  return value < 0.5 ? 'medium' : 'high'
}

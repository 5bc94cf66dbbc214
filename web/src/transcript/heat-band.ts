/** Heat in the words of the vocabulary: 0 even voice, 0.33 raised, 0.67 quarrel, 1 out of control; each band is centred on its word. */
export type HeatBand = 'even' | 'raised' | 'quarrel' | 'out-of-control'

export function heatBand(heat: number): HeatBand {
  if (heat < 0.17) return 'even'
  if (heat < 0.5) return 'raised'
  return heat < 0.84 ? 'quarrel' : 'out-of-control'
}

/** Shares and heats as whole hundredths: 0.724 → "72". A minus sign of its own width keeps columns straight. */
export function hundredths(value: number): string {
  const rounded = Math.round(value * 100)
  return rounded < 0 ? `−${-rounded}` : String(rounded)
}

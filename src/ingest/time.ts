const finite = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

const scaled = (value: unknown, factor: number): number | undefined => {
  const number = finite(value)
  return number === undefined ? undefined : Math.round(number * factor)
}

/** Milliseconds, as a number or a numeric string; anything else counts as a time that is missing. */
export const millis = (value: unknown): number | undefined => scaled(value, 1)

/** Seconds, as a number or a numeric string, in whole milliseconds. */
export const secondsToMillis = (value: unknown): number | undefined => scaled(value, 1000)

/** Google's durations: `"3.200s"` in JSON, `{seconds, nanos}` where a client library wrote the message out. */
export const durationToMillis = (value: unknown): number | undefined => {
  if (typeof value === 'string') return secondsToMillis(value.replace(/s$/, ''))
  if (typeof value !== 'object' || value === null) return undefined
  const { seconds, nanos } = value as { seconds?: unknown; nanos?: unknown }
  if (seconds === undefined && nanos === undefined) return undefined
  return (secondsToMillis(seconds ?? 0) ?? 0) + (scaled(nanos ?? 0, 1e-6) ?? 0)
}

/** The time of day as an instant, for formats that stamp messages by the clock. */
export const instantToMillis = (value: unknown): number | undefined => {
  if (typeof value !== 'string') return undefined
  const instant = Date.parse(value)
  return Number.isNaN(instant) ? undefined : instant
}

/** Turns instants into offsets from the first one that is shown to it: a call starts at 0 ms. */
export const fromFirst = (): ((instantMs: number | undefined) => number | undefined) => {
  let first: number | undefined
  return instantMs => {
    first ??= instantMs
    return instantMs === undefined || first === undefined ? undefined : instantMs - first
  }
}

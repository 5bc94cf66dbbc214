/** What may be logged of a failure: its kind and where it happened. Never its message, which may quote words of a call (D6). */
export function placeOf(error: unknown): { error: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  const at = error.stack
    ?.split('\n')
    .find(line => line.trimStart().startsWith('at '))
    ?.trim()
  return { error: error.name, ...(at === undefined ? {} : { at }) }
}

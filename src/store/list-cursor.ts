/** Where a list of calls goes on: strictly after this call in the order newest first. */
export interface ListPosition {
  createdAt: number
  callId: string
}

export function writeCursor({ createdAt, callId }: ListPosition): string {
  return Buffer.from(`${createdAt}:${callId}`).toString('base64url')
}

/** Null for the beginning and for anything that is no cursor of ours. */
export function readCursor(cursor: string | null): ListPosition | null {
  if (!cursor) return null
  const match = /^(\d{1,16}):(.+)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8'))
  return match ? { createdAt: Number(match[1]), callId: match[2] as string } : null
}

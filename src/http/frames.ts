import type { LoggedEvent } from '../domain/events.ts'
import { encodeServerMessage } from '../protocol/codec.ts'
import type { ServerMessage } from '../protocol/messages.ts'

export const frameOf = (message: ServerMessage): Buffer => Buffer.from(encodeServerMessage(message))

/** An event is encoded once for all who watch; the frame goes with the event object. */
const eventFrames = new WeakMap<LoggedEvent, { epoch: number; frame: Buffer }>()

export function eventFrame(callId: string, epoch: number, event: LoggedEvent): Buffer {
  const known = eventFrames.get(event)
  if (known?.epoch === epoch) return known.frame
  const frame = frameOf({ type: 'event', callId, epoch, seq: event.seq, event })
  eventFrames.set(event, { epoch, frame })
  return frame
}

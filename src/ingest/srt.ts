import { createCueReader } from './cues.ts'
import type { TextFormat } from './draft.ts'

/** SubRip, as Whisper and subtitle editors write it; a speaker may stand before a colon. */
export const srt: TextFormat = { source: 'srt', tags: 'claimed', open: () => createCueReader('srt') }

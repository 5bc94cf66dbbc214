import { createCueReader } from './cues.ts'
import type { TextFormat } from './draft.ts'

/** WebVTT, with or without hours, cue ids, settings, notes, styles and voice tags. */
export const webvtt: TextFormat = { source: 'webvtt', tags: 'claimed', open: () => createCueReader('webvtt') }

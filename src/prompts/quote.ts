/** A turn of a real call can be a minute long; its end says what has to be answered. */
const QUOTED_CHARS_MAX = 280

/**
 * Makes spoken words safe to stand inside a data block: one line, no angle brackets, so that nothing said in a call can
 * close the block or open another (fault 27). Of a long text the end is kept.
 */
export function quote(text: string): string {
  const line = text
    .replace(/[<＜〈《]/g, '‹')
    .replace(/[>＞〉》]/g, '›')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return line.length > QUOTED_CHARS_MAX ? `…${line.slice(-QUOTED_CHARS_MAX)}` : line
}

/** A data block: a fixed tag around lines that have been quoted. */
export function dataBlock(tag: string, lines: readonly string[]): string {
  return [`<${tag}>`, ...lines, `</${tag}>`].join('\n')
}

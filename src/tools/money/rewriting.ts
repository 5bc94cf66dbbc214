import type { Heard } from './as-heard.ts'

/** Collects changes of a text, from left to right, and keeps the way back from the new text to the old one. */
export class Rewriting {
  changed = false
  private readonly source: string
  private text = ''
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  private readonly touched: number[] = []
  private done = 0

  constructor(source: string) {
    this.source = source
  }

  /** Leaves out `[start, end)`. */
  drop(start: number, end: number): void {
    this.copy(start)
    this.touched.push(this.text.length * 2)
    this.done = end
    this.changed = true
  }

  /** Writes `char` for the character at `at`, or for all up to `end`. */
  replace(at: number, char: string, end = at + 1): void {
    this.copy(at)
    this.touched.push(this.text.length * 2 + 1)
    this.text += char
    for (let unit = 0; unit < char.length; unit += 1) {
      this.starts.push(at)
      this.ends.push(end)
    }
    this.done = end
    this.changed = true
  }

  finish(): Heard {
    this.copy(this.source.length)
    return { text: this.text, starts: this.starts, ends: this.ends, touched: this.touched }
  }

  private copy(end: number): void {
    for (let at = this.done; at < end; at += 1) {
      this.starts.push(at)
      this.ends.push(at + 1)
    }
    this.text += this.source.slice(this.done, end)
    this.done = Math.max(this.done, end)
  }
}

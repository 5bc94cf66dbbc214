import { readDigits } from './arabic-numeral.ts'
import {
  BIG_UNITS,
  COUNTED,
  DIGITS,
  decimalsAt,
  FEW,
  HALF,
  isChineseNumeral,
  isPair,
  MEGA,
  NEAR,
  PIECES,
  POINT,
  SMALL_UNITS,
  SPACE,
  spokenDigits,
  TENS,
} from './chinese-characters.ts'
import { isSpokenW, takeFew, takeHalf, takeNear, takePieces } from './chinese-forms.ts'
import { Tally } from './chinese-tally.ts'

/** After k or w a single digit may follow ("1w5"); letters and longer numbers make it another word. */
const CONTINUES = /^(?:[a-z]|\d[\da-z])/

/** One pass over a numeral; `choice` picks the first or the second of two digits said together ("三五百"). */
export class ChineseReading {
  readonly tally = new Tally()
  pos: number
  paired = false
  arabic = false
  formatted = false
  dubious = false
  spoken = 0
  readonly text: string
  readonly start: number
  private readonly choice: 0 | 1

  constructor(text: string, start: number, choice: 0 | 1) {
    this.text = text
    this.start = start
    this.pos = start
    this.choice = choice
  }

  run(): boolean {
    while (this.step());
    const { pending } = this.tally
    if (pending && !this.endsWell()) this.giveBack()
    else this.tally.settleElided()
    while (this.text.charCodeAt(this.pos - 1) === SPACE) this.pos -= 1
    return this.pos > this.start
  }

  private step(): boolean {
    const code = this.text.charCodeAt(this.pos)
    if (code === SPACE) return this.takeSpace()
    if (code >= 0x30 && code <= 0x39) return this.takeArabic()
    if (DIGITS.has(code)) return this.takeDigits()
    if (SMALL_UNITS.has(code)) return this.takeSmallUnit(SMALL_UNITS.get(code) as number)
    if (BIG_UNITS.has(code)) return this.takeBigUnit(code, BIG_UNITS.get(code) as number)
    if (TENS.has(code)) return this.takeTens(TENS.get(code) as number)
    if (FEW.has(code)) return takeFew(this)
    if (NEAR.has(code)) return takeNear(this)
    if (code === POINT) return this.takePoint()
    if (code === HALF) return takeHalf(this)
    if (code === PIECES) return takePieces(this)
    if (isSpokenW(this.text, this.pos) && this.tally.pending) {
      this.tally.addBigUnit(1e4)
      this.pos += 3
      return true
    }
    return false
  }

  private takeSpace(): boolean {
    const next = this.text.charCodeAt(this.pos + 1)
    const joins =
      isChineseNumeral(next) ||
      (BIG_UNITS.has(next) && (next > 0xff || !CONTINUES.test(this.text.slice(this.pos + 2, this.pos + 4))))
    return this.pos > this.start && joins && this.advance()
  }

  private takeArabic(): boolean {
    const digits = this.tally.pending ? null : readDigits(this.text, this.pos)
    if (!digits) return false
    this.tally.pending = { value: digits.value, at: this.pos, single: digits.count === 1 && digits.decimals === 0 }
    if (this.pos === this.start) {
      this.arabic = true
      this.spoken = digits.count
      this.formatted = digits.formatted
    }
    this.dubious ||= digits.dubious
    this.pos = digits.end
    return true
  }

  private takeDigits(): boolean {
    const { tally } = this
    if (tally.pending) return false
    const at = this.pos
    const { values, end } = spokenDigits(this.text, at)
    this.pos = end
    while (tally.started && values[0] === 0) {
      tally.zero = true
      values.shift()
    }
    const [first, second] = values
    if (first === undefined) return true
    if (values.length === 1) tally.pending = { value: first, at, single: true }
    else if (values.length === 2 && isPair(first, second as number) && this.pairStands()) {
      this.paired = true
      tally.pending = { value: values[this.choice] as number, at, single: true }
    } else if (tally.started) {
      this.pos = at
      return false
    } else {
      this.spoken = values.length
      this.dubious ||= first === 0
      tally.pending = { value: Number(values.join('')), at, single: false }
    }
    return true
  }

  /** Two digits side by side are a span where a unit or money follows, and digits of a number elsewhere. */
  private pairStands(): boolean {
    const next = this.text.charCodeAt(this.pos)
    if (SMALL_UNITS.has(next) || BIG_UNITS.has(next) || this.tally.unit === 10) return true
    if (/[元块毛角欧英美港镑日韩卢刀]/.test(this.text.charAt(this.pos))) return true
    // 五千二三: two digits in the unit that was left out.
    return this.tally.lastScale >= 100 && !this.tally.zero && !isChineseNumeral(next)
  }

  private takeSmallUnit(unit: number): boolean {
    if (unit >= this.tally.unit) return this.giveBack()
    if (this.tally.pending === null && unit > 10 && !this.tally.zero) {
      if (this.pos !== this.start || !this.precedes('把来多万十块元')) return false
      // 千元 and 上百块 name a size, not a figure.
      this.tally.near = true
    }
    if (this.tally.pending === null && unit > 10 && this.tally.zero) this.dubious = true
    this.tally.addSmallUnit(unit)
    return this.advance()
  }

  private takeBigUnit(code: number, unit: number): boolean {
    // 兆 counts megabytes unless money follows it.
    if (code === MEGA && !this.precedes('元日美韩一二三四五六七八九')) return this.giveBack()
    if (code < 0x80 && (this.tally.bare || CONTINUES.test(this.text.slice(this.pos + 1, this.pos + 3)))) return false
    if (this.tally.bare && !this.tally.started) {
      if (this.pos !== this.start || !this.precedes('把来多块元')) return false
      this.tally.near = true
    }
    this.tally.addBigUnit(unit)
    return this.advance()
  }

  private takeTens(value: number): boolean {
    if (this.tally.pending || this.tally.unit <= 10) return false
    this.tally.addTens(value)
    return this.advance()
  }

  private takePoint(): boolean {
    const { digits, end } = decimalsAt(this.text, this.pos + 1)
    // 一万点五 is 10,000.5 to a program and 15,000 to a listener.
    if (this.tally.scale >= 1e4 && this.tally.bare) this.dubious = true
    // 四点五十 is a time of day.
    if (digits === '' || this.pos === this.start || /[十分刻]/.test(this.text.charAt(end))) return false
    this.tally.addDecimals(digits, this.pos)
    this.formatted = true
    this.pos = end
    return true
  }

  /** Whether the last digits, with no unit behind them, belong to this number and not to the next phrase. */
  private endsWell(): boolean {
    const { tally } = this
    if (tally.pending?.few && tally.lastScale === 1 && tally.value === 0)
      return /[块元毛]/.test(this.text.charAt(this.pos))
    return tally.elidedUnit === 1 || tally.near || !COUNTED.test(this.text.charAt(this.pos))
  }

  /** Whether one of `chars` follows the character at hand. */
  precedes(chars: string): boolean {
    const next = this.text.charAt(this.pos + 1)
    return next !== '' && chars.includes(next)
  }

  /** Goes one character on. */
  advance(): true {
    this.pos += 1
    return true
  }

  /** The last digits belong to the next number ("三百 五百"): the numeral ends before them. */
  private giveBack(): false {
    if (this.tally.pending) this.pos = this.tally.pending.at
    this.tally.pending = null
    return false
  }
}

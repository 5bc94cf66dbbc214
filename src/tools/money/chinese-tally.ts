const NONE = Number.POSITIVE_INFINITY

/** Digits that were read and wait for the unit that says what they count. */
export interface Pending {
  value: number
  /** Where they stand, so that they can be given back to the text. */
  at: number
  /** One digit, so that a left-out unit may follow from the unit before ("三千五"). */
  single: boolean
  few?: boolean
}

/**
 * The arithmetic of a Chinese numeral: sections of 千, 百 and 十 below 万, 万 below 亿. Knows nothing of the text.
 */
export class Tally {
  pending: Pending | null = null
  near = false
  few = false
  elided = false
  zero = false
  /** The largest unit and the last one. */
  scale = 1
  lastScale = 1
  /** The last unit within the section; a following unit must be smaller. */
  unit = NONE
  private afterBig = NONE
  private high = 0
  private highUnit = 1
  private middle = 0
  private section = 0

  get value(): number {
    return this.high + this.middle + this.section + (this.pending?.value ?? 0)
  }

  /** Whether a unit was read already, in this section or before it. */
  get started(): boolean {
    return this.unit !== NONE || this.afterBig !== NONE
  }

  /** Whether nothing stands in the section, so that 万 or 千 would count itself. */
  get bare(): boolean {
    return this.pending === null && this.section === 0 && this.unit === NONE
  }

  addSmallUnit(unit: number): void {
    this.section += (this.pending?.value ?? 1) * unit
    this.settle(unit)
  }

  /** 廿, 卅: tens that need no digit. */
  addTens(value: number): void {
    this.section += value
    this.settle(10)
  }

  addBigUnit(unit: number): void {
    const counted = this.section + (this.pending?.value ?? 0)
    if (unit > 1e4) {
      // 四十九兆九千亿: what follows a larger unit is added, what precedes one is multiplied.
      if (this.high > 0 && unit < this.highUnit) this.high += (this.middle + counted) * unit
      else this.high = (this.high + this.middle + counted || 1) * unit
      this.highUnit = unit
      this.middle = 0
    } else if (this.bare && this.middle > 0) this.middle *= unit
    else this.middle += (this.bare && this.high === 0 ? 1 : counted) * unit
    this.section = 0
    this.settle(unit)
    this.unit = NONE
    this.afterBig = unit
  }

  /** The decimals of "三点五万"; a unit that follows counts whole and decimals. */
  addDecimals(digits: string, at: number): void {
    const whole = this.section + (this.pending?.value ?? 0)
    this.pending = { value: whole + Number(`0.${digits}`), at: this.pending?.at ?? at, single: false }
    this.section = 0
    this.unit = NONE
  }

  /** The unit that the last digit counts in where none was said: the 五 of 三千五 counts hundreds. */
  get elidedUnit(): number {
    const unit = this.section > 0 || this.unit !== NONE ? this.unit : this.afterBig
    const last = this.pending
    if (!last?.single || last.few || this.zero || unit < 100 || unit === NONE) return 1
    return unit / 10
  }

  settleElided(): void {
    const unit = this.elidedUnit
    if (unit === 1 || !this.pending) return
    this.pending.value *= unit
    this.elided = true
    this.lastScale = unit
  }

  private settle(unit: number): void {
    if (this.pending?.few) this.near = true
    this.pending = null
    this.unit = unit
    this.lastScale = unit
    this.scale = Math.max(this.scale, unit)
    this.zero = false
  }
}

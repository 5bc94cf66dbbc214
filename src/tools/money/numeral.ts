/** A number found in folded text, before it is known whether it counts money. */
export interface Numeral {
  start: number
  end: number
  /** The figure said, in whole units; the lower one where two were said ("三五百"). */
  low: number
  high: number | null
  /** Said with 多, 来, 余, 几: the figure is near, not exact. */
  approximate: boolean
  /** 几十, "a few hundred": a size without a figure. */
  few: boolean
  /** The largest counting unit that was said (百 100, 万 10,000, k 1,000); 1 where there was none. */
  scale: number
  /** The unit of the last digit said, for "三到五万" and the like. */
  lastScale: number
  /** 三千五, 一万二: the unit of the last digit was left out. */
  elided: boolean
  /** How many digits were written one by one; tells a serial number from a sum. */
  digits: number
  script: 'arabic' | 'chinese' | 'english'
  /** Grouped or decimal digits ("1,500", "30.00"), as money is written. */
  formatted: boolean
  /** The figure can be read in two ways ("1.500"), so nobody may rely on it. */
  dubious: boolean
  /** "ninety-six eighty-four": a price with cents where no unit follows. */
  centsToo?: boolean
}

import { CODE_GAP } from './fillers.ts'

const VALUES: Readonly<Record<string, string>> = {
  ...{ 零: '0', 洞: '0', 一: '1', 幺: '1', 二: '2', 三: '3', 參: '3', 四: '4', 肆: '4', 五: '5', 伍: '5' },
  ...{ 六: '6', 陆: '6', 七: '7', 拐: '7', 八: '8', 九: '9', 勾: '9' },
}
const SPOKEN = /[零洞一幺二三參四肆五伍六陆七拐八九勾]/g

/** The text with digits in Chinese characters as figures, of the same length: for codes that mix letters and digits. */
export function withFigures(text: string): string {
  return text.replace(SPOKEN, char => VALUES[char] as string)
}

const LAST_PART = new RegExp(`${CODE_GAP}+[0-9a-z]{1,4}$`)
/** What makes a count, a date or another word of a digit before it. */
export const WORD_GOES_ON = /^[年月日号个次元块万千百十点共直定起样般些切旦再律向]/

/** How long a code is without a last part that belongs to the next word: "…，一共", "… 2023年". */
export function lengthOfCode(code: string, next: string): number {
  return WORD_GOES_ON.test(next) ? (LAST_PART.exec(code)?.index ?? code.length) : code.length
}

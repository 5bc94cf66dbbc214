import type { Sum } from './sum.ts'

const PIECE =
  /^(?:屏|蛋|电[池视]|表|手表|原味|鸡|肉|板|砖|地|玻|布|石|牌|面包|糖|肥|巧|硬盘|主板|显|移|腕|香|豆|金[牌条]|铜|铁|木|皮|土|空地|内存|区域|骨头|内容|业务|工作)/
const TOGETHER = /^[儿去来走吃]/

/** 两块屏幕, 第二块, 5分好评, 三分钟: a currency word that counts something else here. */
export function isPiece(text: string, sum: Sum): boolean {
  const { word, numeral } = sum
  if (!word || word.start < numeral.end) return false
  const said = text.slice(word.start, word.end)
  const right = text.slice(sum.end, sum.end + 4)
  // "%20cad" in an address on the net.
  if (text.charAt(sum.start - 1) === '%' && /^[a-z]/.test(said)) return true
  if (/第$/.test(text.slice(Math.max(0, sum.start - 1), sum.start))) return true
  if (numeral.low === 1 && numeral.script === 'chinese' && isIdiom(text, sum)) return true
  if (said === '块' && numeral.few && !/^(?:$|[,。!?;钱多的就都吧呢啊了费押零左话])/.test(right)) return true
  if (said === '毛' && numeral.low === 3 && !/^(?:钱|[0-9一二三四五六七八九几])/.test(right)) return true
  if (said === '块')
    return (
      numeral.low < 20 &&
      (PIECE.test(right) || (numeral.low === 1 && TOGETHER.test(right)) || isTogether(text, sum, word.end))
    )
  if (said === '分' || said === '仙') return numeral.formatted || !isWhole(text, sum)
  if (said === '角' || said === '毛' || said === '毫')
    return !isWhole(text, sum) && !/^(?:钱|[,。!?;的吧吗呢都也]|左右|以)/.test(right) && right !== ''
  return said === 'p' || (said === '刀' && numeral.low < 10 && !/^(?:的?[赔补]|,|。|$)/.test(right))
}

const NOT_A_BIT = /^(?:都|也)(?:不|没|别|甭|休|要|得|舍)|^(?:没|不|一分货)/
const NOT_A_BIT_BEFORE = /(?:少|差|缺|不|哪怕|连|多|半|没(?:有|给|退|赔|拿|收|花|见|领)?(?:过|到|我|您|你)?)$/

/** 一分钱都不能少, 少一毛免谈, 一分钱一分货: ways of speaking, no sums. */
function isIdiom(text: string, { start, end, word, low }: Sum): boolean {
  const isSmall = word !== null && word.hundredths < 100
  if ((low ?? 0) > 100 || !(isSmall || word?.code === 'CNY')) return false
  if (NOT_A_BIT.test(text.slice(end, end + 3))) return true
  return isSmall && NOT_A_BIT_BEFORE.test(text.slice(Math.max(0, start - 4), start))
}

/** 一块儿, 咱们一块去: together, not one yuan. */
function isTogether(text: string, sum: Sum, end: number): boolean {
  if (sum.numeral.low !== 1 || sum.numeral.script !== 'chinese') return false
  const right = text.slice(end, end + 2)
  if (/^(?:钱|半|[0-9零一二三四五六七八九两])/.test(right)) return false
  return (
    !/(?:[给赔退收扣付差才就只多少每]|最多|至少|^)$/.test(text.slice(Math.max(0, sum.start - 4), sum.start)) ||
    !/^(?:$|[,。!?;都也的])/.test(right)
  )
}

function isWhole(text: string, sum: Sum): boolean {
  return text.slice(0, sum.start).trim() === '' && text.slice(sum.end).trim() === ''
}

import type { Sum } from './sum.ts'

const NEAR_BEFORE =
  /(?:(?:大概|大约|差不多|估计)[^0-9,。零一二三四五六七八九十百千万两几]{0,8}|大概|大约|约|差不多|将近|接近|近|快|小|不到|(?<![加以卡面账身手])上|大致|估计|(?<!how |what )about|around|roughly|approximately|approx\.?|nearly|almost|close to|circa|some|over|more than|an estimated|ish)[是要有: ]{0,2}$/
const NEAR_AFTER =
  /^ ?(?:左右|上下|出头|开外|多(?![少])|不到|来往|or so|ish|odd|give or take|-ish|plus(?=[,.!?;]|$)|or thereabouts)/

/** 大约, 左右, "about": the figure is near, not exact. */
export function isNear(text: string, sum: Sum): boolean {
  return (
    sum.numeral.approximate ||
    NEAR_BEFORE.test(text.slice(Math.max(0, sum.start - 14), sum.start)) ||
    NEAR_AFTER.test(text.slice(sum.end, sum.end + 14))
  )
}

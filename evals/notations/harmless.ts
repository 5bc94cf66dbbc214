import type { Random } from './random.ts'

/** Sentences of complaint calls with numbers in them and no money: the reader must find nothing. */
const DIGITS = '零一二三四五六七八九'
const digitsOf = (count: number, random: Random) => Array.from({ length: count }, () => random.int(0, 9)).join('')
const spelt = (text: string) => [...text].map(digit => DIGITS.charAt(Number(digit))).join('')
const small = (random: Random) =>
  random.pick(['一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '2', '3', '5', '7', '10', '15'])

const WRITERS: readonly ((random: Random) => string)[] = [
  r => `您是${r.int(2015, 2026)}年${r.int(1, 12)}月${r.int(1, 28)}日投保的`,
  r =>
    `${r.int(2015, 2026)}-${String(r.int(1, 12)).padStart(2, '0')}-${String(r.int(1, 28)).padStart(2, '0')}这天有一条记录`,
  r => `我${r.pick(['上午', '下午', '晚上'])}${small(r)}点${r.pick(['', '半', '十五分', '一刻'])}给您回电话`,
  r => `${r.int(8, 18)}:${r.pick(['00', '15', '30', '45'])}之前我们会联系您`,
  r => `您的保单号是P${digitsOf(12, r)}，对吗`,
  r => `工单${digitsOf(r.int(8, 14), r)}已经建好了`,
  r => `您可以拨打${r.pick(['12378', '12315', '12345', '95518', '95588', '95511', '10010', '12368'])}反映`,
  r => `尾号${digitsOf(4, r)}的卡，是您本人的吗`,
  r => `验证码是${digitsOf(r.pick([4, 6]), r)}，请您念一遍`,
  r => `您打了${small(r)}次电话，我都看到了`,
  r => `我们${small(r)}个工作日之内答复您`,
  r => `已经过去${small(r)}天了，是我们慢了`,
  r => `赔付比例是百分之${spelt(String(r.int(1, 9)))}十`,
  r => `手续费率是${r.int(1, 20)}%`,
  r => `这款产品${r.int(18, 65)}岁以下可以买`,
  r => `您${r.int(18, 90)}岁，符合条件`,
  r => `您家住${r.int(1, 32)}楼，对吧`,
  r => `${r.int(1, 30)}号楼${r.int(1, 6)}单元${r.int(101, 2804)}室`,
  r => `按第${spelt(String(r.int(1, 9)))}十${spelt(String(r.int(1, 9)))}条来说`,
  r => `条款第${r.int(1, 30)}页第${r.int(1, 9)}条写着`,
  r => `您手机系统升到${r.int(5, 18)}.${r.int(0, 9)}.${r.int(0, 9)}了吗`,
  r => `您给我们打${r.int(1, 10)}分也行`,
  r => `当天气温有${r.int(20, 39)}度`,
  r => `您的行李是${r.int(5, 40)}公斤`,
  r => `离您最近的网点${r.int(2, 20)}公里`,
  r => `一共有${r.int(2, 40)}位客户反映过这个事`,
  r => `三分之${r.pick(['一', '二'])}的客户选了另一种`,
  r => `这个事${r.pick(['百分之百', '千万', '万一'])}要先核实`,
  r =>
    `${r.pick(['千万别着急', '万一有变化我告诉您', '您千万别挂', '万分抱歉', '一百个对不住您', '咱们一块儿想办法', '我跟您一块看条款'])}`,
  r => `您的快递单号SF${digitsOf(13, r)}`,
  r => `请您先按${r.int(0, 9)}，再按#号键`,
  r => `${r.pick(['两', '三', '四'])}块${r.pick(['电池', '屏幕', '蛋糕', '手表', '地砖'])}都看过了`,
  r => `第${r.pick(['一', '二', '三'])}块${r.pick(['屏', '内容', '材料'])}我再看看`,
  r => `${r.pick(['第三方', '二手车', '五星好评', '三无产品', '一对一', '七天无理由', '五毛特效'])}的说法我记下了`,
  r => `他那边打了${r.pick(['八', '九', '七'])}折`,
  r => `这份合同有${r.int(2, 90)}页，附件${r.int(2, 9)}份`,
  r => `等待期是${r.pick(['30', '90', '180', '九十', '一百八十'])}天`,
  r => `犹豫期${r.pick(['15', '20', '十五', '二十'])}天，从签收起算`,
  r => `您排在第${r.int(2, 400)}位`,
  r => `通话时长${r.int(2, 58)}分${r.int(1, 59)}秒`,
  r => `${r.int(2, 9)}月份的账单${r.int(1, 28)}号出`,
  r => `您的身份证尾号${digitsOf(4, r)}，我核对一下`,
  r => `我的工号是${digitsOf(r.int(4, 6), r)}`,
  r => `我们有${r.int(2, 12)}个部门在跟这件事`,
  r => `车牌号我记的是京A${digitsOf(5, r)}`,
  r => `航班${r.pick(['CA', 'MU', 'CZ'])}${digitsOf(4, r)}晚点了${r.int(1, 9)}小时`,
  r => `流量还剩${r.int(1, 90)}个G，宽带${r.pick(['100', '200', '500'])}兆`,
  r => `I will call you back at ${r.int(1, 12)}:${r.pick(['00', '15', '30'])}`,
  r => `You have called us ${r.int(2, 9)} times about this`,
  r => `Your policy number is ${digitsOf(9, r)}, is that right?`,
  r => `It takes ${r.int(2, 9)} to ${r.int(10, 15)} working days`,
  r => `That is ${r.int(2, 30)} percent of our customers`,
  r => `Your reference is ${r.pick(['CAS', 'REF', 'TK'])}-${digitsOf(6, r)}`,
  r => `The claim was filed on ${r.pick(['March', 'June', 'October'])} ${r.int(1, 28)}, ${r.int(2019, 2026)}`,
  r => `Section ${r.int(2, 90)} covers this, on page ${r.int(2, 60)}`,
  r => `I have been here for ${r.pick(['ten', 'five', 'twelve', 'three'])} years and never seen that`,
]

export function harmlessText(random: Random): string {
  return random.pick(WRITERS)(random)
}

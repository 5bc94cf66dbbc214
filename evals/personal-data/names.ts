import type { Random } from '../notations/random.ts'

/** Invented names: surnames by how common they are, given names from characters that parents choose. */

const COMMON =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const RARE = '仝逄亓缑佘邝麦农粟付闫肖户岑路蹇幸鹿訾郜戈卞佟付敬苟蒲税占'
const DOUBLE = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '尉迟',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '端木',
  '东方',
  '轩辕',
  '呼延',
]
const GIVEN =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰红玉梅华建国文辉力志永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘倩雅欣怡佳颖露瑶婷雪爱妹香月莺媛淑慧珠翠凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思丽云莲真环荣琳素洁瑾瑜嘉琼勤珍贞莉'

export const surname = (random: Random) => (random.chance(0.9) ? random.pick([...COMMON]) : random.pick([...RARE]))
const given = (random: Random, count: number) => Array.from({ length: count }, () => random.pick([...GIVEN])).join('')

export const shortName = (random: Random) => surname(random) + given(random, 1)
export const longName = (random: Random) => surname(random) + given(random, 2)
export const anyName = (random: Random) => (random.chance(0.3) ? shortName(random) : longName(random))
export const doubleName = (random: Random) => random.pick(DOUBLE) + given(random, random.int(1, 2))
export const fourName = (random: Random) =>
  random.pick([...'陈范周叶林梁']) + random.pick([...'方徐李黄冯何刘']) + given(random, 2)
export const doubleSurname = (random: Random) => random.pick(DOUBLE)

const DOTTED = [
  ...['阿依古丽·买买提', '艾力·吐尔逊', '古丽娜尔·艾合买提', '努尔兰·叶尔肯', '迪丽拜尔·阿不都', '帕提古丽·卡德尔'],
  ...['扎西·次仁', '买买提·吾守尔', '巴特尔·额尔德木图', '热依汗·吐尔地', '吐尔逊·艾山', '库尔班·玉山江'],
]
const UNDOTTED = [
  '扎西次仁',
  '卓玛',
  '阿依古丽',
  '次仁旺堆',
  '巴特尔',
  '其其格',
  '乌云其木格',
  '古丽巴哈尔',
  '丹增',
  '央金',
]
export const dottedName = (random: Random) => random.pick(DOTTED).replace('·', random.pick(['·', '·', '•', '・', '.']))
export const undottedName = (random: Random) => random.pick(UNDOTTED)

const TRADITIONAL: Readonly<Record<string, string>> = {
  ...{
    张: '張',
    陈: '陳',
    刘: '劉',
    杨: '楊',
    赵: '趙',
    黄: '黃',
    吴: '吳',
    孙: '孫',
    马: '馬',
    罗: '羅',
    郑: '鄭',
    谢: '謝',
  },
  ...{
    韩: '韓',
    冯: '馮',
    萧: '蕭',
    邓: '鄧',
    许: '許',
    苏: '蘇',
    卢: '盧',
    蒋: '蔣',
    贾: '賈',
    叶: '葉',
    阎: '閻',
    钟: '鍾',
  },
  ...{
    陆: '陸',
    龙: '龍',
    万: '萬',
    钱: '錢',
    汤: '湯',
    赖: '賴',
    龚: '龔',
    谭: '譚',
    邹: '鄒',
    顾: '顧',
    欧: '歐',
    阳: '陽',
  },
  ...{
    伟: '偉',
    丽: '麗',
    强: '強',
    军: '軍',
    艳: '豔',
    杰: '傑',
    涛: '濤',
    刚: '剛',
    兰: '蘭',
    红: '紅',
    华: '華',
    国: '國',
  },
  ...{
    辉: '輝',
    义: '義',
    兴: '興',
    宁: '寧',
    贵: '貴',
    龙: '龍',
    胜: '勝',
    发: '發',
    飞: '飛',
    顺: '順',
    达: '達',
    岩: '巖',
  },
}
export const traditional = (text: string) => [...text].map(char => TRADITIONAL[char] ?? char).join('')

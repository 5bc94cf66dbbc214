/**
 * Traditional characters of the words that announce personal data, of addresses and of surnames, each before its simple
 * form, and the full stop of Chinese sentences, which is no decimal point. Folding a text has done the characters of money and complaints already.
 */
const PAIRS =
  '戶户戸户聯联繫系絡络機机車车護护帳账賬账樓楼棟栋單单區区縣县鎮镇鄉乡莊庄門门兒儿孫孙婦妇師师驗验駕驾駛驶遞递' +
  '張张陳陈劉刘楊杨趙赵黃黄吳吴馬马羅罗鄭郑謝谢韓韩馮冯蕭萧鄧邓許许蘇苏盧卢蔣蒋賈贾葉叶閻阎鍾钟鐘钟陸陆龍龙萬万錢钱' +
  '湯汤賴赖龔龚譚谭鄒邹顧顾歐欧陽阳龐庞蘭兰顏颜溫温蘆芦魯鲁韋韦畢毕聶聂叢丛齊齐塗涂紀纪項项陰阴闕阙寧宁饒饶嚴严' +
  '喬乔賀贺倫伦駱骆閔闵鄔邬臺台衛卫諸诸東东門门獨独慶庆偉伟麗丽強强軍军艷艳豔艳傑杰濤涛剛刚紅红華华國国輝辉義义' +
  '興兴貴贵勝胜發发飛飞順顺達达巖岩鳳凤銘铭瑩莹靜静潔洁嬌娇嫻娴瓊琼雲云榮荣學学寶宝蓮莲愛爱鵬鹏澤泽軒轩曉晓夢梦樂乐' +
  '龜龟維维財财劍剑勵励鋒锋鋼钢銳锐錦锦長长啟启楓枫燁烨煒炜瑋玮穎颖嵐岚韻韵賢贤濱滨淵渊澗涧潤润禮礼祿禄' +
  '。;僑侨佈布廣广業业連连進进遠远運运鄰邻鏡镜針针閣阁'
const SIMPLE: ReadonlyMap<string, string> = new Map(
  [...PAIRS].flatMap((char, index, all) => (index % 2 === 0 ? [[char, all[index + 1] as string] as const] : [])),
)
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g')

/** The text with these characters in their simple form; the length stays the same. */
export function simplify(text: string): string {
  return text.replace(TRADITIONAL, char => SIMPLE.get(char) ?? char)
}

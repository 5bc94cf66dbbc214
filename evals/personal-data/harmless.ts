import type { Random } from '../notations/random.ts'

/** Texts that hold no personal data, though they look it: amounts, dates of the case, articles, hotlines, counts, names of things. */
const FIXED = [
  '我是投保人|我是户主|我叫你们经理来|姓什么的问题|我叫了一辆车|我在北京|我是老客户了|我是北京的',
  '叫你们领导听电话|他叫我先交钱|我姓什么不重要|您贵姓|请问怎么称呼您|请问您叫什么名字|名字叫什么',
  '我是被保险人本人|投保人是我，被保险人是我妈|投保人和被保险人不是同一个人|受益人是法定|受益人写的法定继承人',
  '联系人没填|户主不是我|请打12378|我打了12315|95518一直占线|客服热线400-820-8820',
  '拨打4008208820|电话95500打不通|110都报了|我打110了|打你们电话打了150次',
  '电话打了30分钟|手机用了3年|手机13号换的|电话12378投诉过|手机是苹果15|我手机是华为mate60',
  '手机型号是Redmi Note 12|保险法第四十九条|根据保险法第十六条第三款',
  '《消费者权益保护法》第五十五条退一赔三|民法典第一千一百六十五条|第六十八条规定三十日内',
  '我买了3份，一共36000元|每年交12000，交了10年|一共交了十二万八千元|退我138000元',
  '保额500000|现金价值13800.50元|年化3.85%|收益率百分之四点二|2023年5月12日买的',
  '2023-05-12签的合同|从2019年3月到2024年6月|今天下午3点半|上午9:30-11:30',
  '二零二三年五月十二号|一九年买的|去年十二月二十八号|等了三个小时二十分钟|打了五六次电话|三番五次',
  '一二三四五六|说了七八遍|十有八九|三十天内答复|十五个工作日|尾号1234的卡|卡尾号6789扣了268',
  '银行卡尾号0038|卡后四位1234|我的卡扣了3000|这张卡用了10年|卡里有50000|住在三楼',
  '我在三楼等|走两条路|这条路走不通|5号线8号口|第3号窗口|1号客服|我家离这儿3公里|住院12天|我住在上海',
  '家在农村|平安福、金瑞人生都买了|这个产品叫鑫享至尊|保险名字叫金满意足|产品名字叫康宁终身|公司叫泰康人寿',
  '我是平安的客户|中国人寿保险股份有限公司|版本3.14.2|系统V2.0.1|评分4.5分|考了98.5分',
  '给你们打1分|温度38.5度|血压140/90|身高175|体重130斤|验证码都没收到|工号888666',
  '工单号20240501003|流水号20240501123456789|订单20240501000123',
  '快递单号找不到了|编号0001|我是从网上看到的|我是不会同意的|我是真的生气|我是去年买的|我是通过朋友介绍的',
  '我是高兴不起来|我是安徽人|我是江苏的|我是黄金会员|本人要求全额退保|本人已经报警|本人不同意|本人签字才有效',
  '本人声明如下|本人于去年投保|不是本人签的|必须本人到场|我生日那天买的|生日快乐|生日都没过好|出生证明',
  '我孩子刚出生3个月|出生地在四川|我85年就买了|今年65岁|邮箱收不到|发我邮箱|发邮件给我|@所有人',
  '你们微信公众号|微信上说的|微信转账5000元|支付宝扣了299|QQ音乐会员|车牌是蓝色的|车牌没办下来',
  '护照过期了|护照办了10天|保单号找不到了|保单第3页|合同第12条|合同签了2份|账号被锁了|您稍等，我查一下',
  '好的|嗯|对对对|一码归一码|一五一十地说|不管三七二十一|九点到五点|二十一世纪|千万别|万一呢',
  '我叫的是人工客服|我叫不到人|我叫天天不应|我叫苦也没用|叫我怎么相信|名字写错了|名字是我自己签的',
  '姓名和身份证对不上|姓名栏是空的|第二十三条第二款|法释〔2020〕18号|银保监会令2020年第3号',
  '国发2014第29号|保监发2012 44号|京银保监罚决字2021第12号',
  '密码错误了3次|密码忘了|验证码等了20分钟|密码是6位数|有效期30天|保单有效期2027年9月|找方法解决|我要投诉平安保险|帮我找找关系',
  '客服答应的退款呢|客服跟我说不退|工作人员承诺三天|那个业务员骗了我|是全额吗|是终身吗|经理答应我退款|我何必，跟你吵|我常来，你们都认识我',
  'The card expired two years ago|My policy expires 12/31/2025|My PIN was blocked 3 times|Contact Customer Service',
  'Policy starts 03/01/2025 and ends 02/28/2026|I spoke with Claims on Monday|It was Customer Service who called',
].flatMap(line => line.split('|'))

const PATTERNS: readonly ((random: Random) => string)[] = [
  random => `一共交了${random.int(1000, 99_999_999)}元`,
  random => `退我${random.int(1, 99)}万${random.int(1, 9)}千`,
  random => `${random.int(2010, 2025)}年${random.int(1, 12)}月${random.int(1, 28)}日买的`,
  random => `保险法第${random.int(1, 185)}条`,
  random =>
    `流水号${random.pick(['110101', '330106', '440305'])}${random.int(1950, 2005)}${String(random.int(1, 12)).padStart(2, '0')}${String(random.int(1, 28)).padStart(2, '0')}${wrongTail(random)}`,
  random => `交易流水${random.int(10_000_000, 99_999_999)}${random.int(10_000_000, 99_999_999)}`,
  random => `订单号${random.int(2_000_000, 9_999_999)}${random.int(100_000, 999_999)}`,
  random => `打了${random.int(2, 300)}次电话`,
  random => `热线${random.pick(['95511', '95519', '95588', '12378', '12315', '400-666-8888', '4009986688', '96110'])}`,
  random => `第${random.int(1, 30)}期，共${random.int(31, 360)}期`,
  random => `${random.int(6, 21)}点${random.int(10, 59)}分打的`,
  random => `每月扣${random.int(100, 9999)}，扣了${random.int(2, 60)}个月`,
  random => `年利率${random.int(1, 24)}.${random.int(1, 99)}%`,
]

/** Four last places that fail the check of the identity number that they end: any digit but one fails, and X twice over. */
const wrongTail = (random: Random) => `${random.int(100, 999)}?`

export function harmlessPersonal(random: Random): string {
  const text = random.chance(0.55) ? random.pick(FIXED) : random.pick(PATTERNS)(random)
  return text.endsWith('?') && /\d{17}\?$/.test(text) ? withWrongCheck(text) : text
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
function withWrongCheck(text: string): string {
  const body = text.slice(-18, -1)
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return text.slice(0, -1) + '10X98765432'[(sum + 1) % 11]
}

export const HARMLESS_FIXED: readonly string[] = FIXED

/** The Chinese words around a number that make it money, or something else. */

/** After a number: it counts, dates, measures or shares something, and is no money. */
export const NOT_MONEY =
  /^ ?(?:[%％‰]|折|成(?![交功为本立了])|个(?!w|k|达)|[次遍回页份张位名人家户条件台部辆套瓶斤克吨米里平度层楼级天日月年周岁秒号倍期届班航门步字行顿碗杯片粒颗根组队声轮代辈段项款种类样季寸尺亩座栋间扇头匹株棵吨群排列堆批箱盒包袋桶车船篇本册卷首曲幅帧格点时刻厘毫微瓦伏安赫卡股][^元钱]?|公里|公斤|千克|千米|千瓦|小时|分钟|分之|分贝|世纪|星期|礼拜|工作日|百分点|个百分点|像素|分辨率|岁|多?(?:个|次|天|年|人|公里|秒|位|名|家|条|页|张|分钟|小时|月)|per ?cent|percent|pct|basis points?|bps|(?:ml|mg|kg|km|cm|mm|gb|mb|tb|hz|kw|mah|px|g|h|s|p|v|w|th|st|nd|rd|am|pm|x)(?![a-z]))|^[a-z]/
/** Before a number: it is an ordinal, an id, a fraction, a date. */
export const NOT_MONEY_BEFORE =
  /(?:第|尾号|编号|单号|工号|号码|号|电话|手机|热线|拨打|拨|邮编|账号|卡号|保单|身份证|车牌|型号|航班|版本|代码|验证码|密码|尾数|年份|分机|转|分之|no\.?|number|#|code|ext\.?|extension|policy|order|flight|room|line|page|section|article|rule|version|dial|press|since|year)[ :：是为]{0,3}$/
/** "按1转人工": one digit is pressed. */
export const PRESSED = /按(?:下|一下)?[: ]{0,2}$/
/** Verbs and nouns that only money follows. */
export const STRONG =
  /(?:赔偿?[金款费]?|补偿[金款费]?|慰问金|奖励|赠送|让利|优惠|送[您你]|赔付|退款|退费|退还|退回|退我|退给|退您|返还?|返现|支付|付款|付给|付了?|理赔|补贴|补给|补我|补您|垫付|报销|罚款?|打款|转账|转给|打给[我您你他她]|给我|给您|给你|给他|给她|给客户|给到|申请到|申请|争取到|争取|要价|索赔|开价|出价|报价|价格|价钱|金额|费用|年费|保费|手续费|滞纳金|违约金|利息|本金|欠款?|余额|损失|花了?|交了|缴了|存了?|投了|扣了?|收了我?|亏了|卖|买|值|赚|借了?|贷了?|还款|工资|月薪|年薪|底薪|收入|奖金|交|缴|(?<![保生储贮缓库封尚并内依])存|保额|额度|限额|缺口|差价|报的?价|定价|原价|现价|票价|房租|月租|租金|押金|定金|订金|首付|加到|涨到|降到|提到|升到|提高到|再加|多给|少给|方案是|定[为在到]|核定|批[了下]来?|赔|退|补|贵了|便宜)(?:的|是|为|了|到|给|我|您|你|他|她|你们|我们|至少|最多|起码|大概|大约|约|差不多|个|大|小|好|整整|足足|全部|一共|总共|共|一次性|人民币|才|只|就|也|都|至|不到|将近|近|接近|超过|不少于|不低于|这|那|[:： ])*$/
/** Words that money often follows, with a number that ends its clause. */
export const WEAK =
  /(?:要|出|给|拿|最多|最少|至少|起码|最低|最高|顶多|顶天|上限|下限|目标|一共|总共|合计|共计|共|那就|按|只要|想要|希望|不低于|不少于|能到|能不能|可不可以|可以|能|(?:要求|诉求|底线|数|标准|意思)是|每个?(?:月|年|季度|天|周|次|期|人|位|笔|份|张|件|单|户|趟)|offer is)(?:的|是|为|了|我|您|你|这个|个|大概|大约|约|差不多|将近|近|接近|不到|超过|整整|足足|[: ])*$/
/** A giving verb with a few words between it and the number ("转您卡上五千", "补偿标准五千", "凑个整五千"). */
export const LOOSE =
  /(?:赔|补偿|补(?![充办交缴齐签材一])|退(?![保休出票货])|返|付|给[您你我他她]|[转打发收免减划汇][您你我]|减免|免|便宜|优惠|总额|标准|数额|让利|凑)[^,。;!?0-9零一二三四五六七八九两十百千万第号码页条点时次]{0,8}(?:[一二三四五六七八九十两\d]{1,3}(?:个|笔|份|张|期)(?:月)?共?)?$/
/** "每天五十", "一年一千二", "两期各两千": a rate. */
export const RATE =
  /(?:每个?|一个?)(?:月|年|季度|天|周|次|期|人|位|笔|份|张|件|单|户|趟|晚)(?:都|给|退|补|赔|返|付|交|扣|是|为|各|您|你|我)*$|(?:期|次|人|位|笔|份|张|户|家)各(?:给|退|补|赔|是|为|您|你)*$/
export const MONEYISH = /[赔退补返付费钱元块缴交薪租]/
/** "50张100的": what the notes are worth. */
export const NOTES = /[0-9一二三四五六七八九十百两]张$/
/** Words too common to make plain digits money; numerals in 百, 千 and 万 they do. */
export const WEAK_FOR_NUMERALS = /(?:是|就|到|收|得|加|减|或者|或|和|还)(?:了|我|您|你|个|大概|大约|约|差不多|[: ])*$/
/** A number after these is dialled, sent or looked up. */
export const DIALLED =
  /(?:打(?!您|你|我|到|款|折)|拨|电话|热线|客服|致电|短信|发送|回复|编辑|尾数|查询|输入|ssn|year|number|model)/
/** "给10010打电话": a number that is dialled. */
export const CALLED =
  /^ ?(?:打(?:过|了)?(?:个|几次|好几次)?(?:电话|客服|反映|投诉)|电话|客服|热线|接线|人工|投诉|反映|举报|服务)/

/** 42k的图片, 3w步: a size, and no slang for money. */
export const SIZE = /^的?(?:图|文件|照片|视频|像素|屏|分辨率|流量|网速|数据|包|步|字|人|粉|播放|阅读|点击|公里|里程)/
/** What may follow a bare sum of money: the clause ends, a particle, or the sum is put to use. */
export const CLOSED =
  /^ ?(?:$|[,。!?;:、)）"”'’~]|[吧吗呢啊呀嘛哦噢哈的了就才也都还而但不行可作左右上下以整怎够我你您这那他她给到至赔补退或和跟与加减起封打]|as\b|出来|好了|好吧|好吗|好不好|行了|算了|再说|来?(?:处理|办|算|结|解决|了结|走流程)|来(?:赔|退|补|给)|现金|红包|话费|违约金|精神|误工|钱|现|您|另外|然后|如果|再)/
/** What follows a sum and makes it money by itself. */
export const PUT_TO_USE =
  /^ ?(?:左右|上下)?(?:(?:今天|明天|今晚|当天|马上|立刻|立即|现在|尽快|这就|我们?|公司|就|先|都){0,3}(?:退|还|赔|补|打|转|付|返)(?:给|还|到|我|您|你|回)|(?:您|你)(?:先|就)?(?:收着|收下|拿着|拿去|拿走)|的?(?:赔偿|补偿|赔付|赔款|退款|理赔|补贴|违约金|手续费|年费|保费|费用|损失|罚款|保额|保险|额度|贷款|存款|现金|红包|话费|误工费|精神损失)|作为(?:补偿|赔偿|和解)|面值|等值|的(?:现金|红包|代金券|购物卡|话费|礼品|卡|券|款)|(?:您|你)?(?:看)?(?:行不行|可以吗|怎么样|够吗|够不够|行吗|能接受吗|如何)|成交|封顶|起步|打底|as goodwill|as compensation)/
/** 四个2000: how often the sum is paid. */
export const COUNTED_BY = /[一二三四五六七八九十两\d]{1,3}(?:个|笔|份)$/
/** "5000x2": the first number is the sum, the second says how often. */
export const TIMES = /^ ?(?:[x*×] ?\d|乘以?[\d一二三四五六七八九十两])/
export const TIMES_BEFORE = /\d+ ?[x*×] ?$/
/** 五千米 is a distance, and slang for 5,000 yuan where it is paid. */
export const METRES = /^米(?:$|[,。!?;吧吗呢的行])/
/** Words of paying right before the number. */
export const PAID =
  /(?:赔偿?|补偿?|赔付|退|返|支付|给|申请|争取|批|金额?|方案)(?:您|你|我|给|到|了|还|定|为|是|付){0,4}$|按$|那就$/
/** 退一赔三: the number is a factor. */
export const PENALTY = /[退假缺少罚][一1][赔罚补]$/

import type { Random } from '../notations/random.ts'

/** Invented addresses from the names of real districts and made-up roads. */
const DISTRICTS = [
  ...[
    '北京市朝阳区',
    '上海市浦东新区',
    '广东省深圳市南山区',
    '浙江省杭州市西湖区',
    '四川省成都市武侯区',
    '江苏省南京市鼓楼区',
  ],
  ...[
    '湖北省武汉市洪山区',
    '重庆市渝中区',
    '河南省郑州市金水区',
    '天津市和平区',
    '辽宁省大连市中山区',
    '内蒙古呼和浩特市新城区',
    '福建省厦门市思明区',
  ],
]
const ROADS = [
  '长江路',
  '建设大道',
  '科技园南路',
  '中关村大街',
  '幸福路',
  '学院路',
  '人民东路',
  '解放西路',
  '文三路',
  '和平里北街',
  '滨河路',
  '新华街',
  '五四路',
  '龙阳路',
]
const ESTATES = [
  '阳光花园',
  '幸福小区',
  '万科城',
  '翠湖天地',
  '金地名苑',
  '东方家园',
  '锦绣华庭',
  '世纪城',
  '碧桂园',
  '玫瑰苑',
]
const VILLAGES = [
  ...[
    '河北省保定市清苑区李家庄村',
    '山东省临沂市费县上冶镇西河村',
    '安徽省阜阳市颍上县江口镇王庄村',
    '湖南省邵阳市新邵县坪上镇石桥村',
  ],
  ...['广西柳州市鹿寨县中渡镇大兆村', '甘肃省天水市秦安县兴国镇丰乐村'],
]
const CHARACTERS = '零一二三四五六七八九'
const inCharacters = (text: string) => text.replace(/\d/g, digit => CHARACTERS[Number(digit)] as string)

export const ADDRESS_FORMS: Readonly<Record<string, (random: Random) => string>> = {
  'road and number': random => `${random.pick(DISTRICTS)}${random.pick(ROADS)}${random.int(1, 999)}号`,
  'road, building, room': random =>
    `${random.pick(DISTRICTS)}${random.pick(ROADS)}${random.int(1, 300)}号${random.int(1, 30)}${random.pick(['栋', '号楼', '幢'])}${random.int(1, 6)}单元${random.int(101, 2605)}${random.pick(['室', '', '房'])}`,
  estate: random =>
    `${random.pick(DISTRICTS)}${random.pick(ESTATES)}${random.int(1, 40)}${random.pick(['栋', '号楼', '幢', '座'])}${random.int(1, 6)}单元${random.int(101, 1805)}${random.pick(['室', '', '号'])}`,
  'estate alone': random =>
    `${random.pick(ESTATES)}${random.int(1, 40)}${random.pick(['栋', '号楼'])}${random.int(101, 2805)}${random.pick(['室', ''])}`,
  village: random => `${random.pick(VILLAGES)}${random.int(1, 12)}组${random.int(1, 180)}号`,
  'village without group': random => `${random.pick(VILLAGES)}${random.int(1, 180)}号`,
  spoken: random =>
    inCharacters(
      `${random.pick(DISTRICTS)}${random.pick(ROADS)}${random.int(1, 99)}号${random.int(1, 9)}号楼${random.int(1, 6)}单元${random.int(101, 909)}`,
    ),
  spaced: random =>
    `${random.pick(DISTRICTS)} ${random.pick(ROADS)}${random.int(1, 300)}号 ${random.pick(ESTATES)} ${random.int(1, 30)}栋 ${random.int(101, 999)}室`,
  lane: random =>
    `上海市徐汇区${random.pick(ROADS)}${random.int(20, 1200)}弄${random.int(1, 90)}号${random.int(101, 902)}室`,
  'full width': random =>
    `${random.pick(DISTRICTS)}${random.pick(ROADS)}${random.int(1, 300)}号`.replace(/\d/g, digit =>
      String.fromCharCode(0xff10 + Number(digit)),
    ),
}

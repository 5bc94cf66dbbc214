import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Law {
  law: string
  law_short: string
  status: string
}
interface Trap {
  old: { law: string; article: string }
}
interface Clause {
  law: string
  law_short: string
  article: string
}

const read = <T>(legal: string, file: string): T => JSON.parse(readFileSync(join(legal, file), 'utf8')) as T
const plain = (law: string) => law.replace(/中华人民共和国|（[^）]*[0-9编正订则][^）]*）$/g, '')

/** Ways in which a citation is worded; `article` is "第四十九条". */
function wordings(law: string, short: string, article: string): string[] {
  return [
    `根据《${law}》${article}，您可以要求处理。`,
    `按照${plain(law)}${article}的规定，我给您解释一下`,
    `依据《${plain(law)}》${article}`,
    `${short}${article}里写得很清楚`,
    `您看${short}的${article}`,
    `这个${short}${article.replace('第', '')}说了的`,
    `我查了，${short}${article}、第三百条都提到`,
  ]
}

/** Citations that may never pass: traps of renumbering, superseded laws, unverified sources, laws and articles that do not exist. */
export function forbiddenCitations(legal: string): string[] {
  const laws = read<Law[]>(legal, 'laws.json')
  const traps = read<Trap[]>(legal, 'renumber-traps.json').flatMap(({ old }) => [
    `根据《${old.law}》${old.article}`,
    ...wordings(old.law.replace(/（[^）]*）$/, ''), plain(old.law), old.article),
  ])
  const superseded = laws
    .filter(({ status }) => status === 'superseded')
    // An article that is verified in the law of today may be cited under the name that both laws have.
    .flatMap(({ law }) => [`按照《${law}》办理`, ...wordings(law, `《${law}》`, '第三十九条')])
  const unverified = read<{ law: string }[]>(legal, 'clauses-unverified.json').flatMap(({ law }) => [
    `根据《${law}》的规定，您可以`,
    `依据《${law}》第十五条`,
  ])
  const invented = ['商业保险法', '金融消费者保护法', '社会保险法', '投诉法', '退款管理条例', '银行服务法'].flatMap(
    law => wordings(law, law, '第十六条'),
  )
  const beyond = laws
    .filter(({ law, status }) => status === 'current' && /[一-鿿]/.test(law))
    .flatMap(({ law, law_short: short }) => wordings(law, short, '第一千九百九十九条').slice(0, 4))
  const bare = [
    '依照第四十九条的规定',
    '根据第十六条第二款',
    '按49条办',
    '§ 1666(a) says so',
    'under section 75 you may',
    'Reg. E gives you ten days',
  ]
  return [...traps, ...superseded, ...unverified, ...invented, ...beyond, ...bare]
}

/** Citations of every verified article, as an agent might say them. */
export function goodCitations(legal: string): string[] {
  return read<Clause[]>(legal, 'clauses.json').flatMap(({ law, law_short: short, article }) =>
    /^第/.test(article) ? wordings(law, short, article).slice(0, 5) : [],
  )
}

/** Names of judicial interpretations that name an offence: nobody on a call is to be read as an offender (D3). */
const NAMES_AN_OFFENCE = /关于办理.*刑事案件|敲诈|勒索|诽谤|寻衅|侵犯公民/

/**
 * The name of a law as people say it: without the name of the state or of the trade, and an interpretation by the law that it interprets;
 * one whose title names an offence goes by its number. Short names, and names in other languages, stay as they are.
 */
export function shortLaw(law: string, version = ''): string {
  if (NAMES_AN_OFFENCE.test(law)) return `两高解释${/法释〔\d+〕\d+号/.exec(version)?.[0] ?? ''}`
  const interpreted = /^最高人民法院.*关于适用《(.+?)》(.*?)的?(解释|规定)(（.+?）)?$/.exec(law)
  if (interpreted) {
    const [, name = '', about = '', kind = '', part = ''] = interpreted
    return `${shortLaw(name)}${about.replace(/若干问题$/, '')}${kind}${part}`
  }
  return law
    .replace(/^最高人民法院关于/, '')
    .replace(/^(?:中华人民共和国|银行业保险业)/, '')
    .replace(/(?:适用法律)?若干问题的(?=解释|规定)/, '')
}

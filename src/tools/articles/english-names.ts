const CHINA = '(?:prc|chinese|china)'

/** How English texts name Chinese laws, and what the registry calls them. A name alone must say that the law is China's. */
export const CHINESE_LAWS_IN_ENGLISH: readonly (readonly [RegExp, string])[] = (
  [
    ['insurance law', '保险法'],
    ['consumer(?: rights(?: and interests)?)? protection law', '消费者权益保护法'],
    ['law on (?:the )?protection of consumer rights(?: and interests)?', '消费者权益保护法'],
    ['civil code', '民法典'],
    ['criminal (?:law|code)', '刑法'],
    ['commercial bank(?:ing)? law', '商业银行法'],
    ['personal information protection law', '个人信息保护法'],
    ['cyber ?security law', '网络安全法'],
    ['data security law', '数据安全法'],
    ['e-?commerce law', '电子商务法'],
    ['arbitration law', '仲裁法'],
    ['civil procedure law', '民事诉讼法'],
    ['advertising law', '广告法'],
    ['(?:public security administration punishments?|security administration punishment) law', '治安管理处罚法'],
    ['anti-?unfair competition law', '反不正当竞争法'],
  ] as const
).map(([name, law]) => [
  new RegExp(`\\b${CHINA}(?:'s)? ${name}$|^${name} of (?:the )?(?:people's republic of china|prc|china)|^${name}$`),
  law,
])

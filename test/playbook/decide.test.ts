import { describe, expect, test } from 'vitest'
import type { Call } from '../../src/domain/call.ts'
import type { Tactic } from '../../src/domain/vocabulary.ts'
import { planTurn } from '../../src/playbook/decide.ts'
import { CallBuilder, playbook } from './call-builder.ts'

const tacticsOf = (call: Call): Tactic[] => planTurn(call, playbook)?.options.map(option => option.tactic) ?? []
const top = (call: Call): Tactic | undefined => tacticsOf(call)[0]
const shown = (call: Call): Tactic[] => tacticsOf(call).slice(0, 3)
const aimOf = (call: Call) => planTurn(call, playbook)?.options[0]?.aim
const FEELING: Tactic[] = ['label', 'mirror', 'pause', 'describe-share', 'join-world', 'accusation-audit', 'apology']
const MONEY: Tactic[] = ['ackerman-offer', 'value-trade', 'limit-break']
const THEATRE: Tactic[] = ['label', 'pause', 'persuade-feeling', 'accusation-audit', 'join-world', 'apology']
const money = (minor: number) => ({ minor, currency: 'CNY' as const })
const agreed = { position: 'agreed', responsibility: 'shared' } as const
const angry = { text: '气死我了，你们到底管不管！', heat: 0.8, emotion: 'angry' as const }

/** A call that stands in 谈: heard out, money asked for, heat bearable. */
const negotiating = (limits = {}, facts = {}) =>
  new CallBuilder({ ...agreed, ...facts }, { capMinor: 500_000, targetMinor: 200_000, ...limits })
    .customer({ text: '我要退费，也要补偿', demands: [{ kind: 'compensation', amount: money(400_000) }], heat: 0.2 })
    .agent({ tactics: ['paraphrase'] })
    .customer({ text: '对，就是这个意思', cues: ['tells'], need: 'compensation' })
    .agent({ tactics: ['open-question'] })

describe('P5 feelings before facts before interests', () => {
  test('P5 T3 an angry customer is met with a feeling, never with money', () => {
    const call = negotiating().customer(angry).call
    expect(FEELING).toContain(top(call))
    expect(tacticsOf(call).filter(tactic => MONEY.includes(tactic))).toEqual([])
  })
  test('P5 a calm question gets an answer on the layer of facts and no empathy theatre', () => {
    for (const text of [
      '请问年费什么时候扣？',
      '这个保单怎么变更受益人？',
      '我想问一下理赔进度',
      '能不能把账单日改一下？',
    ]) {
      const call = new CallBuilder().customer({ text, cues: ['asks'], heat: 0.02 }).call
      expect(['paraphrase', 'open-question', 'explain', 'commit'], text).toContain(top(call))
      expect(
        shown(call).filter(tactic => THEATRE.includes(tactic)),
        text,
      ).toEqual([])
    }
  })
  test('P5 the same in English', () => {
    for (const text of [
      'When will my refund post?',
      'How do I change the address on my policy?',
      'Could you check my claim?',
    ]) {
      const call = new CallBuilder({ locale: 'en-US' }).customer({ text, cues: ['asks'], heat: 0.02 }).call
      expect(['paraphrase', 'open-question', 'explain', 'commit'], text).toContain(top(call))
      expect(
        shown(call).filter(tactic => THEATRE.includes(tactic)),
        text,
      ).toEqual([])
    }
  })
  test('P5 quiet grief is not calm', () => {
    const call = new CallBuilder().customer({ text: '我爱人上个月走了。', emotion: 'sad', heat: 0.05 }).call
    expect(['persuade-feeling', 'label', 'pause']).toContain(top(call))
  })
})

describe('T3 T4 labels', () => {
  test('T3 no label twice in a row', () => {
    const call = new CallBuilder()
      .customer(angry)
      .agent({ tactics: ['label'] })
      .customer(angry).call
    expect(tacticsOf(call)).not.toContain('label')
  })
  test('T3 a rejected label is repaired, not repeated', () => {
    const call = new CallBuilder()
      .customer(angry)
      .agent({ tactics: ['label'] })
      .customer({ text: '我没有生气，你别乱说', heat: 0.5, cues: ['rejects-label'] }).call
    expect(aimOf(call)).toBe('repair:label')
    expect(tacticsOf(call)).not.toContain('label')
  })
  test('T4 after "that is right" the call moves on', () => {
    const call = new CallBuilder()
      .customer(angry)
      .agent({ tactics: ['paraphrase'] })
      .customer({ text: '没错，就是这样', cues: ['confirms'], heat: 0.2, emotion: 'calm' }).call
    expect(['calibrated-question', 'commit', 'helper-role', 'open-question']).toContain(top(call))
    expect(shown(call)).not.toContain('label')
  })
  test('F7 a tactic that failed twice gives way', () => {
    const failing = () =>
      new CallBuilder()
        .customer({ ...angry, heat: 0.62 })
        .agent({ tactics: ['describe-share', 'mirror'] })
        .customer({ ...angry, heat: 0.8, mirror: '没人管我' })
        .agent({ tactics: ['describe-share', 'mirror'] })
        .customer({ ...angry, heat: 0.95, mirror: '没人管我' })
        .agent({ tactics: ['label'] })
    const options = tacticsOf(failing().customer({ ...angry, heat: 0.95, mirror: '没人管我' }).call)
    expect(options.slice(0, 3)).not.toContain('describe-share')
    expect(options.slice(0, 3)).not.toContain('mirror')
  })
  test('T3 a dismissed tactic steps back', () => {
    const before = new CallBuilder().customer(angry)
    const first = top(before.call) as Tactic
    const after = before.add({
      type: 'suggestion-issued',
      id: 's-0',
      revision: 1,
      source: 'playbook',
      turn: 0,
      text: 'x',
      tactics: [first],
      layer: 'feeling',
      lscpa: 'listen',
      stage: 'listen',
      why: 'x',
      alternatives: [],
      phrases: [],
    })
    const dismissed = after
      .add({ type: 'suggestion-answered', suggestionId: 's-0', revision: 1, response: 'dismissed', by: 'a' })
      .customer(angry)
    expect(top(dismissed.call)).not.toBe(first)
  })
})

describe('T1 T2 T5 T8 T11 and the needs (F2)', () => {
  const cases: [string, Parameters<CallBuilder['customer']>[0], Tactic[]][] = [
    ['T1 the demand is unknown', { text: '喂你好', cues: ['greets'] }, ['open-question', 'paraphrase']],
    [
      'T1 the speaker is asked to stop',
      { text: '你先别跟我讲条款，听我说', heat: 0.3 },
      ['pause', 'minimal-encourager'],
    ],
    [
      'T2 told again and again',
      { text: '我打了五次电话，每次都要从头说', signals: ['repeat-complaint'], heat: 0.4, emotion: 'disappointed' },
      ['helper-role', 'apology', 'label', 'describe-share'],
    ],
    ['T5 afraid of being passed on', { text: '你可别又换个人来跟我说', heat: 0.2 }, ['helper-role', 'commit']],
    [
      'T8 distrust',
      { text: '你们就是一伙的，糊弄老百姓', heat: 0.45, emotion: 'angry' },
      ['accusation-audit', 'label'],
    ],
    [
      'T8 stock sympathy is called out',
      { text: '你就会说理解理解，跟复读机一样', heat: 0.5, emotion: 'angry' },
      ['accusation-audit', 'apology', 'label'],
    ],
    [
      'T11 a hard line',
      {
        text: '今天必须给我解决，没得商量',
        heat: 0.25,
        emotion: 'calm',
        cues: ['insists'],
        demands: [{ kind: 'refund' }],
      },
      ['calibrated-question'],
    ],
    [
      'F2 venting',
      {
        text: '我跟你说，这半年我跑了多少趟，受了多少气，谁管过我，一个个推来推去的，我真是受够了，越想越气，你们一个人都没有',
        heat: 0.75,
        need: 'venting',
        emotion: 'angry',
      },
      ['label', 'describe-share', 'mirror', 'minimal-encourager', 'apology'],
    ],
    [
      'F2 respect',
      { text: '你们眼里有没有客户，跟打发要饭的一样', heat: 0.5, need: 'respect', emotion: 'angry' },
      ['label', 'apology'],
    ],
    [
      'T9 grief and need at home',
      { text: '我家孩子还在住院等着钱', heat: 0.3, emotion: 'anxious', signals: ['vulnerable'] },
      ['persuade-feeling', 'label'],
    ],
    ['P4 the customer asks when', { text: '那钱什么时候能到？', cues: ['asks'] }, ['commit']],
    ['P4 in writing', { text: '我要一个书面答复', demands: [{ kind: 'explanation' }] }, ['commit']],
    ['P8 a superior is asked for', { text: '叫你们领导来', cues: ['wants-superior'], heat: 0.4 }, ['escalate']],
    [
      'T7 somebody is to be punished',
      { text: '你们把那个柜员开除了', demands: [{ kind: 'punishment' }], heat: 0.3, emotion: 'angry' },
      ['commit', 'label', 'open-question'],
    ],
    [
      'T7 the future is to be guaranteed',
      { text: '你得给我保证以后不再扣', demands: [{ kind: 'guarantee' }] },
      ['commit', 'soft-refusal'],
    ],
    ['P3 an apology is asked for', { text: '你们得给我道歉', demands: [{ kind: 'apology' }], heat: 0.3 }, ['apology']],
    ['P2 confusion', { text: '这个利息我没看明白', emotion: 'confused', cues: ['tells'] }, ['explain', 'paraphrase']],
    [
      'P7 the sentence breaks off',
      { text: '我真的，我一说到这个就', emotion: 'sad', heat: 0.1 },
      ['pause', 'label', 'persuade-feeling', 'minimal-encourager'],
    ],
  ]
  test.each(cases)('%s', (_, heard, expected) => {
    expect(expected).toContain(top(new CallBuilder().customer(heard).call))
  })
})

describe('T12–T18 the special kinds (F6)', () => {
  test('T18 self-harm: care first, then help on the line, nothing else', () => {
    const call = new CallBuilder().customer({ text: '我不想活了', signals: ['self-harm'], emotion: 'sad', heat: 0.1 })
    expect(shown(call.call).toSorted()).toEqual(['escalate', 'label', 'open-question'])
    expect(top(call.call)).toBe('label')
    const next = call.agent({ tactics: ['label'] }).customer({ text: '活着没意思', emotion: 'sad', heat: 0.1 })
    expect(top(next.call)).toBe('escalate')
  })
  test('T18 violence: one calm attempt, then a boundary, then a superior', () => {
    const threat = { text: '我把你们店砸了', signals: ['violence' as const], heat: 0.8 }
    const call = new CallBuilder().customer(threat)
    expect(top(call.call)).toBe('label')
    call.agent({ tactics: ['label'] }).customer(threat)
    expect(top(call.call)).toBe('boundary')
    call.agent({ tactics: ['boundary'] }).customer(threat)
    expect(top(call.call)).toBe('escalate')
  })
  test('T18 abuse: the feeling is met once, the line comes with the second insult, the end with the third', () => {
    const insult = { text: '你个混蛋', signals: ['abuse' as const], heat: 0.85 }
    const call = new CallBuilder().customer(insult)
    expect(FEELING).toContain(top(call.call))
    call.agent({ tactics: ['label'] }).customer(insult)
    expect(top(call.call)).toBe('boundary')
    call.agent({ tactics: ['boundary'] }).customer(insult)
    expect(top(call.call)).toBe('close')
  })
  test.each([
    ['T16', 'regulator'],
    ['T15', 'media'],
    ['T17', 'lawsuit'],
    ['T16', 'petition'],
  ] as const)('%s %s: the right is named, nobody is held back', (_, signal) => {
    const cool = new CallBuilder().customer({ text: '我要去反映', signals: [signal], heat: 0.3 })
    expect(top(cool.call)).toBe('path')
    expect(aimOf(cool.call)).toBe(`signal:${signal}`)
    expect(planTurn(cool.call, playbook)?.avoid).toContain('block-complaint')
    const hot = new CallBuilder().customer({ text: '我要去反映！', signals: [signal], heat: 0.85 })
    expect(['label', 'path']).toContain(top(hot.call))
    expect(aimOf(hot.call)).toBe(`signal:${signal}`)
  })
  test('T13 a third party is asked for the policyholder; a private deal is declined', () => {
    const call = new CallBuilder().customer({ text: '我是他的维权代表', signals: ['proxy-agent'] })
    expect(['open-question', 'soft-refusal']).toContain(top(call.call))
    expect(aimOf(call.call)).toBe('signal:proxy-agent')
    call.agent({ tactics: ['open-question'] }).customer({ text: '本人不接电话', signals: ['proxy-agent'] })
    expect(['soft-refusal', 'boundary']).toContain(top(call.call))
    call.agent({ tactics: ['soft-refusal'] }).customer({ text: '你私下给个数', signals: ['proxy-agent'] })
    expect(top(call.call)).toBe('boundary')
  })
  test('T14 a group hears one standard', () => {
    const call = new CallBuilder().customer({ text: '我们三十个人都一样', signals: ['group'], heat: 0.3 })
    expect(['explain', 'open-question', 'escalate']).toContain(top(call.call))
    expect(aimOf(call.call)).toBe('signal:group')
  })
  test('T12 a refused claim: comfort, then the reason, then the ways', () => {
    const refused = { category: 'claim-refused' as const, demands: [{ kind: 'compensation' as const }] }
    const call = new CallBuilder().customer({ ...refused, text: '凭什么不赔', heat: 0.45, emotion: 'angry' })
    expect(['label', 'persuade-feeling']).toContain(top(call.call))
    call
      .agent({ tactics: ['label'] })
      .customer({ ...refused, text: '那到底为什么不赔？', heat: 0.3, cues: ['asks'], emotion: 'angry' })
    expect(shown(call.call).some(tactic => ['explain', 'persuade-law', 'commit'].includes(tactic))).toBe(true)
    call
      .agent({ tactics: ['explain', 'persuade-law'], cues: ['refuses'] })
      .customer({ ...refused, text: '我不认这个说法', cues: ['rejects'], heat: 0.2, emotion: 'calm' })
    expect(shown(call.call)).toContain('path')
  })
  test('T19 P7 after a taboo the words are taken back', () => {
    const call = new CallBuilder()
      .customer({ heat: 0.4 })
      .agent({ taboos: ['argue'], heat: 0.5 })
      .customer({ text: '你什么态度', heat: 0.7 })
    expect(['apology', 'pause', 'label']).toContain(top(call.call))
    expect(shown(call.call)).toContain('apology')
  })
})

describe('T6 T10 D1 D2 money', () => {
  test('T6 an extreme demand is taken apart over several turns: basis, parts, reference, move', () => {
    const call = negotiating()
    const ask = { text: '五十万，少一分不行', demands: [{ kind: 'compensation' as const, amount: money(50_000_000) }] }
    const aims: (string | undefined)[] = []
    for (let step = 0; step < 4; step += 1) {
      call.customer(ask)
      aims.push(planTurn(call.call, playbook)?.options.find(option => option.tactic === 'limit-break')?.aim)
      expect(top(call.call)).toBe('limit-break')
      expect(step < 2 && tacticsOf(call.call).includes('ackerman-offer')).toBe(false)
      call.agent({ tactics: ['limit-break'] })
    }
    expect(aims).toEqual(['step:basis', 'step:parts', 'step:reference', 'step:move'])
  })
  test('T10 offers begin at 65 %, and no two figures come in a row', () => {
    const call = negotiating().customer({ text: '那你说怎么办', need: 'compensation' })
    const first = planTurn(call.call, playbook)
    expect(first?.options[0]?.tactic).toBe('ackerman-offer')
    expect(first?.offer).toMatchObject({ minor: 130_000, step: '65' })
    call.agent({ tactics: ['ackerman-offer'], offer: 130_000 }).customer({ text: '这个数不行' })
    expect(tacticsOf(call.call)).not.toContain('ackerman-offer')
    expect(top(call.call)).toBe('calibrated-question')
    call.agent({ tactics: ['calibrated-question'] }).customer({ text: '我受了多少罪啊' })
    expect(planTurn(call.call, playbook)?.offer).toMatchObject({ minor: 170_000, step: '85' })
  })
  test('T10 a move of the customer is answered at once', () => {
    const call = negotiating()
      .customer({ text: '那你说怎么办' })
      .agent({ tactics: ['ackerman-offer'], offer: 130_000 })
      .customer({ text: '三千吧', demands: [{ kind: 'compensation', amount: money(300_000) }], cues: ['moves-demand'] })
    expect(top(call.call)).toBe('ackerman-offer')
    expect(shown(call.call)).toContain('thanks')
  })
  test('D1 without a target nothing is offered; with a broken configuration neither', () => {
    const open = negotiating({ targetMinor: null }).customer({ text: '那你说怎么办' })
    expect(tacticsOf(open.call)).not.toContain('ackerman-offer')
    const broken = negotiating({ problem: 'target-above-cap' }).customer({ text: '那你说怎么办' })
    expect(planTurn(broken.call, playbook)?.offer).toBeNull()
  })
  test('D2 what is owed is said plainly and in full', () => {
    const call = negotiating({ targetMinor: null, floorMinor: 150_000 }, { responsibility: 'company' })
    call.customer({ text: '那你说怎么办' })
    expect(planTurn(call.call, playbook)?.offer).toMatchObject({ minor: 150_000, step: 'owed' })
    expect(aimOf(call.call)).toBe('offer:owed')
  })
  test('D1 no figure above the cap is allowed into a sentence', () => {
    const call = negotiating().customer({
      text: '我要八十万',
      demands: [{ kind: 'compensation', amount: money(80_000_000) }],
    })
    const plan = planTurn(call.call, playbook)
    expect(plan?.amounts.every(amount => amount.minor <= 500_000)).toBe(true)
    expect(plan?.slots.demandAmount).toBeUndefined()
  })
  test('T8 bad news is announced by the worst that may be thought of us', () => {
    const call = negotiating({ targetMinor: null }, { responsibility: 'customer' }).customer({
      text: '结果怎么样？',
      cues: ['asks'],
    })
    expect(shown(call.call)).toContain('accusation-audit')
  })
})

describe('P4 the end of a call', () => {
  test('P4 accepted → who and when → thanks and goodbye', () => {
    const call = negotiating()
      .customer({ text: '那你说怎么办' })
      .agent({ tactics: ['ackerman-offer'], offer: 130_000 })
      .customer({ text: '行，就这样吧', cues: ['accepts'] })
    expect(['commit', 'summary']).toContain(top(call.call))
    call.agent({ tactics: ['commit'], cues: ['promises'] }).customer({ text: '好的好的', cues: ['tells'] })
    expect(['thanks', 'close']).toContain(top(call.call))
    call.agent({ tactics: ['thanks'] }).customer({ text: '再见', cues: ['farewell'] })
    expect(top(call.call)).toBe('close')
    expect(aimOf(call.call)).toBe('close:agreed')
  })
  test('P4 a goodbye without agreement keeps the case open', () => {
    const call = new CallBuilder()
      .customer({ heat: 0.1 })
      .agent()
      .customer({ text: '先这样，再见', cues: ['farewell'] })
    expect(top(call.call)).toBe('close')
    expect(aimOf(call.call)).toBe('close:open')
  })
})

describe('when nothing is due', () => {
  test('P1 the last words are the agent’s, the speaker is unknown, or the call has ended', () => {
    expect(planTurn(new CallBuilder().call, playbook)).toBeNull()
    expect(planTurn(new CallBuilder().customer().agent().call, playbook)).toBeNull()
    const ended = new CallBuilder().customer().add({ type: 'call-ended', reason: 'ended' })
    expect(planTurn(ended.call, playbook)).toBeNull()
  })
  test('P1 every plan says why in the language of the call, and what triggered it', () => {
    const zh = planTurn(new CallBuilder().customer(angry).call, playbook)
    const en = planTurn(
      new CallBuilder({ locale: 'en-GB' }).customer({ ...angry, text: 'I am fed up!' }).call,
      playbook,
    )
    for (const option of zh?.options ?? []) expect(option.why).toMatch(/\p{Script=Han}/u)
    for (const option of en?.options ?? []) expect(option.why).not.toMatch(/\p{Script=Han}/u)
    expect(zh?.options[0]?.why).toContain('80%')
  })
})

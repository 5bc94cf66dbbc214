import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { createToolbox } from '../../src/tools/langchain-tools.ts'

const { expertise, deadlines } = loadKnowledge({ dir: join(import.meta.dirname, '..', '..', 'knowledge') })
const toolbox = createToolbox({ ...expertise, deadlines })

describe('the tools as LangChain tools', () => {
  test('D1: read_amounts finds a spoken sum', async () => {
    const found = await toolbox.readAmounts.invoke({ text: '把三千五退给我', currency: 'CNY' })
    expect(found).toMatchObject([{ minor: 350_000, currency: 'CNY', kind: 'exact' }])
  })

  test('D6: mask_personal_data takes a phone number out', async () => {
    const { text } = await toolbox.maskPersonalData.invoke({ text: '我电话13800138000' })
    expect(text).not.toContain('13800138000')
  })

  test('T19: find_taboos and D3: cited_articles', async () => {
    const taboos = await toolbox.findTaboos.invoke({ text: '这不可能，您别想了。' })
    expect(taboos.map(taboo => taboo.type)).toContain('absolute-no')
    expect(await toolbox.citedArticles.invoke({ text: '按照保险法第十六条' })).toHaveLength(1)
  })

  test('D1, D2: limits_for never widens the authority of a role', async () => {
    const limits = await toolbox.limitsFor.invoke({ role: 'agent', currency: 'CNY', capMinor: 900_000_000 })
    expect(limits.capMinor).toBeLessThan(900_000_000)
  })

  test('T10: next_offer opens at 65 % and a malformed call is refused by the schema', async () => {
    const input = { target: 100_010, cap: 200_000, floor: 0, demand: 500_000, currency: 'CNY' as const, history: [] }
    expect(await toolbox.nextOffer.invoke(input)).toMatchObject({ step: 65 })
    await expect(toolbox.nextOffer.invoke({ ...input, target: 'plenty' as never })).rejects.toThrow()
  })

  test('faults 24, 28: check_sentence blocks what is above the cap', async () => {
    const bounds = {
      language: 'zh' as const,
      currency: 'CNY' as const,
      capMinor: 50_000,
      floorMinor: null,
      offerMinor: null,
    }
    expect((await toolbox.checkSentence.invoke({ text: '我可以赔您五万块。', ...bounds })).verdict).toBe('block')
    expect((await toolbox.checkSentence.invoke({ text: '您先说，我在听。', ...bounds })).verdict).toBe('pass')
  })

  test('D3: check_citations refuses what is not in force, look_up_clause tells what a verified article says', async () => {
    const on = '2026-11-20'
    expect(await toolbox.checkCitations.invoke({ text: '按《信访条例》第三条办', on })).not.toEqual([])
    expect(await toolbox.checkCitations.invoke({ text: '按《保险法》第十六条办', on })).toEqual([])
    const found = await toolbox.lookUpClause.invoke({ law: '保险法', article: '16', on })
    expect(found).toMatchObject({ ok: true, clauses: [{ id: 'BX-16' }] })
    expect(await toolbox.lookUpClause.invoke({ law: '保险法', article: '999', on })).toMatchObject({ ok: false })
  })

  test('D4: compute_deadline counts, or names what is missing', async () => {
    const known = await toolbox.computeDeadline.invoke({ kind: 'complaint', start: '2026-03-02', complexity: 'simple' })
    expect('due' in known || 'cannotCompute' in known).toBe(true)
    expect(await toolbox.computeDeadline.invoke({ kind: 'complaint' })).toHaveProperty('cannotCompute')
  })

  test('D3: find_clauses reads what an utterance touches', async () => {
    const reading = await toolbox.findClauses.invoke({ text: '您先把投诉撤了我再给您退钱', speaker: 'agent' })
    expect(reading.clauses.length).toBeGreaterThan(0)
  })
})

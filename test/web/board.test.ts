import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DecisionAnswer, OpenApproval } from '../../web/src/approvals/approvals-api.ts'
import { ApprovalsBoard } from '../../web/src/approvals/board.ts'
import { boardAction, chosenOf, neighbourOf } from '../../web/src/approvals/board-keys.ts'
import { ApprovalsFeed } from '../../web/src/approvals/feed.ts'
import { approvalState } from '../../web/src/ladder/approval-state.ts'
import { pageFor } from '../../web/src/session/pages.ts'
import type { Answer } from '../../web/src/session/request.ts'
import { FakeTime, FakeWorld, settle } from './fake-line.ts'

const asked = (approvalId: string, more: Partial<OpenApproval> = {}): OpenApproval => ({
  approvalId,
  callId: 'c1',
  owner: 'li',
  amount: { minor: 600_000, currency: 'CNY' },
  why: '客户坚持',
  requestedBy: 'li',
  expiresAt: 60_000,
  version: 1,
  capMinor: 500_000,
  tier: 'senior',
  ...more,
})

function boardOf(lists: Answer<OpenApproval[]>[], answers: DecisionAnswer[] = []) {
  const time = new FakeTime()
  const sent: { id: string; verdict: string; version: number }[] = []
  let last: Answer<OpenApproval[]> = []
  let asks = 0
  const board = new ApprovalsBoard({
    list: async () => {
      asks += 1
      if (lists.length > 0) last = lists.shift() as Answer<OpenApproval[]>
      return last
    },
    decide: async (id, approval, verdict) => {
      sent.push({ id, verdict, version: approval.version })
      return answers.shift() ?? { ok: true }
    },
    after: time.after,
    newId: () => `id-${sent.length + 1}`,
  })
  return { board, time, sent, asks: () => asks }
}

describe('P8 the board', () => {
  test('asks every three seconds, the most urgent first', async () => {
    const { board, time } = boardOf([[asked('a')], [asked('a'), asked('b', { expiresAt: 30_000 })]])
    board.open()
    await settle()
    expect(board.getState()).toMatchObject({ link: 'fresh', open: [{ approvalId: 'a' }] })
    await time.pass(3_000)
    expect(board.getState().open.map(({ approvalId }) => approvalId)).toEqual(['b', 'a'])
  })

  test('a request that is listed twice stands once, in its newest version', async () => {
    const { board } = boardOf([[asked('a', { version: 2 }), asked('a')]])
    board.open()
    await settle()
    expect(board.getState().open.map(({ version }) => version)).toEqual([2])
  })

  test('a list that cannot be had leaves the old one, and says that it is old', async () => {
    const { board, time } = boardOf([[asked('a')], null, [asked('a')]])
    board.open()
    await time.pass(3_000)
    expect(board.getState()).toMatchObject({ link: 'stale', open: [{ approvalId: 'a' }] })
    await time.pass(3_000)
    expect(board.getState().link).toBe('fresh')
  })

  test('without a sign-in nothing is shown any more and nothing is asked', async () => {
    const { board, time, asks } = boardOf([[asked('a')], 'signed-out'])
    board.open()
    await time.pass(3_000)
    expect(board.getState()).toMatchObject({ link: 'signed-out', open: [] })
    const before = asks()
    await time.pass(30_000)
    expect(asks()).toBe(before)
  })

  test('after closing nothing is asked', async () => {
    const { board, time, asks } = boardOf([[]])
    board.open()
    await settle()
    board.close()
    await time.pass(30_000)
    expect(asks()).toBe(1)
  })
})

describe('P8 a decision', () => {
  test('names the version that was looked at, and the list is asked for again at once', async () => {
    const { board, sent, asks } = boardOf([[asked('a', { version: 3 })], []])
    board.open()
    await settle()
    await board.decide(asked('a', { version: 3 }), 'approved')
    expect(sent).toEqual([{ id: 'id-1', verdict: 'approved', version: 3 }])
    expect(board.getState()).toMatchObject({ open: [], decided: [{ result: 'done', verdict: 'approved' }] })
    expect(asks()).toBe(2)
  })

  test.each(['conflict', 'version-mismatch', 'gone', 'four-eyes', 'above-authority'] as const)(
    'a refusal with %s is told as what it is',
    async code => {
      const { board } = boardOf([[asked('a')]], [{ ok: false, code, message: 'm' }])
      await board.decide(asked('a'), 'approved')
      expect(board.getState().decided).toMatchObject([{ result: code }])
    },
  )

  test('one whose answer was lost is sent again with the same id, and told once', async () => {
    const { board, sent } = boardOf([[asked('a')]], ['lost', { ok: true }])
    await board.decide(asked('a'), 'approved')
    expect(board.getState().decided).toMatchObject([{ result: 'other' }])
    await board.decide(asked('a'), 'approved')
    expect(sent.map(({ id }) => id)).toEqual(['id-1', 'id-1'])
    expect(board.getState().decided).toMatchObject([{ result: 'done' }])
  })

  test('the other verdict, or a newer version, is another decision', async () => {
    const { board, sent } = boardOf([[]], ['lost', 'lost', 'lost'])
    await board.decide(asked('a'), 'approved')
    await board.decide(asked('a'), 'refused')
    await board.decide(asked('a', { version: 2 }), 'approved')
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3)
  })

  test('a second press while the first is under way does nothing', async () => {
    const { board, sent } = boardOf([[asked('a')]])
    await Promise.all([board.decide(asked('a'), 'approved'), board.decide(asked('a'), 'refused')])
    expect(sent).toHaveLength(1)
  })
})

describe('fault 43 the feed', () => {
  const pending = (deliveryId: number) =>
    ({
      type: 'approval.pending',
      deliveryId,
      callId: 'c1',
      event: { type: 'approval-requested', seq: 1, at: 1 },
    }) as const

  async function feed() {
    const world = new FakeWorld()
    let moves = 0
    const made = new ApprovalsFeed(world.ports, { moved: () => (moves += 1), link: () => {} })
    made.open()
    const socket = await world.welcome({ role: 'supervisor' })
    return { world, socket, moves: () => moves }
  }

  test('is asked for after the welcome; a delivery moves the list and is confirmed', async () => {
    const { socket, moves } = await feed()
    expect(socket.saidOf('approvals.watch')).toHaveLength(1)
    socket.tell(pending(7))
    expect(moves()).toBe(1)
    expect(socket.saidOf('approvals.received')).toEqual([{ type: 'approvals.received', deliveryIds: [7] }])
  })

  test('a delivery that comes again is confirmed again and moves nothing', async () => {
    const { socket, moves } = await feed()
    for (const id of [7, 7, 8, 7]) socket.tell(pending(id))
    expect(moves()).toBe(2)
    expect(socket.saidOf('approvals.received')).toHaveLength(4)
  })

  test('after a loss it asks again, and still knows what it has seen', async () => {
    const { world, socket, moves } = await feed()
    socket.tell(pending(7))
    socket.drop()
    await world.time.pass(60_000)
    const again = await world.welcome({ role: 'supervisor' })
    expect(again.saidOf('approvals.watch')).toHaveLength(1)
    again.tell(pending(7))
    expect(moves()).toBe(1)
  })
})

describe('keys of the board', () => {
  const press = { key: 'a', modified: false, composing: false, repeat: false, editable: false, covered: false }

  test.each([
    ['a', { kind: 'approve' }],
    ['R', { kind: 'refuse' }],
    ['ArrowDown', { kind: 'move', by: 1 }],
    ['ArrowUp', { kind: 'move', by: -1 }],
    ['Enter', null],
  ])('%s', (key, action) => {
    expect(boardAction({ ...press, key })).toEqual(action)
  })

  test.each(['modified', 'composing', 'editable', 'covered', 'repeat'] as const)(
    'nothing is decided while %s',
    state => {
      expect(boardAction({ ...press, [state]: true })).toBeNull()
    },
  )

  test('the chosen request stays chosen wherever it moves; one that is gone gives way to the most urgent', () => {
    const open = [asked('a'), asked('b')]
    expect(chosenOf(open, 'b')?.approvalId).toBe('b')
    expect(chosenOf([...open].reverse(), 'b')?.approvalId).toBe('b')
    expect(chosenOf(open, 'x')?.approvalId).toBe('a')
    expect(chosenOf([], 'a')).toBeNull()
  })

  test('moving stays within the list', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(ids, fc.nat(6), fc.constantFrom(1 as const, -1 as const), (names, at, by) => {
        const open = names.map(name => asked(name))
        const next = neighbourOf(open, names[at] ?? null, by)
        expect(names).toContain(next?.approvalId)
      }),
    )
    expect(neighbourOf([], null, 1)).toBeNull()
  })
})

test('P8 a request that ran out, or whose call has ended, waits no more; a decision stays', () => {
  const open = { decision: null, expiresAt: 100 }
  expect(approvalState(open, 'live', 99)).toBe('waiting')
  expect(approvalState(open, 'live', 100)).toBe('expired')
  expect(approvalState(open, 'ended', 0)).toBe('expired')
  expect(approvalState({ ...open, decision: 'approved' }, 'ended', 200)).toBe('approved')
})

test.each([
  ['supervisor', '/', 'approvals'],
  ['supervisor', '/approvals', 'approvals'],
  ['admin', '/', 'desk'],
  ['admin', '/approvals', 'approvals'],
  ['agent', '/approvals', 'desk'],
  ['trainer', '/approvals', 'desk'],
] as const)('a %s at %s sees the %s', (role, path, page) => {
  expect(pageFor(role, path)).toBe(page)
})

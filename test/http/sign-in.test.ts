import { expect, test } from 'vitest'
import { SignInCodes } from '../../src/http/sign-in.ts'

function codes() {
  let now = 0
  return { signIn: new SignInCodes(() => now), pass: (ms: number) => (now += ms) }
}

test('each link signs in the role that it was made for, once', () => {
  const { signIn } = codes()
  const admin = signIn.issue('admin')
  const supervisor = signIn.issue('supervisor')
  expect(signIn.spend(supervisor)).toBe('supervisor')
  expect(signIn.spend(supervisor)).toBeNull()
  expect(signIn.spend(admin)).toBe('admin')
})

test('a new link takes the place of the one before for the same role only', () => {
  const { signIn } = codes()
  const [first, supervisor, second] = [signIn.issue('admin'), signIn.issue('supervisor'), signIn.issue('admin')]
  expect(signIn.spend(first)).toBeNull()
  expect(signIn.spend(second)).toBe('admin')
  expect(signIn.spend(supervisor)).toBe('supervisor')
})

test('a link is good for ten minutes, and nothing else is good at all', () => {
  const { signIn, pass } = codes()
  const code = signIn.issue('supervisor')
  for (const other of ['', 'x', `${code}x`, code.slice(1)]) expect(signIn.spend(other)).toBeNull()
  pass(10 * 60_000)
  expect(signIn.spend(code)).toBeNull()
})

import { expect, test } from 'vitest'
import { createCircuit } from '../../src/model/circuit.ts'

function setUp() {
  const clock = { ms: 0 }
  return { clock, circuit: createCircuit({ failuresMax: 3, openMs: 100, now: () => clock.ms }) }
}

test('fault 3: failures have to be consecutive to open the circuit', () => {
  const { circuit } = setUp()
  for (const outcome of ['failed', 'failed', 'answered', 'failed', 'failed'] as const) circuit.admit()?.(outcome)
  expect(circuit.state()).toBe('closed')
  circuit.admit()?.('failed')
  expect(circuit.state()).toBe('open')
})

test('fault 3: while half open one probe is out at a time, and a given-up probe makes room for another', () => {
  const { clock, circuit } = setUp()
  for (let index = 0; index < 3; index += 1) circuit.admit()?.('failed')
  expect(circuit.admit()).toBeNull()
  clock.ms = 100
  const probe = circuit.admit()
  expect(probe).not.toBeNull()
  expect(circuit.admit()).toBeNull()
  probe?.('undecided')
  expect(circuit.state()).toBe('half-open')
  circuit.admit()?.('failed')
  expect(circuit.state()).toBe('open')
  clock.ms = 200
  circuit.admit()?.('answered')
  expect(circuit.state()).toBe('closed')
})

test('fault 3: a late failure of an old request does not keep the circuit open longer', () => {
  const { clock, circuit } = setUp()
  const late = circuit.admit()
  for (let index = 0; index < 3; index += 1) circuit.admit()?.('failed')
  clock.ms = 90
  late?.('failed')
  clock.ms = 100
  expect(circuit.state()).toBe('half-open')
})

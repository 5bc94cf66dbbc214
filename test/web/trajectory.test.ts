import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyTrajectory, observe, type Trajectory } from '../../src/domain/trajectory.ts'
import { chartData, trajectoryWords } from '../../web/src/trajectory/chart-data.ts'

const course = (heats: number[]): Trajectory =>
  heats.reduce(
    (trajectory, heat, index) =>
      observe(trajectory, { turn: 2 * index + 1, label: 'angry', valence: -heat, heat, confidence: 0.9 }),
    emptyTrajectory,
  )

describe('F7 chart', () => {
  test('columns are of one length, x rises, and every value fits its scale', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 70 }), heats => {
        const data = chartData(course(heats))
        const { x, heat, valence, heatPoint, valencePoint, ahead, aheadHigh, aheadLow } = data
        for (const column of [heat, valence, heatPoint, valencePoint, ahead, aheadHigh, aheadLow]) {
          expect(column).toHaveLength(x.length)
        }
        expect(x.every((value, index) => index === 0 || value > (x[index - 1] ?? 0))).toBe(true)
        for (const value of [...heat, ...ahead, ...aheadHigh, ...aheadLow]) {
          if (value !== null) expect(value >= 0 && value <= 1).toBe(true)
        }
      }),
    )
  })

  test('the forecast joins on to the last smoothed point and holds its own middle', () => {
    const data = chartData(course([0.2, 0.6, 0.8]))
    const joint = data.heat.findLastIndex(value => value !== null)
    expect(data.ahead[joint]).toBe(data.heat[joint])
    expect(data.ahead.slice(0, joint).every(value => value === null)).toBe(true)
    expect(data.heat.slice(joint + 1).every(value => value === null)).toBe(true)
    for (let index = joint + 1; index < data.x.length; index += 1) {
      expect(data.aheadLow[index]).toBeLessThanOrEqual(data.ahead[index] ?? 0)
      expect(data.aheadHigh[index]).toBeGreaterThanOrEqual(data.ahead[index] ?? 0)
    }
  })

  test('the next customer turn is expected two turns on', () => {
    const { x } = chartData(course([0.2, 0.6]))
    expect(x).toEqual([2, 4, 6, 8])
  })

  test('peak and turning point stand where the trajectory has them', () => {
    const trajectory = course([0.2, 0.9, 0.3, 0.1])
    const data = chartData(trajectory)
    expect(data.peak).toEqual({ x: 4, heat: 0.9 })
    expect(data.turning).toHaveLength(1)
    expect(data.turning[0]).toMatchObject({ x: 4, direction: 'falling' })
  })

  test('before anybody has spoken there is nothing to draw', () => {
    expect(chartData(emptyTrajectory)).toMatchObject({ x: [], heat: [], ahead: [], peak: null })
  })
})

describe('F7 in words', () => {
  test('says now, peak, and where it is going', () => {
    expect(trajectoryWords(course([0.9, 0.5, 0.1]))).toMatchObject({ peak: { heat: 0.9, turn: 2 }, going: 'falling' })
    expect(trajectoryWords(course([0.1, 0.5, 0.9])).going).toBe('rising')
    expect(trajectoryWords(course([0.4, 0.4, 0.4])).going).toBe('steady')
    expect(trajectoryWords(emptyTrajectory)).toEqual({ now: null, peak: null, going: null, turning: 0 })
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Pace } from '../../../src/renderer/state/pace'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

describe('Pace', () => {
  it('works once for many askings, and once more for those during the work', async () => {
    let runs = 0
    const pace = new Pace(async () => {
      runs++
      await wait(10)
    }, 100)
    pace.ask()
    pace.ask()
    await vi.advanceTimersByTimeAsync(5)
    expect(runs).toBe(1)
    pace.ask()
    pace.ask()
    await vi.advanceTimersByTimeAsync(1000)
    expect(runs).toBe(2)
  })

  it('rests three times as long as the work took', async () => {
    let runs = 0
    const pace = new Pace(async () => {
      runs++
      await wait(400)
    }, 100)
    pace.ask()
    await vi.advanceTimersByTimeAsync(400)
    pace.ask()
    await vi.advanceTimersByTimeAsync(1190)
    expect(runs).toBe(1)
    await vi.advanceTimersByTimeAsync(20)
    expect(runs).toBe(2)
  })

  it('forgets what was asked when stopped', async () => {
    let runs = 0
    const pace = new Pace(async () => void runs++, 100)
    pace.ask()
    pace.stop()
    await vi.advanceTimersByTimeAsync(1000)
    expect(runs).toBe(0)
  })
})

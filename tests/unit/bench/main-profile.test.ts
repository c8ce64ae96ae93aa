import { describe, expect, it } from 'vitest'
import { callsOfOurs, median, quantile, type CpuProfile } from '../../../bench/app/main-profile'

/** A profile of (root) > [(garbage collector), (idle), ours > inner, other of ours, node's > ours]. */
function profile(samples: number[], timeDeltas = samples.map(() => 100)): CpuProfile {
  const node = (id: number, functionName: string, url = '', children: number[] = []) => ({
    id,
    callFrame: { functionName, url, lineNumber: id },
    children
  })
  const main = 'file:///app/out/main/index.js'
  return {
    nodes: [
      node(1, '(root)', '', [2, 3, 4, 6, 7]),
      node(2, '(garbage collector)'),
      node(3, '(idle)'),
      node(4, 'ours', main, [5]),
      node(5, 'inner', main),
      node(6, 'other', main),
      node(7, 'emit', 'node:events', [8]),
      node(8, 'handler', main)
    ],
    samples,
    timeDeltas: [...timeDeltas, 100]
  }
}

describe('calls of ours in a profile', () => {
  it('are runs of samples under the same outermost function of ours, longest first', () => {
    const calls = callsOfOurs(profile([3, 4, 5, 5, 3, 6, 4, 8, 8, 3]))
    expect(calls.map(({ entry, hottest, cpuMs }) => [entry, hottest, Number(cpuMs.toFixed(1))])).toEqual([
      ['ours index.js:5', 'inner index.js:6', 0.3],
      ['handler index.js:9', 'handler index.js:9', 0.2],
      ['other index.js:7', 'other index.js:7', 0.1],
      ['ours index.js:5', 'ours index.js:5', 0.1]
    ])
  })

  it('hold the garbage collections inside them, and none that follows nothing of ours', () => {
    expect(callsOfOurs(profile([4, 2, 2, 4])).map(({ cpuMs }) => Number(cpuMs.toFixed(1)))).toEqual([0.4])
    expect(callsOfOurs(profile([3, 2, 2, 3]))).toEqual([])
  })

  it('count what took the processor away as time, but not as CPU time', () => {
    const [call] = callsOfOurs(profile([4, 4, 4, 3], [100, 100, 5000, 100]))
    expect(call?.wallMs).toBeCloseTo(5.2)
    expect(call?.cpuMs).toBeCloseTo(0.3)
  })
})

describe('quantiles', () => {
  it('are values that were measured', () => {
    expect(median([5, 1, 3])).toBe(3)
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10)
    expect(median([])).toBeNaN()
  })
})

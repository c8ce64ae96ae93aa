import { describe, expect, it } from 'vitest'
import { lastLine, readTestReport } from '../../../scripts/testing/report'

const vitest = {
  numPassedTests: 40,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    {
      name: 'tests/unit/a.test.ts',
      assertionResults: [
        { fullName: 'a works', status: 'passed' },
        { fullName: 'a breaks', status: 'failed' }
      ]
    }
  ]
}

const playwright = {
  stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 1 },
  suites: [
    {
      specs: [{ title: 'starts', file: 'start.spec.ts', line: 3, ok: true }],
      suites: [{ specs: [{ title: 'saves', file: 'save.spec.ts', line: 9, ok: false }] }]
    }
  ]
}

describe('readTestReport', () => {
  it('reads a report of Vitest', () => {
    expect(readTestReport(vitest)).toEqual({
      passed: 40,
      failed: 1,
      skipped: 3,
      failures: ['tests/unit/a.test.ts: a breaks']
    })
  })

  it('reads a report of Playwright, nested suites included, and takes flaky for failed', () => {
    expect(readTestReport(playwright)).toEqual({
      passed: 7,
      failed: 2,
      skipped: 1,
      failures: ['save.spec.ts:9: saves']
    })
  })

  it.each([[undefined], [{}], [{ stats: {} }], ['passed']])('finds nothing in %j', (report) => {
    expect(readTestReport(report)).toBeUndefined()
  })
})

describe('lastLine', () => {
  const passing = { passed: 40, failed: 0, skipped: 0, failures: [] }

  it('adds all runners up', () => {
    const outcomes = [
      { ok: true },
      { ok: true, report: passing },
      { ok: true, report: { ...passing, passed: 2 } }
    ]
    expect(lastLine(outcomes)).toBe('42 passed, 0 failed')
  })

  it('speaks of skipped tests only when there are any', () => {
    expect(lastLine([{ ok: false, report: { ...passing, failed: 2, skipped: 3 } }])).toBe(
      '40 passed, 2 failed, 3 skipped'
    )
  })

  it('counts a failed check, a runner without a report and a runner that failed outside its tests as one each', () => {
    const outcomes = [{ ok: false }, { ok: false, report: undefined }, { ok: false, report: passing }]
    expect(lastLine(outcomes)).toBe('40 passed, 3 failed')
  })
})

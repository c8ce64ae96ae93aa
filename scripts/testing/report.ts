import { z } from 'zod'

/** What a runner's JSON report says: how many tests ended how, and the names of those that failed. */
export interface TestReport {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly string[]
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() }))
    })
  )
})

const playwrightSuite = z.object({
  specs: z.array(z.object({ title: z.string(), file: z.string(), line: z.number(), ok: z.boolean() })),
  get suites() {
    return z.array(playwrightSuite).optional()
  }
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(playwrightSuite)
})

/** Reads a JSON report of Vitest or Playwright; undefined when it is neither. */
export function readTestReport(report: unknown): TestReport | undefined {
  const vitest = vitestReport.safeParse(report).data
  if (vitest) {
    return {
      passed: vitest.numPassedTests,
      failed: vitest.numFailedTests,
      skipped: vitest.numPendingTests + vitest.numTodoTests,
      failures: vitest.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => `${name}: ${fullName}`)
      )
    }
  }
  const playwright = playwrightReport.safeParse(report).data
  if (playwright) {
    const { expected, unexpected, flaky, skipped } = playwright.stats
    return {
      passed: expected,
      // A test that passed only on another try has failed once too often.
      failed: unexpected + flaky,
      skipped,
      failures: playwright.suites.flatMap(failuresOf)
    }
  }
  return undefined
}

function failuresOf({ specs, suites = [] }: z.infer<typeof playwrightSuite>): string[] {
  const failed = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line}: ${title}`)
  return [...failed, ...suites.flatMap(failuresOf)]
}

/** One step of a test run, ended. */
export interface Outcome {
  readonly ok: boolean
  /** Absent for a step that runs no tests, and for a runner that died before it wrote its report. */
  readonly report?: TestReport | undefined
}

/**
 * The last line of a test run: the sum over all its steps. A step that failed without a failed test (a linter's
 * complaint, a runner that crashed) counts as one failure, so that "0 failed" always means that all is well.
 */
export function lastLine(outcomes: readonly Outcome[]): string {
  let passed = 0
  let failed = 0
  let skipped = 0
  for (const { ok, report } of outcomes) {
    passed += report?.passed ?? 0
    skipped += report?.skipped ?? 0
    failed += report?.failed || (ok ? 0 : 1)
  }
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

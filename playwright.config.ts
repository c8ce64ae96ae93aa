import { defineConfig } from '@playwright/test'

/** Expects a build in `out/` and an Electron in the environment: `npm run test:e2e` sees to both. */
export default defineConfig({
  tsconfig: './tsconfig.node.json',
  // `*.test.ts` are Vitest's, in the same folders.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/reports/e2e.json' }]
  ],
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'campaign', testDir: 'tests/campaign', timeout: 3_600_000 }
  ]
})

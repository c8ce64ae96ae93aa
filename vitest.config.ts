import { svelte } from '@sveltejs/vite-plugin-svelte'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = {
  '@domain': fileURLToPath(new URL('./src/domain', import.meta.url)),
  '@shared': fileURLToPath(new URL('./src/shared', import.meta.url))
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
          exclude: ['tests/unit/renderer/**']
        }
      },
      {
        plugins: [svelte()],
        resolve: { alias, conditions: ['browser'] },
        test: { name: 'renderer', environment: 'happy-dom', include: ['tests/unit/renderer/**/*.test.ts'] }
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/build-workers.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000
        }
      },
      {
        resolve: { alias },
        test: {
          name: 'campaign',
          environment: 'node',
          include: ['tests/campaign/**/*.test.ts'],
          globalSetup: ['tests/support/build-workers.ts'],
          testTimeout: 3_600_000
        }
      }
    ]
  }
})

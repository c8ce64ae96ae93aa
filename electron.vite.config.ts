import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const alias = { '@domain': at('./src/domain'), '@shared': at('./src/shared') }

// The oldest runtime that main-process code must run on (README, "What could not be verified here").
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

export default defineConfig({
  main: {
    resolve: { alias },
    define: {
      // Only `npm run package:dir -- --test-flag` sets it: a test drives that package through its debugging port.
      __ALLOW_REMOTE_DEBUGGING__: JSON.stringify(process.env['APIG_LEDGER_TEST_BUILD'] === '1')
    },
    build: {
      target: nodeTarget,
      rollupOptions: {
        input: {
          index: at('./src/main/index.ts'),
          'ledger-writer': at('./src/main/ledger/writer.ts'),
          'ledger-reader': at('./src/main/ledger/reader.ts'),
          'ledger-copier': at('./src/main/ledger/copier.ts')
        }
      }
    }
  },
  preload: {
    resolve: { alias },
    build: {
      target: nodeTarget,
      // A sandboxed preload must be one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: at('./src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: at('./src/renderer'),
    plugins: [svelte()],
    resolve: { alias },
    build: {
      target: chromeTarget,
      minify: true,
      rollupOptions: { input: at('./src/renderer/index.html') }
    }
  }
})

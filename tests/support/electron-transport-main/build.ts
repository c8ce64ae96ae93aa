/** node build.ts <folder>: writes the suite as a tiny Electron app that `electron <folder>` runs. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const [outDir] = process.argv.slice(2)
if (outDir === undefined) throw new Error('Which folder? node build.ts <folder>')
const root = resolve(import.meta.dirname, '../../..')

await build({
  configFile: false,
  logLevel: 'warn',
  root,
  resolve: { alias: { '@domain': join(root, 'src/domain'), '@shared': join(root, 'src/shared') } },
  build: {
    ssr: join(import.meta.dirname, 'main.ts'),
    outDir,
    target: 'node20.18',
    rollupOptions: { external: ['electron'], output: { entryFileNames: 'main.js' } }
  }
})
const manifest = { name: 'transport-suite', version: '0.0.0', type: 'module', main: 'main.js' }
writeFileSync(join(outDir, 'package.json'), JSON.stringify(manifest))

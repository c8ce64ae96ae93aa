import { expect, test } from '@playwright/test'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { networkCases } from '../support/network/network-suite'
import { transportCases } from '../support/transport-suite'

const run = promisify(execFile)
const builder = resolve(import.meta.dirname, '../support/electron-transport-main/build.ts')

test.describe("the transport on Electron's net, in a real main process", () => {
  let folder = ''
  let errors = new Map<string, string | null>()

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apig-ledger-transport-'))
    await run(process.execPath, [builder, join(folder, 'app')])
    errors = await runSuite(folder)
  })

  test.afterAll(() => rm(folder, { recursive: true, force: true }))

  for (const { name } of [...transportCases, ...networkCases]) {
    test(name, () => {
      expect(errors.has(name), 'the case ran').toBe(true)
      expect(errors.get(name)).toBeNull()
    })
  }
})

/** What each case threw, null when it passed. */
async function runSuite(folder: string): Promise<Map<string, string | null>> {
  const electron = process.env['ELECTRON_EXEC_PATH']
  if (electron === undefined) throw new Error('Run these tests with: npm run test:e2e')
  const args = [join(folder, 'app'), '--disable-gpu', `--user-data-dir=${join(folder, 'user-data')}`]
  const env = { ...process.env, TLS_FIXTURES: resolve(import.meta.dirname, '../fixtures/tls') }
  const { stdout } = await run(electron, args, { env, timeout: 90_000, maxBuffer: 16 << 20 })
  const lines = stdout.split('\n').filter((line) => line.startsWith('{"name":'))
  return new Map(
    lines.map((line) => {
      const { name, error } = JSON.parse(line) as { name: string; error: string | null }
      return [name, error]
    })
  )
}

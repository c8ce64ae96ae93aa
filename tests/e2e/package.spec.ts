import { listPackage } from '@electron/asar'
import { getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstFuses } from '../../scripts/packaging/fuses'
import { startDemoGateway } from '../../src/demo-gateway/server'
import { sampleTasks } from '../../src/demo-gateway/tasks/vendor-samples'
import { addGateway, addTasks } from '../support/gateway-journey'
import { connectTo, packagedPaths, startPackaged, stopPackaged } from '../support/packaged-app'

const shipped = packagedPaths('release')
const flagged = packagedPaths(join('release', 'test-flag'))
let userData: string

test.beforeAll(() => {
  test.setTimeout(300_000)
  for (const flag of [[], ['--test-flag']]) {
    execFileSync(process.execPath, [join('scripts', 'package-dir.ts'), ...flag], { stdio: 'pipe' })
  }
})
test.beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'apig-ledger-package-'))
})
test.afterEach(() => rm(userData, { recursive: true, force: true }))

test('a package holds the built app, its migrations and one SQLite binding, and nothing else', () => {
  const files = listPackage(shipped.asar, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  const folders = new Set(files.map((file) => file.split('/')[1]))
  expect([...folders].sort()).toEqual(['drizzle', 'node_modules', 'out', 'package.json', 'resources'])
  expect(files).toContain('/drizzle/meta/_journal.json')
  expect(files).toContain('/out/main/index.js')
  const packages = files.filter((file) => /^\/node_modules\/[^/]+$/.test(file))
  expect(packages).toEqual(['/node_modules/better-sqlite3'])
  expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(1)
})

test('the fuses of a package are set', async () => {
  const wire = Object.entries(await getCurrentFuseWire(shipped.executable)).filter(
    ([name]) => name !== 'version'
  )
  const isOn = wire.map(([, state]) => String.fromCharCode(Number(state)) === '1')
  expect(isOn).toEqual(Object.values(firstFuses(isOn.length)))
})

test('a shipped package refuses remote debugging', async () => {
  const app = startPackaged(shipped.executable, userData)
  let said = ''
  app.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [code] = (await once(app, 'exit')) as [number | null]
  expect(code).toBe(1)
  expect(said).toContain('This build refuses remote debugging.')
  expect(said).not.toContain('DevTools listening')
})

const saveFolderVariable = 'APIG_LEDGER_TEST_SAVE_FOLDER'

test('a shipped package cannot be told where to save', async () => {
  expect((await readFile(shipped.asar)).includes(saveFolderVariable)).toBe(false)
  // Where it can be told, the search finds it.
  expect((await readFile(flagged.asar)).includes(saveFolderVariable)).toBe(true)
})

test('a package does the main job', async () => {
  const app = startPackaged(flagged.executable, userData)
  try {
    const { page } = await connectTo(app)
    await page.getByRole('button', { name: 'Try the demo gateway' }).click()
    await expect(page.getByText('Polling ended')).toBeVisible({ timeout: 60_000 })
  } finally {
    await stopPackaged(app)
  }
})

test('a package polls, shows the timeline, and saves an exported swagger file byte for byte', async () => {
  const sample = sampleTasks.find(({ task_type }) => task_type === 'export_api')
  if (sample === undefined) throw new Error('the vendor shows one export')
  const saveFolder = join(userData, 'saved')
  await mkdir(saveFolder)
  const gateway = await startDemoGateway()
  const app = startPackaged(flagged.executable, userData, { [saveFolderVariable]: saveFolder })
  try {
    const { page } = await connectTo(app)
    await addTasks(page, await addGateway(page, gateway), [sample.task_id])
    await page.getByRole('region', { name: 'Tasks' }).getByRole('option', { name: sample.task_id }).click()
    const timeline = page.getByRole('tree', { name: 'Timeline' }).getByRole('treeitem')
    await expect(timeline.filter({ hasText: 'Succeeded' })).toHaveCount(1)
    await page.getByRole('button', { name: 'Save swagger…' }).click()
    await expect(page.getByText('Last saved')).toBeVisible()
    const { Comment } = JSON.parse(sample.task_result) as { Comment: string }
    const files = await readdir(saveFolder)
    expect(files).toEqual(['test8-RELEASE-all-2023-07-11-19_54_22.json'])
    const saved = await readFile(join(saveFolder, files[0] ?? ''))
    expect(saved.equals(Buffer.from(Comment))).toBe(true)
  } finally {
    await stopPackaged(app)
    await gateway.close()
  }
})

/*
 * The built app in a real Electron: how soon it can be used, what it costs while nothing happens, how soon an answer is
 * on the screen, and how long the main process is ever busy with one thing. Linux only: it reads /proc.
 *
 * Run it alone: times depend on what else runs (CPU seconds hardly), and memory comes out too low while another Electron
 * runs, since pages that both map are shared out. The load before is the first figure. Each start finds the app's files
 * in the system's cache.
 *
 * Every figure is one line of JSON; a table of all of them comes last.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as idle } from 'node:timers/promises'
import { startDemoGateway } from '../src/demo-gateway/server'
import { addGateway, addTasks, request } from '../tests/support/gateway-journey'
import { latencies, serveChangingTasks, watchRows } from './app/changing-tasks'
import { callsOfOurs, median, profileMain, quantile, type Call } from './app/main-profile'
import { mainThreadCpuMs, processTree } from './app/process-tree'
import { startBenchApp, type BenchApp } from './app/running-app'

const listedTasks = 50
const coldStarts = 5
const idleMs = 10_000
const changingTasks = 12
const latencySamples = 40
const exportMegabytes = 5
const exportsToReceive = 5
const longestCallMs = 20

const folder = mkdtempSync(join(tmpdir(), 'apig-ledger-bench-app-'))
const table: { name: string; value: number | string; unit: string }[] = []

function figure(name: string, value: number, unit: string, note: Record<string, number | string> = {}): void {
  const rounded = Number(value.toFixed(unit === 'ms' ? 1 : 2))
  console.log(JSON.stringify({ name, value: rounded, unit, ...note }))
  table.push({ name, value: rounded, unit })
}

const rows = ({ page }: BenchApp) => page.getByRole('region', { name: 'Tasks' }).getByRole('option')
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** A ledger of finished imports, each seen once. */
async function fillLedger(userData: string): Promise<void> {
  const gateway = await startDemoGateway()
  const app = await startBenchApp(userData)
  const task = { task_type: 'import_api', task_status: 'succeed' }
  const task_ids = Array.from({ length: listedTasks }, (_, index) => {
    const success = [{ id: `a${index}`, action: 'create', method: 'GET', path: `/订单/${index}` }]
    const task_result = JSON.stringify({ success, failure: [], ignore: [], group_id: `group-${index % 7}` })
    return gateway.control.addTask({ ...task, task_result })
  })
  const ids = await addTasks(app.page, await addGateway(app.page, gateway), task_ids)
  for (let seen = 0; seen < ids.length;) {
    const found = await request(app.page, 'tasks.rows', { ids })
    seen = found.filter(({ snapshotCount }) => snapshotCount > 0).length
    await idle(200)
  }
  await app.stop()
  await gateway.close()
}

/** From the spawn to a row of the list that takes a click; the time of Playwright's look at it is in there. */
async function startOnce(userData: string) {
  let spawnedAt = 0
  const app = await startBenchApp(userData, { onSpawn: () => (spawnedAt = performance.now()) })
  await rows(app).first().click({ trial: true })
  const ms = performance.now() - spawnedAt
  return { app, ms, cpuSeconds: sum(processTree(app.pid).map(({ cpuSeconds }) => cpuSeconds)) }
}

async function coldStartAndIdle(): Promise<void> {
  const userData = join(folder, 'start')
  await fillLedger(userData)
  const starts: { ms: number; cpuSeconds: number }[] = []
  for (let time = 1; time <= coldStarts; time++) {
    const { app, ...start } = await startOnce(userData)
    starts.push(start)
    if (time === coldStarts) await measureIdle(app)
    await app.stop()
  }
  const times = starts.map(({ ms }) => ms)
  const range = { runs: coldStarts, min: Math.round(Math.min(...times)), max: Math.round(Math.max(...times)) }
  figure('cold start to a usable list', median(times), 'ms', range)
  figure('CPU of a cold start, all processes', median(starts.map(({ cpuSeconds }) => cpuSeconds)), 's')
}

async function measureIdle({ pid }: BenchApp): Promise<void> {
  const before = sum(processTree(pid).map(({ cpuSeconds }) => cpuSeconds))
  await idle(idleMs)
  const processes = processTree(pid)
  const cpu = sum(processes.map(({ cpuSeconds }) => cpuSeconds)) - before
  figure('CPU while idle, all processes', (cpu / (idleMs / 1000)) * 100, '%')
  const megabytes = (of: typeof processes): number => sum(of.map(({ pssBytes }) => pssBytes)) / 1e6
  figure('idle memory (PSS), all processes', megabytes(processes), 'MB', { processes: processes.length })
  for (const type of new Set(processes.map((process) => process.type))) {
    const ofType = processes.filter((process) => process.type === type)
    figure(`idle memory (PSS), ${type}`, megabytes(ofType), 'MB')
  }
}

async function pollToScreen(): Promise<void> {
  const tasks = await serveChangingTasks()
  const app = await startBenchApp(join(folder, 'latency'))
  const task_ids = Array.from({ length: changingTasks }, (_, index) => `changing-task-${index + 100}`)
  await watchRows(app.page, task_ids)
  const { id } = await request(app.page, 'gateways.save', {
    id: null,
    name: 'Changing',
    endpoint: tasks.origin,
    project_id: 'p',
    instance_id: 'i'
  })
  await request(app.page, 'gateways.setCredentials', {
    id,
    credential: { kind: 'token', token: 'a-token' },
    keep: 'this_run'
  })
  await addTasks(app.page, id, task_ids)
  const ms = await latencies(app.page, tasks, latencySamples)
  figure('poll to screen, median', median(ms), 'ms', { samples: ms.length })
  figure('poll to screen, p95', quantile(ms, 0.95), 'ms', { max: Math.max(...ms) })
  await app.stop()
  await tasks.close()
}

/** Each export is watched from its request until the selected task shows it; see main-profile for the method. */
async function longestCall(): Promise<void> {
  const gateway = await startDemoGateway()
  const app = await startBenchApp(join(folder, 'export'), { args: ['--inspect=0'] })
  const gatewayId = await addGateway(app.page, gateway)
  const longest: Call[] = []
  const cpuMs: number[] = []
  for (let time = 0; time < exportsToReceive; time++) {
    const task_id = gateway.control.addBigExport(exportMegabytes)
    const cpuBefore = mainThreadCpuMs(app.pid)
    const profile = await profileMain(app.inspectorUrl(), async () => {
      await addTasks(app.page, gatewayId, [task_id])
      await rows(app).filter({ hasText: task_id }).click()
      await app.page.getByRole('region', { name: 'Timeline' }).getByText('Polling ended').waitFor()
      await app.page.getByRole('button', { name: 'Save swagger…' }).waitFor()
    })
    cpuMs.push(mainThreadCpuMs(app.pid) - cpuBefore)
    longest.push(...callsOfOurs(profile).slice(0, 1))
  }
  const worst = longest.reduce((one, other) => (other.cpuMs > one.cpuMs ? other : one))
  const { entry, hottest, wallMs } = worst
  figure('main-thread CPU, a 5 MB export arrives and is shown', median(cpuMs), 'ms')
  figure('longest call on the main thread, median export', median(longest.map((call) => call.cpuMs)), 'ms')
  figure('longest call on the main thread, worst export', worst.cpuMs, 'ms', {
    entry,
    hottest,
    wallMs: Number(wallMs.toFixed(1)),
    goalMs: longestCallMs
  })
  await app.stop()
  await gateway.close()
}

try {
  if (process.platform !== 'linux') throw new Error('The bench of the app reads /proc, which only Linux has')
  figure('load of the machine before', loadavg()[0] ?? 0, 'processes')
  await coldStartAndIdle()
  await pollToScreen()
  await longestCall()
  const width = Math.max(...table.map(({ name }) => name.length))
  console.log(table.map(({ name, value, unit }) => `${name.padEnd(width)}  ${value} ${unit}`).join('\n'))
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

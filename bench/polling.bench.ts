import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createNodeTransport } from '../src/main/api/node-transport'
import type { OpenTransport } from '../src/main/api/transport'
import { systemClock } from '../src/main/polling/clock'
import { Scheduler, type Limits } from '../src/main/polling/scheduler'
import { openApp } from './polling/app'
import { throughElectron } from './polling/electron'
import { bareLoop, measure, type Measured } from './polling/measure'
import { median } from './polling/median'
import { addressOf, headersOf, type Served } from './polling/served'
import { startServers, type Servers } from './polling/servers'

/*
 * Polling through the whole path (scheduler, client, ledger): how many polls a second against a bare loop on the same
 * server in the same run, under Node and in Electron through the transport that the app has there, and what a thousand
 * followed tasks cost. The server is another process.
 */
const folder = mkdtempSync(join(tmpdir(), 'apig-ledger-bench-'))
const rounds = 3
/** Each is asked for every five seconds: so many that one is always due, or the pace and not the app is measured. */
const tasksAtOnce = 75_000
/** Requests under way: as many as the app allows by default, and as many as many gateways would bring along. */
const concurrencies = [8, 32]
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function report(figure: string, values: Record<string, number | string>): void {
  console.log(JSON.stringify({ bench: 'polling', figure, ...values }))
}

const openNode = (): OpenTransport => ({ send: createNodeTransport(), close: async () => undefined })

/** CPU of this process, all threads, in percent of one core, over a stretch of time. */
async function watchCpu(seconds: number): Promise<number> {
  const before = process.cpuUsage()
  const startedAt = performance.now()
  await wait(seconds * 1000)
  const { user, system } = process.cpuUsage(before)
  return ((user + system) / 1000 / (performance.now() - startedAt)) * 100
}

async function throughput(servers: Servers, concurrent: number): Promise<void> {
  const server = servers.served[0] as Served
  const headers = headersOf(server)
  const transport = createNodeTransport()
  const signal = new AbortController().signal
  const limits: Limits = { betweenStartsMs: 0, perGateway: concurrent, total: concurrent }
  const found: Record<'fetch' | 'transport' | 'polls', Measured[]> = { fetch: [], transport: [], polls: [] }
  for (let round = 0; round < rounds; round += 1) {
    const app = await openApp(folder, `throughput-${concurrent}-${round}`, openNode, limits)
    await app.follow(server)
    // Every task has been asked for once; from now on answers repeat, as they do in life.
    while (app.count.kept < server.task_ids.length) await wait(50)
    const polls = await measure(servers, async () => {
      const from = app.count.kept
      await wait(8000)
      return app.count.kept - from
    })
    found.polls.push(polls)
    await app.stop()
    // Right after it, because a computer is not equally busy for a minute.
    const bare = (ask: (n: number) => Promise<unknown>): Promise<Measured> =>
      measure(servers, () => bareLoop(4, concurrent, ask))
    found.fetch.push(await bare(async (n) => (await fetch(addressOf(server, n), { headers })).arrayBuffer()))
    found.transport.push(
      await bare((n) =>
        transport({
          method: 'GET',
          url: addressOf(server, n),
          headers,
          timeoutMs: 10_000,
          maxBytes: 1e6,
          signal
        })
      )
    )
  }
  const of = (key: 'fetch' | 'transport' | 'polls', figure: (measured: Measured) => number): number =>
    Math.round(median(found[key].map(figure)))
  const ratio = (bare: Measured[], speed: (measured: Measured) => number): number =>
    Number(
      median(bare.map((measured, round) => speed(found.polls[round] as Measured) / speed(measured))).toFixed(
        2
      )
    )
  // What a computer whose every core is busy, the server's work included, would do in a second.
  const byCpu = ({ mainUs, otherUs, serverUs }: Measured): number => 1e6 / (mainUs + otherUs + serverUs)
  report('polls_per_second', {
    tasks: server.task_ids.length,
    concurrent,
    polls: of('polls', ({ rate }) => rate),
    bare_fetch: of('fetch', ({ rate }) => rate),
    bare_transport: of('transport', ({ rate }) => rate),
    ratio_to_fetch: ratio(found.fetch, ({ rate }) => rate),
    ratio_to_transport: ratio(found.transport, ({ rate }) => rate),
    cpu_ratio_to_fetch: ratio(found.fetch, byCpu),
    cpu_ratio_to_transport: ratio(found.transport, byCpu),
    cpu_us_main: of('polls', ({ mainUs }) => mainUs),
    cpu_us_other_threads: of('polls', ({ otherUs }) => otherUs),
    cpu_us_server: of('polls', ({ serverUs }) => serverUs),
    cpu_us_bare_transport: of('transport', ({ mainUs, otherUs }) => mainUs + otherUs),
    cpu_us_bare_fetch: of('fetch', ({ mainUs, otherUs }) => mainUs + otherUs)
  })
}

async function thousandTasks(servers: Served[]): Promise<void> {
  const app = await openApp(folder, `active-${servers.length}`, openNode)
  const idle = await watchCpu(5)
  collect()
  const before = process.memoryUsage()
  for (const server of servers) await app.follow(server)
  await wait(3000)
  const from = app.count.kept
  const cpu = await watchCpu(60)
  const kept = app.count.kept - from
  collect()
  const after = process.memoryUsage()
  await app.stop()
  report('thousand_active_tasks', {
    gateways: servers.length,
    tasks: servers.reduce((sum, { task_ids }) => sum + task_ids.length, 0),
    polls_per_second: Number((kept / 60).toFixed(1)),
    cpu_percent: Number(cpu.toFixed(2)),
    cpu_percent_idle: Number(idle.toFixed(2)),
    rss_growth_mb: Number(((after.rss - before.rss) / 1e6).toFixed(1)),
    heap_growth_mb: Number(((after.heapUsed - before.heapUsed) / 1e6).toFixed(2))
  })
}

/** What a task costs while it waits, and what the scheduler itself costs per poll, by how many tasks there are. */
async function schedulingCost(tasks: number): Promise<void> {
  let polls = 0
  const scheduler = new Scheduler({
    clock: systemClock,
    limits: { betweenStartsMs: 0, perGateway: 1, total: 1 },
    poll: async () => {
      polls += 1
      // Lets timers run: with so many tasks one is always due.
      if (polls % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
      return { dueAt: systemClock.monotonic() + Math.random(), trouble: null, isKept: true }
    }
  })
  collect()
  const before = process.memoryUsage().heapUsed
  for (let taskId = 0; taskId < tasks; taskId += 1) scheduler.add(taskId, 1, 0)
  collect()
  const bytes = process.memoryUsage().heapUsed - before
  const cpu = process.cpuUsage()
  scheduler.start()
  await wait(1000)
  await scheduler.stop()
  const { user, system } = process.cpuUsage(cpu)
  report('scheduling', {
    tasks,
    cpu_us_per_poll: Number(((user + system) / polls).toFixed(2)),
    bytes_per_task: Math.round(bytes / tasks)
  })
}

const running: Servers[] = []

async function serve(gateways: number, tasksEach: number): Promise<Servers> {
  const servers = await startServers(folder, gateways, tasksEach)
  running.push(servers)
  return servers
}

try {
  for (const tasks of [1000, 10_000, 100_000]) await schedulingCost(tasks)
  const many = await serve(1, tasksAtOnce)
  for (const concurrent of concurrencies) await throughput(many, concurrent)
  const [server] = many.served
  if (server === undefined) throw new Error('no server')
  // A request through Chromium takes a millisecond: fewer tasks keep it as busy, and have all been asked for sooner.
  const fewer = { ...server, task_ids: server.task_ids.slice(0, 8000) }
  for (const concurrent of concurrencies) {
    report('polls_per_second_in_electron', await throughElectron(folder, fewer, 5, concurrent))
  }
  many.stop()
  for (const gateways of [1, 10]) {
    const { served, stop } = await serve(gateways, 1000 / gateways)
    await thousandTasks(served)
    stop()
  }
} finally {
  for (const { stop } of running) stop()
  rmSync(folder, { recursive: true, force: true })
}

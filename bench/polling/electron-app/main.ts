import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { systemNetwork } from '../../../src/main/api/network-settings'
import { createNetTransport } from '../../../src/main/shell/net-transport'
import { openApp } from '../app'
import type { ElectronTask } from '../electron'
import { bareLoop } from '../measure'
import { median } from '../median'
import { addressOf, headersOf } from '../served'

const seconds = 6
let sessions = 0

function open() {
  sessions += 1
  return createNetTransport(`bench-${sessions}`, systemNetwork)
}

async function pollsPerSecond({ folder, served, concurrent }: ElectronTask, round: number): Promise<number> {
  const limits = { betweenStartsMs: 0, perGateway: concurrent, total: concurrent }
  const polling = await openApp(folder, `electron-${concurrent}-${round}`, open, limits)
  await polling.follow(served)
  // As under Node: every task has been asked for once, and answers repeat.
  while (polling.count.kept < served.task_ids.length) await wait(50)
  const [from, startedAt] = [polling.count.kept, performance.now()]
  await wait(seconds * 1000)
  const rate = ((polling.count.kept - from) / (performance.now() - startedAt)) * 1000
  await polling.stop()
  return rate
}

async function bareRate({ served, concurrent }: ElectronTask): Promise<number> {
  const transport = open()
  const signal = new AbortController().signal
  const headers = headersOf(served)
  const done = await bareLoop(seconds, concurrent, (n) =>
    transport.send({
      method: 'GET',
      url: addressOf(served, n),
      headers,
      timeoutMs: 10_000,
      maxBytes: 1e6,
      signal
    })
  )
  await transport.close()
  return done / seconds
}

async function run(): Promise<void> {
  const task = JSON.parse(readFileSync(process.env['BENCH_TASK'] ?? '', 'utf8')) as ElectronTask
  const found: { polls: number; bare: number }[] = []
  for (let round = 0; round < task.rounds; round += 1) {
    found.push({ polls: await pollsPerSecond(task, round), bare: await bareRate(task) })
  }
  const figure = {
    tasks: task.served.task_ids.length,
    concurrent: task.concurrent,
    polls: Math.round(median(found.map(({ polls }) => polls))),
    bare_transport: Math.round(median(found.map(({ bare }) => bare))),
    ratio_to_transport: Number(median(found.map(({ polls, bare }) => polls / bare)).toFixed(2))
  }
  console.log(JSON.stringify(figure))
  app.exit(0)
}

// Not a top-level await: "ready" waits for the end of the entry module.
void app
  .whenReady()
  .then(run)
  .catch((error: unknown) => {
    console.error(error)
    app.exit(1)
  })

import { expect, it } from 'vitest'
import { openTestLedger, start, valueOf } from '../support/ledger'
import { report } from './seed'

const runs = 10_000
const failures = 50
/** Answers under way at once. */
const atOnce = 100
const causes = 40
const warmMs = 50
/** The first answer after another import has ended: it reads on from where it was. */
const oneMoreMs = 20

const taskOf = (task_id: string) => ({ task_id, task_type: null, requested_group_id: null, name: '' })

/** Every run has the same kinds of failures; the APIs they meet differ from run to run. */
function answerOf(run: number): Uint8Array {
  const failure = Array.from({ length: failures }, (_, n) => {
    const path = `/v1/orders/${(run * 7 + n) % 5000}/items`
    const cause = (run + n) % causes
    return {
      method: 'POST',
      path,
      error_code: `APIG.${2000 + cause}`,
      error_msg: `The API ${path} conflicts, limit ${run} of "group ${n}", cause ${'abcdefgh'.charAt(cause % 8)}`
    }
  })
  const task_result = JSON.stringify({ group_id: 'group-1', success: [], failure, ignore: [] })
  const answer = { task_id: `task-${run}`, task_status: 'succeed', task_type: 'import_api', task_result }
  return Buffer.from(JSON.stringify(answer))
}

it('half a million failures of 10,000 imports are grouped, and answered within 50 ms from then on', async () => {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const taskIds: number[] = []
  for (let from = 0; from < runs; from += 1000) {
    const tasks = Array.from({ length: 1000 }, (_, n) => taskOf(`task-${from + n}`))
    taskIds.push(...valueOf(await ledger.write('task.add', { gatewayId, tasks, at: start })).taskIds)
  }
  for (let from = 0; from < runs; from += atOnce) {
    const some = taskIds.slice(from, from + atOnce)
    await Promise.all(some.map((id, n) => ledger.append(id, answerOf(from + n), start + from + n)))
  }
  const ask = async (asked: { gatewayId?: number; text?: string } = {}) => {
    const startedAt = performance.now()
    const page = { gatewayId: null, text: '', offset: 0, limit: 200, ...asked }
    const value = valueOf(await ledger.read('failures.clusters', page))
    return { value, ms: performance.now() - startedAt }
  }
  const quickest = async (read: () => Promise<{ ms: number }>): Promise<number> => {
    const times: number[] = []
    for (let n = 0; n < 5; n += 1) times.push((await read()).ms)
    return Math.min(...times)
  }

  globalThis.gc?.()
  const rss = process.memoryUsage.rss()
  const startedAt = performance.now()
  let answer = await ask()
  let longest = answer.ms
  while (answer.value.progress.done < answer.value.progress.total) {
    answer = await ask()
    longest = Math.max(longest, answer.ms)
  }
  const coldMs = performance.now() - startedAt
  const grownMb = (process.memoryUsage.rss() - rss) / 1024 / 1024
  expect(answer.value.ofAll).toEqual({ clusters: causes, failures: runs * failures })

  const cluster = answer.value.rows[0]?.id ?? 0
  const timed = (method: 'failures.apis' | 'failures.runs') => async () => {
    const since = performance.now()
    valueOf(await ledger.read(method, { cluster, gatewayId: null, offset: 0, limit: 200 }))
    return { ms: performance.now() - since }
  }
  const warm = {
    clusters: await quickest(ask),
    ofGateway: await quickest(() => ask({ gatewayId })),
    text: await quickest(() => ask({ text: 'conflicts' })),
    apis: await quickest(timed('failures.apis')),
    runs: await quickest(timed('failures.runs'))
  }
  /** The quickest first answer after one more result, of a run that is known or of another one. */
  const afterOneMore = async (asked: { gatewayId?: number }, runOf: (n: number) => number) => {
    let n = 0
    return quickest(async () => {
      n += 1
      await ledger.append(taskIds[runOf(n)] ?? 0, answerOf(runOf(n)), start + 2 * runs + n)
      return ask(asked)
    })
  }
  const added = { gatewayId, tasks: [1, 2, 3, 4, 5].map((n) => `more-${n}`).map(taskOf), at: start }
  taskIds.push(...valueOf(await ledger.write('task.add', added)).taskIds)
  const oneMore = {
    again: await afterOneMore({}, (n) => n),
    another: await afterOneMore({}, (n) => runs + n - 1),
    againOfGateway: await afterOneMore({ gatewayId }, (n) => n + 5)
  }
  report('failures', { coldMs, longest, grownMb, ...warm, ...oneMore })
  expect(Math.max(...Object.values(warm)), JSON.stringify(warm)).toBeLessThan(warmMs)
  expect(Math.max(...Object.values(oneMore)), JSON.stringify(oneMore)).toBeLessThan(oneMoreMs)
})

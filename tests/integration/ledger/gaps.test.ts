import type { TimelineGap } from '@shared/contract/snapshot'
import { beforeEach, describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'

const waiting = new TextEncoder().encode(
  JSON.stringify({ task_id: 'task-1', task_status: 'waiting', task_type: 'import_api', task_result: '' })
)

let ledger: TestLedger
let gatewayId: number
let taskId: number
beforeEach(async () => {
  ledger = await openTestLedger()
  gatewayId = await ledger.addGateway()
  taskId = await ledger.addTask('task-1', { gatewayId })
  await startRun(0)
})

const poll = (minute: number) => ledger.append(taskId, waiting, minutes(minute))
const finish = (minute: number) => ledger.append(taskId, 'wire/import-succeed.json', minutes(minute))
const startRun = async (minute: number) => valueOf(await ledger.write('run.start', { at: minutes(minute) }))
const endRun = async (minute: number) => valueOf(await ledger.write('run.end', { at: minutes(minute) }))
const setPolling = async (polling: 'active' | 'paused', minute: number) =>
  valueOf(await ledger.write('task.setPolling', { id: taskId, polling, reason: null, at: minutes(minute) }))

/** The gaps, oldest first, and how many snapshots lie between them. */
async function shape(): Promise<(number | [TimelineGap['reason'], number, number | null])[]> {
  const { items } = valueOf(await ledger.read('snapshots.timeline', { taskId, before: null, limit: 100 }))
  const minute = (at: number) => (at - minutes(0)) / 60_000
  return items
    .map((item): number | [TimelineGap['reason'], number, number | null] =>
      item.kind === 'run'
        ? item.count
        : [item.reason, minute(item.fromAt), item.toAt === null ? null : minute(item.toAt)]
    )
    .reverse()
}

describe('while the app was closed', () => {
  it('a gap parts equal answers', async () => {
    await poll(1)
    await poll(2)
    await endRun(3)
    await startRun(10)
    await poll(11)
    expect(await shape()).toEqual([2, ['app_closed', 3, 10], 1])
  })

  it('a gap stands at the end until the next answer comes', async () => {
    await poll(1)
    await endRun(3)
    await startRun(10)
    expect(await shape()).toEqual([1, ['app_closed', 3, 10]])
  })

  it('a run without an end ended with the last thing it wrote, of whatever task', async () => {
    await poll(1)
    await startRun(10)
    await poll(11)
    await setPolling('paused', 12)
    await setPolling('active', 13)
    await startRun(20)
    await poll(21)
    expect(await shape()).toEqual([
      1,
      ['app_ended_unexpectedly', 1, 10],
      1,
      ['paused', 12, 13],
      ['app_ended_unexpectedly', 13, 20],
      1
    ])
  })

  it('nothing is missing before the first answer or after the last', async () => {
    await endRun(1)
    await startRun(2)
    await finish(3)
    await endRun(4)
    await startRun(5)
    expect(await shape()).toEqual([1])
  })

  it('nothing is missing of a finished task, even when somebody looks again later', async () => {
    await finish(1)
    await endRun(2)
    await startRun(5)
    await finish(6)
    expect(await shape()).toEqual([2])
  })
})

describe('while polling was off', () => {
  it('a pause lasts until it is lifted', async () => {
    await poll(1)
    await setPolling('paused', 2)
    expect(await shape()).toEqual([1, ['paused', 2, null]])
    await setPolling('active', 7)
    await poll(8)
    expect(await shape()).toEqual([1, ['paused', 2, 7], 1])
  })

  it('a pause covers that the app was closed', async () => {
    await poll(1)
    await setPolling('paused', 2)
    await endRun(3)
    await startRun(5)
    await setPolling('active', 7)
    await poll(8)
    expect(await shape()).toEqual([1, ['paused', 2, 7], 1])
  })

  it('a look by hand cuts a pause in two', async () => {
    await poll(1)
    await setPolling('paused', 2)
    await poll(4)
    await setPolling('active', 7)
    await poll(8)
    expect(await shape()).toEqual([1, ['paused', 2, 4], 1, ['paused', 4, 7], 1])
  })

  it('a refused gateway leaves a gap until it is resumed', async () => {
    await poll(1)
    await ledger.append(taskId, 'wire/error-401.json', minutes(2))
    expect(await shape()).toEqual([1, 1, ['gateway_stopped', 2, null]])
    valueOf(await ledger.write('gateway.resume', { id: gatewayId, at: minutes(9) }))
    await poll(10)
    expect(await shape()).toEqual([1, 1, ['gateway_stopped', 2, 9], 1])
  })

  it('a request that was under way when the gateway stopped is not a look after a gap', async () => {
    await poll(1)
    valueOf(await ledger.write('gateway.stop', { id: gatewayId, reason: 'auth', at: minutes(2) }))
    await ledger.append(taskId, waiting, minutes(2.1), { requestedAt: minutes(1.9) })
    expect(await shape()).toEqual([2, ['gateway_stopped', 2.1, null]])
  })

  it('a removed gateway leaves a gap that lasts', async () => {
    await poll(1)
    valueOf(await ledger.write('gateway.remove', { id: gatewayId, at: minutes(2) }))
    expect(await shape()).toEqual([1, ['gateway_stopped', 2, null]])
  })
})

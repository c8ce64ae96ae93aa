import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultNames } from '../../../src/demo-gateway/faults/catalogue'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { AppUnderFaults } from '../../support/faults/app-under-faults'
import { expectedOn } from '../../support/faults/expectation'
import { checkKept } from '../../support/faults/kept'
import {
  observed,
  planFault,
  properBody,
  sampleOf,
  sentBody,
  startBystander
} from '../../support/faults/run-row'
import { faultTable } from '../../support/faults/table'
import { findingWords, resultWords } from '../../support/faults/words'

describe('every fault of the simulator, through Node’s transport and the whole main process', () => {
  let app: AppUnderFaults
  const rejections: unknown[] = []
  const onRejection = (reason: unknown): void => void rejections.push(reason)
  let rssBefore = 0

  beforeAll(async () => {
    process.on('unhandledRejection', onRejection)
    app = await AppUnderFaults.start({ timeoutMs: 5000 })
    rssBefore = process.memoryUsage.rss()
  })

  afterAll(async () => {
    process.off('unhandledRejection', onRejection)
    await app.dispose()
  })

  it('has a row for each, and no row twice', () => {
    expect(faultTable.map(({ name }) => name).sort()).toEqual([...faultNames].sort())
    expect(faultTable.length).toBeGreaterThanOrEqual(60)
  })

  it.each(faultTable.map((each) => [each.name, each] as const))('%s', async (_name, fault) => {
    const expected = expectedOn('node', fault)
    const gateway = await startDemoGateway()
    const bystander = await startBystander()
    try {
      const task_id = sampleOf(fault)
      const proper = await properBody(gateway, task_id)
      const gatewayId = await app.addGateway(gateway)
      const to = fault.name === 'redirect' ? { to: `${bystander.origin}/login` } : {}
      if (!fault.isSecond) planFault(gateway, fault, to)
      let snapshot = await app.firstAnswer(gatewayId, task_id)
      const { taskId } = snapshot
      if (fault.isSecond) {
        planFault(gateway, fault, to)
        snapshot = await app.checkNow(taskId)
      }
      expect({ ...observed(snapshot, expected.finding), keeps: expected.keeps }).toEqual(expected)
      const sent = expected.keeps === 'whole' ? await sentBody(gateway, task_id, proper) : proper
      await checkKept(snapshot, expected.keeps, { proper, sent }, (method, input) =>
        app.request(method, input)
      )
      for (const language of ['en', 'zh-Hans'] as const) {
        const words = [...resultWords(snapshot, language), ...findingWords(snapshot, language)]
        expect(words.every((text) => text !== '' && !text.includes('undefined'))).toBe(true)
      }
      expect(bystander.heads).toEqual([])
      const [task] = await app.request('tasks.rows', { ids: [taskId] })
      const row = (await app.request('gateways.list', undefined)).find(({ id }) => id === gatewayId)
      const isOver = expected.action === 'stop_task' || expected.action === 'finished'
      expect({ task: task?.polling, gateway: row?.polling }).toEqual({
        task: isOver || (fault.isSecond && task?.finalAt !== null) ? 'stopped' : 'active',
        gateway: expected.action === 'stop_gateway' ? 'stopped' : 'active'
      })
      await app.request('gateways.remove', { id: gatewayId })
    } finally {
      bystander.close()
      await gateway.close()
    }
  })

  it('left no unhandled rejection, nothing in the log, and memory as it was, but for caches', async () => {
    expect(rejections).toEqual([])
    expect(app.errors).toEqual([])
    expect((process.memoryUsage.rss() - rssBefore) / 1e6).toBeLessThan(700)
  })
})

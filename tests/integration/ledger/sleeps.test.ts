import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'

async function gapsOf(ledger: TestLedger, taskId: number) {
  const { items } = valueOf(await ledger.read('snapshots.timeline', { taskId, before: null, limit: 50 }))
  return items.flatMap((item) => (item.kind === 'gap' ? [item] : []))
}

describe('the computer’s sleep', () => {
  it('is a gap between the answers around it', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    await ledger.append(taskId, 'wire/import-processing.json', minutes(1))
    valueOf(await ledger.write('sleep.start', { at: minutes(2) }))
    valueOf(await ledger.write('sleep.start', { at: minutes(3) }))
    expect(await gapsOf(ledger, taskId)).toEqual([
      { kind: 'gap', reason: 'asleep', fromAt: minutes(2), toAt: null }
    ])
    valueOf(await ledger.write('sleep.end', { at: minutes(60) }))
    await ledger.append(taskId, 'wire/import-processing.json', minutes(61))
    expect(await gapsOf(ledger, taskId)).toEqual([
      { kind: 'gap', reason: 'asleep', fromAt: minutes(2), toAt: minutes(60) }
    ])
  })

  it('from which the app did not wake ends with its next start', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    valueOf(await ledger.write('run.start', { at: minutes(0) }))
    await ledger.append(taskId, 'wire/import-processing.json', minutes(1))
    valueOf(await ledger.write('sleep.start', { at: minutes(2) }))
    valueOf(await ledger.write('run.start', { at: minutes(500) }))
    await ledger.append(taskId, 'wire/import-processing.json', minutes(501))
    expect(await gapsOf(ledger, taskId)).toEqual([
      { kind: 'gap', reason: 'asleep', fromAt: minutes(2), toAt: minutes(500) }
    ])
  })

  it('says nothing about a gateway that was stopped already', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const taskId = await ledger.addTask('task-1', { gatewayId })
    await ledger.append(taskId, 'wire/import-processing.json', minutes(1))
    valueOf(await ledger.write('gateway.stop', { id: gatewayId, reason: 'token_expired', at: minutes(2) }))
    valueOf(await ledger.write('sleep.start', { at: minutes(3) }))
    valueOf(await ledger.write('sleep.end', { at: minutes(4) }))
    expect(await gapsOf(ledger, taskId)).toEqual([
      { kind: 'gap', reason: 'gateway_stopped', fromAt: minutes(2), toAt: null }
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'
import { addImport, created } from './api-runs'

const failedAnswer = 'wire/import-failed.json'

async function previousOf(ledger: TestLedger, snapshotId: number) {
  return valueOf(await ledger.read('imports.runs', { snapshotId })).previous
}

/** An import that failed as a whole, so that its result names no group. */
async function addFailedImport(
  ledger: TestLedger,
  task_id: string,
  minute: number,
  known: { gatewayId: number; requested_group_id?: string }
): Promise<number> {
  const taskId = await ledger.addTask(task_id, known)
  return (await ledger.append(taskId, failedAnswer, minutes(minute))).snapshotId
}

describe('the import before', () => {
  it('is the latest earlier one of the same group, whatever others lie between', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const add = (task_id: string, minute: number, group_id: string) =>
      addImport(ledger, { task_id, minute, gatewayId, group_id, success: [created('/a')] })
    await add('one', 2, 'group-1')
    const before = await add('two', 4, 'group-1')
    await add('three', 6, 'group-2')
    const after = await add('four', 8, 'group-1')
    const expected = { snapshotId: before, reason: 'same_group_before' }
    expect(await previousOf(ledger, after)).toEqual(expected)
  })

  it('is found by the group that was asked for, where one of the two failed and names none', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const asked = { gatewayId, requested_group_id: 'group-7' }
    const success = [created('/a')]
    const first = await addImport(ledger, {
      task_id: 'a',
      minute: 2,
      gatewayId,
      group_id: 'group-7',
      success
    })
    const second = await addFailedImport(ledger, 'b', 4, asked)
    await addFailedImport(ledger, 'other', 5, { gatewayId, requested_group_id: 'group-8' })
    const third = await addFailedImport(ledger, 'c', 6, asked)
    const fourth = await addImport(ledger, {
      task_id: 'd',
      minute: 9,
      gatewayId,
      group_id: 'group-7',
      success
    })
    const reason = 'same_requested_group_before'
    expect(await previousOf(ledger, second)).toEqual({ snapshotId: first, reason })
    expect(await previousOf(ledger, third)).toEqual({ snapshotId: second, reason })
    expect(await previousOf(ledger, fourth)).toEqual({ snapshotId: third, reason })
  })

  it('is the latest earlier one of the same gateway where none is of the group, or nobody knows it', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const elsewhere = await ledger.addGateway('Elsewhere', 'https://other.example.com')
    const success = [created('/a')]
    const first = await addImport(ledger, { task_id: 'one', minute: 2, gatewayId, success })
    await addImport(ledger, { task_id: 'else', minute: 4, gatewayId: elsewhere, success })
    const newGroup = await addImport(ledger, {
      ...{ task_id: 'two', minute: 6, gatewayId, success },
      group_id: 'new'
    })
    const unknown = await addFailedImport(ledger, 'three', 8, { gatewayId })
    const reason = 'same_gateway_before'
    expect(await previousOf(ledger, newGroup)).toEqual({ snapshotId: first, reason })
    expect(await previousOf(ledger, unknown)).toEqual({ snapshotId: newGroup, reason })
    const compared = valueOf(await ledger.read('imports.compare', { before: first, after: newGroup }))
    expect(compared.cautions).toEqual(['different_group'])
  })

  it('is none for the first of a gateway', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const elsewhere = await ledger.addGateway('Elsewhere', 'https://other.example.com')
    await addImport(ledger, { task_id: 'one', minute: 2, gatewayId, success: [created('/a')] })
    const first = await addImport(ledger, { task_id: 'two', minute: 4, gatewayId: elsewhere, success: [] })
    expect(await previousOf(ledger, first)).toBeNull()
  })
})

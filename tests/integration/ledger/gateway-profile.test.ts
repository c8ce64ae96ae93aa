import { expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf } from '../../support/ledger'

it('a gateway’s profile is its row of the list without the counts, and gone when it is removed', async () => {
  const ledger = await openTestLedger()
  const id = await ledger.addGateway()
  await ledger.addTask('task-1', { gatewayId: id })
  const [row] = valueOf(await ledger.read('gateways.list', null))
  const profile = valueOf(await ledger.read('gateway.profile', { id }))
  expect({ ...profile, taskCount: 1, activeCount: 1 }).toEqual(row)
  valueOf(await ledger.write('gateway.remove', { id, at: minutes(1) }))
  expect(await ledger.read('gateway.profile', { id })).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' }
  })
})

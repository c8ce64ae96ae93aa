import { describe, expect, it } from 'vitest'
import { listEnvironments, listGroups } from '../../../src/main/tasks/gateway-lists'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

describe('the lists of a gateway', () => {
  it('hold every group and environment by name', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const groups = valueOf(await listGroups(watched.deps, { gatewayId }))
    const names = watched.server.groups.map(({ name }) => name).sort()
    expect(groups).toMatchObject({ kind: 'listed', isCut: false })
    expect(groups.kind === 'listed' ? groups.rows.map(({ name }) => name) : []).toEqual(names)
    const environments = valueOf(await listEnvironments(watched.deps, { gatewayId }))
    expect(environments.kind === 'listed' ? environments.rows : []).toContainEqual({
      id: 'DEFAULT_ENVIRONMENT_RELEASE_ID',
      name: 'RELEASE'
    })
  })

  it('that are forbidden are a value, with what the gateway said', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    watched.server.control.answerWith('APIG.1005', { operation: 'listGroups' })
    expect(valueOf(await listGroups(watched.deps, { gatewayId }))).toMatchObject({
      kind: 'refused',
      error_code: 'APIG.1005',
      failureCode: null
    })
  })

  it('that answer something else, or nothing, are refused, too', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    watched.server.control.answerWith('empty-200', { operation: 'listGroups' })
    expect(valueOf(await listGroups(watched.deps, { gatewayId }))).toMatchObject({
      kind: 'refused',
      http_status: 200
    })
    await watched.server.close()
    expect(valueOf(await listEnvironments(watched.deps, { gatewayId }))).toMatchObject({
      kind: 'refused',
      failureCode: 'refused'
    })
  })

  it('of a gateway without credentials are not asked for', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway(null)
    expect(valueOf(await listGroups(watched.deps, { gatewayId }))).toMatchObject({ failureCode: 'no_token' })
    expect(watched.server.requests).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import {
  listGateways,
  removeGateway,
  resumeGateway,
  saveGateway,
  setToken
} from '../../../src/main/tasks/gateways'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

const profile = {
  id: null,
  name: 'Production',
  endpoint: 'https://apig.cn-north-4.myhuaweicloud.com/',
  project_id: 'p1',
  instance_id: 'i1'
}

describe('gateways', () => {
  it('keeps the endpoint normalised, and tells where the token is', async () => {
    const { deps } = await WatchedGateway.open()
    const { id } = valueOf(await saveGateway(deps, { ...profile, endpoint: 'HTTPS://APIG.example.com:443/' }))
    expect(valueOf(await listGateways(deps))).toMatchObject([
      { id, endpoint: 'https://apig.example.com', token: 'absent', polling: 'active', isDemo: false }
    ])
    expect(valueOf(await setToken(deps, { id, token: 'MIIP' }))).toEqual({ token: 'this_run' })
    expect(valueOf(await listGateways(deps))[0]?.token).toBe('this_run')
  })

  it.each([
    ['http://apig.example.com', 'https_required'],
    ['https://', 'not_an_address'],
    ['https://user:secret@apig.example.com', 'more_than_origin']
  ])('refuses %s: %s', async (endpoint, reason) => {
    const { deps } = await WatchedGateway.open()
    expect(await saveGateway(deps, { ...profile, endpoint })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', params: { field: 'endpoint', reason } }
    })
    expect(valueOf(await listGateways(deps))).toEqual([])
  })

  it('joins the lines of a pasted token, and refuses what no header can carry', async () => {
    const { deps } = await WatchedGateway.open()
    const { id } = valueOf(await saveGateway(deps, profile))
    valueOf(await setToken(deps, { id, token: 'MIIP\n  abc\r\ndef' }))
    expect(await deps.tokens.get(id)).toBe('MIIPabcdef')
    expect(await setToken(deps, { id, token: '令牌' })).toMatchObject({ ok: false })
    expect(await deps.tokens.get(id)).toBe('MIIPabcdef')
  })

  it('follows no task any longer that a changed profile does not reach, and keeps it', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGateway()
    const [taskId = 0] = await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    valueOf(await saveGateway(watched.deps, { ...profile, id }))
    await watched.pass(60_000)
    expect(watched.polls).toBe(1)
    expect(watched.clock.timers).toBe(0)
    expect(await watched.row(taskId)).toMatchObject({ gatewayId: null, snapshotCount: 1 })
  })

  it('removes the profile and its token, and keeps what was observed', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGateway()
    const [taskId = 0] = await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    valueOf(await removeGateway(watched.deps, { id }))
    await watched.pass(60_000)
    expect(watched.polls).toBe(1)
    expect(watched.clock.timers).toBe(0)
    expect(await watched.deps.tokens.get(id)).toBeNull()
    expect((await watched.row(taskId)).snapshotCount).toBe(1)
    expect(valueOf(await listGateways(watched.deps))).toEqual([])
  })

  it('does not know gateways that are not there', async () => {
    const { deps } = await WatchedGateway.open()
    const missing = { ok: false, error: { code: 'NOT_FOUND' } }
    expect(await resumeGateway(deps, { id: 7 })).toMatchObject(missing)
    expect(await removeGateway(deps, { id: 7 })).toMatchObject(missing)
    expect(await saveGateway(deps, { ...profile, id: 7 })).toMatchObject(missing)
  })
})

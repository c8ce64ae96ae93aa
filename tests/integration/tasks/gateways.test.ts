import { requests } from '@shared/contract'
import { describe, expect, it } from 'vitest'
import {
  listGateways,
  removeCredentials,
  removeGateway,
  resumeGateway,
  saveGateway,
  setCredentials
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
  it('keeps the endpoint normalised, and tells where the credentials are', async () => {
    const { deps } = await WatchedGateway.open()
    const { id } = valueOf(await saveGateway(deps, { ...profile, endpoint: 'HTTPS://APIG.example.com:443/' }))
    expect(valueOf(await listGateways(deps))).toMatchObject([
      {
        id,
        endpoint: 'https://apig.example.com',
        iam_endpoint: null,
        lockedUntil: null,
        polling: 'active',
        isDemo: false
      }
    ])
    const credential = { kind: 'token' as const, token: 'MIIP' }
    const state = { kind: 'token', storage: 'this_run', hint: null, expiresAt: null }
    expect(valueOf(await setCredentials(deps, { id, credential, keep: 'system' }))).toEqual(state)
    expect(valueOf(await listGateways(deps))[0]?.credential).toEqual(state)
    valueOf(await removeCredentials(deps, { id }))
    expect(valueOf(await listGateways(deps))[0]?.credential).toEqual({
      kind: null,
      storage: 'absent',
      hint: null,
      expiresAt: null
    })
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
    const { input } = requests['gateways.setCredentials']
    const of = (token: string) => ({ id: 1, credential: { kind: 'token', token }, keep: 'system' })
    expect(input.parse(of('MIIP\n  abc\r\ndef')).credential).toEqual({ kind: 'token', token: 'MIIPabcdef' })
    const refused = input.safeParse(of('令牌-secret'))
    expect(refused.success).toBe(false)
    expect(refused.error?.message).not.toContain('secret')
  })

  it('keeps where IAM is, and refuses what is no address as it does for the endpoint', async () => {
    const { deps } = await WatchedGateway.open()
    const { id } = valueOf(await saveGateway(deps, { ...profile, iam_endpoint: 'HTTPS://IAM.example.com/' }))
    expect(valueOf(await listGateways(deps))).toMatchObject([{ id, iam_endpoint: 'https://iam.example.com' }])
    const plain = { ...profile, iam_endpoint: 'http://iam.example.com' }
    expect(await saveGateway(deps, plain)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', params: { field: 'iam_endpoint', reason: 'https_required' } }
    })
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

  it('removes the profile and its credentials, and keeps what was observed', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGateway()
    const [taskId = 0] = await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    const [gateway] = valueOf(await listGateways(watched.deps))
    expect(gateway?.credential.storage).not.toBe('absent')
    valueOf(await removeGateway(watched.deps, { id }))
    await watched.pass(60_000)
    expect(watched.polls).toBe(1)
    expect(watched.clock.timers).toBe(0)
    expect(gateway && watched.deps.credentials.state(gateway).storage).toBe('absent')
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

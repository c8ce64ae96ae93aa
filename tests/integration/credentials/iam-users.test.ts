import { describe, expect, it, onTestFinished } from 'vitest'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { listGateways, resumeGateway, saveGateway, setCredentials } from '../../../src/main/tasks/gateways'
import { checkNow } from '../../../src/main/tasks/tasks'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

function userOf({ server }: WatchedGateway, password = server.account.password) {
  return { kind: 'iam_user', account: server.account.domain, user: server.account.user, password } as const
}

function logins({ server }: WatchedGateway): number {
  return server.requests.filter(({ url }) => url.startsWith('/v3/auth/tokens')).length
}

async function rowOf(watched: WatchedGateway, id: number) {
  const row = valueOf(await listGateways(watched.deps)).find((gateway) => gateway.id === id)
  if (row === undefined) throw new Error(`no gateway ${id}`)
  return row
}

describe('polling with an IAM user', () => {
  it('asks IAM once for all tasks and gateways of the user, and shows how long the token is good', async () => {
    const watched = await WatchedGateway.open()
    const ids = await Promise.all([1, 2].map(() => watched.addGatewayWith(userOf(watched))))
    const tasks: number[] = []
    for (const id of ids)
      tasks.push(
        ...(await watched.follow(id, watched.serverTask('processing'), watched.serverTask('waiting')))
      )
    await watched.until('snapshot.added', 8)
    expect(logins(watched)).toBe(1)
    for (const id of tasks) expect((await watched.row(id)).lastHttpStatus).toBe(200)
    const { credential } = await rowOf(watched, ids[0] ?? 0)
    const hours = ((credential.expiresAt ?? 0) - watched.clock.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThanOrEqual(24)
    expect(credential.hint).toBe(watched.server.account.user)
  })

  it('replaces the token before it ends', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGatewayWith(userOf(watched))
    await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    await watched.pass(24 * 3_600_000, 60_000)
    const polled = watched.server.requests.filter(({ url }) => url.includes('/async-tasks/'))
    expect(new Set(polled.map(({ headers }) => headers['x-auth-token'])).size).toBe(2)
    expect((await watched.gateway(id)).polling).toBe('active')
    expect(watched.server.requests.every(({ status }) => status === 200 || status === 201)).toBe(true)
  })

  it.each(['APIGW.0307', 'token-expired', 'APIG.1001'] as const)(
    'keeps the refusal of a token (%s), renews it once and asks again at once',
    async (fault) => {
      const watched = await WatchedGateway.open()
      const id = await watched.addGatewayWith(userOf(watched))
      const [taskId = 0] = await watched.follow(id, watched.serverTask('processing'))
      await watched.until('snapshot.added')
      watched.server.control.answerWith(fault, { operation: 'showAsyncTask' })
      await watched.until('snapshot.added', 2)
      const refused = await watched.latest(taskId)
      expect(refused).toMatchObject({ http_status: 401, action: 'retry', reason: 'token_renewed' })
      await watched.until('snapshot.added', 3)
      const renewed = await watched.latest(taskId)
      expect(renewed.observedAt - refused.observedAt).toBeLessThanOrEqual(1500)
      expect(renewed.http_status).toBe(200)
      expect(logins(watched)).toBe(2)
      expect((await watched.gateway(id)).polling).toBe('active')
      // A token that was accepted may be renewed again, another day.
      watched.server.control.answerWith(fault, { operation: 'showAsyncTask' })
      await watched.until('snapshot.added', 5)
      expect(logins(watched)).toBe(3)
    }
  )

  it('stops when the renewed token is refused as well, and every gateway of the user with it', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGatewayWith(userOf(watched))
    const twin = await watched.addGatewayWith(userOf(watched))
    watched.server.control.answerWith('APIGW.0307', { operation: 'showAsyncTask', times: 100 })
    const [taskId = 0] = await watched.follow(id, watched.serverTask('processing'))
    await watched.pass(120_000, 1000)
    expect(watched.polls).toBe(2)
    expect(logins(watched)).toBe(2)
    expect((await watched.row(taskId)).snapshotCount).toBe(2)
    for (const each of [id, twin]) {
      expect(await watched.gateway(each)).toMatchObject({ polling: 'stopped', stopReason: 'token_expired' })
    }
    expect(watched.clock.timers).toBe(0)
  })

  it('a check that meets an old token comes back with the answer to the new one', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGatewayWith(userOf(watched))
    const [taskId = 0] = await watched.follow(id, watched.serverTask('succeed', '{}'))
    await watched.until('snapshot.added')
    watched.server.control.answerWith('APIGW.0307', { operation: 'showAsyncTask' })
    const checked = checkNow(watched.deps, { id: taskId })
    await watched.pass(5000)
    expect(valueOf(await checked)).toBeUndefined()
    expect((await watched.latest(taskId)).http_status).toBe(200)
    expect((await watched.row(taskId)).snapshotCount).toBe(3)
  })

  it('tries a wrong password once, for all gateways of the user, until it is entered again', async () => {
    const watched = await WatchedGateway.open()
    const ids = await Promise.all([1, 2].map(() => watched.addGatewayWith(userOf(watched, 'wrong'))))
    for (const id of ids) await watched.follow(id, watched.serverTask('processing'))
    await watched.pass(60_000, 1000)
    for (const id of ids) {
      expect(await watched.gateway(id)).toMatchObject({ polling: 'stopped', stopReason: 'iam_password' })
      valueOf(await resumeGateway(watched.deps, { id }))
    }
    await watched.pass(60_000, 1000)
    expect(watched.server.requests).toHaveLength(1)
    const [id = 0] = ids
    valueOf(await setCredentials(watched.deps, { id, credential: userOf(watched), keep: 'system' }))
    await watched.until('snapshot.added')
    expect((await watched.gateway(id)).polling).toBe('active')
  })

  it.each([
    ['mfa', 'iam_mfa'],
    ['forbidden', 'iam_forbidden']
  ] as const)('IAM that asks for %s: %s, and one try a resume', async (rule, stopReason) => {
    const watched = await WatchedGateway.open()
    watched.server.control.setLogin(rule)
    const id = await watched.addGatewayWith(userOf(watched))
    await watched.follow(id, watched.serverTask('processing'), watched.serverTask('waiting'))
    await watched.pass(60_000, 1000)
    expect(await watched.gateway(id)).toMatchObject({ polling: 'stopped', stopReason })
    expect(logins(watched)).toBe(1)
    watched.server.control.setLogin('password')
    valueOf(await resumeGateway(watched.deps, { id }))
    await watched.until('snapshot.added', 2)
    expect(logins(watched)).toBe(2)
  })

  it('IAM that sends elsewhere is asked once, and elsewhere nobody', async () => {
    const watched = await WatchedGateway.open()
    const stranger = await startDemoGateway()
    onTestFinished(() => stranger.close())
    const to = `${stranger.origin}/v3/auth/tokens`
    watched.server.control.answerWith('redirect', { operation: 'issueToken', times: 99, to })
    const id = await watched.addGatewayWith(userOf(watched))
    await watched.follow(id, watched.serverTask('processing'))
    await watched.pass(60_000, 1000)
    expect(await watched.gateway(id)).toMatchObject({ polling: 'stopped', stopReason: 'iam_not_found' })
    expect(logins(watched)).toBe(1)
    expect(stranger.requests).toEqual([])
  })

  it('a project that the user has no token for is named', async () => {
    const watched = await WatchedGateway.open()
    const { origin, instance_id } = watched.server
    const place = { endpoint: origin, iam_endpoint: origin, project_id: 'f'.repeat(32), instance_id }
    const { id } = valueOf(await saveGateway(watched.deps, { id: null, name: 'Test', ...place }))
    valueOf(await setCredentials(watched.deps, { id, credential: userOf(watched), keep: 'system' }))
    await watched.follow(id, 'a'.repeat(32))
    await watched.pass(10_000)
    expect(await watched.gateway(id)).toMatchObject({ stopReason: 'iam_project' })
  })

  it('nobody knows where IAM is: nothing leaves', async () => {
    const watched = await WatchedGateway.open()
    const { origin, project_id, instance_id } = watched.server
    const place = { endpoint: origin, project_id, instance_id }
    const { id } = valueOf(await saveGateway(watched.deps, { id: null, name: 'Test', ...place }))
    valueOf(await setCredentials(watched.deps, { id, credential: userOf(watched), keep: 'system' }))
    await watched.follow(id, 'a'.repeat(32))
    await watched.pass(10_000)
    expect(await watched.gateway(id)).toMatchObject({ stopReason: 'iam_no_endpoint' })
    expect(watched.server.requests).toEqual([])
  })

  it('waits while IAM is in trouble, ever longer, says so, and goes on by itself', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('APIG.9999', { operation: 'issueToken', times: 3 })
    const id = await watched.addGatewayWith(userOf(watched))
    const [taskId = 0] = await watched.follow(
      id,
      watched.serverTask('processing'),
      watched.serverTask('waiting')
    )
    await watched.pass(4000)
    expect((await rowOf(watched, id)).waiting?.reason).toBe('iam_unavailable')
    expect((await watched.gateway(id)).polling).toBe('active')
    expect(logins(watched)).toBe(1)
    await watched.until('snapshot.added', 2)
    expect(logins(watched)).toBe(4)
    expect((await watched.row(taskId)).lastHttpStatus).toBe(200)
  })

  it('forgets the token together with the credentials that it was issued for', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGatewayWith(userOf(watched))
    const credential = userOf(watched)
    const deps = watched.deps
    expect((await rowOf(watched, id)).credential.expiresAt).toBeNull()
    await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    expect((await rowOf(watched, id)).credential.expiresAt).not.toBeNull()
    valueOf(await setCredentials(deps, { id, credential, keep: 'system' }))
    expect((await rowOf(watched, id)).credential.expiresAt).toBeNull()
  })
})

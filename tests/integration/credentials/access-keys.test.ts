import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createNodeTransport } from '../../../src/main/api/node-transport'
import { createCredentialStore } from '../../../src/main/credentials/credential-store'
import { openSecretStore } from '../../../src/main/credentials/secret-store'
import { GatewayCredentials } from '../../../src/main/tasks/gateway-credentials'
import { listGateways, resumeGateway, setCredentials } from '../../../src/main/tasks/gateways'
import { checkNow } from '../../../src/main/tasks/tasks'
import { testConnection } from '../../../src/main/tasks/test-connection'
import { keyring } from '../../support/keyring'
import { temporaryFolder, valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

function keyOf({ access, secret }: { access: string; secret: string }) {
  return { kind: 'ak_sk', access_key: access, secret_key: secret } as const
}

async function wrongKey(watched: WatchedGateway) {
  return { ...keyOf(watched.server.accessKey), secret_key: 'a-secret-that-does-not-fit' }
}

async function rowOf(watched: WatchedGateway, id: number) {
  const row = valueOf(await listGateways(watched.deps)).find((gateway) => gateway.id === id)
  if (row === undefined) throw new Error(`no gateway ${id}`)
  return row
}

/** The same gateways in the next run of the app: what this run knew is gone. */
function afterRestart(watched: WatchedGateway): GatewayCredentials {
  return new GatewayCredentials({
    store: createCredentialStore(openSecretStore(join(temporaryFolder(), 'credentials.json'), keyring())),
    transportFor: () => createNodeTransport(),
    userAgent: 'apig-ledger-tests',
    now: () => watched.clock.now(),
    onRefused: () => undefined
  })
}

describe('polling with an access key', () => {
  it('signs every request, with the project, and sends the secret nowhere', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGatewayWith(keyOf(watched.server.accessKey))
    const [taskId = 0] = await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added', 3)
    expect((await watched.row(taskId)).task_status).toBe('processing')
    for (const { headers, url } of watched.server.requests) {
      expect(headers['x-project-id']).toBe(watched.server.project_id)
      expect(headers['x-auth-token']).toBeUndefined()
      expect(headers.authorization).toMatch(/SignedHeaders=host;x-project-id;x-sdk-date,/)
      expect(JSON.stringify(headers) + url).not.toContain(watched.server.accessKey.secret)
    }
  })

  it('sends the token of a temporary key unsigned, and nothing once the key has expired', async () => {
    const watched = await WatchedGateway.open()
    const { access, secret, securitytoken = '' } = watched.server.control.issueKey(600_000)
    const expires_at = watched.clock.now() + 20_000
    const id = await watched.addGatewayWith({
      ...keyOf({ access, secret }),
      kind: 'temporary_ak_sk',
      security_token: securitytoken,
      expires_at
    })
    await watched.follow(id, watched.serverTask('processing'))
    expect((await rowOf(watched, id)).credential).toMatchObject({
      kind: 'temporary_ak_sk',
      expiresAt: expires_at
    })
    await watched.pass(60_000)
    expect(watched.server.requests.length).toBeGreaterThan(1)
    for (const { at, headers } of watched.server.requests) {
      expect(at).toBeLessThan(expires_at)
      expect(headers['x-security-token']).toBe(securitytoken)
      expect(headers.authorization).not.toContain('x-security-token')
    }
    expect(await watched.gateway(id)).toMatchObject({ polling: 'stopped', stopReason: 'credential_expired' })
    expect(watched.clock.timers).toBe(0)
  })

  it('stops every gateway with the same key before a second request leaves for any of them', async () => {
    const watched = await WatchedGateway.open()
    const ids = [1, 2, 3].map(async () => watched.addGatewayWith(await wrongKey(watched)))
    const other = await watched.addGateway()
    for (const id of await Promise.all(ids)) {
      await watched.follow(id, ...[1, 2, 3].map(() => watched.serverTask('processing')))
    }
    await watched.pass(120_000, 1000)
    const signed = watched.server.requests.filter(({ headers }) => headers.authorization !== undefined)
    expect(signed).toHaveLength(1)
    for (const id of await Promise.all(ids)) {
      expect(await watched.gateway(id)).toMatchObject({
        polling: 'stopped',
        stopReason: 'signature_mismatch'
      })
    }
    expect((await watched.gateway(other)).polling).toBe('active')
    expect(watched.clock.timers).toBe(0)
  })

  it('keeps of an echoed request neither the key nor the signature', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGatewayWith(await wrongKey(watched))
    const [taskId = 0] = await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    const { id: snapshotId } = await watched.latest(taskId)
    const { text } = valueOf(
      await watched.ledger.read('snapshots.text', { id: snapshotId, offset: 0, length: 10_000 })
    )
    expect(text).toContain('canonicalRequest')
    expect(text).not.toContain(watched.server.accessKey.access)
    watched.server.control.revokeKey(watched.server.accessKey.access)
    valueOf(await resumeGateway(watched.deps, { id }))
    await watched.until('snapshot.added', 2)
    const unknown = await watched.latest(taskId)
    const slice = { id: unknown.id, offset: 0, length: 10_000 }
    expect(valueOf(await watched.ledger.read('snapshots.text', slice)).text).toContain('ak:[redacted]')
    expect(await watched.gateway(id)).toMatchObject({ stopReason: 'key_unknown' })
  })

  it('leaves a locked key alone until the lock has ended, over a restart too, and shows the countdown', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('access-key-locked')
    const id = await watched.addGatewayWith(keyOf(watched.server.accessKey))
    const twin = await watched.addGatewayWith(keyOf(watched.server.accessKey))
    const [taskId = 0] = await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    const lockedUntil = (await rowOf(watched, id)).lockedUntil ?? 0
    expect(lockedUntil - watched.clock.now()).toBeGreaterThan(290_000)
    expect((await rowOf(watched, twin)).lockedUntil).toBe(lockedUntil)
    for (const each of [id, twin]) {
      expect(await resumeGateway(watched.deps, { id: each })).toMatchObject({
        ok: false,
        error: { code: 'KEY_LOCKED', params: { minutes: 5 } }
      })
    }
    const asked = checkNow(watched.deps, { id: taskId })
    await watched.pass(2000)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'KEY_LOCKED' } })
    expect(afterRestart(watched).lockedUntil(await watched.gateway(id))).toBe(lockedUntil)
    const credential = keyOf(watched.server.accessKey)
    valueOf(await setCredentials(watched.deps, { id, credential, keep: 'system' }))
    await watched.pass(60_000, 1000)
    expect(watched.server.requests).toHaveLength(1)
    expect((await rowOf(watched, id)).polling).toBe('stopped')

    await watched.pass(lockedUntil - watched.clock.now(), 1000)
    expect((await rowOf(watched, id)).lockedUntil).toBeNull()
    valueOf(await resumeGateway(watched.deps, { id }))
    await watched.until('snapshot.added', 2)
    expect((await watched.row(taskId)).task_status).toBe('processing')
  })

  it('another key does not wait for the lock of the first', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('access-key-locked')
    const id = await watched.addGatewayWith(keyOf(watched.server.accessKey))
    await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    const credential = keyOf(watched.server.control.issueKey())
    valueOf(await setCredentials(watched.deps, { id, credential, keep: 'system' }))
    await watched.until('snapshot.added', 2)
    expect(await rowOf(watched, id)).toMatchObject({ polling: 'active', lockedUntil: null })
  })

  it('never gets a key locked, however often a person tries it again', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGatewayWith(await wrongKey(watched))
    await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    for (let tries = 0; tries < 10; tries += 1) {
      await resumeGateway(watched.deps, { id })
      await watched.pass(3000)
      const tested = testConnection(watched.deps, { id })
      await watched.pass(3000)
      expect(valueOf(await tested).verdict).toBe(tries === 0 ? 'signature' : 'key_locked')
    }
    // A test is a try like a poll: after one test and three polls, one more try would lock the key.
    expect(watched.server.requests).toHaveLength(4)
    expect((await rowOf(watched, id)).lockedUntil).toBeGreaterThan(watched.clock.now())
    const credential = keyOf(watched.server.accessKey)
    await watched.pass(5 * 60_000, 5000)
    valueOf(await setCredentials(watched.deps, { id, credential, keep: 'system' }))
    await watched.pass(3000)
    expect(watched.server.requests.at(-1)?.status).toBe(200)
  })

  it('a test asks once after a refusal, and what it proves opens the way to resume', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('clock-skew')
    const id = await watched.addGatewayWith(keyOf(watched.server.accessKey))
    const twin = await watched.addGatewayWith(keyOf(watched.server.accessKey))
    for (const each of [id, twin]) await watched.follow(each, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    await watched.pass(60_000, 1000)
    expect(watched.server.requests).toHaveLength(1)
    expect((await rowOf(watched, id)).polling).toBe('stopped')

    const tested = testConnection(watched.deps, { id })
    await watched.pass(60_000, 1000)
    expect(valueOf(await tested)).toMatchObject({ verdict: 'reached', obstacle: null })
    // The test and nothing else: polling is the person's to resume.
    expect(watched.server.requests).toHaveLength(2)
    for (const each of [id, twin]) expect((await rowOf(watched, each)).polling).toBe('stopped')
    valueOf(await resumeGateway(watched.deps, { id }))
    await watched.until('snapshot.added', 2)
    expect((await rowOf(watched, id)).polling).toBe('active')
  })

  it('a test while the key is locked sends nothing and says so', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('access-key-locked')
    const id = await watched.addGatewayWith(keyOf(watched.server.accessKey))
    const first = testConnection(watched.deps, { id })
    await watched.pass(2000)
    expect(valueOf(await first)).toMatchObject({ verdict: 'key_locked', obstacle: null })
    const { lockedUntil } = await rowOf(watched, id)
    const again = testConnection(watched.deps, { id })
    await watched.pass(2000)
    expect(valueOf(await again)).toMatchObject({ verdict: 'key_locked', obstacle: 'key_locked' })
    expect(watched.server.requests).toHaveLength(1)
    expect((await rowOf(watched, id)).lockedUntil).toBe(lockedUntil)
    await watched.pass((lockedUntil ?? 0) - watched.clock.now(), 5000)
    const last = testConnection(watched.deps, { id })
    await watched.pass(2000)
    expect(valueOf(await last).verdict).toBe('reached')
  })

  it('a clock that is wrong stops the gateway, and the next try after a resume counts', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('clock-skew')
    const id = await watched.addGatewayWith(keyOf(watched.server.accessKey))
    await watched.follow(id, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    expect((await watched.gateway(id)).polling).toBe('stopped')
    valueOf(await resumeGateway(watched.deps, { id }))
    await watched.until('snapshot.added', 2)
    expect((await watched.gateway(id)).polling).toBe('active')
  })
})

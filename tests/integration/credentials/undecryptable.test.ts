import { expect, it, onTestFinished } from 'vitest'
import type { Credential } from '@shared/contract/credentials'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { keyring } from '../../support/keyring'
import { temporaryFolder } from '../../support/ledger'
import { RealApp } from '../../support/real-app'

it('credentials that can no longer be decrypted leave profile and history alone, stop the gateway unasked, and are asked for again', async () => {
  const server = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
  onTestFinished(() => server.close())
  const userData = temporaryFolder()
  const { origin, project_id, instance_id, accessKey } = server
  const place = { endpoint: origin, iam_endpoint: null, project_id, instance_id }
  const credential = { kind: 'ak_sk', access_key: accessKey.access, secret_key: accessKey.secret } as const

  const before = new RealApp(userData)
  await before.app.start()
  const { id } = await before.ask('gateways.save', { id: null, name: 'Locked', ...place })
  await before.ask('gateways.setCredentials', {
    id,
    credential: credential satisfies Credential,
    keep: 'system'
  })
  const processing = { task_status: 'processing', task_type: 'import_api', task_result: '' }
  const { taskIds } = await before.ask('tasks.add', {
    gatewayId: id,
    task_ids: [server.control.addTask(processing)]
  })
  const taskOf = async (app: RealApp) => (await app.ask('tasks.rows', { ids: taskIds }))[0]
  await before.until(async () => ((await taskOf(before))?.snapshotCount ?? 0) > 0)
  await before.app.stop()
  const asked = server.requests.length

  const cipher = keyring()
  cipher.works = false
  const real = new RealApp(userData, { cipher })
  await real.app.start()
  const kept = await taskOf(real)
  expect(kept?.snapshotCount).toBeGreaterThan(0)
  const gateway = async () => (await real.ask('gateways.list', undefined))[0]
  await real.until(async () => (await gateway())?.polling === 'stopped')
  expect(await gateway()).toMatchObject({
    ...{ id, name: 'Locked', ...place, stopReason: 'token_locked' },
    credential: { kind: 'ak_sk', storage: 'unreadable' }
  })
  expect(await real.ask('gateways.test', { id })).toMatchObject({
    verdict: 'credentials',
    obstacle: 'token_locked'
  })
  expect((await taskOf(real))?.snapshotCount).toBe(kept?.snapshotCount)
  expect(server.requests).toHaveLength(asked)

  const again = await real.ask('gateways.setCredentials', { id, credential, keep: 'system' })
  expect(again.storage).toBe('this_run')
  await real.until(
    async () => ((await taskOf(real))?.lastHttpStatus ?? 0) === 200 && server.requests.length > asked
  )
  expect(await gateway()).toMatchObject({ polling: 'active', stopReason: null })
  expect(server.requests.at(-1)?.status).toBe(200)
})

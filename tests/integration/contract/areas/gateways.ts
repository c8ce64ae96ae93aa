import { expect } from 'vitest'
import type { CredentialInput, Keep } from '@shared/contract/credentials'
import type { CheckedApp } from '../checked-app'
import type { Scene } from '../scene'
import { giveToken, rowOf } from '../steps'

/** Gateways, and credentials of every kind. */
export async function askGateways({ app, gateway, gatewayId }: Scene): Promise<void> {
  expect(await app.ask('gateways.list', undefined)).toMatchObject([
    { id: gatewayId, credential: { kind: 'token', storage: 'stored' }, taskCount: 6, lockedUntil: null }
  ])
  expect(await app.ask('gateways.test', { id: gatewayId })).toMatchObject({
    verdict: 'reached',
    obstacle: null
  })

  const place = { endpoint: gateway.origin, iam_endpoint: gateway.origin, project_id: gateway.project_id }
  const profile = { id: null, name: 'Another', instance_id: gateway.instance_id, ...place }
  const { id } = await app.ask('gateways.save', profile)
  expect(await app.ask('gateways.test', { id })).toMatchObject({ verdict: 'no_token', obstacle: 'no_token' })
  await app.ask('gateways.save', { ...profile, id, name: 'Another one' })
  for (const { credential, keep, storage, hint } of credentialsOf(gateway)) {
    expect(await app.ask('gateways.setCredentials', { id, credential, keep })).toMatchObject({
      kind: credential.kind,
      storage,
      hint
    })
    expect(await app.ask('gateways.test', { id })).toMatchObject({ verdict: 'reached' })
  }
  const row = await gatewayRow(app, id)
  expect(row).toMatchObject({ name: 'Another one', iam_endpoint: gateway.origin })
  expect(row.credential.expiresAt).toBeGreaterThan(Date.now())
  await app.ask('gateways.removeCredentials', { id })
  expect((await gatewayRow(app, id)).credential).toEqual({
    kind: null,
    storage: 'absent',
    hint: null,
    expiresAt: null
  })
  await app.ask('gateways.remove', { id })
}

function credentialsOf(gateway: Scene['gateway']) {
  const { accessKey, account } = gateway
  const { access, secret, securitytoken = '' } = gateway.control.issueKey(3_600_000)
  const ends = (key: string): string => `${key.slice(0, 4)}…${key.slice(-4)}`
  const all: { credential: CredentialInput; keep: Keep; storage: string; hint: string }[] = [
    {
      credential: { kind: 'ak_sk', access_key: accessKey.access, secret_key: accessKey.secret },
      keep: 'system',
      storage: 'stored',
      hint: ends(accessKey.access)
    },
    {
      credential: {
        kind: 'temporary_ak_sk',
        access_key: access,
        secret_key: secret,
        security_token: securitytoken,
        expires_at: Date.now() + 3_000_000
      },
      keep: 'this_run',
      storage: 'this_run',
      hint: ends(access)
    },
    {
      credential: {
        kind: 'iam_user',
        account: account.domain,
        user: account.user,
        password: account.password
      },
      keep: 'system',
      storage: 'stored',
      hint: account.user
    }
  ]
  return all
}

/** A refused token stops a gateway; it is resumed with another one. */
export async function askStoppedGateway({ app, gateway, gatewayId, processingTask }: Scene): Promise<void> {
  gateway.control.revokeToken(gateway.token)
  await app.ask('tasks.checkNow', { id: processingTask })
  const stopped = await gatewayRow(app, gatewayId)
  expect(stopped).toMatchObject({ polling: 'stopped' })
  expect(stopped.stopReason).not.toBeNull()
  await giveToken(app, gatewayId, gateway.control.issueToken())
  await app.ask('gateways.resume', { id: gatewayId })
  expect(await gatewayRow(app, gatewayId)).toMatchObject({ polling: 'active', stopReason: null })
}

/** A gateway goes; its history stays. */
export async function askRemovedGateway({ app, gatewayId, firstRun }: Scene): Promise<void> {
  await app.ask('gateways.remove', { id: gatewayId })
  const left = await app.ask('gateways.list', undefined)
  expect(left.filter(({ isDemo }) => !isDemo)).toEqual([])
  expect(await rowOf(app, firstRun)).toMatchObject({ gatewayId: null, task_status: 'succeed' })
}

async function gatewayRow(app: CheckedApp, wanted: number) {
  const row = (await app.ask('gateways.list', undefined)).find(({ id }) => id === wanted)
  if (row === undefined) throw new Error(`no gateway ${wanted}`)
  return row
}

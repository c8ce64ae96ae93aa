import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CredentialInput, Keep } from '@shared/contract/credentials'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { temporaryFolder } from '../../support/ledger'
import { RealApp } from '../../support/real-app'
import { filesBelow, leaksBelow, secretsIn } from '../../support/secret-forms'

/** Every kind of secret, each with characters that encodings change. */
const secrets = {
  wrongToken: 'MIIPAgYJwrongtoken0123456789+/abcdefghijklmnopqrstuvwxyz0123456789ABCDEF==',
  secretKey: 'SecretKeyOfNobody+/0123456789abcdefghij',
  accessKey: 'HPUAOFNOBODY12349XK2',
  securityToken: 'ggpjbi1ub3J0aC00SecurityTokenOfNobody+/0123456789abcdefghijkl==',
  proxyPassword: 'Pröxy-pass of nobody 0123456789+/',
  password: 'p"ss\\wörd of nobody, 100 % 0123456789'
}

describe('secrets', () => {
  it('are in no file of the app: not in the ledger, its copies, logs, saved files, nor in clear in their own', async () => {
    const server = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
    onTestFinished(() => server.close())
    const userData = temporaryFolder()
    const real = new RealApp(userData)
    await real.app.start()
    const temporary = server.control.issueKey(3_600_000)
    const { domain: account, user, password } = server.account
    const key = { access_key: server.accessKey.access, secret_key: server.accessKey.secret }
    const gateways: { credential: CredentialInput; keep?: Keep; fault?: 'signature-echo' }[] = [
      { credential: { kind: 'token', token: server.token } },
      { credential: { kind: 'token', token: secrets.wrongToken }, fault: 'signature-echo' },
      { credential: { kind: 'ak_sk', ...key } },
      { credential: { kind: 'ak_sk', access_key: secrets.accessKey, secret_key: secrets.secretKey } },
      {
        credential: {
          kind: 'temporary_ak_sk',
          access_key: temporary.access,
          secret_key: secrets.secretKey,
          security_token: temporary.securitytoken ?? '',
          expires_at: null
        },
        keep: 'this_run'
      },
      {
        credential: {
          kind: 'temporary_ak_sk',
          access_key: secrets.accessKey.replace('9XK2', '0000'),
          secret_key: secrets.secretKey,
          security_token: secrets.securityToken,
          expires_at: null
        }
      },
      { credential: { kind: 'iam_user', account, user, password } },
      {
        credential: { kind: 'iam_user', account, user: 'somebody-else', password: secrets.password },
        keep: 'weak'
      }
    ]
    const all = {
      ...secrets,
      goodToken: server.token,
      goodSecretKey: server.accessKey.secret,
      goodAccessKey: server.accessKey.access,
      temporaryToken: temporary.securitytoken ?? '',
      goodPassword: password
    }

    const taskIds: number[] = []
    for (const [index, { credential, keep = 'system', fault }] of gateways.entries()) {
      const place = { endpoint: server.origin, iam_endpoint: server.origin, project_id: server.project_id }
      const profile = { id: null, name: `Gateway ${index}`, instance_id: server.instance_id, ...place }
      const { id } = await real.ask('gateways.save', profile)
      await real.ask('gateways.setCredentials', { id, credential, keep })
      const task_id = server.control.addTask({
        task_status: 'processing',
        task_type: 'import_api',
        task_result: ''
      })
      if (fault !== undefined) server.control.answerWith(fault, { task_id })
      const { taskIds: added } = await real.ask('tasks.add', { gatewayId: id, task_ids: [task_id] })
      taskIds.push(...added)
      await real.until(async () => {
        const row = (await real.ask('gateways.list', undefined)).find((gateway) => gateway.id === id)
        const [task] = await real.ask('tasks.rows', { ids: added })
        return row?.polling === 'stopped' || (task?.snapshotCount ?? 0) > 0
      })
    }
    const rows = await real.ask('gateways.list', undefined)
    expect(rows.map(({ stopReason }) => stopReason)).toEqual([
      null,
      'signature_mismatch',
      null,
      'key_unknown',
      'signature_mismatch',
      'key_unknown',
      null,
      'iam_password'
    ])

    await real.ask('network.setProxy', {
      gatewayId: rows[0]?.id ?? 0,
      proxy_mode: 'manual',
      proxy_address: 'proxy.example.com:8080',
      proxy_user: 'somebody',
      proxyPassword: secrets.proxyPassword,
      keep: 'system'
    })

    let kept = 0
    for (const { lastSnapshotId } of await real.ask('tasks.rows', { ids: taskIds })) {
      if (lastSnapshotId === null) continue
      kept += 1
      const slice = { id: lastSnapshotId, offset: 0, length: 1_000_000 }
      const { text } = await real.ask('snapshots.text', slice)
      const detail = JSON.stringify(await real.ask('snapshots.get', { id: lastSnapshotId }))
      expect(secretsIn(Buffer.from(text + detail), all)).toEqual([])
      await real.ask('documents.save', { snapshotId: lastSnapshotId, what: 'answer' })
    }
    expect(kept).toBe(7)
    expect(secretsIn(Buffer.from(JSON.stringify(rows)), all)).toEqual([])

    // While it runs, the write-ahead log holds what is not yet in the database.
    expect(filesBelow(userData).some((file) => file.endsWith('-wal'))).toBe(true)
    expect(leaksBelow(userData, all)).toEqual([])
    await real.app.stop()
    mkdirSync(join(userData, 'backup'))
    cpSync(join(userData, 'ledger'), join(userData, 'backup'), { recursive: true })
    expect(filesBelow(userData).map((file) => file.split(/[\\/]/).at(-1))).toContain('credentials.json')
    expect(leaksBelow(userData, all)).toEqual([])
  })

  it('of a ledger that is no more are not another gateway’s: a new one begins without', async () => {
    const userData = temporaryFolder()
    const before = new RealApp(userData)
    await before.app.start()
    const place = { project_id: 'p', instance_id: 'i' }
    const old = { id: null, name: 'Old', endpoint: 'https://apig.old.example', ...place }
    const { id } = await before.ask('gateways.save', old)
    const credential = { kind: 'token', token: secrets.wrongToken } as const
    await before.ask('gateways.setCredentials', { id, credential, keep: 'system' })
    await before.app.stop()
    rmSync(join(userData, 'ledger'), { recursive: true })

    const other = await startDemoGateway()
    onTestFinished(() => other.close())
    const real = new RealApp(userData)
    await real.app.start()
    const fresh = await real.ask('gateways.save', { id: null, name: 'New', endpoint: other.origin, ...place })
    expect(fresh.id).toBe(id)
    expect((await real.ask('gateways.list', undefined))[0]?.credential.storage).toBe('absent')
    expect((await real.ask('gateways.test', { id })).verdict).toBe('no_token')
    expect(other.requests).toEqual([])
  })

  it('of a gateway are not sent where an older copy of the ledger says it is', async () => {
    const userData = temporaryFolder()
    const [old, other] = [await startDemoGateway(), await startDemoGateway()]
    onTestFinished(() => Promise.all([old.close(), other.close()]).then(() => undefined))
    const place = { project_id: old.project_id, instance_id: old.instance_id }
    const first = new RealApp(userData)
    await first.app.start()
    const { id } = await first.ask('gateways.save', { id: null, name: 'A', endpoint: old.origin, ...place })
    await first.app.stop()
    cpSync(join(userData, 'ledger'), join(userData, 'copy'), { recursive: true })

    const second = new RealApp(userData)
    await second.app.start()
    await second.ask('gateways.save', { id, name: 'A', endpoint: other.origin, ...place })
    const credential = { kind: 'token', token: secrets.wrongToken } as const
    await second.ask('gateways.setCredentials', { id, credential, keep: 'system' })
    await second.app.stop()
    rmSync(join(userData, 'ledger'), { recursive: true })
    renameSync(join(userData, 'copy'), join(userData, 'ledger'))

    const third = new RealApp(userData)
    await third.app.start()
    expect((await third.ask('gateways.list', undefined))[0]?.credential.storage).toBe('absent')
    expect((await third.ask('gateways.test', { id })).verdict).toBe('no_token')
    expect(old.requests).toEqual([])
    // Somebody who changes the place sends them there.
    await third.ask('gateways.save', { id, name: 'A', endpoint: other.origin, ...place })
    expect((await third.ask('gateways.list', undefined))[0]?.credential.storage).toBe('stored')
    await third.ask('gateways.save', { id, name: 'A', endpoint: old.origin, ...place })
    expect((await third.ask('gateways.list', undefined))[0]?.credential.storage).toBe('stored')
    await third.app.stop()
  })

  it('would be found in any form', () => {
    const folder = temporaryFolder()
    const { password } = secrets
    for (const [index, text] of [
      `x${password}y`,
      Buffer.from(`x${password}y`).toString('base64'),
      Buffer.from(`xx${password}`).toString('base64url'),
      Buffer.from(password).toString('hex'),
      JSON.stringify({ password }),
      encodeURIComponent(password)
    ].entries()) {
      writeFileSync(join(folder, String(index)), text)
    }
    writeFileSync(join(folder, 'wide'), Buffer.from(password, 'utf16le'))
    expect(leaksBelow(folder, { password })).toHaveLength(7)
  })

  it('are not repeated by a refusal of what was entered', async () => {
    const real = new RealApp(temporaryFolder())
    await real.app.start()
    const { password, secretKey } = secrets
    const wrong: unknown[] = [
      { kind: 'iam_user', account: '', user: 'u', password },
      { kind: 'ak_sk', access_key: 'has blanks', secret_key: secretKey },
      { kind: 'no_such_kind', password, secret_key: secretKey },
      { kind: 'token', token: `ö${secrets.wrongToken}` },
      password
    ]
    for (const credential of wrong) {
      const answer = await real.app.answer('gateways.setCredentials', { id: 1, credential, keep: 'system' })
      expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
      expect(secretsIn(Buffer.from(JSON.stringify(answer)), secrets)).toEqual([])
    }
  })
})

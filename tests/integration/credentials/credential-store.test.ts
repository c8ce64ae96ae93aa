import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Credential } from '@shared/contract/credentials'
import { describe, expect, it } from 'vitest'
import { createCredentialStore } from '../../../src/main/credentials/credential-store'
import { openSecretStore } from '../../../src/main/credentials/secret-store'
import { keyring } from '../../support/keyring'
import { temporaryFolder } from '../../support/ledger'

const access_key = 'HPUAEXAMPLE0000A9XK2'
const key = { access_key, secret_key: 'SECRETEXAMPLE0123456789' }
const kinds: Record<string, { credential: Credential; hint: string | null; expiresAt: number | null }> = {
  token: { credential: { kind: 'token', token: 'MIIPsecret' }, hint: null, expiresAt: null },
  iam_user: {
    credential: { kind: 'iam_user', account: 'acme', user: 'ci', password: 'pass word!' },
    hint: 'ci',
    expiresAt: null
  },
  ak_sk: { credential: { kind: 'ak_sk', ...key }, hint: 'HPUA…9XK2', expiresAt: null },
  temporary_ak_sk: {
    credential: {
      kind: 'temporary_ak_sk',
      ...key,
      security_token: 'sectoken',
      expires_at: 1_800_000_000_000
    },
    hint: 'HPUA…9XK2',
    expiresAt: 1_800_000_000_000
  }
}

function store(file = join(temporaryFolder(), 'credentials.json')) {
  return createCredentialStore(openSecretStore(file, keyring()))
}

describe('the credentials of gateways', () => {
  it.each(Object.entries(kinds))('keeps %s over a restart and shows no secret', async (kind, expected) => {
    const file = join(temporaryFolder(), 'credentials.json')
    const state = await store(file).set(3, expected.credential, 'system')
    expect(state).toEqual({ kind, storage: 'stored', hint: expected.hint, expiresAt: expected.expiresAt })
    expect(store(file).state(3)).toEqual(state)
    expect(await store(file).get(3)).toEqual(expected.credential)
    const text = readFileSync(file, 'utf8')
    for (const secret of ['MIIPsecret', 'pass word!', key.secret_key, 'sectoken', access_key]) {
      expect(text).not.toContain(secret)
      expect(JSON.stringify(state)).not.toContain(secret)
    }
  })

  it('gives a short access key not away', async () => {
    const state = await store().set(3, { kind: 'ak_sk', access_key: 'AK12345678', secret_key: 'x' }, 'system')
    expect(state.hint).toBe('…')
  })

  it('knows which gateways share a key or a user', async () => {
    const all = store()
    await all.set(1, { kind: 'ak_sk', ...key }, 'system')
    await all.set(2, { kind: 'ak_sk', ...key, secret_key: 'another' }, 'system')
    await all.set(3, { kind: 'ak_sk', ...key, access_key: 'HPUAEXAMPLE0000B9XK2' }, 'system')
    await all.set(4, { kind: 'iam_user', account: 'acme', user: 'ci', password: 'a' }, 'system')
    await all.set(5, { kind: 'iam_user', account: 'acme', user: 'ci', password: 'b' }, 'system')
    await all.set(6, { kind: 'token', token: 'MIIP' }, 'system')
    expect(all.owner(1)).toBe(all.owner(2))
    expect(all.owner(1)).not.toBe(all.owner(3))
    expect(all.owner(4)).toBe(all.owner(5))
    expect([all.owner(6), all.owner(7)]).toEqual([null, null])
  })

  it('takes a token over from a file of version 1', async () => {
    const file = join(temporaryFolder(), 'credentials.json')
    const packed = Buffer.from(await keyring().encrypt('MIIPabc', 'strong')).toString('base64')
    writeFileSync(file, JSON.stringify({ version: 1, tokens: { 3: packed } }))
    expect(store(file).state(3)).toMatchObject({ kind: 'token', storage: 'stored' })
    expect(await store(file).get(3)).toEqual({ kind: 'token', token: 'MIIPabc' })
  })

  it.each([
    '{"kind":"ak_sk","secret_key":"SECRET',
    '{"kind":"no such kind"}',
    'garbage \u0007 of another key'
  ])('takes %j, which no credentials are, for none, and repeats nothing of it', async (secret) => {
    const secrets = openSecretStore(join(temporaryFolder(), 'credentials.json'), keyring())
    await secrets.set('gateway:3', secret, 'system', { kind: 'token' })
    expect(await createCredentialStore(secrets).get(3)).toBeNull()
  })
})

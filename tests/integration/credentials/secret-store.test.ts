import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSecretStore } from '../../../src/main/credentials/secret-store'
import { keyring } from '../../support/keyring'

const secret = 'a-secret-of-no-account-0123456789'

describe('the secret store', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'))
    file = join(folder, 'credentials.json')
  })
  afterEach(() => {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps a secret over a restart, never in clear, for its owner only', async () => {
    const about = { kind: 'token', hint: 'shown' }
    expect(await openSecretStore(file, keyring()).set('a', secret, 'system', about)).toBe('stored')
    const again = openSecretStore(file, keyring())
    expect(again.storage('a')).toBe('stored')
    expect(again.about('a')).toEqual(about)
    expect(await again.get('a')).toBe(secret)
    expect(readFileSync(file, 'utf8')).not.toContain(secret.slice(4, 20))
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it.each([
    ['none', 'system'],
    ['none', 'weak'],
    ['weak', 'system'],
    ['strong', 'this_run'],
    ['weak', 'this_run']
  ] as const)('keeps it in memory only: a cipher that is %s, wanted %s', async (strength, keep) => {
    const store = openSecretStore(file, keyring(strength))
    expect(await store.set('a', secret, keep)).toBe('this_run')
    expect(await store.get('a')).toBe(secret)
    expect(readdirSync(folder)).toEqual([])
    expect(openSecretStore(file, keyring(strength)).storage('a')).toBe('absent')
  })

  it('stores it weakly only when that was agreed to, and says so; strongly where that is possible', async () => {
    expect(await openSecretStore(file, keyring('weak')).set('a', secret, 'weak')).toBe('stored_weakly')
    const again = openSecretStore(file, keyring('weak'))
    expect(again.storage('a')).toBe('stored_weakly')
    expect(await again.get('a')).toBe(secret)
    expect(await openSecretStore(file, keyring('strong')).set('b', secret, 'weak')).toBe('stored')
  })

  it('takes a stored secret from the disk when the next one shall last for this run', async () => {
    const store = openSecretStore(file, keyring())
    await store.set('a', secret, 'system')
    await store.set('a', 'another', 'this_run')
    expect(await store.get('a')).toBe('another')
    expect(openSecretStore(file, keyring()).storage('a')).toBe('absent')
  })

  it('keeps it in memory when the system refuses to encrypt', async () => {
    const locked = keyring()
    locked.works = false
    expect(await openSecretStore(file, locked).set('a', secret, 'system')).toBe('this_run')
    expect(readdirSync(folder)).toEqual([])
  })

  it('says so when a secret can no longer be decrypted, and keeps it for the day it can', async () => {
    await openSecretStore(file, keyring()).set('a', secret, 'system')
    const locked = keyring()
    locked.works = false
    const store = openSecretStore(file, locked)
    expect(await store.get('a')).toBeNull()
    expect(store.storage('a')).toBe('unreadable')
    locked.works = true
    expect(await store.get('a')).toBe(secret)
    expect(store.storage('a')).toBe('stored')
  })

  it('what could not be written is said, and is neither shown as kept nor as gone', async () => {
    const store = openSecretStore(file, keyring())
    await store.set('a', secret, 'system')
    // Something is in the way of the file that is written first.
    mkdirSync(join(`${file}.new`, 'in the way'), { recursive: true })
    await expect(store.set('b', secret, 'system')).rejects.toThrow()
    await expect(store.set('a', 'another', 'this_run')).rejects.toThrow()
    await expect(store.remove('a')).rejects.toThrow()
    expect(store.storage('b')).toBe('absent')
    expect([store.storage('a'), await store.get('a')]).toEqual(['stored', secret])
    rmSync(`${file}.new`, { recursive: true })
    await store.remove('a')
    expect(openSecretStore(file, keyring()).storage('a')).toBe('absent')
  })

  it('is for its owner only again, whatever a file of before, or one left by a crash, allowed', async () => {
    for (const path of [file, `${file}.new`]) {
      writeFileSync(path, '{"version":2,"secrets":{}}')
      chmodSync(path, 0o666)
    }
    const store = openSecretStore(file, keyring())
    expect(await store.set('a', secret, 'system')).toBe('stored')
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
    expect(readdirSync(folder)).toEqual(['credentials.json'])
  })

  it('forgets one secret and keeps the others', async () => {
    const store = openSecretStore(file, keyring())
    await store.set('a', secret, 'system')
    await store.set('b', secret, 'system')
    await store.remove('a')
    expect(openSecretStore(file, keyring()).storage('a')).toBe('absent')
    expect(openSecretStore(file, keyring()).storage('b')).toBe('stored')
  })

  it('reads the tokens of a file of version 1 and loses none when it writes', async () => {
    const packed = Buffer.from(await keyring().encrypt('MIIPabc', 'strong')).toString('base64')
    writeFileSync(file, JSON.stringify({ version: 1, tokens: { 3: packed, 4: packed } }))
    const store = openSecretStore(file, keyring())
    expect(store.storage('gateway:3')).toBe('stored')
    expect(store.about('gateway:3')).toEqual({ kind: 'token' })
    await store.set('gateway:5', secret, 'system')
    const again = openSecretStore(file, keyring())
    expect(await again.get('gateway:3')).toBe('MIIPabc')
    expect(await again.get('gateway:4')).toBe('MIIPabc')
    expect(await again.get('gateway:5')).toBe(secret)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 2 })
  })

  it.each(['{"version":1,"tok', '{"version":3,"secrets":{}}', '[]'])(
    'puts a damaged file aside instead of writing over it: %s',
    async (text) => {
      writeFileSync(file, text)
      const store = openSecretStore(file, keyring())
      expect(store.storage('a')).toBe('absent')
      await store.set('a', secret, 'system')
      expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text)
      expect(await openSecretStore(file, keyring()).get('a')).toBe(secret)
    }
  )
})

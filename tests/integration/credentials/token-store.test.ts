import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTokenStore, type Cipher } from '../../../src/main/credentials/token-store'

const token = 'MIIPAgYJKoZIhvcNAQcCoII-a-token-of-no-account'

/** A keyring that can be taken away, as a locked or replaced one is. */
function keyring(): Cipher & { works: boolean; exists: boolean } {
  return {
    works: true,
    exists: true,
    async canEncrypt() {
      return this.exists
    },
    async encrypt(text) {
      return Buffer.from(text).map((byte) => byte ^ 0x5a)
    },
    async decrypt(bytes) {
      if (!this.works) throw new Error('no key')
      return Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString()
    }
  }
}

describe('the token store', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tokens-'))
    file = join(folder, 'credentials.json')
  })
  afterEach(() => {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps a token over a restart, never in clear, for its owner only', async () => {
    expect(await openTokenStore(file, keyring()).set(3, token)).toBe('stored')
    const again = openTokenStore(file, keyring())
    expect(again.state(3)).toBe('stored')
    expect(await again.get(3)).toBe(token)
    expect(readFileSync(file, 'utf8')).not.toContain(token.slice(4, 20))
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('keeps a token in memory only where the system cannot encrypt', async () => {
    const none = keyring()
    none.exists = false
    const store = openTokenStore(file, none)
    expect(await store.set(3, token)).toBe('this_run')
    expect(await store.get(3)).toBe(token)
    expect(store.state(3)).toBe('this_run')
    expect(readdirSync(folder)).toEqual([])
    expect(openTokenStore(file, none).state(3)).toBe('absent')
  })

  it('says so when a token can no longer be decrypted, and keeps it for the day it can', async () => {
    await openTokenStore(file, keyring()).set(3, token)
    const locked = keyring()
    locked.works = false
    const store = openTokenStore(file, locked)
    expect(await store.get(3)).toBeNull()
    expect(store.state(3)).toBe('unreadable')
    locked.works = true
    expect(await store.get(3)).toBe(token)
    expect(store.state(3)).toBe('stored')
  })

  it('forgets a token when its gateway goes', async () => {
    const store = openTokenStore(file, keyring())
    await store.set(3, token)
    await store.set(4, token)
    await store.remove(3)
    expect(openTokenStore(file, keyring()).state(3)).toBe('absent')
    expect(openTokenStore(file, keyring()).state(4)).toBe('stored')
  })

  it('puts a damaged file aside instead of writing over it', async () => {
    writeFileSync(file, '{"version":1,"tok')
    const store = openTokenStore(file, keyring())
    expect(store.state(3)).toBe('absent')
    await store.set(3, token)
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"version":1,"tok')
    expect(await openTokenStore(file, keyring()).get(3)).toBe(token)
  })
})

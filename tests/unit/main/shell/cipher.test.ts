import { beforeEach, describe, expect, it, vi } from 'vitest'
import { systemCipher } from '../../../../src/main/shell/cipher'

/** Electron's safeStorage by its two ages: with the asynchronous calls and without. It is not there outside Electron. */
const system = vi.hoisted(() => {
  const called: string[] = []
  let isPlain = false
  const pack = (text: string): Buffer => Buffer.from(`${isPlain ? 'plain' : 'key'}:${text}`)
  const unpack = (bytes: Buffer): string => bytes.toString().replace(/^\w+:/, '')
  const note = <T>(name: string, value: T): T => {
    called.push(name)
    return value
  }
  const synchronous = {
    getSelectedStorageBackend: () => 'gnome_libsecret',
    isEncryptionAvailable: () => note('isEncryptionAvailable', true),
    encryptString: (text: string) => note('encryptString', pack(text)),
    decryptString: (bytes: Buffer) => note('decryptString', unpack(bytes)),
    setUsePlainTextEncryption: (isOn: boolean) => void (isPlain = isOn)
  }
  const asynchronous = {
    ...synchronous,
    isAsyncEncryptionAvailable: async () => note('isAsyncEncryptionAvailable', true),
    encryptStringAsync: async (text: string) => note('encryptStringAsync', pack(text)),
    decryptStringAsync: async (bytes: Buffer) =>
      note('decryptStringAsync', { result: unpack(bytes), shouldReEncrypt: false })
  }
  return { called, synchronous, asynchronous, safeStorage: { ...asynchronous }, isPlain: () => isPlain }
})
vi.mock('electron', () => ({ safeStorage: system.safeStorage }))

function becomes(storage: object): void {
  for (const name of Object.keys(system.safeStorage)) Reflect.deleteProperty(system.safeStorage, name)
  Object.assign(system.safeStorage, storage)
}

describe('the system’s encryption', () => {
  beforeEach(() => void system.called.splice(0))

  it.each([
    [
      'the asynchronous calls where they exist',
      system.asynchronous,
      ['isAsyncEncryptionAvailable', 'encryptStringAsync', 'decryptStringAsync']
    ],
    [
      'the synchronous ones where there are no others',
      system.synchronous,
      ['isEncryptionAvailable', 'encryptString', 'decryptString']
    ]
  ])('is asked by %s', async (_, storage, calls) => {
    becomes(storage)
    expect(await systemCipher.strength()).toBe('strong')
    const bytes = await systemCipher.encrypt('a secret', 'strong')
    expect(Buffer.from(bytes).toString()).toBe('key:a secret')
    expect(await systemCipher.decrypt(bytes, 'strong')).toBe('a secret')
    expect(system.called).toEqual(calls)
  })

  it('is weak only for who asks for that, and strong again afterwards, after an error too', async () => {
    becomes(system.asynchronous)
    expect(Buffer.from(await systemCipher.encrypt('a', 'weak')).toString()).toBe('plain:a')
    expect(system.isPlain()).toBe(false)
    becomes({
      ...system.asynchronous,
      encryptString: () => {
        throw new Error('no')
      }
    })
    await expect(systemCipher.encrypt('a', 'weak')).rejects.toThrow('no')
    expect(system.isPlain()).toBe(false)
  })

  it('is called weak on a Linux without a keyring, and absent where the system has none', async () => {
    becomes({ ...system.asynchronous, getSelectedStorageBackend: () => 'basic_text' })
    expect(await systemCipher.strength()).toBe(process.platform === 'linux' ? 'weak' : 'strong')
    becomes({ ...system.asynchronous, isAsyncEncryptionAvailable: async () => false })
    expect(await systemCipher.strength()).toBe('none')
  })
})

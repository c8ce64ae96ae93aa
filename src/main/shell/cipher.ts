import { safeStorage } from 'electron'

type Strength = 'strong' | 'weak'

/**
 * The system's encryption for secrets. Electron 45 deprecates the synchronous calls and 46 removes them, older ones
 * have only those: what exists is used. On Linux without a keyring (backend `basic_text`) there is a key that everybody
 * knows, and Electron encrypts with it only after it is told to: that is the weak way, for who has agreed to it.
 */
export const systemCipher = {
  async strength(): Promise<Strength | 'none'> {
    if (isWithoutKeyring()) return 'weak'
    const isAvailable = hasAsync()
      ? await safeStorage.isAsyncEncryptionAvailable()
      : safeStorage.isEncryptionAvailable()
    return isAvailable ? 'strong' : 'none'
  },
  /** Rejects when the system refuses. */
  async encrypt(text: string, strength: Strength): Promise<Uint8Array> {
    if (strength === 'weak') return allowingWeak(() => safeStorage.encryptString(text))
    return hasAsync() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)
  },
  /** Rejects when the system has another key now or the bytes are damaged. */
  async decrypt(bytes: Uint8Array, strength: Strength): Promise<string> {
    const buffer = Buffer.from(bytes)
    if (strength === 'weak') return allowingWeak(() => safeStorage.decryptString(buffer))
    return hasAsync()
      ? (await safeStorage.decryptStringAsync(buffer)).result
      : safeStorage.decryptString(buffer)
  }
}

function isWithoutKeyring(): boolean {
  return (
    process.platform === 'linux' &&
    ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
  )
}

/** The switch belongs to the synchronous calls; it is off again afterwards, so that nothing else becomes weak by it. */
function allowingWeak<T>(run: () => T): T {
  safeStorage.setUsePlainTextEncryption(true)
  try {
    return run()
  } finally {
    safeStorage.setUsePlainTextEncryption(false)
  }
}

function hasAsync(): boolean {
  return typeof (safeStorage as Partial<typeof safeStorage>).encryptStringAsync === 'function'
}

import { safeStorage } from 'electron'

/**
 * The system's encryption for secrets. Electron 45 deprecates the synchronous calls and 46 removes them, older ones
 * have only those: what exists is used. On Linux the `basic_text` backend has a key that everybody knows, so it
 * counts as none.
 */
export const systemCipher = {
  async canEncrypt(): Promise<boolean> {
    if (
      process.platform === 'linux' &&
      ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
    ) {
      return false
    }
    return hasAsync() ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()
  },
  /** Rejects when the system refuses. */
  async encrypt(text: string): Promise<Uint8Array> {
    return hasAsync() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)
  },
  /** Rejects when the system has another key now or the bytes are damaged. */
  async decrypt(bytes: Uint8Array): Promise<string> {
    const buffer = Buffer.from(bytes)
    return hasAsync()
      ? (await safeStorage.decryptStringAsync(buffer)).result
      : safeStorage.decryptString(buffer)
  }
}

function hasAsync(): boolean {
  return typeof (safeStorage as Partial<typeof safeStorage>).encryptStringAsync === 'function'
}

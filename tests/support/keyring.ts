import type { Cipher } from '../../src/main/credentials/secret-store'

/** A keyring that can be taken away, as a locked or replaced one is. What it encrypts is not readable as it is. */
export function keyring(strength: 'strong' | 'weak' | 'none' = 'strong'): Cipher & { works: boolean } {
  return {
    works: true,
    strength: async () => strength,
    async encrypt(text) {
      if (!this.works) throw new Error('no key')
      return Buffer.from(text).map((byte) => byte ^ 0x5a)
    },
    async decrypt(bytes) {
      if (!this.works) throw new Error('no key')
      return Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString()
    }
  }
}

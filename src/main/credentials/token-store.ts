import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { TokenStore } from '../tasks/token-store'

/** The system's encryption; every call may reject. */
export interface Cipher {
  canEncrypt(): Promise<boolean>
  encrypt(text: string): Promise<Uint8Array>
  decrypt(bytes: Uint8Array): Promise<string>
}

const fileShape = z.object({ version: z.literal(1), tokens: z.record(z.string(), z.string()) })

/**
 * Tokens by gateway id, encrypted by the system in a file of their own, so that no copy of the ledger carries them.
 * Where the system cannot encrypt, a token lives in memory until the app quits. A token that can no longer be
 * decrypted is kept as it is: the key may come back. A damaged file is put aside as `.damaged`.
 */
export function openTokenStore(file: string, cipher: Cipher): TokenStore {
  const stored = readStored(file)
  const thisRun = new Map<number, string>()
  const unreadable = new Set<number>()
  const save = (): void => writeStored(file, stored)

  return {
    async get(gatewayId) {
      const inMemory = thisRun.get(gatewayId)
      if (inMemory !== undefined) return inMemory
      const packed = stored.get(gatewayId)
      if (packed === undefined) return null
      try {
        const token = await cipher.decrypt(Buffer.from(packed, 'base64'))
        unreadable.delete(gatewayId)
        return token
      } catch {
        unreadable.add(gatewayId)
        return null
      }
    },
    async set(gatewayId, token) {
      unreadable.delete(gatewayId)
      if (await cipher.canEncrypt().catch(() => false)) {
        stored.set(gatewayId, Buffer.from(await cipher.encrypt(token)).toString('base64'))
        thisRun.delete(gatewayId)
        save()
        return 'stored'
      }
      thisRun.set(gatewayId, token)
      if (stored.delete(gatewayId)) save()
      return 'this_run'
    },
    state(gatewayId) {
      if (thisRun.has(gatewayId)) return 'this_run'
      if (unreadable.has(gatewayId)) return 'unreadable'
      return stored.has(gatewayId) ? 'stored' : 'absent'
    },
    async remove(gatewayId) {
      thisRun.delete(gatewayId)
      unreadable.delete(gatewayId)
      if (stored.delete(gatewayId)) save()
    }
  }
}

function readStored(file: string): Map<number, string> {
  if (!existsSync(file)) return new Map()
  try {
    const { tokens } = fileShape.parse(JSON.parse(readFileSync(file, 'utf8')))
    return new Map(Object.entries(tokens).map(([id, packed]) => [Number(id), packed]))
  } catch {
    renameSync(file, `${file}.damaged`)
    return new Map()
  }
}

function writeStored(file: string, stored: ReadonlyMap<number, string>): void {
  const text = JSON.stringify({ version: 1, tokens: Object.fromEntries(stored) })
  const temporary = `${file}.new`
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(temporary, text, { mode: 0o600 })
    renameSync(temporary, file)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw cause
  }
}

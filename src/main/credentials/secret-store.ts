import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { SecretStore } from '../tasks/credential-store'

/** The system's encryption; every call may reject. */
export interface Cipher {
  /** `weak`: it has no keyring, only a key that everybody knows. */
  strength(): Promise<'strong' | 'weak' | 'none'>
  encrypt(text: string, strength: 'strong' | 'weak'): Promise<Uint8Array>
  decrypt(bytes: Uint8Array, strength: 'strong' | 'weak'): Promise<string>
}

const about = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const entry = z.object({ strength: z.enum(['strong', 'weak']), packed: z.string(), about })
type Entry = z.infer<typeof entry>

const fileShape = z.union([
  z.object({ version: z.literal(2), secrets: z.record(z.string(), entry) }),
  /** Tokens by gateway id. */
  z.object({ version: z.literal(1), tokens: z.record(z.string(), z.string()) })
])

/** The name of a gateway's credentials. */
export function gatewaySecret(gatewayId: number): string {
  return `gateway:${gatewayId}`
}

/**
 * Secrets in a file of their own, encrypted by the system, so that no copy of the ledger carries them. What cannot or
 * shall not be stored lives in memory until the app quits. A secret that can no longer be decrypted is kept as it is:
 * the key may come back. A damaged file is put aside as `.damaged`. A change that cannot be written rejects and is none.
 */
export function openSecretStore(file: string, cipher: Cipher): SecretStore {
  let stored = readStored(file)
  const thisRun = new Map<string, { secret: string; about: Entry['about'] }>()
  const unreadable = new Set<string>()
  /** What could not be written is not so either. */
  const save = (changed: ReadonlyMap<string, Entry>): void => {
    writeStored(file, changed)
    stored = changed
  }

  /** null: the system cannot, or not as strongly as was asked for. */
  async function pack(
    secret: string,
    mayBeWeak: boolean
  ): Promise<Pick<Entry, 'strength' | 'packed'> | null> {
    const strength = await cipher.strength().catch(() => 'none' as const)
    if (strength === 'none' || (strength === 'weak' && !mayBeWeak)) return null
    try {
      const bytes = await cipher.encrypt(secret, strength)
      return { strength, packed: Buffer.from(bytes).toString('base64') }
    } catch {
      return null
    }
  }

  return {
    async get(name) {
      const inMemory = thisRun.get(name)
      if (inMemory !== undefined) return inMemory.secret
      const found = stored.get(name)
      if (found === undefined) return null
      try {
        const secret = await cipher.decrypt(Buffer.from(found.packed, 'base64'), found.strength)
        unreadable.delete(name)
        return secret
      } catch {
        unreadable.add(name)
        return null
      }
    },
    async set(name, secret, keep, about = {}) {
      const packed = keep === 'this_run' ? null : await pack(secret, keep === 'weak')
      if (packed === null) {
        if (stored.has(name)) save(without(stored, name))
        thisRun.set(name, { secret, about })
      } else {
        save(new Map(stored).set(name, { ...packed, about }))
        thisRun.delete(name)
      }
      unreadable.delete(name)
      return this.storage(name)
    },
    storage(name) {
      if (thisRun.has(name)) return 'this_run'
      if (unreadable.has(name)) return 'unreadable'
      const found = stored.get(name)
      if (found === undefined) return 'absent'
      return found.strength === 'strong' ? 'stored' : 'stored_weakly'
    },
    about: (name) => thisRun.get(name)?.about ?? stored.get(name)?.about ?? {},
    describe(name, about) {
      const [inMemory, found] = [thisRun.get(name), stored.get(name)]
      if (inMemory !== undefined) thisRun.set(name, { ...inMemory, about })
      else if (found !== undefined) save(new Map(stored).set(name, { ...found, about }))
    },
    async remove(name) {
      if (stored.has(name)) save(without(stored, name))
      thisRun.delete(name)
      unreadable.delete(name)
    }
  }
}

function without<T>(map: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([each]) => each !== name))
}

function readStored(file: string): ReadonlyMap<string, Entry> {
  if (!existsSync(file)) return new Map()
  try {
    const found = fileShape.parse(JSON.parse(readFileSync(file, 'utf8')))
    if (found.version === 2) return new Map(Object.entries(found.secrets))
    return new Map(
      Object.entries(found.tokens).map(([id, packed]) => [
        gatewaySecret(Number(id)),
        { strength: 'strong', packed, about: { kind: 'token' } }
      ])
    )
  } catch {
    renameSync(file, `${file}.damaged`)
    return new Map()
  }
}

function writeStored(file: string, stored: ReadonlyMap<string, Entry>): void {
  const text = JSON.stringify({ version: 2, secrets: Object.fromEntries(stored) })
  const temporary = `${file}.new`
  mkdirSync(dirname(file), { recursive: true })
  // One that a crash left behind keeps the rights that it had.
  rmSync(temporary, { force: true })
  try {
    writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' })
    renameSync(temporary, file)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw cause
  }
}

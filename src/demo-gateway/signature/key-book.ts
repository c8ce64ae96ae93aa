import { randomBytes } from 'node:crypto'

/** An access key; a temporary one has a token and an end. */
export interface AccessKey {
  access: string
  secret: string
  securitytoken?: string
  /** Epoch ms. */
  expires_at?: number
}

/** A key is locked for 5 minutes after 5 failures in a row (user guide, FAQ on IAM authentication errors). */
const maxFailures = 5
const lockMs = 5 * 60_000

interface Record {
  key: AccessKey
  failures: number
  lockedUntil: number
}

/** The access keys of the account, and how often each has failed. */
export class KeyBook {
  readonly #records = new Map<string, Record>()

  /** A new key; temporary when it is told how long it lasts. */
  issue(at: number, lifetimeMs: number | null = null): AccessKey {
    const key: AccessKey = { access: randomText(20).toUpperCase(), secret: randomText(40) }
    if (lifetimeMs !== null) {
      key.securitytoken = `ggpjbi1ub3J0aC00${randomBytes(900).toString('base64')}`
      key.expires_at = at + lifetimeMs
    }
    this.#records.set(key.access, { key, failures: 0, lockedUntil: -Infinity })
    return key
  }

  /** Makes a key worthless. False when it was already. */
  revoke(access: string): boolean {
    return this.#records.delete(access)
  }

  find(access: string): AccessKey | undefined {
    return this.#records.get(access)?.key
  }

  isLocked(access: string, at: number): boolean {
    return at < (this.#records.get(access)?.lockedUntil ?? -Infinity)
  }

  /** Counts a request that the key did or did not open. */
  note(access: string, isGood: boolean, at: number): void {
    const record = this.#records.get(access)
    if (record === undefined) return
    record.failures = isGood ? 0 : record.failures + 1
    if (record.failures < maxFailures) return
    record.failures = 0
    record.lockedUntil = at + lockMs
  }
}

function randomText(length: number): string {
  return randomBytes(length).toString('hex').slice(0, length)
}

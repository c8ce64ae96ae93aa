import type { RefusalReason } from '@domain/async-task/refusals'

/** Why credentials are used no more. */
export interface Refused {
  reason: RefusalReason
  /** Epoch ms: it must not be used before, since it is locked or would be. null: not so. */
  lockedUntil: number | null
}

interface Owner {
  refused: Refused | null
  /** The service accepted the credentials, and has not refused them since. */
  isProven: boolean
  /** Refusals in a row, and when the last one came. */
  failures: number
  failedAt: number
  inUse: number
  waiting: (() => void)[]
}

/** The service locks an access key after five failures in a row: fewer than that may be under way at once. */
const whileProven = 3
const whileUnproven = 1
/** One more failure would lock the key: it is left alone for as long as a lock lasts. */
const tooManyFailures = 4
/** How long the service locks an access key (vendor's FAQ on IAM authentication errors). */
export const keyLockMs = 5 * 60_000

/**
 * Watches over credentials that several gateways share. As long as the service has not accepted them, one request at a
 * time finds out; once it refuses them, none leaves any more, whichever gateway it is for.
 */
export class KeyGuard {
  readonly #owners = new Map<string, Owner>()

  refusal(owner: string): Refused | null {
    return this.#owners.get(owner)?.refused ?? null
  }

  /** Waits for a turn; null: refused meanwhile, or given up. The function that comes back must be called once. */
  async enter(name: string, signal: AbortSignal): Promise<(() => void) | null> {
    const owner = this.#of(name)
    while (owner.refused === null && !signal.aborted && owner.inUse >= limitOf(owner)) {
      await turnOf(owner, signal)
    }
    if (owner.refused !== null || signal.aborted) return null
    owner.inUse += 1
    return () => {
      owner.inUse -= 1
      wake(owner)
    }
  }

  accept(name: string): void {
    const owner = this.#of(name)
    owner.isProven = true
    owner.failures = 0
    wake(owner)
  }

  /** `lockMs`: how long the service says that it is locked; null: it does not say. `now` is epoch ms. */
  refuse(name: string, reason: RefusalReason, lockMs: number | null, now: number): void {
    const owner = this.#of(name)
    owner.failures = now - owner.failedAt < keyLockMs ? owner.failures + 1 : 1
    owner.failedAt = now
    const restMs = lockMs ?? (owner.failures >= tooManyFailures ? keyLockMs : null)
    owner.refused = { reason, lockedUntil: restMs === null ? null : now + restMs }
    owner.isProven = false
    wake(owner)
  }

  /** Lets the credentials be tried once more. */
  forgive(name: string): void {
    const owner = this.#of(name)
    owner.refused = null
    owner.isProven = false
  }

  #of(name: string): Owner {
    let owner = this.#owners.get(name)
    if (owner === undefined) {
      owner = { refused: null, isProven: false, failures: 0, failedAt: -Infinity, inUse: 0, waiting: [] }
      this.#owners.set(name, owner)
    }
    return owner
  }
}

function limitOf({ isProven }: Owner): number {
  return isProven ? whileProven : whileUnproven
}

/** Until something changed for the owner, or the signal is aborted. */
function turnOf(owner: Owner, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      signal.removeEventListener('abort', go)
      resolve()
    }
    owner.waiting.push(go)
    signal.addEventListener('abort', go)
  })
}

function wake(owner: Owner): void {
  for (const resume of owner.waiting.splice(0)) resume()
}

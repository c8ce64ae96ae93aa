import type { AppErrorCode, Result } from '@shared/result'
import type { AppendedSnapshot, AppendSnapshot, Ledger } from '../ledger/protocol'
import type { Log } from '../log'
import type { Clock } from './clock'
import { copyInTurns } from './copy-in-turns'

const firstRetryMs = 5_000
const longestRetryMs = 60_000
/** More than the largest answers that were ever seen; an answer that is under way when it is reached still comes in. */
const mostBytes = 64 * 1024 * 1024
/** What an answer takes up beside its body, roughly. */
const bytesBesideBody = 1024

interface Waiting {
  gatewayId: number
  answer: AppendSnapshot
  code: AppErrorCode
  tries: number
  /** Monotonic ms. */
  retryAt: number
}

/** Why a task may not be asked for now. */
export interface StorageObstacle {
  code: AppErrorCode
  /** No answer of any task can be kept. */
  isForAll: boolean
  /** Monotonic ms: when it is worth looking again. */
  retryAt: number
}

export interface UnkeptDeps {
  ledger: Ledger
  clock: Clock
  log: Log
  /** An answer that had waited is in the ledger now. */
  onStored: (stored: AppendedSnapshot, taskId: number, gatewayId: number) => void
  /** Other answers wait than before, or for another reason. */
  onChange: () => void
  /** No task is asked for while this much waits. */
  limitBytes?: number
}

/**
 * Answers that the ledger could not store, kept in memory until it can: with the times at which they were observed,
 * and never replaced by later ones, because the task is not asked for again before. What still waits when the app
 * ends is tried once more.
 */
export class UnkeptAnswers {
  readonly #deps: UnkeptDeps
  #waiting: readonly Waiting[] = []
  #pass: Promise<ReadonlySet<number>> | null = null
  #forgetTimer: (() => void) | null = null
  #isEnded = false

  constructor(deps: UnkeptDeps) {
    this.#deps = deps
  }

  /** How many answers wait. */
  get count(): number {
    return this.#waiting.length
  }

  /** Why they wait; null when none does. What is wrong with the ledger itself counts more than one odd answer. */
  get trouble(): AppErrorCode | null {
    return (this.#waiting.find(({ code }) => code !== 'INTERNAL') ?? this.#waiting[0])?.code ?? null
  }

  /** Stores an answer, or lets it wait when that fails; NOT_FOUND: there is no such task, and nothing to wait for. */
  async keep(gatewayId: number, answer: AppendSnapshot): Promise<Result<AppendedSnapshot>> {
    // The bytes are gone with the call, and with the writer thread if that ends.
    const own = await copyOf(answer)
    const stored = await this.#deps.ledger.write('snapshot.append', answer)
    if (stored.ok || stored.error.code === 'NOT_FOUND') return stored
    const { code } = stored.error
    this.#waiting = [
      ...this.#waiting,
      { gatewayId, answer: own, code, tries: 1, retryAt: this.#retryAt(code, 1) }
    ]
    this.#arm()
    this.#deps.onChange()
    return stored
  }

  /** Tries what is due, and the answer of that task in any case. Tells of which gateways answers were stored. */
  storeDue(taskId: number | null): Promise<ReadonlySet<number>> {
    const now = this.#deps.clock.monotonic()
    return this.#store(({ answer, retryAt }) => retryAt <= now || answer.taskId === taskId)
  }

  /** What keeps the task from being asked for; null: nothing. */
  obstacleTo(taskId: number, gatewayId: number): StorageObstacle | null {
    const isFull = this.#bytes() >= (this.#deps.limitBytes ?? mostBytes)
    const forAll = this.#waiting.find(({ code }) => isFull || isAboutLedger(code))
    if (forAll !== undefined) return { code: forAll.code, isForAll: true, retryAt: forAll.retryAt }
    const own = this.#waiting.find(
      (waiting) =>
        waiting.answer.taskId === taskId ||
        (waiting.gatewayId === gatewayId && mayStopGateway(waiting.answer))
    )
    return own === undefined ? null : { code: own.code, isForAll: false, retryAt: own.retryAt }
  }

  /** Tries everything that waits a last time; what is left then is lost, which the log says. */
  async end(): Promise<void> {
    this.#isEnded = true
    this.#arm()
    await this.#pass
    await this.#store(() => true)
    if (this.count > 0) this.#deps.log.error(`${this.count} answers could not be stored before the app ended`)
  }

  #store(isWanted: (waiting: Waiting) => boolean): Promise<ReadonlySet<number>> {
    if (!this.#waiting.some(isWanted)) return this.#pass ?? Promise.resolve(new Set())
    return (this.#pass ??= this.#storeEach(this.#waiting.filter(isWanted)).finally(() => (this.#pass = null)))
  }

  async #storeEach(wanted: readonly Waiting[]): Promise<ReadonlySet<number>> {
    const storedOf = new Set<number>()
    for (const waiting of wanted) {
      const { answer, gatewayId } = waiting
      const stored = await this.#deps.ledger.write('snapshot.append', await copyOf(answer))
      if (stored.ok || stored.error.code === 'NOT_FOUND') {
        this.#waiting = this.#waiting.filter((each) => each !== waiting)
        if (!stored.ok) continue
        storedOf.add(gatewayId)
        this.#deps.onStored(stored.value, answer.taskId, gatewayId)
      } else {
        waiting.code = stored.error.code
        waiting.tries += 1
        waiting.retryAt = this.#retryAt(waiting.code, waiting.tries)
      }
    }
    this.#arm()
    this.#deps.onChange()
    return storedOf
  }

  /** A fault of our own may be the end of the writer thread, which must not come to that often. */
  #retryAt(code: AppErrorCode, tries: number): number {
    const ms =
      code === 'INTERNAL' ? longestRetryMs : Math.min(longestRetryMs, firstRetryMs * 2 ** (tries - 1))
    return this.#deps.clock.monotonic() + ms
  }

  #arm(): void {
    this.#forgetTimer?.()
    this.#forgetTimer = null
    if (this.#isEnded || this.#waiting.length === 0) return
    const { clock } = this.#deps
    const first = Math.min(...this.#waiting.map(({ retryAt }) => retryAt))
    this.#forgetTimer = clock.after(Math.max(0, first - clock.monotonic()), () => void this.storeDue(null))
  }

  #bytes(): number {
    return this.#waiting.reduce(
      (sum, { answer }) => sum + bytesBesideBody + (answer.bytes?.byteLength ?? 0),
      0
    )
  }
}

async function copyOf(answer: AppendSnapshot): Promise<AppendSnapshot> {
  return { ...answer, bytes: answer.bytes === null ? null : await copyInTurns(answer.bytes) }
}

/** Whether it is the ledger that takes nothing, and not this one answer that cannot be stored. */
function isAboutLedger(code: AppErrorCode): boolean {
  return code === 'DISK_FULL' || code === 'LEDGER_BUSY'
}

/** What follows from an answer is only known once it is stored; another request could lock the account. */
function mayStopGateway({ http_status, failure }: AppendSnapshot): boolean {
  return failure !== null || http_status === null || http_status >= 300
}

import { firstPollMs, startPace } from '@domain/polling/next-poll'
import { ok, type AppErrorCode, type Result } from '@shared/result'
import type { PollTarget } from '../ledger/protocol'
import { pollTask, type Followed, type PollDeps, type Polled } from './poll-task'
import { defaultLimits, Scheduler, type Limits } from './scheduler'

/** First polls after a start are spread, so that a hundred tasks are no burst. */
const spreadMs = 200
/** After a fault of our own: late enough to do no harm, soon enough to go on by itself. */
const afterFaultMs = 60_000

/**
 * Everything that is being polled: which tasks, through which gateways, and whether answers can be kept.
 * What is active lies in the ledger; this is its running side.
 */
export class Polling {
  readonly #deps: PollDeps
  readonly #followed = new Map<number, Followed>()
  /** Tasks that somebody asked for and that may not be followed. */
  readonly #asked = new Map<number, Followed>()
  readonly #scheduler: Scheduler<Polled>
  #storageTrouble: AppErrorCode | null = null

  constructor(deps: PollDeps, limits: Limits = defaultLimits) {
    this.#deps = deps
    this.#scheduler = new Scheduler<Polled>({
      clock: deps.clock,
      limits,
      poll: (taskId, gatewayId, signal) => this.#poll(taskId, gatewayId, signal)
    })
  }

  /** Why answers cannot be kept at the moment; null when they can. */
  get storageTrouble(): AppErrorCode | null {
    return this.#storageTrouble
  }

  /** Takes up everything that was active when the app ended. */
  async start(): Promise<Result<void>> {
    const gateways = await this.#deps.ledger.read('gateways.list', null)
    if (!gateways.ok) return gateways
    const stopped = gateways.value.filter(({ polling }) => polling === 'stopped')
    for (const { id } of stopped) this.#scheduler.pauseGateway(id)
    const targets = await this.#deps.ledger.read('tasks.toPoll', { gatewayId: null })
    if (!targets.ok) return targets
    targets.value.forEach((target, index) => this.follow(target, index * spreadMs))
    this.#scheduler.start()
    return ok(undefined)
  }

  /** Ends all polling; requests under way are given up. */
  async stop(): Promise<void> {
    await this.#scheduler.stop()
  }

  /** Follows a task, first after `delayMs`. */
  follow(target: PollTarget, delayMs = firstPollMs): void {
    this.#followed.set(target.taskId, this.#begin(target))
    this.#scheduler.add(target.taskId, target.gatewayId, this.#deps.clock.monotonic() + delayMs)
  }

  /** Follows a task no longer. */
  unfollow(taskId: number): void {
    const followed = this.#followed.get(taskId)
    if (followed === undefined) return
    this.#followed.delete(taskId)
    this.#scheduler.remove(taskId, followed.target.gatewayId)
  }

  /** One poll now, of any task; its result, or null when the app stops first. */
  async checkNow(target: PollTarget): Promise<Polled | null> {
    const { taskId, gatewayId } = target
    this.#asked.set(taskId, this.#begin(target))
    const polled = await this.#scheduler.checkNow(taskId, gatewayId)
    this.#asked.delete(taskId)
    return polled
  }

  /** Lets a gateway's polling go on: everything of it is due at once. */
  async resumeGateway(gatewayId: number): Promise<Result<void>> {
    const reloaded = await this.reloadGateway(gatewayId)
    if (reloaded.ok) this.#scheduler.resumeGateway(gatewayId)
    return reloaded
  }

  /** Follows exactly the tasks that are the gateway's now: a changed profile gains some and loses others. */
  async reloadGateway(gatewayId: number): Promise<Result<void>> {
    const targets = await this.#deps.ledger.read('tasks.toPoll', { gatewayId })
    if (!targets.ok) return targets
    this.removeGateway(gatewayId)
    targets.value.forEach((target, index) => this.follow(target, index * spreadMs))
    return ok(undefined)
  }

  /** Follows none of a gateway's tasks any longer. */
  removeGateway(gatewayId: number): void {
    for (const [taskId, { target }] of this.#followed) {
      if (target.gatewayId === gatewayId) this.#followed.delete(taskId)
    }
    this.#scheduler.removeGateway(gatewayId)
  }

  #begin(target: PollTarget): Followed {
    const { clock } = this.#deps
    return { target, pace: startPace(clock.monotonic(), clock.now() - target.addedAt) }
  }

  async #poll(taskId: number, gatewayId: number, signal: AbortSignal): Promise<Polled> {
    const followed = this.#followed.get(taskId) ?? this.#asked.get(taskId)
    if (followed === undefined) return { dueAt: null }
    try {
      const polled = await pollTask(this.#deps, followed, signal)
      if (polled.isKept !== undefined) this.#tellStorage(polled.notKept ?? null)
      if (polled.dueAt === null && this.#followed.get(taskId) === followed) this.#followed.delete(taskId)
      return polled
    } catch (cause) {
      this.#deps.log.error(`polling task ${taskId} of gateway ${gatewayId} threw`, cause)
      return { dueAt: this.#deps.clock.monotonic() + afterFaultMs }
    }
  }

  #tellStorage(trouble: AppErrorCode | null): void {
    if (trouble === this.#storageTrouble) return
    this.#storageTrouble = trouble
    this.#deps.emit('storage.changed', { trouble })
  }
}

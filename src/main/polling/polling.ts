import { firstPollMs, startPace } from '@domain/polling/next-poll'
import type { Events } from '@shared/contract'
import { ok, type AppErrorCode, type Result } from '@shared/result'
import type { AppendedSnapshot, PollTarget } from '../ledger/protocol'
import { pollTask, type Followed, type PollDeps, type Polled } from './poll-task'
import { inOrderMs } from './lane'
import { defaultLimits, Scheduler, type Limits } from './scheduler'
import { UnkeptAnswers } from './unkept-answers'

/** Between the first requests of two gateways, so that many of them are no burst; each has its own pace. */
const spreadMs = 200
/** After a sleep the network takes a moment to come back. */
const wakeAfterMs = 5_000
/** A network that is just back may lack its addresses or its name server for a moment. */
const onlineAfterMs = 1_000
/** After a fault of our own: late enough to do no harm, soon enough to go on by itself. */
const afterFaultMs = 60_000

export interface PollingDeps extends PollDeps {
  /** How many tasks are polled by themselves, whenever that changes; those of stopped gateways are not. */
  onActive?: (count: number) => void
}

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
  readonly #unkept: UnkeptAnswers
  #told: Events['storage.changed'] = { trouble: null, waiting: 0 }
  #isAsleep = false

  constructor(deps: PollingDeps, limits: Limits = defaultLimits, unkeptLimitBytes?: number) {
    this.#deps = deps
    this.#unkept = new UnkeptAnswers({
      ledger: deps.ledger,
      clock: deps.clock,
      log: deps.log,
      onStored: (stored, taskId, gatewayId) => this.#storedLate(stored, taskId, gatewayId),
      onChange: () => this.#tellStorage(this.#unkept.trouble),
      ...(unkeptLimitBytes === undefined ? {} : { limitBytes: unkeptLimitBytes })
    })
    this.#scheduler = new Scheduler<Polled>({
      clock: deps.clock,
      limits,
      poll: (taskId, gatewayId, signal) => this.#poll(taskId, gatewayId, signal),
      onWait: () => deps.emit('gateways.changed', {}),
      ...(deps.onActive !== undefined && { onActive: deps.onActive })
    })
  }

  /** Why answers cannot be stored at the moment (null: they can), and how many wait for it in memory. */
  get storage(): Events['storage.changed'] {
    return this.#told
  }

  /** Takes up everything that was active when the app ended. */
  async start(): Promise<Result<void>> {
    const gateways = await this.#deps.ledger.read('gateways.list', null)
    if (!gateways.ok) return gateways
    const stopped = gateways.value.filter(({ polling }) => polling === 'stopped')
    for (const { id } of stopped) this.#scheduler.pauseGateway(id)
    const targets = await this.#deps.ledger.read('tasks.toPoll', { gatewayId: null })
    if (!targets.ok) return targets
    const gatewayIds = [...new Set(targets.value.map(({ gatewayId }) => gatewayId))]
    const delays = new Map(gatewayIds.map((id, index) => [id, index * spreadMs]))
    targets.value.forEach((target, index) =>
      this.follow(target, (delays.get(target.gatewayId) ?? 0) + index * inOrderMs)
    )
    this.#scheduler.start()
    return ok(undefined)
  }

  /** Why and until when (epoch ms) a gateway is asked nothing; null while it is asked, or stopped. */
  waiting(gatewayId: number): { reason: string; isFailure: boolean; until: number } | null {
    const { clock } = this.#deps
    const wait = this.#scheduler.waiting(gatewayId)
    if (wait === null) return null
    const { reason, isFailure, at } = wait
    return { reason, isFailure, until: Math.round(clock.now() + at - clock.monotonic()) }
  }

  /** The computer goes to sleep: nothing is asked until `wake`, and what is not observed is a gap. */
  async sleep(): Promise<void> {
    if (this.#isAsleep) return
    this.#isAsleep = true
    this.#scheduler.sleep()
    await this.#deps.ledger.write('sleep.start', { at: this.#deps.clock.now() })
  }

  /** The computer is awake again: polling goes on gently, however many tasks have come due meanwhile. */
  async wake(): Promise<void> {
    if (!this.#isAsleep) return
    this.#isAsleep = false
    await this.#deps.ledger.write('sleep.end', { at: this.#deps.clock.now() })
    this.#scheduler.wake(this.#deps.clock.monotonic() + wakeAfterMs, spreadMs)
    this.#deps.emit('tasks.changed', {})
  }

  /** This computer may have a network again: what waits only because nothing got through is tried soon. */
  online(): void {
    this.#scheduler.hurry(this.#deps.clock.monotonic() + onlineAfterMs, spreadMs)
  }

  /** Ends all polling; requests under way are given up, answers that wait are tried a last time. */
  async stop(): Promise<void> {
    await this.#scheduler.stop()
    await this.#unkept.end()
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
    return polled?.isRenewed === true ? this.checkNow(target) : polled
  }

  /** Sends nothing more to a gateway until it is resumed. */
  pauseGateway(gatewayId: number): void {
    this.#scheduler.pauseGateway(gatewayId)
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
    targets.value.forEach((target, index) => this.follow(target, index * inOrderMs))
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
    return { target, pace: startPace(clock.monotonic(), clock.now() - target.addedAt), late: null }
  }

  async #poll(taskId: number, gatewayId: number, signal: AbortSignal): Promise<Polled> {
    const followed = this.#followed.get(taskId) ?? this.#asked.get(taskId)
    if (followed === undefined) return { dueAt: null }
    try {
      const polled = await pollTask(this.#deps, this.#unkept, followed, signal)
      if (polled.isKept !== undefined) this.#tellStorage(polled.notKept ?? null)
      if (polled.dueAt === null && this.#followed.get(taskId) === followed) this.#followed.delete(taskId)
      return polled
    } catch (cause) {
      this.#deps.log.error(`polling task ${taskId} of gateway ${gatewayId} threw`, cause)
      return { dueAt: this.#deps.clock.monotonic() + afterFaultMs }
    }
  }

  /** What a poll would have done with the answer, had it been stored at once. */
  #storedLate(stored: AppendedSnapshot, taskId: number, gatewayId: number): void {
    const { emit } = this.#deps
    emit('snapshot.added', { taskId, snapshotId: stored.snapshotId })
    emit('task.changed', { taskId })
    const followed = this.#followed.get(taskId)
    if (stored.outcome.action === 'stop_gateway') {
      this.#scheduler.pauseGateway(gatewayId)
      emit('gateways.changed', {})
    } else if (followed !== undefined) {
      followed.late = stored
      this.#scheduler.add(taskId, followed.target.gatewayId, -Infinity)
    }
    this.#scheduler.goOn()
  }

  #tellStorage(refusal: AppErrorCode | null): void {
    const trouble = this.#unkept.trouble ?? refusal
    const waiting = this.#unkept.count
    if (trouble === this.#told.trouble && waiting === this.#told.waiting) return
    this.#told = { trouble, waiting }
    this.#deps.emit('storage.changed', this.#told)
  }
}

import { troubleOf } from '@domain/polling/breaker'
import { nextPollAt, type PollPace } from '@domain/polling/next-poll'
import type { Events } from '@shared/contract'
import type { AppError, AppErrorCode, Result } from '@shared/result'
import { isPassing, type Access, type Obstacle } from '../api/access'
import type { ApigClient, Answer } from '../api/client'
import type { AppendSnapshot, AppendedSnapshot, Ledger, PollTarget } from '../ledger/protocol'
import type { Log } from '../log'
import type { Clock } from './clock'
import type { AfterPoll } from './after-poll'
import type { StorageObstacle, UnkeptAnswers } from './unkept-answers'

/** A task that is followed, and how its polling goes. */
export interface Followed {
  target: PollTarget
  pace: PollPace
  /** What an answer of it said that was stored only after its poll, until the schedule has taken it in. */
  late: AppendedSnapshot | null
}

export interface PollDeps {
  ledger: Ledger
  client: ApigClient
  accessOf: (gatewayId: number) => Promise<Result<Access | Obstacle>>
  clock: Clock
  /** In [0, 1). */
  random: () => number
  emit: <E extends keyof Events>(event: E, payload: Events[E]) => void
  log: Log
}

/** What one poll came to, for the schedule and for whoever asked for it. */
export interface Polled extends AfterPoll {
  /** Why the answer could not be stored, and waits; absent when it was stored, or when there was none. */
  notKept?: AppErrorCode
  /** Why no request left; absent when one did. */
  obstacle?: Obstacle
  /** The token was refused and is replaced: the next poll carries another one. */
  isRenewed?: boolean
}

/**
 * One poll: ask, keep the answer whatever it is, decide what comes next. An answer that could not be stored comes
 * first: until it is, the task is not asked for. Without credentials nothing leaves and the gateway stops; the first
 * answer that refuses them stops it too. A request that the app gives up because it quits is no observation and
 * leaves no trace.
 */
export async function pollTask(
  deps: PollDeps,
  unkept: UnkeptAnswers,
  followed: Followed,
  signal: AbortSignal
): Promise<Polled> {
  const { ledger, clock, emit } = deps
  const { taskId, task_id, gatewayId } = followed.target
  const storedOf = await unkept.storeDue(taskId)
  const { late } = followed
  followed.late = null
  if (late !== null) return decide(deps, followed, late)
  // What an answer of this gateway means for the schedule comes before the next request.
  if (storedOf.has(gatewayId)) return { dueAt: clock.monotonic() }
  const waiting = unkept.obstacleTo(taskId, gatewayId)
  if (waiting !== null) return untilStored(waiting)
  const found = await deps.accessOf(gatewayId)
  if (!found.ok) return withoutLedger(deps, followed, found.error)
  const access = found.value
  if (typeof access === 'string') {
    if (isPassing(access)) return withoutToken(deps, followed, access)
    await ledger.write('gateway.stop', { id: gatewayId, reason: access, at: clock.now() })
    emit('gateways.changed', {})
    return { dueAt: clock.monotonic(), pausesGateway: true, obstacle: access }
  }
  const leave = access.enter === undefined ? () => undefined : await access.enter(signal)
  // The credentials were refused while this poll waited for its turn: what is in the way is asked again.
  if (leave === null) return signal.aborted ? { dueAt: null } : pollTask(deps, unkept, followed, signal)
  const answer = await deps.client.showTask(access, task_id, signal).finally(leave)
  if (signal.aborted && answer.failure?.code === 'aborted') return { dueAt: null }
  const { http_status, failure } = answer
  const appended = await unkept.keep(gatewayId, {
    ...snapshotOf(taskId, answer),
    canRenew: access.canRenew ?? false
  })
  if (!appended.ok) {
    const { code, message } = appended.error
    if (code === 'NOT_FOUND') return { dueAt: null }
    deps.log.error(`an answer of task ${taskId} of gateway ${gatewayId} waits to be stored`, message)
    // One answer that nobody can keep must not stand in the way of all others, so this may be the only one that waits.
    const { retryAt } = unkept.obstacleTo(taskId, gatewayId) ?? { retryAt: clock.monotonic() }
    return untilStored({ code, retryAt, isForAll: true })
  }
  emit('snapshot.added', { taskId, snapshotId: appended.value.snapshotId })
  emit('task.changed', { taskId })
  if (appended.value.becameFinal) emit('task.ended', { taskId })
  const trouble = troubleOf(appended.value.outcome, http_status, failure?.code ?? null)
  return { ...(await decide(deps, followed, appended.value)), trouble }
}

/** An answer as the ledger keeps it. Its bytes are handed over, not copied. */
export function snapshotOf(
  taskId: number,
  answer: Answer,
  source: AppendSnapshot['source'] = 'poll'
): AppendSnapshot {
  const { requestedAt, observedAt, elapsedMs, http_status, headers, bytes, failure } = answer
  return { taskId, source, requestedAt, observedAt, elapsedMs, http_status, headers, bytes, failure }
}

/** An answer waits: what it holds up is looked at again when storing is tried next. */
function untilStored({ code, isForAll, retryAt }: StorageObstacle): Polled {
  return { dueAt: retryAt, notKept: code, ...(isForAll ? { isKept: false } : {}) }
}

/** IAM gives no token at the moment: the gateway waits, longer each time. No request left for it, so nothing is kept. */
function withoutToken(deps: PollDeps, followed: Followed, obstacle: Obstacle): Polled {
  const retry = { action: 'retry', reason: obstacle, waitMs: null } as const
  const now = deps.clock.monotonic()
  const next = nextPollAt(followed.pace, retry, now, deps.random())
  if (next.at === null) return { dueAt: null, obstacle }
  followed.pace = next.pace
  return { dueAt: next.at, gatewayUntil: next.at, reason: obstacle, obstacle }
}

/** The ledger does not tell what the request needs: everything waits, and this task not least. */
function withoutLedger(deps: PollDeps, followed: Followed, { code, message }: AppError): Polled {
  const { taskId, gatewayId } = followed.target
  if (code === 'NOT_FOUND') return { dueAt: null }
  deps.log.error(`polling task ${taskId} of gateway ${gatewayId}: the ledger refused`, message)
  const retry = { action: 'retry', reason: 'not_kept', waitMs: null } as const
  const next = nextPollAt(followed.pace, retry, deps.clock.monotonic(), deps.random())
  if (next.at !== null) followed.pace = next.pace
  return { dueAt: next.at, isKept: false, notKept: code }
}

async function decide(deps: PollDeps, followed: Followed, kept: AppendedSnapshot): Promise<Polled> {
  const { ledger, clock, emit } = deps
  const { taskId } = followed.target
  const { outcome } = kept
  const next = nextPollAt(followed.pace, outcome, clock.monotonic(), deps.random())
  if (next.at !== null) followed.pace = next.pace
  else if (next.giveUp !== null) {
    const stop = { id: taskId, polling: 'stopped' as const, reason: next.giveUp, at: clock.now() }
    await ledger.write('task.setPolling', stop)
    emit('task.changed', { taskId })
  }
  switch (outcome.action) {
    case 'stop_gateway':
      emit('gateways.changed', {})
      // The task stays in the queue: it goes on when the gateway does.
      return { dueAt: clock.monotonic(), pausesGateway: true, isKept: true }
    case 'wait':
      return {
        dueAt: next.at,
        gatewayUntil: clock.monotonic() + outcome.waitMs,
        reason: outcome.reason,
        isKept: true
      }
    case 'retry':
      // A new token is at hand: the task is asked for again at once.
      if (outcome.reason === 'token_renewed')
        return { dueAt: clock.monotonic(), isKept: true, isRenewed: true }
      return { dueAt: next.at, reason: outcome.reason, isKept: true }
    case 'finished':
    case 'stop_task':
    case 'continue':
      return { dueAt: next.at, isKept: true }
  }
}

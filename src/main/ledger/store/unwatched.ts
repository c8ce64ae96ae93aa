import type { TimelineGap } from '@shared/contract/snapshot'

/** A stretch of time in which a task was not looked at; `toAt` is null while it lasts. */
export interface Unwatched {
  reason: TimelineGap['reason']
  fromAt: number
  toAt: number | null
}

/** A row of app_run. */
export interface AppRun {
  started_at: number
  ended_at: number | null
  last_write_at: number | null
}

/** Rows of polling_change of one task or one gateway, oldest first. */
export interface PollingChange {
  polling: 'active' | 'paused' | 'stopped'
  changed_at: number
}

interface Span {
  fromAt: number
  toAt: number
}

/**
 * When a task that should have been polled was not, oldest first, without overlaps. While the task itself was
 * stopped nobody meant to look, so nothing is missing. Where reasons overlap, the nearest one counts: that the task
 * was paused, else that its gateway was stopped, else that the computer slept, else that the app was not running.
 */
export function unwatchedSpans(
  runs: readonly AppRun[],
  taskChanges: readonly PollingChange[],
  gatewayChanges: readonly PollingChange[]
): Unwatched[] {
  const stopped = spansOf(taskChanges, 'stopped')
  const paused = spansOf(taskChanges, 'paused')
  const gatewayStopped = spansOf(gatewayChanges, 'stopped')
  const asleep = spansOf(gatewayChanges, 'paused')
  const whileRunning = [...stopped, ...paused, ...gatewayStopped, ...asleep]
  const unwatched: Unwatched[] = []
  const add = (reason: Unwatched['reason'], spans: readonly Span[], nearer: readonly Span[]): void => {
    for (const { fromAt, toAt } of spans.flatMap((span) => uncovered(span, nearer))) {
      unwatched.push({ reason, fromAt, toAt: toAt === Infinity ? null : toAt })
    }
  }
  add('paused', paused, stopped)
  add('gateway_stopped', gatewayStopped, [...stopped, ...paused])
  add('asleep', asleep, [...stopped, ...paused, ...gatewayStopped])
  add(
    'app_closed',
    betweenRuns(runs, (run) => run.ended_at),
    whileRunning
  )
  add(
    'app_ended_unexpectedly',
    betweenRuns(runs, (run) => (run.ended_at === null ? run.last_write_at : null)),
    whileRunning
  )
  return unwatched.sort((left, right) => left.fromAt - right.fromAt)
}

function spansOf(changes: readonly PollingChange[], polling: PollingChange['polling']): Span[] {
  return changes.flatMap((change, index) =>
    change.polling === polling
      ? [{ fromAt: change.changed_at, toAt: changes[index + 1]?.changed_at ?? Infinity }]
      : []
  )
}

/** From the end of a run, where `endOf` knows one, to the start of the next. */
function betweenRuns(runs: readonly AppRun[], endOf: (run: AppRun) => number | null): Span[] {
  return runs.flatMap((run, index) => {
    const fromAt = endOf(run)
    const toAt = runs[index + 1]?.started_at
    return fromAt === null || toAt === undefined || toAt <= fromAt ? [] : [{ fromAt, toAt }]
  })
}

/** What is left of a span outside of others. */
function uncovered(span: Span, others: readonly Span[]): Span[] {
  let left = [span]
  for (const other of others) {
    left = left.flatMap(({ fromAt, toAt }) => [
      ...(fromAt < other.fromAt ? [{ fromAt, toAt: Math.min(toAt, other.fromAt) }] : []),
      ...(toAt > other.toAt ? [{ fromAt: Math.max(fromAt, other.toAt), toAt }] : [])
    ])
  }
  return left.filter(({ fromAt, toAt }) => fromAt < toAt)
}

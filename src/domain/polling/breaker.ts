import type { FailureCode } from './failure'
import type { PollOutcome } from './outcome'

/**
 * How often in a row a gateway failed in the same way. From the fifth time on it is open: one request at growing
 * intervals finds out, for all of the gateway's tasks, whether the trouble is over.
 */
export interface Breaker {
  /** The trouble of the last answer; null when it was none. */
  trouble: string | null
  inARow: number
}

export const closedBreaker: Breaker = { trouble: null, inARow: 0 }

const opensAfter = 5
const firstHoldMs = 15_000
const longestHoldMs = 5 * 60_000

/** Failures of the way to the gateway; those that a single answer can have by itself are not among them. */
const gatewayFailures: readonly FailureCode[] = [
  'dns',
  'refused',
  'unreachable',
  'offline',
  'timeout',
  'proxy',
  'reset'
]

/** Whether a trouble is that nothing got through at all: it may be over as soon as this computer has a network again. */
export function isNetworkTrouble(trouble: string | null): boolean {
  return gatewayFailures.some((code) => code === trouble)
}

/**
 * What an answer says against the gateway as a whole, as a key to compare: a 5xx that passes by itself, or no
 * connection. Null: it answered, whatever it said. A request for a pause is not trouble.
 */
export function troubleOf(
  outcome: PollOutcome,
  http_status: number | null,
  failureCode: FailureCode | null
): string | null {
  if (outcome.action !== 'retry') return null
  if (failureCode !== null) {
    return http_status === null && gatewayFailures.includes(failureCode) ? failureCode : null
  }
  return http_status !== null && http_status >= 500 ? `HTTP ${http_status} ${outcome.reason}` : null
}

/** The breaker after an answer. While it is open any trouble keeps it open; the first answer without closes it. */
export function afterAnswer(breaker: Breaker, trouble: string | null): Breaker {
  if (trouble === null) return closedBreaker
  const goesOn = trouble === breaker.trouble || isOpen(breaker)
  return { trouble, inARow: goesOn ? breaker.inARow + 1 : 1 }
}

export function isOpen({ inARow }: Breaker): boolean {
  return inARow >= opensAfter
}

/** How long an open breaker waits before the next request: 15 s, 30 s, 1 min … 5 min; 0 for a closed one. */
export function holdMs(breaker: Breaker): number {
  if (!isOpen(breaker)) return 0
  return Math.min(longestHoldMs, firstHoldMs * 2 ** Math.min(breaker.inARow - opensAfter, 10))
}

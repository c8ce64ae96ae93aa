import type { PollOutcome } from './outcome'

/** How the polling of one task goes. All times in ms of one monotonic clock. */
export interface PollPace {
  /** When the task began to be followed. */
  since: number
  /** The last regular interval, without its jitter; 0 before the first. */
  intervalMs: number
  /** Polls in a row that said nothing about the task. */
  misses: number
}

/** When to poll next; or, with `at` null, that polling ends: by the outcome itself, or because it is given up. */
export type NextPoll = { at: number; pace: PollPace } | { at: null; giveUp: string | null }

const second = 1000
const minute = 60 * second

/** A task that was just created is looked at after this long, so that the service knows it. */
export const firstPollMs = 2 * second

/** No two polls of one task are closer, whatever jitter and back-off say. */
const shortestMs = 2 * second
const longestBackOffMs = 5 * minute
/** A service that asks for a longer pause than this is asked again all the same. */
const longestWaitMs = 60 * minute

/** What is bound to repeat itself is not fetched for ever. */
const givenUpAfter: Record<string, number> = { too_large: 5, truncated: 5 }

/** The pace of a task that has been followed for `ageMs`. */
export function startPace(now: number, ageMs: number): PollPace {
  return { since: now - Math.max(0, ageMs), intervalMs: 0, misses: 0 }
}

/**
 * The time of the next poll. The vendor names no interval; its own command line tool waits 5 s. So: every 5 s
 * for two minutes, then half as long again each time up to 30 s, every 60 s after a quarter of an hour, all
 * ±20 %. A poll that said nothing is repeated after a random part (full jitter) of 5 s, 10 s, 20 s … 5 min,
 * but not before the pause the service asked for. `random` is in [0, 1).
 */
export function nextPollAt(pace: PollPace, outcome: PollOutcome, now: number, random: number): NextPoll {
  switch (outcome.action) {
    case 'finished':
    case 'stop_task':
    case 'stop_gateway':
      return { at: null, giveUp: null }
    case 'continue': {
      const intervalMs = regularInterval(pace.intervalMs, now - pace.since)
      return { at: now + intervalMs * (0.8 + 0.4 * random), pace: { ...pace, intervalMs, misses: 0 } }
    }
    case 'retry':
    case 'wait': {
      const misses = pace.misses + 1
      if (misses >= (givenUpAfter[outcome.reason] ?? Infinity)) return { at: null, giveUp: outcome.reason }
      const backOffMs = random * Math.min(longestBackOffMs, 5 * second * 2 ** Math.min(misses - 1, 10))
      const askedMs = Math.min(longestWaitMs, outcome.waitMs ?? 0)
      return { at: now + Math.max(shortestMs, askedMs, backOffMs), pace: { ...pace, misses } }
    }
  }
}

function regularInterval(lastMs: number, ageMs: number): number {
  if (ageMs < 2 * minute) return 5 * second
  if (ageMs < 15 * minute) return Math.min(30 * second, Math.max(5 * second, lastMs) * 1.5)
  return minute
}

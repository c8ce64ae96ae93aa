import type { Result } from '@shared/result'
import type { AppendedSnapshot, AppendSnapshot } from '../protocol'
import { errorResult } from './app-error'
import type { Append } from './append'
import type { Promises } from './durability'

/** Whoever waits for the first of several answers waits no longer than this for the others, large ones apart. */
const mostMs = 8

export type AppendTogether = (answers: readonly AppendSnapshot[]) => Result<AppendedSnapshot>[]

/**
 * Keeps as many of the answers as a few milliseconds allow, the first one anyway, in one transaction: a commit costs
 * more than what is committed. It has ended when this returns. Each answer has its own result, and one that cannot be
 * kept takes no other along. Never throws.
 */
export function createAppendTogether(append: Append, promises: Promises): AppendTogether {
  const attempt = (answer: AppendSnapshot): Result<AppendedSnapshot> => {
    try {
      return append(answer)
    } catch (error) {
      return errorResult(error)
    }
  }

  return (answers) => {
    const results: Result<AppendedSnapshot>[] = []
    /** So many of the results are committed. */
    let committed = 0
    const until = performance.now() + mostMs
    try {
      promises.begin(() => (committed = results.length))
    } catch (error) {
      // Nobody else may write at the moment; each of them would have to wait as long to find that out.
      return answers.map(() => errorResult(error))
    }
    let tried = 0
    let isWhole = true
    for (const answer of answers) {
      tried += 1
      const result = attempt(answer)
      // What it had written before it failed must not stay, so all that is not committed is taken back.
      isWhole = result.ok || result.error.code === 'NOT_FOUND'
      if (!isWhole) break
      results.push(result)
      if (performance.now() >= until) break
    }
    try {
      if (isWhole) {
        promises.commit()
        return results
      }
    } catch {
      // Below, each of them finds out by itself.
    }
    promises.rollback()
    append.forget()
    return [...results.slice(0, committed), ...answers.slice(committed, tried).map(attempt)]
  }
}

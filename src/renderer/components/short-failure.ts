import type { Messages } from '@shared/i18n/en'
import { ownEntry } from '@shared/i18n/own-entry'

/**
 * What went wrong with one answer, in a few words: `Name not resolved`, `HTTP 401 APIG.1002`. null: nothing did.
 * A failed request wins over whatever arrived of its answer.
 */
export function shortFailure(
  failureCode: string | null,
  http_status: number | null,
  error_code: string | null,
  words: Pick<Messages['history'], 'failures' | 'httpError'>
): string | null {
  if (failureCode !== null) {
    return ownEntry(words.failures, failureCode) ?? words.failures.unknown
  }
  if (http_status === null || http_status < 300) return null
  return error_code === null ? words.httpError(http_status) : `${words.httpError(http_status)} ${error_code}`
}

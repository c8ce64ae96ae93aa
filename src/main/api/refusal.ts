import { decodeAnswer } from '@domain/async-task/decode-answer'
import { errorPolicy } from '@domain/async-task/error-policy'
import { isRefusal, isRenewable, type RefusalReason } from '@domain/async-task/refusals'
import type { TransportAnswer } from './transport'

/** What an answer says about the credentials it was asked with; null: nothing. */
export type Verdict =
  'accepted' | { reason: RefusalReason; waitMs: number | null; isRenewable: boolean } | null

/** As much as any refusal has. */
const maxBytes = 65_536

/** Reads an answer before it is handed on. Only answers that refuse something are decoded, and their beginning at most. */
export function verdictOn({ http_status, bytes, headers, failure }: TransportAnswer): Verdict {
  if (http_status === null) return null
  if (http_status < 400) return failure === null && http_status < 300 ? 'accepted' : null
  const beginning = new Uint8Array(bytes ?? new ArrayBuffer(0), 0, Math.min(bytes?.byteLength ?? 0, maxBytes))
  const decoded = decodeAnswer({ bytes: beginning, http_status, requestedTaskId: null })
  const error = decoded.kind === 'error' ? decoded.error : null
  const { reason, waitMs } = errorPolicy({ http_status, error, retryAfter: headers['retry-after'] ?? null })
  if (isRefusal(reason)) return { reason, waitMs: waitMs ?? null, isRenewable: isRenewable(reason) }
  return http_status < 500 && http_status !== 429 && error?.error_code != null ? 'accepted' : null
}

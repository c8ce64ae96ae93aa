import { isObject, type JsonObject } from '@domain/async-task/field-text'
import type { TransportAnswer } from './transport'

/** Why IAM gave no token; asking again with the same user and password would not help, or would do harm. */
export type IamRefusal =
  | 'iam_password'
  | 'iam_locked'
  | 'iam_mfa'
  | 'iam_forbidden'
  | 'iam_project'
  | 'iam_not_found'
  | 'iam_no_endpoint'
  | 'iam_refused'

/** Why IAM gave no token yet. */
export type IamTrouble = 'iam_unreachable' | 'iam_unavailable'

/** A token as IAM issued it. */
export interface IssuedToken {
  token: string
  /** How long it is good for, in ms: by IAM's own two times, so that this computer's clock does not matter. */
  lifetimeMs: number
}

/** 24 hours (vendor's page), for an answer without times. */
const usualLifetimeMs = 24 * 60 * 60_000

/** What IAM's answer to a request for a token comes to (KeystoneCreateUserTokenByPassword). */
export function readIamAnswer(answer: TransportAnswer): IssuedToken | IamRefusal | IamTrouble {
  const { http_status, headers, failure } = answer
  // Whoever sends the password elsewhere is not IAM, and does not become it by being asked again.
  if (failure?.code === 'redirect_refused') return 'iam_not_found'
  if (failure !== null || http_status === null) return 'iam_unreachable'
  const body = jsonOf(answer.bytes)
  if (http_status >= 200 && http_status < 300) {
    const token = headers['x-subject-token']?.trim() ?? ''
    return token === '' ? 'iam_not_found' : { token, lifetimeMs: lifetimeOf(body) }
  }
  if (http_status === 429 || http_status >= 500) return 'iam_unavailable'
  return refusalOf(http_status, messageOf(body))
}

/**
 * Texts before statuses, since 401 stands for all of it. The pages print few of these texts and they change: what none
 * of them fits is a wrong name or password, which is never tried twice.
 */
function refusalOf(http_status: number, message: string): IamRefusal {
  if (/\block(ed|ing|out)?\b|too many/i.test(message)) return 'iam_locked'
  if (/\bmfa\b|\btotp\b|verification code|multi-?factor/i.test(message)) return 'iam_mfa'
  if (/\bproject\b/i.test(message)) return 'iam_project'
  if (http_status === 401) return 'iam_password'
  if (http_status === 403) return 'iam_forbidden'
  return http_status === 404 ? 'iam_not_found' : 'iam_refused'
}

function messageOf(body: JsonObject): string {
  const error = isObject(body['error']) ? body['error'] : body
  return [error['message'], error['title'], error['error_msg']]
    .filter((text) => typeof text === 'string')
    .join(' ')
}

function lifetimeOf(body: JsonObject): number {
  const { issued_at, expires_at } = isObject(body['token']) ? body['token'] : {}
  const ms = Date.parse(String(expires_at)) - Date.parse(String(issued_at))
  return ms > 0 ? ms : usualLifetimeMs
}

function jsonOf(bytes: ArrayBuffer | null): JsonObject {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes ?? new ArrayBuffer(0)))
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

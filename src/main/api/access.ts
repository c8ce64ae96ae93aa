import type { RefusalReason } from '@domain/async-task/refusals'
import type { IamRefusal, IamTrouble } from './iam-answer'
import { sign, type SigningKey } from './sign'
import type { TransportAnswer, TransportRequest } from './transport'

/**
 * Adds credentials to a request that is otherwise complete: the headers to send along. A token is one
 * header; a signature covers method, URL, headers and body, which is why it is given all of them.
 */
export type Authorizer = (
  request: Pick<TransportRequest, 'method' | 'url' | 'headers' | 'body'>
) => Record<string, string>

/** A gateway as the client calls it. */
export interface Access {
  gatewayId: number
  /** Where requests go; without a slash at the end. */
  origin: string
  project_id: string
  instance_id: string
  authorize: Authorizer
  /** Waits until a request may use these credentials; the function ends the use. null: not any more, ask again why. */
  enter?: (signal: AbortSignal) => Promise<(() => void) | null>
  /** Told of every answer, before anything else is sent with these credentials. */
  settle?: (answer: TransportAnswer) => void
  /** Whether a refused token is replaced by itself: once, until the service accepts one again. */
  canRenew?: boolean
}

/** Why a gateway cannot be called right now; nothing leaves this computer, at most a request to IAM did. */
export type Obstacle =
  | 'no_token'
  | 'token_locked'
  | 'demo_not_running'
  | 'credential_expired'
  | IamRefusal
  | IamTrouble
  | RefusalReason

/** Those that pass by themselves. */
export function isPassing(obstacle: Obstacle): obstacle is IamTrouble {
  return obstacle === 'iam_unreachable' || obstacle === 'iam_unavailable'
}

/** Credentials by IAM token (header of the vendor page's table 2). */
export function tokenAuthorizer(token: string): Authorizer {
  return () => ({ 'x-auth-token': token })
}

/**
 * Credentials by access key. The project goes along, signed: a key opens all projects of its account. Of the client's
 * headers only the content type is signed; the others say nothing that matters, and a proxy may change them.
 */
export function keyAuthorizer(key: SigningKey, project_id: string, now: () => number): Authorizer {
  return ({ method, url, headers, body }) => {
    const contentType = headers['content-type']
    const signed = {
      'X-Project-Id': project_id,
      ...(contentType !== undefined && { 'content-type': contentType })
    }
    const added = sign({ method, url, headers: signed, ...(body && { body }) }, key, new Date(now()))
    return { 'X-Project-Id': project_id, ...added }
  }
}

import type { TransportRequest } from './transport'

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
}

/** Why a gateway cannot be called right now; nothing leaves this computer. */
export type Obstacle = 'no_token' | 'token_locked' | 'demo_not_running'

/** Credentials by IAM token (header of the vendor page's table 2). */
export function tokenAuthorizer(token: string): Authorizer {
  return () => ({ 'x-auth-token': token })
}

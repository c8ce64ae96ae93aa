import { err, ok, type Result } from '@shared/result'

/** Where a gateway's management API answers. */
export interface Endpoint {
  /** Scheme, host and port, without a slash at the end, e.g. `https://apig.cn-north-4.myhuaweicloud.com`. */
  origin: string
  /** Lower case, with the port unless it is the scheme's own: the first part of a task's identity. */
  host: string
}

/**
 * The endpoint a person typed, normalised. Plain HTTP is for loopback addresses only: the token is in a
 * header. Otherwise INVALID_INPUT, with `reason` not_an_address, more_than_origin or https_required.
 */
export function parseEndpoint(text: string): Result<Endpoint> {
  const typed = text.trim()
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return fault('not_an_address')
  const url = new URL(typed)
  const isBare = `${url.username}${url.password}${url.search}${url.hash}` === '' && url.pathname === '/'
  if (!isBare) return fault('more_than_origin')
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return fault('https_required')
  return ok({ origin: url.origin, host: url.host })
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

function fault(reason: string): Result<never> {
  return err('INVALID_INPUT', `endpoint: ${reason}`, { field: 'endpoint', reason })
}

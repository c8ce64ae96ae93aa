import { createHash } from 'node:crypto'
import type { GatewayRequest } from '../request'

/** The `Authorization` header of a signed request, taken apart. */
export interface SignedBy {
  access: string
  /** As listed by the caller. */
  signedHeaders: string[]
  signature: string
}

/** Reads `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`; null when it is another header. */
export function readAuthorization(header: string): SignedBy | null {
  const [algorithm, ...rest] = header.trim().split(' ')
  if (algorithm !== 'SDK-HMAC-SHA256') return null
  const fields = new Map<string, string>()
  for (const part of rest.join('').split(',')) {
    const [name = '', ...value] = part.split('=')
    fields.set(name, value.join('='))
  }
  const access = fields.get('Access')
  const names = fields.get('SignedHeaders')
  const signature = fields.get('Signature')
  if (!access || !names || !signature) return null
  return { access, signedHeaders: names.split(';'), signature }
}

/**
 * What the caller must have signed (API request signing guide): method, path, query, the listed headers with a line
 * each, their names, and the hash of the body or what the caller gave instead. One entry a line.
 */
export function canonicalRequest(request: GatewayRequest, signedHeaders: readonly string[]): string[] {
  const names = signedHeaders.map((name) => name.toLowerCase()).toSorted()
  return [
    request.method,
    uriOf(request.path),
    queryOf(request.query),
    ...names.map((name) => `${name}:${headerOf(request, name).trim()}`),
    '',
    names.join(';'),
    headerOf(request, 'x-sdk-content-sha256') || bodyHash(request)
  ]
}

/** A header's value as the caller sent it; empty when it is not there. */
export function headerOf({ headers }: GatewayRequest, name: string): string {
  const value = headers[name]
  return Array.isArray(value) ? value.join(',') : (value ?? '')
}

export function bodyHash({ body }: GatewayRequest): string {
  return createHash('sha256')
    .update(body ?? '')
    .digest('hex')
}

function uriOf(path: string): string {
  const uri = path.split('/').map(decoded).map(encoded).join('/')
  return uri.at(-1) === '/' ? uri : `${uri}/`
}

function queryOf(query: URLSearchParams): string {
  const pairs = [...query].map(([name, value]) => [encoded(name), encoded(value)] as const)
  const inOrder = pairs.toSorted(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
  return inOrder.map((pair) => pair.join('=')).join('&')
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** A segment that is not well-formed stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** encodeURIComponent leaves five characters that RFC 3986 reserves. */
function encoded(text: string): string {
  const reserved: Record<string, string> = { '!': '%21', "'": '%27', '(': '%28', ')': '%29', '*': '%2A' }
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => reserved[character] ?? character)
}

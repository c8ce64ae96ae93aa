import { createHash, createHmac } from 'node:crypto'

/** A request that is complete but for its credentials. */
export interface SignableRequest {
  method: string
  /** Absolute, as it will be sent. */
  url: string
  headers: Readonly<Record<string, string>>
  body?: Uint8Array | string
}

export interface SigningKey {
  accessKey: string
  secretKey: string
  /** Of temporary keys: sent beside the signature. */
  securityToken?: string
}

const algorithm = 'SDK-HMAC-SHA256'
const unsignedPayload = 'UNSIGNED-PAYLOAD'

/** Set by the signature itself, or by whoever carries the request on: what changes on the way cannot be signed. */
const neverSigned = new Set([
  'authorization',
  'host',
  'x-sdk-date',
  'x-security-token',
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade'
])

/**
 * The headers that sign a request with an access key (Huawei Cloud, "API Request Signing Guide", SDK-HMAC-SHA256);
 * they go beside the given ones. Signed are the host of the URL and every given header but: names with `_`, hop-by-hop
 * ones, and the content type of a form, whose body is not hashed either. The security token is sent and not signed, so
 * that no error text can echo it. `now` should be the time of sending: the service allows 15 minutes. Throws on a
 * relative URL.
 */
export function sign(
  request: SignableRequest,
  { accessKey, secretKey, securityToken }: SigningKey,
  now: Date
): Record<string, string> {
  const url = new URL(request.url)
  const date = now.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')
  const given = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const isForm = given.some(([name, value]) => name === 'content-type' && /^\s*multipart\//i.test(value))
  const givenHash = given.find(([name]) => name === 'x-sdk-content-sha256')?.[1].trim()
  const addedHash = givenHash === undefined && isForm ? { 'X-Sdk-Content-Sha256': unsignedPayload } : {}
  const signed = new Map<string, string>()
  for (const [name, value] of given) {
    if (!neverSigned.has(name) && !name.includes('_') && !(isForm && name === 'content-type')) {
      signed.set(name, value)
    }
  }
  signed.set('host', url.host).set('x-sdk-date', date)
  for (const [name, value] of Object.entries(addedHash)) signed.set(name.toLowerCase(), value)

  const names = [...signed.keys()].sort()
  const canonicalRequest = [
    request.method.toUpperCase(),
    canonicalPath(url.pathname),
    canonicalQuery(url.search),
    ...names.map((name) => `${name}:${(signed.get(name) ?? '').trim()}`),
    '',
    names.join(';'),
    givenHash ?? addedHash['X-Sdk-Content-Sha256'] ?? sha256(request.body ?? '')
  ].join('\n')
  const stringToSign = `${algorithm}\n${date}\n${sha256(canonicalRequest)}`
  const signature = createHmac('sha256', secretKey).update(stringToSign).digest('hex')
  return {
    'X-Sdk-Date': date,
    ...addedHash,
    ...(securityToken !== undefined && { 'X-Security-Token': securityToken }),
    Authorization: `${algorithm} Access=${accessKey}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  }
}

function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Each segment decoded, then encoded again, with a slash at the end. */
function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(decode(segment)))
    .join('/')
  return encoded.endsWith('/') ? encoded : `${encoded}/`
}

/** Sorted by encoded name, then by encoded value. */
function canonicalQuery(search: string): string {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
      return [encode(decode(name, true)), encode(decode(value, true))] as const
    })
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Percent-decoded bytes; what only looks like an escape stays. In a query `+` is a blank. */
function decode(text: string, isQuery = false): Buffer {
  const parts = (isQuery ? text.replaceAll('+', ' ') : text).split(/(%[0-9a-f]{2})/i)
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part)))
  )
}

/** Percent-encoded but for what RFC 3986 leaves unreserved. */
function encode(bytes: Buffer): string {
  let text = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    text += /[A-Za-z0-9\-._~]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return text
}

import { createHash, createHmac } from 'node:crypto'
import type { Failure } from '../answer'
import type { GatewayRequest } from '../request'
import { bodyHash, canonicalRequest, headerOf, readAuthorization, type SignedBy } from './canonical-request'
import type { AccessKey, KeyBook } from './key-book'

/** Between the caller's clock and the gateway's (signing guide). */
const maxSkewMs = 15 * 60_000

export function isSigned(request: GatewayRequest): boolean {
  return headerOf(request, 'authorization') !== ''
}

/** Why the signature does not open the gateway, in the texts of the signing guide's error page; null: it does. */
export function refuseSignature(request: GatewayRequest, keys: KeyBook): Failure | null {
  const by = readAuthorization(headerOf(request, 'authorization'))
  if (by === null) return iam('authorization header is invalid')
  if (keys.isLocked(by.access, request.at)) return iam('AK access failed to reach the limit,forbidden.')
  const key = keys.find(by.access)
  const failure = key === undefined ? unknownKey(by) : refuse(request, by, key)
  keys.note(by.access, failure === null, request.at)
  return failure
}

function refuse(request: GatewayRequest, by: SignedBy, key: AccessKey): Failure | null {
  const date = headerOf(request, 'x-sdk-date')
  const sentAt = timeOf(date)
  if (sentAt === null || Math.abs(sentAt - request.at) > maxSkewMs) return skewed(date)
  if (key.securitytoken !== undefined) {
    if (headerOf(request, 'x-security-token') !== key.securitytoken) return unknownKey(by)
    if ((key.expires_at ?? Infinity) <= request.at) return iam('calc ak sk signature fail:signature expired')
  }
  const lines = canonicalRequest(request, by.signedHeaders)
  const mismatch = iam(`verify aksk signature fail, canonicalRequest:${lines.join('|')}`)
  const names = by.signedHeaders.map((name) => name.toLowerCase())
  if (!names.includes('host') || !names.includes('x-sdk-date')) return mismatch
  const hash = headerOf(request, 'x-sdk-content-sha256')
  if (hash !== '' && hash !== 'UNSIGNED-PAYLOAD' && hash !== bodyHash(request)) return mismatch
  const digest = createHash('sha256').update(lines.join('\n')).digest('hex')
  const text = ['SDK-HMAC-SHA256', date, digest].join('\n')
  return createHmac('sha256', key.secret).update(text).digest('hex') === by.signature ? null : mismatch
}

/** `20191115T033655Z` as epoch ms; null for any other text. */
function timeOf(date: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function iam(cause: string): Failure {
  return {
    error_code: 'APIGW.0301',
    error_msg: `Incorrect IAM authentication information: ${cause}`
  }
}

function unknownKey({ access }: SignedBy): Failure {
  return iam(`Get secretKey failed,ak:${access},err:ak not exist`)
}

function skewed(date: string): Failure {
  return {
    error_code: 'APIGW.0303',
    error_msg: `Incorrect app authentication information: signature expired, x-sdk-date:${date}`
  }
}

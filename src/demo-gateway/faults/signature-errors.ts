import { createHash } from 'node:crypto'
import { frontAnswer } from '../answer'
import type { GatewayRequest } from '../request'
import type { Fault } from './fault'

const emptyHash = createHash('sha256').update('').digest('hex')

/** What the front gateway says it was asked to verify: every header of the caller, credentials included. */
function canonicalRequest({ method, path, query, headers, bodyBytes, body }: GatewayRequest): string {
  const names = Object.keys(headers).sort()
  const lines = names.map((name) => `${name}:${String(headers[name])}`)
  const hash =
    bodyBytes === 0
      ? emptyHash
      : createHash('sha256')
          .update(body ?? '')
          .digest('hex')
  query.sort()
  return [method, `${path}/`, query.toString(), ...lines, '', names.join(';'), hash].join('|')
}

/** 401s of the front gateway that share one code: only the text tells the cause. */
const iamCauses = {
  /** The signature differs; the text echoes the canonical request, the caller's token in it. */
  'signature-echo': (request) => `verify aksk signature fail, canonicalRequest:${canonicalRequest(request)}`,
  'access-key-locked': () => 'AK access failed to reach the limit,forbidden.',
  'token-undecryptable': () => 'decrypt token fail',
  'token-expired': ({ at }) => `token expires, expires_at: ${new Date(at - 1000).toISOString()}`,
  'token-header-missing': () => 'x-auth-token not found',
  'access-key-unknown': () => 'Get secretKey failed,ak:QTWAOYTTINDUT2QVKYUC,err:ak not exist',
  'signature-expired': () => 'calc ak sk signature fail:signature expired'
} as const satisfies Record<string, (request: GatewayRequest) => string>

export type SignatureErrorName = keyof typeof iamCauses | 'clock-skew'

export const signatureErrors = {
  ...(Object.fromEntries(
    Object.entries(iamCauses).map(([name, cause]): [string, Fault] => [
      name,
      {
        answer: ({ request }) => {
          const error_msg = `Incorrect IAM authentication information: ${cause(request)}`
          const answer = frontAnswer(401, { error_code: 'APIGW.0301', error_msg }, request.request_id)
          return { ...answer, headers: { ...answer.headers, connection: 'close' } }
        }
      }
    ])
  ) as Record<keyof typeof iamCauses, Fault>),
  /** More than 15 minutes between the caller's clock and the gateway's. */
  'clock-skew': {
    answer: ({ request }) => {
      const sent = String(request.headers['x-sdk-date'] ?? '19700101T000000Z')
      const error_msg = `Incorrect app authentication information: signature expired, x-sdk-date:${sent}`
      return frontAnswer(401, { error_code: 'APIGW.0303', error_msg }, request.request_id)
    }
  }
} satisfies Record<SignatureErrorName, Fault>

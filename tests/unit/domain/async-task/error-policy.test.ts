import type { ApiError } from '@domain/async-task/answer'
import { errorPolicy, policyReasons, policyRules, type ErrorPolicy } from '@domain/async-task/error-policy'
import { describe, expect, it } from 'vitest'
import { answerFixture } from '../../../support/async-task-fixtures'
import { decodeBytes } from './decoding'

function apig(error_code: string | null, error_msg: string | null = null): ApiError {
  return { shape: 'apig', error_code, error_msg, request_id: null }
}
const foreign: ApiError = { ...apig(null), shape: 'other' }

function policy(
  error: ApiError | null,
  http_status: number | null,
  retryAfter: string | null = null
): ErrorPolicy {
  return errorPolicy({ error, http_status, retryAfter })
}

const iamText = 'Incorrect IAM authentication information: '
const window = 'The throttling threshold has been reached: policy user over ratelimit,limit:200,time:5 minute'

const byText: [code: string, error_msg: string, expected: ErrorPolicy][] = [
  [
    'APIGW.0301',
    `${iamText}AK access failed to reach the limit,forbidden`,
    { action: 'stop_gateway', reason: 'key_locked', waitMs: 300_000 }
  ],
  [
    'APIG.0301',
    `${iamText}verify aksk signature fail, canonicalRequest:GET|/|x-sdk-date:1|`,
    { action: 'stop_gateway', reason: 'signature_mismatch' }
  ],
  [
    'APIGW.0301',
    `${iamText}calc ak sk signature fail:signature expired`,
    { action: 'stop_gateway', reason: 'signature_expired' }
  ],
  [
    'APIGW.0303',
    'Incorrect app authentication information: x-sdk-date is out of range',
    { action: 'stop_gateway', reason: 'clock_skew' }
  ],
  [
    'APIGW.0301',
    `${iamText}Get secretKey failed,ak:[redacted],err:ak not exist`,
    { action: 'stop_gateway', reason: 'key_unknown' }
  ],
  ['APIGW.0301', `${iamText}x-auth-token not found`, { action: 'stop_gateway', reason: 'token_missing' }],
  [
    'APIGW.0301',
    `${iamText}token expires, expires_at: 2023-11-24`,
    { action: 'stop_gateway', reason: 'token_expired' }
  ],
  ['APIGW.0301', `${iamText}decrypt token fail`, { action: 'stop_gateway', reason: 'token_unreadable' }],
  ['APIGW.0301', 'a text of the future', { action: 'stop_gateway', reason: 'not_authenticated' }],
  [
    'APIG.2012',
    'Invalid parameter value,parameterName:instance_id.',
    { action: 'stop_gateway', reason: 'invalid_instance_id' }
  ],
  [
    'APIG.2012',
    'Invalid parameter value,parameterName:task_id.',
    { action: 'stop_task', reason: 'invalid_request' }
  ],
  ['APIGW.0308', window, { action: 'wait', reason: 'throttled', waitMs: 300_000 }],
  ['APIG.9008', 'Too many requests. Try again later.', { action: 'wait', reason: 'throttled' }]
]

const byStatus: [
  http_status: number | null,
  error: ApiError | null,
  action: ErrorPolicy['action'],
  reason: ErrorPolicy['reason']
][] = [
  [302, null, 'retry', 'redirected'],
  [400, apig('X.1'), 'stop_task', 'refused'],
  [401, apig('X.1'), 'stop_gateway', 'not_authenticated'],
  [401, { ...apig('401'), shape: 'iam' }, 'stop_gateway', 'not_authenticated'],
  [403, apig('APIG.1102'), 'stop_task', 'no_permission'],
  [403, foreign, 'stop_task', 'refused'],
  [404, apig('APIG.3099'), 'stop_task', 'not_found'],
  [404, foreign, 'stop_task', 'address_not_found'],
  [404, null, 'stop_task', 'address_not_found'],
  [407, foreign, 'stop_gateway', 'proxy_login'],
  [408, foreign, 'retry', 'service_unavailable'],
  [413, apig('APIGW.0201'), 'stop_task', 'request_too_large'],
  [414, apig('APIG.0201'), 'stop_task', 'request_too_large'],
  [494, apig('APIG.0201'), 'stop_task', 'request_too_large'],
  [400, apig('APIG.0201'), 'stop_task', 'invalid_request'],
  [500, apig('APIG.0201'), 'retry', 'service_unavailable'],
  [504, apig('APIGW.0201'), 'retry', 'service_unavailable'],
  [414, foreign, 'stop_task', 'request_too_large'],
  [431, foreign, 'stop_task', 'request_too_large'],
  [494, foreign, 'stop_task', 'request_too_large'],
  [418, foreign, 'stop_task', 'refused'],
  [429, foreign, 'wait', 'throttled'],
  [500, foreign, 'retry', 'service_error'],
  [502, foreign, 'retry', 'service_unavailable'],
  [599, null, 'retry', 'service_error'],
  [200, null, 'retry', 'unreadable_answer'],
  [200, apig('X.1'), 'retry', 'unreadable_answer'],
  [null, null, 'retry', 'no_answer'],
  [700, null, 'retry', 'no_answer']
]

describe('errorPolicy', () => {
  it.each(byText)('%s “%s”', (code, error_msg, expected) => {
    expect(policy(apig(code, error_msg), 401)).toEqual(expected)
  })

  it.each(byStatus)('HTTP %s with %j: %s, %s', (http_status, error, action, reason) => {
    expect(policy(error, http_status)).toEqual({ action, reason })
  })

  const byCode = policyRules
    .filter((rule) => rule.codes !== undefined && rule.message === undefined && rule.http === undefined)
    .flatMap((rule) => (rule.codes ?? []).map((code) => ({ code, ...rule })))

  it.each(byCode)('$code: $action, $reason, under any HTTP status', ({ code, action, reason, http }) => {
    expect(http).toBeUndefined()
    const statuses =
      code === 'APIG.0201' ? [500, 502, 504] : [null, 200, 400, 401, 403, 404, 409, 429, 500, 503]
    for (const status of statuses) expect(policy(apig(code), status)).toMatchObject({ action, reason })
    if (code.startsWith('APIG.')) {
      expect(policy(apig(code.replace('APIG.', 'APIGW.')), statuses[0] ?? null)).toMatchObject({
        action,
        reason
      })
    }
  })

  it.each([
    ['wire/error-400.json', 'stop_task', 'invalid_request'],
    ['wire/error-401.json', 'stop_gateway', 'token_unreadable'],
    ['wire/error-403.json', 'stop_gateway', 'no_permission'],
    ['wire/error-404.json', 'stop_task', 'not_found'],
    ['wire/error-500.json', 'retry', 'service_error'],
    ['other/error-parameter.json', 'stop_gateway', 'invalid_instance_id'],
    ['other/error-token-missing.json', 'stop_gateway', 'token_missing'],
    ['other/error-gateway-missing.json', 'stop_gateway', 'gateway_not_found'],
    ['other/error-throttled.json', 'wait', 'throttled'],
    ['other/error-too-many.json', 'wait', 'throttled'],
    ['other/error-signature.json', 'stop_gateway', 'signature_mismatch'],
    ['other/error-key-locked.json', 'stop_gateway', 'key_locked'],
    ['other/error-key-unknown.json', 'stop_gateway', 'key_unknown'],
    ['other/error-token-update.json', 'stop_gateway', 'token_expired'],
    ['other/error-not-offered.json', 'stop_gateway', 'not_offered'],
    ['other/error-iam.json', 'stop_gateway', 'not_authenticated'],
    ['other/error-code-message.json', 'stop_gateway', 'token_unreadable'],
    ['other/error-proxy.html', 'retry', 'service_unavailable'],
    ['other/error-empty', 'retry', 'service_unavailable']
  ])('%s: %s, %s', (name, action, reason) => {
    const { bytes, http_status } = answerFixture(name)
    const answer = decodeBytes(bytes, { http_status })
    expect(policy(answer.kind === 'error' ? answer.error : null, http_status)).toMatchObject({
      action,
      reason
    })
  })

  it('uses every reason but the one that polling gives itself', () => {
    const used = new Set(policyRules.map(({ reason }) => reason))
    expect(policyReasons.filter((reason) => !used.has(reason))).toEqual(['unknown_status'])
  })
})

describe('how long to wait', () => {
  const busy = apig('APIGW.0308', window)

  it.each([
    ['limit:1,time:30 second', 30_000],
    ['limit:200,time:5 minute', 300_000],
    ['limit:9,time:1minute', 60_000],
    ['limit:9,time:1 hour', 3_600_000],
    ['limit:9,time:1 day', 3_600_000],
    ['limit:9,time:0 second', 1000],
    ['limit:9,time:1 fortnight', undefined],
    ['limit:x,time:1 minute', undefined]
  ])('policy app over ratelimit,%s: %s ms', (text, waitMs) => {
    expect(policy(apig('APIGW.0308', `policy app over ratelimit,${text}`), 429).waitMs).toBe(waitMs)
  })

  it.each([
    ['7', 7000],
    [' 120 ', 120_000],
    ['0', 1000],
    ['999999999', 3_600_000],
    ['soon', 300_000],
    ['-1', 300_000],
    ['', 300_000]
  ])('Retry-After %j before the policy’s window: %s ms', (header, waitMs) => {
    expect(policy(busy, 429, header).waitMs).toBe(waitMs)
  })

  it('reads the date form only where the time is known', () => {
    const retryAfter = 'Fri, 24 Nov 2023 04:00:30 GMT'
    const observedAt = Date.UTC(2023, 10, 24, 4, 0, 0)
    expect(errorPolicy({ error: foreign, http_status: 503, retryAfter, observedAt }).waitMs).toBe(30_000)
    expect(errorPolicy({ error: foreign, http_status: 503, retryAfter }).waitMs).toBeUndefined()
  })

  it('is the rule’s own where the vendor names it, and nothing where polling stops', () => {
    expect(policy(apig('APIG.3711'), 409)).toEqual({ action: 'wait', reason: 'change_limit', waitMs: 60_000 })
    expect(policy(apig('APIG.1002'), 401, '5')).toEqual({
      action: 'stop_gateway',
      reason: 'token_unreadable'
    })
  })
})

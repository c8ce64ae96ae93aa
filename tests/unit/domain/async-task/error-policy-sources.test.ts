import type { ApiError } from '@domain/async-task/answer'
import { errorPolicy, policyRules, type PolicyAction } from '@domain/async-task/error-policy'
import { tableCode } from '@domain/async-task/find-error-code'
import { describe, expect, it } from 'vitest'

interface SourceRow {
  meaning: string
  /** `code/HTTP status`; `*.0301` stands for the front gateway's APIG.0301 and APIGW.0301. */
  codes: string[]
  action: PolicyAction
}

/** The vendor's error tables by what a client has to do, one row for each class, and every code in it. */
const sourceRows: SourceRow[] = [
  {
    meaning: 'token missing, session expired, bad token, no project, signature, must be updated',
    codes: [
      ...['APIG.1000', 'APIG.1001', 'APIG.1002', 'APIG.1003', 'APIG.1007', 'APIG.1009'],
      ...['*.0301', '*.0303', '*.0305', '*.0307']
    ].map((code) => `${code}/401`),
    action: 'stop_gateway'
  },
  {
    meaning: 'no permission for this method: 403 on the page, 401 in the table',
    codes: ['APIG.1005/403', 'APIG.1005/401'],
    action: 'stop_gateway'
  },
  {
    meaning: 'no permission on API Gateway, this operation or this gateway',
    codes: ['APIG.1020/403', 'APIG.1119/400', 'APIG.1136/403', 'APIC.7300/403'],
    action: 'stop_gateway'
  },
  {
    meaning: 'no permission on a group, a channel or a task',
    codes: ['APIG.1101/403', 'APIG.1120/400', 'APIG.1149/409'],
    action: 'stop_task'
  },
  {
    meaning: 'user, project, region or address not allowed',
    codes: ['*.0302', '*.0304', '*.0306', '*.0310', '*.0802', '*.0401', '*.0402'].map(
      (code) => `${code}/403`
    ),
    action: 'stop_gateway'
  },
  {
    meaning: 'account not verified, in arrears or frozen',
    codes: ['APIG.1011/401', 'APIG.1012/401', 'APIG.1013/401', 'APIG.3412/403'],
    action: 'stop_gateway'
  },
  {
    meaning: 'decision point or IAM unreachable',
    codes: ['APIG.1010/401', 'APIG.1029/500', 'APIG.9004/500', '*.0613/503'],
    action: 'retry'
  },
  {
    meaning: 'parameters',
    codes: ['APIG.2000/400', 'APIG.2001/400', 'APIG.2011/400', 'APIG.2012/400'],
    action: 'stop_task'
  },
  {
    meaning: 'task does not exist',
    codes: ['APIG.3093/404', 'APIG.3072/404', 'APIG.3094/404'],
    action: 'stop_task'
  },
  { meaning: 'gateway does not exist', codes: ['APIG.3030/404'], action: 'stop_gateway' },
  { meaning: 'call not offered at this address', codes: ['*.0101/404'], action: 'stop_gateway' },
  { meaning: 'throttled', codes: ['*.0308/429'], action: 'wait' },
  { meaning: 'too many requests, as HTTP 500', codes: ['APIG.9008/500'], action: 'wait' },
  { meaning: 'once a minute only', codes: ['APIG.3711/409'], action: 'wait' },
  { meaning: 'another task of the gateway is running', codes: ['APIG.3718/409'], action: 'wait' },
  {
    meaning: 'request malformed or too large',
    codes: ['*.0201/400', '*.0201/413', '*.0201/414', '*.0201/494'],
    action: 'stop_task'
  },
  {
    meaning: 'backend down or too slow',
    codes: ['*.0201/500', '*.0201/502', '*.0201/504'],
    action: 'retry'
  },
  {
    meaning: 'front gateway internal',
    codes: [
      ...['*.0202/502', '*.0203/504', '*.0601/500', '*.0605/500', '*.0606/500', '*.0608/500', '*.0610/502']
    ],
    action: 'retry'
  },
  {
    meaning: 'system error',
    codes: [
      ...['APIG.9999', 'APIC.9999', 'APIG.9003', 'APIG.9005', 'APIG.9006', 'APIG.9007', 'APIG.9013'],
      'APIG.3500'
    ].map((code) => `${code}/500`),
    action: 'retry'
  }
]

const cases = sourceRows.flatMap(({ meaning, codes, action }) =>
  codes
    .flatMap((code) =>
      code.startsWith('*') ? ['APIG', 'APIGW'].map((site) => site + code.slice(1)) : [code]
    )
    .map((entry) => {
      const [error_code = '', status = ''] = entry.split('/')
      return { meaning, error_code, status: Number(status), action }
    })
)

function error(error_code: string): ApiError {
  return { shape: 'apig', error_code, error_msg: null, request_id: null }
}

describe('the error policy, row by row of the vendor’s tables', () => {
  it.each(cases)('$error_code ($status), $meaning: $action', ({ error_code, status, action }) => {
    const made = errorPolicy({ http_status: status, error: error(error_code), retryAfter: null })
    expect(made.action).toBe(action)
    const byCode = policyRules.some((rule) => rule.codes?.includes(tableCode(error_code)))
    expect(byCode, 'decided by its code, not by its HTTP status').toBe(true)
  })

  it('waits half a minute at least where IAM or the decision point is down', () => {
    for (const code of ['APIG.1010', 'APIG.1029', 'APIG.9004', 'APIGW.0613']) {
      const made = errorPolicy({ http_status: 500, error: error(code), retryAfter: null })
      expect(made).toMatchObject({ action: 'retry', waitMs: 30_000 })
    }
  })

  it.each([
    ['policy ip over ratelimit,limit:5,time:5 second', 5000],
    ['policy user over ratelimit,limit:60,time:1 minute.', 60_000],
    ['policy api over ratelimit, limit: 2000, time: 2 minutes', 120_000],
    ['policy app over ratelimit,limit:9,time:1 hour', 3_600_000],
    ['policy user over ratelimit,limit:XX,time:1 minute', 60_000],
    ['policy user over ratelimit,limit:10', undefined]
  ])('%s: %s ms', (text, waitMs) => {
    const error_msg = `The throttling threshold has been reached: ${text}`
    const made = errorPolicy({
      http_status: 429,
      error: { ...error('APIGW.0308'), error_msg },
      retryAfter: null
    })
    expect(made.waitMs).toBe(waitMs)
  })

  it('names a source for every rule', () => {
    expect(policyRules.filter(({ source }) => source.trim() === '')).toEqual([])
  })
})

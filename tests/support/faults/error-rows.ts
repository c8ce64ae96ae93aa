import type { PolicyReason } from '@domain/async-task/error-policy'
import type { FaultName } from '../../../src/demo-gateway/faults/catalogue'
import { row, type Expectation, type FaultRow } from './expectation'

type Named = [name: FaultName, http_status: number, action: Expectation['action'], reason: PolicyReason]

/** What management says. A new task that is not found is asked for again for a minute: it may be too new. */
const management: Named[] = [
  ['APIG.1000', 401, 'stop_gateway', 'token_missing'],
  ['APIG.1001', 401, 'stop_gateway', 'token_expired'],
  ['APIG.1002', 401, 'stop_gateway', 'token_unreadable'],
  ['APIG.1003', 401, 'stop_gateway', 'token_without_project'],
  ['APIG.1005', 403, 'stop_gateway', 'no_permission'],
  ['APIG.1005/401', 401, 'stop_gateway', 'no_permission'],
  ['APIG.1007', 401, 'stop_gateway', 'token_without_project'],
  ['APIG.1009', 401, 'stop_gateway', 'token_without_project'],
  ['APIG.1010', 401, 'retry', 'identity_service_unavailable'],
  ['APIG.1011', 401, 'stop_gateway', 'account_blocked'],
  ['APIG.1012', 401, 'stop_gateway', 'account_blocked'],
  ['APIG.1013', 401, 'stop_gateway', 'account_blocked'],
  ['APIG.1020', 403, 'stop_gateway', 'no_permission'],
  ['APIG.1029', 500, 'retry', 'identity_service_unavailable'],
  ['APIG.1101', 403, 'stop_task', 'no_permission'],
  ['APIG.1119', 400, 'stop_gateway', 'no_permission'],
  ['APIG.1136', 403, 'stop_gateway', 'no_permission'],
  ['APIG.2000', 400, 'stop_task', 'invalid_request'],
  ['APIG.2001', 400, 'stop_task', 'invalid_request'],
  ['APIG.2011', 400, 'stop_task', 'invalid_request'],
  ['APIG.2012', 400, 'stop_gateway', 'invalid_instance_id'],
  ['APIG.3030', 404, 'stop_gateway', 'gateway_not_found'],
  ['APIG.3072', 404, 'retry', 'not_found'],
  ['APIG.3093', 404, 'retry', 'not_found'],
  ['APIG.3093/quota', 404, 'retry', 'not_found'],
  ['APIG.3094', 404, 'retry', 'not_found'],
  ['APIG.3412', 403, 'stop_gateway', 'account_blocked'],
  ['APIG.3500', 500, 'retry', 'service_error'],
  ['APIG.3603', 400, 'stop_task', 'refused'],
  ['APIG.3711', 409, 'wait', 'change_limit'],
  ['APIG.3718', 409, 'wait', 'gateway_busy'],
  ['APIG.9003', 500, 'retry', 'service_error'],
  ['APIG.9004', 500, 'retry', 'identity_service_unavailable'],
  ['APIG.9005', 500, 'retry', 'service_error'],
  ['APIG.9006', 500, 'retry', 'service_error'],
  ['APIG.9007', 500, 'retry', 'service_error'],
  ['APIG.9008', 500, 'wait', 'throttled'],
  ['APIG.9013', 500, 'retry', 'service_error'],
  ['APIG.9999', 500, 'retry', 'service_error'],
  ['APIC.9999', 500, 'retry', 'service_error']
]

/** What the front gateway says, as APIGW and, on other sites, as APIG. */
const front = [
  ['0101', 404, 'stop_gateway', 'not_offered'],
  ['0201/400', 400, 'stop_task', 'invalid_request'],
  ['0201/413', 413, 'stop_task', 'request_too_large'],
  ['0201/414', 414, 'stop_task', 'request_too_large'],
  ['0201/494', 494, 'stop_task', 'request_too_large'],
  ['0201/500', 500, 'retry', 'service_unavailable'],
  ['0201/502', 502, 'retry', 'service_unavailable'],
  ['0201/504', 504, 'retry', 'service_unavailable'],
  ['0202', 502, 'retry', 'service_unavailable'],
  ['0203', 504, 'retry', 'service_unavailable'],
  ['0301', 401, 'stop_gateway', 'not_authenticated'],
  ['0302', 403, 'stop_gateway', 'user_not_allowed'],
  ['0303', 401, 'stop_gateway', 'not_authenticated'],
  ['0304', 403, 'stop_gateway', 'user_not_allowed'],
  ['0305', 401, 'stop_gateway', 'not_authenticated'],
  ['0306', 403, 'stop_gateway', 'user_not_allowed'],
  ['0307', 401, 'stop_gateway', 'token_expired'],
  ['0308', 429, 'wait', 'throttled'],
  ['0310', 403, 'stop_gateway', 'project_unavailable'],
  ['0401', 403, 'stop_gateway', 'address_not_allowed'],
  ['0402', 403, 'stop_gateway', 'address_not_allowed'],
  ['0601', 500, 'retry', 'service_unavailable'],
  ['0605', 500, 'retry', 'service_unavailable'],
  ['0606', 500, 'retry', 'service_unavailable'],
  ['0608', 500, 'retry', 'service_unavailable'],
  ['0610', 502, 'retry', 'service_unavailable'],
  ['0613', 503, 'retry', 'identity_service_unavailable'],
  ['0802', 403, 'stop_gateway', 'user_not_allowed']
] as const

/** 401s that share a code: only the text tells the cause. */
const signature: Named[] = [
  ['signature-echo', 401, 'stop_gateway', 'signature_mismatch'],
  ['access-key-locked', 401, 'stop_gateway', 'key_locked'],
  ['token-undecryptable', 401, 'stop_gateway', 'token_unreadable'],
  ['token-expired', 401, 'stop_gateway', 'token_expired'],
  ['token-header-missing', 401, 'stop_gateway', 'token_missing'],
  ['access-key-unknown', 401, 'stop_gateway', 'key_unknown'],
  ['signature-expired', 401, 'stop_gateway', 'signature_expired'],
  ['clock-skew', 401, 'stop_gateway', 'clock_skew']
]

function named([name, http_status, action, reason]: Named, error_code: string): FaultRow {
  return row(name, { expected: { http_status, action, reason, error_code } })
}

const withoutCase = (name: string): string => name.split('/')[0] ?? name

const all: FaultRow[] = [
  row('APIG.0000', { expected: { action: 'continue', finding: 'error.success_code' } }),
  ...management.map((each) => named(each, withoutCase(each[0]))),
  ...front.flatMap(([number, http_status, action, reason]) =>
    (['APIGW', 'APIG'] as const).map((site) =>
      named([`${site}.${number}`, http_status, action, reason], `${site}.${withoutCase(number)}`)
    )
  ),
  ...signature.map((each) => named(each, each[0] === 'clock-skew' ? 'APIGW.0303' : 'APIGW.0301'))
]

/** Every error of the service that the simulator knows; of those with one reason, two are shown in the window. */
export const errorRows: FaultRow[] = all.map((each, index) => ({
  ...each,
  isShown: all.slice(0, index).filter(({ expected }) => expected.reason === each.expected.reason).length < 2
}))

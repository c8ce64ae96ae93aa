import type { PolicyReason } from '@domain/async-task/error-policy'
import type { FindingCode } from '@domain/async-task/findings'
import type { FaultName } from '../../../src/demo-gateway/faults/catalogue'
import { row, type Expectation, type FaultRow } from './expectation'

type More = Parameters<typeof row>[1]

/** A whole answer of somebody in between. */
function foreign(
  name: FaultName,
  http_status: number,
  action: Expectation['action'],
  reason: PolicyReason,
  finding: FindingCode | null = null,
  more: More = {}
): FaultRow {
  return row(name, { ...more, expected: { http_status, action, reason, finding, ...more.expected } })
}

/** A task's answer that deviates: kept whole, followed as its status says, and the deviation is named. */
function deviating(name: FaultName, finding: FindingCode, more: More = {}): FaultRow {
  return row(name, { ...more, expected: { task_status: 'succeed', finding, ...more.expected } })
}

const backwards = { action: 'continue', task_status: 'processing' } as const

/** Answers that arrive whole and are not what they should be. */
export const answerRows: FaultRow[] = [
  foreign('html-502', 502, 'retry', 'service_unavailable', 'body.html'),
  foreign('html-200', 200, 'retry', 'unreadable_answer', 'body.html'),
  foreign('html-403', 403, 'stop_task', 'refused', 'body.html'),
  foreign('html-404', 404, 'stop_task', 'address_not_found', 'body.html'),
  foreign('text-200', 200, 'retry', 'unreadable_answer', 'body.not_json'),
  foreign('empty-200', 200, 'retry', 'unreadable_answer', 'body.empty'),
  foreign('empty-500', 500, 'retry', 'service_error', 'body.empty'),
  foreign('no-content', 204, 'retry', 'unreadable_answer', 'body.empty'),
  foreign('json-list', 200, 'retry', 'unreadable_answer', 'body.not_object'),
  foreign('json-null', 200, 'retry', 'unreadable_answer', 'body.not_object'),
  foreign('json-cut', 200, 'retry', 'unreadable_answer', 'body.not_json'),
  foreign('status-418', 418, 'stop_task', 'refused', 'body.unrecognised'),
  foreign('error-iam', 401, 'stop_gateway', 'not_authenticated', 'error.shape', {
    expected: { error_code: '401' }
  }),
  foreign('error-code-message', 503, 'retry', 'service_unavailable', 'error.shape', {
    expected: { error_code: 'SVCSTG.0503' }
  }),
  foreign('throttled', 429, 'wait', 'throttled', null, { expected: { error_code: 'APIGW.0308' } }),
  foreign('throttled-until', 429, 'wait', 'throttled', null, { expected: { error_code: 'APIGW.0308' } }),
  foreign('throttled-bare', 429, 'wait', 'throttled', 'body.not_json'),
  foreign('unavailable-for', 503, 'retry', 'service_unavailable', 'body.not_json'),
  // Chromium refuses to hear of a proxy's login from anybody but a proxy.
  foreign('proxy-login', 407, 'stop_gateway', 'proxy_login', 'body.html', {
    onElectron: {
      ...{ http_status: null, failure: 'proxy', action: 'retry', reason: 'proxy' },
      ...{ finding: null, keeps: 'nothing' }
    }
  }),

  deviating('wrong-task-id', 'task.other_id'),
  deviating('status-backwards', 'history.status_backwards', { isSecond: true, expected: backwards }),
  deviating('result-changed', 'history.answer_changed', { isSecond: true }),
  deviating('status-unknown', 'task.status_unknown', {
    expected: { action: 'retry', reason: 'unknown_status', task_status: 'cancelled' }
  }),
  deviating('type-unknown', 'task.type_unknown'),
  deviating('result-as-object', 'result.not_text'),
  deviating('result-null', 'result.absent_form'),
  deviating('result-missing', 'result.absent_form'),
  deviating('result-empty', 'result.missing_when_final'),
  deviating('result-not-json', 'result.not_json'),
  deviating('export-keys-documented', 'export.keys', { task: 'export' }),
  deviating('export-keys-mixed', 'export.keys', { task: 'export' }),
  deviating('import-keys-legacy', 'import.swagger_flat'),
  deviating('duplicate-keys', 'json.duplicate_keys'),
  deviating('invalid-utf8', 'text.invalid_utf8'),
  deviating('byte-order-mark', 'text.bom'),
  deviating('utf16-body', 'text.utf16')
]

import { maxJsonDepth } from '@domain/async-task/json-scan'
import type { DeviationCase } from './deviation-cases-result'
import { importResult, task, taskWith } from './decoding'

const failed = { task_status: 'failed' }
const exported = { task_type: 'export_api' }
const error = { error_code: 'APIG.9999', error_msg: 'System error' }
const bare = { Comment: '{}', FileType: '.json', FileName: 'a' }
const deep = '['.repeat(maxJsonDepth + 1) + ']'.repeat(maxJsonDepth + 1)
const twice = `{"task_status":"waiting",${JSON.stringify(task()).slice(1)}`

/** A14 to A28: what stands around it. */
export const answerCases: DeviationCase[] = [
  ['A14 task under 500', task(), ['task.http_status'], { http_status: 500 }],
  ['A14 created under 200', { task_id: 'x' }, ['created.http_status'], { requestedTaskId: null }],
  ['A14 created', { task_id: 'x' }, [], { http_status: 202, requestedTaskId: null }],
  ['A14 error under 200', error, ['error.in_success_status']],
  ['A14 1005 as the page has it', { ...error, error_code: 'APIG.1005' }, [], { http_status: 403 }],
  ['A14 1005 as the table has it', { ...error, error_code: 'APIG.1005' }, [], { http_status: 401 }],
  ['A14 another status', { ...error, error_code: 'APIG.1005' }, ['error.http_status'], { http_status: 500 }],
  ['A14 9008 is a 500', { ...error, error_code: 'APIG.9008' }, [], { http_status: 500 }],
  ['A14 unknown code', { ...error, error_code: 'APIG.8888' }, ['error.code_unknown'], { http_status: 500 }],
  ['A14 front gateway', { ...error, error_code: 'APIGW.0308' }, [], { http_status: 429 }],
  ['A15 task not found', { ...error, error_code: 'APIG.3072' }, [], { http_status: 404 }],
  ['A17 unknown status', task({ task_status: 'SUCCEED' }), ['task.status_unknown']],
  ['A17 no status', task({ task_status: undefined }), ['task.status_missing']],
  ['A17 unknown type', task({ task_type: 'import' }), ['task.type_unknown']],
  ['A17 no type', task({ task_type: null }), ['task.type_missing']],
  ['A17 more fields', task({ progress: 5 }), ['field.unknown']],
  ['A17 more result fields', taskWith(importResult({ total: 1 })), ['field.unknown']],
  ['A17 other type', task(exported), ['result.other_type']],
  ['A17 import and export', taskWith({ ...importResult(), ...bare }), ['result.mixed']],
  [
    'A17 unknown action',
    taskWith(importResult({ success: [{ id: 'i', method: 'GET', path: '/', action: 'skip' }] })),
    ['import.action_unknown']
  ],
  ['A18 other task', task({ task_id: 'x' }), ['task.other_id']],
  ['A18 no id', task({ task_id: undefined }), ['task.id_missing']],
  [
    'A26 success code',
    { error_code: 'APIG.0000', error_msg: 'Successful' },
    ['error.success_code', 'body.unrecognised']
  ],
  ['A26 success code in a task', task({ error_code: 'APIG.0000' }), ['error.success_code']],
  ['A27 duplicate keys', twice, ['json.duplicate_keys']],
  [
    'A27 big number',
    taskWith('{"error_code":12345678901234567890,"error_msg":""}', failed),
    ['json.big_number']
  ],
  [
    'A27 lone surrogate',
    taskWith('{"error_code":"\\ud800","error_msg":""}', failed),
    ['json.lone_surrogate']
  ],
  ['A27 too deep', deep, ['json.too_deep']],
  ['A27 result too deep', taskWith(deep), ['json.too_deep']],
  ['A28 nothing', '', ['body.empty'], { http_status: 502 }],
  ['A28 web page', ' <!DOCTYPE html><html></html>', ['body.html'], { http_status: 502 }],
  ['A28 text', 'upstream connect error', ['body.not_json'], { http_status: 503 }],
  ['A28 list', '[]', ['body.not_object']],
  ['A28 {}', '{}', ['body.unrecognised']],
  ['A28 API definition', { swagger: '2.0', info: {}, paths: {} }, ['body.is_document']],
  ['A28 IAM', { error: { code: 401, message: 'x', title: 'y' } }, ['error.shape'], { http_status: 401 }],
  ['A28 code and message', { code: 'APIGW.0301', message: 'x' }, ['error.shape'], { http_status: 401 }],
  ['A28 no code', { error_msg: 'x' }, ['error.code_missing'], { http_status: 500 }]
]

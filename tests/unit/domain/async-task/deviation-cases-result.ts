import type { FindingCode } from '@domain/async-task/findings'
import { importResult, task, taskWith, type Asked } from './decoding'

/** A body and exactly the findings that it gives, in their order. */
export type DeviationCase = [what: string, body: unknown, codes: FindingCode[], asked?: Asked]

const failed = { task_status: 'failed' }
const exported = { task_type: 'export_api' }
const error = { error_code: 'APIG.9999', error_msg: 'System error' }
const bare = { Comment: '{}', FileType: '.json', FileName: 'a' }

/** A1 to A9: what stands in `task_result`. */
export const resultCases: DeviationCase[] = [
  ['nothing to find', task(), []],
  ['A1 the sample’s keys', taskWith(bare, exported), ['export.keys']],
  ['A1 the table’s keys', taskWith({ content: '{}', file_type: 'json' }, exported), ['export.keys']],
  ['A1 both, equal', taskWith({ ...bare, content: '{}' }, exported), ['export.keys']],
  [
    'A1 both, different',
    taskWith({ ...bare, content: '[]' }, exported),
    ['export.keys', 'export.spellings_differ']
  ],
  [
    'A1 no document',
    taskWith({ FileName: 'a' }, exported),
    ['export.keys', 'export.content_missing', 'result.unrecognised']
  ],
  [
    'A1 empty document',
    taskWith({ ...bare, Comment: '' }, exported),
    ['export.keys', 'export.content_empty']
  ],
  ['A2 no type', taskWith({ Comment: '{}' }, exported), ['export.keys', 'export.type_missing']],
  [
    'A2 unknown type',
    taskWith({ ...bare, FileType: '.xml' }, exported),
    ['export.keys', 'export.type_unknown']
  ],
  [
    'A2 wrong type',
    taskWith({ ...bare, FileType: 'yaml' }, exported),
    ['export.keys', 'export.type_mismatch']
  ],
  ['A4 result missing', task({ task_result: undefined, task_status: 'waiting' }), ['result.absent_form']],
  ['A4 result null', task({ task_result: null, task_status: 'waiting' }), ['result.absent_form']],
  ['A4 result blank', task({ task_result: ' \n', task_status: 'waiting' }), ['result.absent_form']],
  ['A4 result is JSON', task({ task_result: importResult() }), ['result.not_text']],
  [
    'A4 result encoded twice',
    taskWith(JSON.stringify(JSON.stringify(importResult()))),
    ['result.encoded_twice']
  ],
  ['A4 result not JSON', taskWith('no JSON'), ['result.not_json']],
  ['A4 result a list', taskWith('[]'), ['result.unrecognised']],
  ['A4 result a number', task({ task_result: 7 }), ['result.not_text', 'result.unrecognised']],
  ['A4 result {}', taskWith('{}'), ['result.unrecognised']],
  [
    'A4 document is JSON',
    taskWith({ ...bare, Comment: {} }, exported),
    ['export.keys', 'export.content_not_text']
  ],
  ['A4 number as a field', task({ task_id: 5 }), ['field.not_text', 'task.other_id']],
  ['A5 finished without result', task({ task_result: '' }), ['result.missing_when_final']],
  ['A5 failed without result', task({ ...failed, task_result: '' }), ['result.missing_when_final']],
  ['A5 result while waiting', task({ task_status: 'waiting' }), ['result.before_final']],
  ['A5 error while processing', taskWith(error, { task_status: 'processing' }), ['result.before_final']],
  ['A6 failed with error', taskWith(error, failed), []],
  ['A6 failed with lists', task(failed), ['result.data_in_failed']],
  [
    'A6 lists and error',
    taskWith({ ...importResult(), ...error }, failed),
    ['result.error_beside_data', 'result.data_in_failed']
  ],
  ['A6 error beside the task', task({ ...failed, ...error, task_result: '' }), ['task.error_beside']],
  ['A6 succeed with error', taskWith(error), ['result.error_in_succeed']],
  ['A7 failed export', taskWith(error, { ...failed, ...exported }), []],
  [
    'A7 failed export with document',
    taskWith(bare, { ...failed, ...exported }),
    ['export.keys', 'result.data_in_failed']
  ],
  ['A7 error without a code', taskWith({ error_msg: 'x' }, failed), ['error.code_missing']],
  ['A8 no ignore', taskWith(importResult({ ignore: undefined })), ['import.ignore_missing']],
  ['A8 null ignore', taskWith(importResult({ ignore: null })), ['import.list_missing']],
  ['A8 no failure', taskWith(importResult({ failure: undefined })), ['import.list_missing']],
  ['A8 null list', taskWith(importResult({ success: null })), ['import.list_missing']],
  ['A8 object for a list', taskWith(importResult({ ignore: {} })), ['import.list_not_array']],
  ['A8 bare values', taskWith(importResult({ failure: ['x', null, 3] })), ['import.entry_not_object']],
  ['A8 missing field', taskWith(importResult({ ignore: [{ path: '/a' }] })), ['import.entry_field_missing']],
  [
    'A8 field not text',
    taskWith(importResult({ ignore: [{ path: 1, method: [] }] })),
    ['import.entry_field_not_text', 'import.entry_field_not_text']
  ],
  [
    'A8 more fields',
    taskWith(importResult({ ignore: [{ path: '/a', method: 'GET', why: '' }] })),
    ['import.entry_field_unknown']
  ],
  [
    'A9 flat swagger',
    taskWith(importResult({ swagger: undefined, swagger_id: 's', result: 'Success' })),
    ['import.swagger_flat']
  ],
  ['A9 no swagger', taskWith(importResult({ swagger: undefined })), ['import.swagger_missing']],
  ['A9 swagger a text', taskWith(importResult({ swagger: 's' })), ['import.swagger_not_object']],
  ['A9 no group', taskWith(importResult({ group_id: undefined })), ['import.group_missing']],
  ['A9 no task around it', importResult(), ['task.without_envelope']]
]

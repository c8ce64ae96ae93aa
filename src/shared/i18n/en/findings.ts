import type { FindingCode, FindingParams } from '@domain/async-task/findings'

const inTable3 = 'table 3 of the vendor’s page (ShowAsyncTaskResult, revision 2024-10-09)'
const table3 = inTable3.replace('table', 'Table')
const tables4to8 = 'tables 4 to 8 of the vendor’s page (ShowAsyncTaskResult, revision 2024-10-09)'
const errorTable = 'the error code table of the API reference'
const creationPages = 'the pages on starting an import or export (revision 2025-12-26)'

const places: Record<string, string> = { answer: 'the answer', task_result: 'task_result' }
const place = (where: string | number) => places[where] ?? String(where)
const times = (count: string | number, one: string, many: string) =>
  Number(count) === 1 ? `1 ${one}` : `${count} ${many}`
const entries = (count: string | number) => times(count, 'entry', 'entries')

const absentForms: Record<string, string> = {
  missing: 'is missing',
  null: 'is null',
  blank: 'holds only white space'
}
const exportKeys: Record<string, string> = {
  observed: `The export uses FileName, FileType and Comment, as sample 2 shows. ${table3} says file_type and content.`,
  documented: `The export uses file_type and content, as ${inTable3} says. Sample 2 of that page shows FileName, FileType and Comment.`,
  mixed: `The export mixes the field names of sample 2 (FileName, FileType, Comment) with file_type and content of ${inTable3}.`
}

/** One sentence or two per finding: what the answer does, and what the documentation says. */
export const findings: Record<FindingCode, (params: FindingParams) => string> = {
  'text.bom': () =>
    'The body starts with a byte order mark, which JSON (RFC 8259) does not allow. It was skipped.',
  'text.utf16': () =>
    'The body is UTF-16, probably saved by a Windows tool. JSON (RFC 8259) is exchanged as UTF-8.',
  'text.invalid_utf8': () =>
    'The body has bytes that are not UTF-8. They are shown as � here and are kept unchanged in the raw response.',

  'body.empty': () => `The body is empty. By ${tables4to8}, an error carries error_code and error_msg.`,
  'body.too_large': ({ bytes = '?', limit = '?' }) =>
    `The body has ${bytes} bytes. This app keeps it, but decodes at most ${limit}.`,
  'body.html': () =>
    `The body is a web page, not JSON. It probably comes from a proxy on the way; the service answers as in ${tables4to8}.`,
  'body.not_json': () => `The body is not JSON. The service answers as in table 3 or ${tables4to8}.`,
  'body.not_object': () => `The body is JSON, but not an object. ${table3} describes an object.`,
  'body.unrecognised': () => `The body has none of the fields of table 3 or of ${tables4to8}.`,
  'body.is_document': () =>
    `The body is an API definition itself, as the synchronous export returns it. ${table3} describes the answer about a task.`,

  'json.too_deep': ({ where = 'answer' }) =>
    `The JSON of ${place(where)} is nested too deeply to be decoded. The raw response is complete.`,
  'json.too_many_values': ({ where = 'answer' }) =>
    `The JSON of ${place(where)} holds too many values to be decoded. The raw response is complete.`,
  'json.duplicate_keys': ({ where = 'answer', keys = '?' }) =>
    `In ${place(where)} the same key stands more than once in one object: ${keys}. The last value is used; the raw response shows them all.`,
  'json.big_number': ({ where = 'answer', number = '?', count = 1 }) =>
    `In ${place(where)} there are numbers too large for most JSON readers (${count}, the first is ${number}). All digits are kept.`,
  'json.lone_surrogate': ({ where = 'answer' }) =>
    `A text in ${place(where)} contains half of a surrogate pair, which is no character. It is shown as �.`,

  'field.not_text': ({ field = '?' }) => `The field ${field} is not a text. By ${inTable3}, it is one.`,
  'field.unknown': ({ where = 'answer', fields = '?' }) =>
    `Fields in ${place(where)} that tables 3 to 8 of the vendor’s page (ShowAsyncTaskResult, revision 2024-10-09) do not list: ${fields}.`,

  'task.http_status': ({ http_status = '?' }) =>
    `A task came with HTTP status ${http_status}. ${table3} belongs to status 200.`,
  'task.other_id': ({ requested = '?', received = '?' }) =>
    `The answer is about task ${received}, but task ${requested} was asked for. By ${inTable3}, task_id is the task’s own.`,
  'task.id_missing': () => `The answer does not name its task. ${table3} lists task_id.`,
  'task.status_missing': () => `The answer has no task_status. ${table3} lists it.`,
  'task.status_unknown': ({ task_status = '?' }) =>
    `The status “${task_status}” is not documented. ${table3} allows waiting, processing, succeed and failed. Polling goes on, slowly.`,
  'task.type_missing': () => `The answer has no task_type. ${table3} lists it.`,
  'task.type_unknown': ({ task_type = '?' }) =>
    `The type “${task_type}” is not documented. ${table3} allows import_api and export_api.`,
  'task.error_beside': ({ error_code = '?' }) =>
    `Error ${error_code} stands beside the fields of the task. In sample 3 below ${inTable3}, it is inside task_result.`,
  'task.without_envelope': () =>
    `This is a result without a task around it, as the synchronous import returns it. ${table3} puts it into task_result.`,
  'created.http_status': ({ http_status = '?' }) =>
    `A new task’s ID came with HTTP status ${http_status}; ${creationPages} say 202.`,

  'result.absent_form': ({ form = 'missing' }) =>
    `task_result ${absentForms[form] ?? form}. ${table3} types it as String; samples 4 and 5 show an empty text while there is no result.`,
  'result.not_text': () =>
    `task_result is JSON itself. ${table3} says that it is a text to be converted to JSON.`,
  'result.encoded_twice': () =>
    `task_result is JSON text inside a JSON text. By ${inTable3}, converting it once is enough.`,
  'result.not_json': () =>
    `task_result is a text, but not JSON. ${table3} says that it can be converted to a JSON object.`,
  'result.unrecognised': () =>
    `task_result has none of the fields that ${inTable3} names for an import or an export.`,
  'result.missing_when_final': ({ task_status = '?' }) =>
    `The task is finished (${task_status}) but has no task_result. ${table3} describes one; samples 1 to 3 show it.`,
  'result.before_final': ({ task_status = '?' }) =>
    `The task has a result although it is not finished (${task_status}). In samples 4 and 5 below ${inTable3}, task_result is empty then.`,
  'result.data_in_failed': ({ found = '?' }) =>
    `The task failed, but task_result holds an ${found} result. Sample 3 below ${inTable3} shows error_code and error_msg.`,
  'result.error_in_succeed': ({ error_code = '?' }) =>
    `The task succeeded, but task_result holds error ${error_code}. ${table3} describes the result of an import or an export.`,
  'result.error_beside_data': ({ error_code = '?', error_msg = '?' }) =>
    `task_result holds a result and an error beside it: ${error_code}, “${error_msg}”. ${table3} knows no such mixture.`,
  'result.other_type': ({ task_type = '?', found = '?' }) =>
    `task_type is ${task_type}, but task_result holds an ${found} result. ${table3} ties the fields to the type.`,
  'result.mixed': () =>
    `task_result has fields of an import and of an export; it is read as an import. ${table3} ties the fields to task_type.`,

  'import.ignore_missing': () =>
    `The list of ignored APIs is absent, as in the samples. ${table3} lists it. Whether any API was ignored is not known.`,
  'import.list_missing': ({ list = '?' }) =>
    `The list ${list} is absent or null. ${table3} lists it. What it would say is not known.`,
  'import.list_not_array': ({ list = '?' }) =>
    `The field ${list} is not a list. ${table3} says that it is one.`,
  'import.entry_not_object': ({ list = '?', count = '?' }) =>
    `${entries(count)} of ${list}: not an object but a bare value, shown as text in the path column. ${table3} describes objects.`,
  'import.entry_field_missing': ({ list = '?', field = '?', count = '?' }) =>
    `${entries(count)} of ${list} without ${field}. ${table3} lists that field.`,
  'import.entry_field_not_text': ({ list = '?', field = '?', count = '?' }) =>
    `${entries(count)} of ${list} whose ${field} is not a text. The samples below ${inTable3} show texts.`,
  'import.entry_field_unknown': ({ list = '?', fields = '?' }) =>
    `Entries of ${list} have fields that ${inTable3} does not list: ${fields}.`,
  'import.action_unknown': ({ action = '?', count = '?' }) =>
    `${entries(count)} of success with an undocumented action: ${action}. ${table3} allows create and update.`,
  'import.group_missing': () =>
    `The result does not say which API group it belongs to. ${table3} lists group_id.`,
  'import.swagger_missing': () => `The result has no swagger structure. ${table3} lists it.`,
  'import.swagger_flat': () =>
    `swagger_id and result stand flat in the result, as in documentation of 2021. ${table3} has a structure named swagger.`,
  'import.swagger_not_object': () =>
    `The field swagger is not a structure. ${table3} says that it has id and result.`,

  'export.keys': ({ keys = 'mixed' }) => exportKeys[keys] ?? String(keys),
  'export.spellings_differ': ({ field = '?', other = '?' }) =>
    `The export carries its ${field} twice, in the spelling of sample 2 and in that of ${inTable3}, and the two differ. The other one: “${other}”`,
  'export.content_missing': () =>
    `The export holds no document: neither Comment (sample 2) nor content. ${table3} lists content.`,
  'export.content_empty': () =>
    `The exported document is an empty text. ${table3} says that it is the content of the export.`,
  'export.content_not_text': ({ field = 'content' }) =>
    `${field} is JSON itself, not a text. Sample 2 below ${inTable3} shows a text. The document is kept exactly as it stood in the answer.`,
  'export.lone_surrogate': () =>
    'The document contains half of a surrogate pair, which UTF-8 (RFC 3629) cannot carry. A saved file has � in its place; only the raw response is exact.',
  'export.type_missing': () => `The export does not say its file type. ${table3} lists file_type.`,
  'export.type_unknown': ({ file_type = '?' }) =>
    `The file type “${file_type}” is neither JSON nor YAML. ${table3} names no values; exports are started as json, yaml or yml.`,
  'export.type_mismatch': ({ declared = '?', sniffed = '?' }) =>
    `The file type says ${declared}, but the document looks like ${sniffed}. By ${inTable3}, file_type is the type of the exported file.`,

  'error.in_success_status': ({ error_code = '?', http_status = '?' }) =>
    `Error ${error_code} came with HTTP status ${http_status}. By ${tables4to8}, errors come with 400, 401, 403, 404 or 500.`,
  'error.http_status': ({ error_code = '?', http_status = '?', documented = '?' }) =>
    `${error_code} came with HTTP status ${http_status}; ${errorTable} says ${documented}. The code counts, not the status.`,
  'error.code_unknown': ({ error_code = '?' }) => `${error_code} is not in ${errorTable}.`,
  'error.code_missing': () => `The error has no code. By ${tables4to8}, it carries error_code.`,
  'error.success_code': () => `APIG.0000 means “Successful” in ${errorTable}. It is not treated as an error.`,
  'error.shape': ({ shape = '?' }) =>
    `The error has another form (${shape === 'iam' ? 'that of IAM: error.code, error.message' : 'code and message'}) than error_code and error_msg in ${tables4to8}.`,

  'history.status_backwards': ({ from = '?', to = '?' }) =>
    `The task went back from ${from} to ${to}. ${table3} describes ${to} as a state before ${from}.`,
  'history.final_status_changed': ({ from = '?', to = '?' }) =>
    `The task had ended as ${from} and is now ${to}. ${table3} describes both as final.`,
  'history.answer_changed': ({ task_status = '?' }) =>
    `The answer changed although the task had already ended (${task_status}), which ${inTable3} gives no reason for. Both answers are kept.`,
  'history.type_changed': ({ from = '?', to = '?' }) =>
    `The task’s type changed from ${from} to ${to}. By ${inTable3}, it is what the task was started as.`,

  'redaction.applied': ({ count = '?' }) =>
    `This error text repeated credentials. ${times(count, 'place was', 'places were')} replaced by [redacted] before the answer was stored.`
}

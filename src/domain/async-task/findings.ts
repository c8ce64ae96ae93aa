/** How much a finding matters: known habit of the service, something to look at, something that must not happen. */
export type FindingLevel = 'note' | 'warning' | 'alarm'

/** The text that a finding contradicts or goes beyond. Words live in shared/i18n. */
export const findingSources = [
  /** ShowAsyncTaskResult, revision 2024-10-09, table 3: body of status 200. */
  'table_3',
  /** ShowAsyncTaskResult, revision 2024-10-09, tables 4 to 8: bodies of 400, 401, 403, 404 and 500. */
  'tables_4_to_8',
  /** ImportApiDefinitionsAsync and ExportApiDefinitionsAsync, revision 2025-12-26: body of status 202. */
  'creation_pages',
  /** API reference of API Gateway, appendix "Error codes". */
  'error_table',
  /** RFC 8259, the JSON format, and RFC 3629, UTF-8. */
  'json_standard',
  /** What this program did itself. */
  'own'
] as const
export type FindingSource = (typeof findingSources)[number]

interface FindingFacts {
  level: FindingLevel
  /** Number in the list of ambiguities of the vendor's page that this program was built against. */
  deviation: `A${number}` | null
  source: FindingSource
}

function facts(
  level: FindingLevel,
  deviation: FindingFacts['deviation'],
  source: FindingSource
): FindingFacts {
  return { level, deviation, source }
}

/** Every finding there is, with what it contradicts. Codes are stored: never rename one. */
export const findingFacts = {
  /** A27: the body starts with a byte order mark. */
  'text.bom': facts('note', 'A27', 'json_standard'),
  /** A27: the body is UTF-16 (a file saved by some Windows tools); JSON between systems is UTF-8. */
  'text.utf16': facts('warning', 'A27', 'json_standard'),
  /** A27: bytes that are not UTF-8; shown as U+FFFD, kept as they are. */
  'text.invalid_utf8': facts('warning', 'A27', 'json_standard'),

  /** A28: no body at all. */
  'body.empty': facts('warning', 'A28', 'tables_4_to_8'),
  /** A28: larger than this program decodes. */
  'body.too_large': facts('warning', 'A28', 'own'),
  /** A28: a web page, usually of a proxy between here and the service. */
  'body.html': facts('warning', 'A28', 'tables_4_to_8'),
  /** A28: text that is not JSON. */
  'body.not_json': facts('warning', 'A28', 'tables_4_to_8'),
  /** A28: JSON, but a list, a text or a number where an object belongs. */
  'body.not_object': facts('warning', 'A28', 'table_3'),
  /** A28: an object with no field that any page on these calls names. */
  'body.unrecognised': facts('warning', 'A28', 'table_3'),
  /** A28: an API definition itself (what the synchronous export answers), not the answer about a task. */
  'body.is_document': facts('warning', 'A28', 'table_3'),

  /** A27: nested deeper than this program follows. */
  'json.too_deep': facts('warning', 'A27', 'own'),
  /** A27: more values than this program reads into memory. */
  'json.too_many_values': facts('warning', 'A27', 'own'),
  /** A27: the same key twice in one object; the last one counts, the raw answer holds both. */
  'json.duplicate_keys': facts('warning', 'A27', 'json_standard'),
  /** A27: a number beyond what JSON readers hold exactly; shown digit by digit. */
  'json.big_number': facts('note', 'A27', 'json_standard'),
  /** A27: half of a surrogate pair; no UTF-8 text can hold it. */
  'json.lone_surrogate': facts('warning', 'A27', 'json_standard'),

  /** A4: a field that the table types as String holds something else. */
  'field.not_text': facts('warning', 'A4', 'table_3'),
  /** A17: fields that the page does not list. */
  'field.unknown': facts('note', 'A17', 'table_3'),

  /** A14: a task under an HTTP status other than 200. */
  'task.http_status': facts('warning', 'A14', 'table_3'),
  /** A18: the answer names another task than the one asked for. */
  'task.other_id': facts('alarm', 'A18', 'table_3'),
  /** A18: the answer names no task. */
  'task.id_missing': facts('warning', 'A18', 'table_3'),
  /** A17: no task_status. */
  'task.status_missing': facts('warning', 'A17', 'table_3'),
  /** A17: a task_status outside of the enumeration. */
  'task.status_unknown': facts('warning', 'A17', 'table_3'),
  /** A17: no task_type. */
  'task.type_missing': facts('warning', 'A17', 'table_3'),
  /** A17: a task_type outside of the enumeration. */
  'task.type_unknown': facts('warning', 'A17', 'table_3'),
  /** A6: error_code and error_msg beside the task's fields instead of inside task_result. */
  'task.error_beside': facts('warning', 'A6', 'table_3'),
  /** A9: a result without a task around it, as the synchronous import answers. */
  'task.without_envelope': facts('note', 'A9', 'table_3'),
  /** A14: a task id under an HTTP status other than 202. */
  'created.http_status': facts('note', 'A14', 'creation_pages'),

  /** A4: task_result is missing, null or blank; the page's samples show "" while there is none. */
  'result.absent_form': facts('note', 'A4', 'table_3'),
  /** A4: task_result is JSON itself, not a text that holds JSON. */
  'result.not_text': facts('note', 'A4', 'table_3'),
  /** A4: task_result is a text that holds a text that holds JSON. */
  'result.encoded_twice': facts('note', 'A4', 'table_3'),
  /** A4: task_result is a text that is not JSON. */
  'result.not_json': facts('warning', 'A4', 'table_3'),
  /** A4: task_result is JSON with nothing in it that the table names. */
  'result.unrecognised': facts('warning', 'A4', 'table_3'),
  /** A5: finished, but no result. */
  'result.missing_when_final': facts('warning', 'A5', 'table_3'),
  /** A5: a result although the task is not finished. */
  'result.before_final': facts('warning', 'A5', 'table_3'),
  /** A6, A7: a failed task whose result is an import or export result. */
  'result.data_in_failed': facts('warning', 'A6', 'table_3'),
  /** A6, A7: a task that succeeded and whose result is an error. */
  'result.error_in_succeed': facts('alarm', 'A6', 'table_3'),
  /** A6, A7: error_code or error_msg beside the lists of an import or the fields of an export. */
  'result.error_beside_data': facts('warning', 'A6', 'table_3'),
  /** A17: the result has the fields of the other task_type. */
  'result.other_type': facts('alarm', 'A17', 'table_3'),
  /** A17: the result has fields of an import and of an export. */
  'result.mixed': facts('warning', 'A17', 'table_3'),

  /** A8: the list `ignore` of the table is absent, as in every sample. */
  'import.ignore_missing': facts('note', 'A8', 'table_3'),
  /** A8: success or failure is absent or null; both are in every sample. */
  'import.list_missing': facts('warning', 'A8', 'table_3'),
  /** A8: one of the lists is not a list. */
  'import.list_not_array': facts('warning', 'A8', 'table_3'),
  /** A8: an entry of a list is not an object; shown as text in the path column. */
  'import.entry_not_object': facts('warning', 'A8', 'table_3'),
  /** A8: an entry lacks a field of the table. */
  'import.entry_field_missing': facts('warning', 'A8', 'table_3'),
  /** A8: an entry's field is not a text. */
  'import.entry_field_not_text': facts('warning', 'A8', 'table_3'),
  /** A8: an entry has fields that the table does not list. */
  'import.entry_field_unknown': facts('note', 'A8', 'table_3'),
  /** A17: an action other than create and update. */
  'import.action_unknown': facts('warning', 'A17', 'table_3'),
  /** A9: no group_id. */
  'import.group_missing': facts('warning', 'A9', 'table_3'),
  /** A9: no swagger structure. */
  'import.swagger_missing': facts('note', 'A9', 'table_3'),
  /** A9: swagger_id and result stand flat beside the lists, as in 2021. */
  'import.swagger_flat': facts('note', 'A9', 'table_3'),
  /** A9: swagger is not an object. */
  'import.swagger_not_object': facts('warning', 'A9', 'table_3'),

  /** A1: which spelling carried the export; table and sample contradict each other. */
  'export.keys': facts('note', 'A1', 'table_3'),
  /** A1: both spellings of a field are there and differ. */
  'export.spellings_differ': facts('alarm', 'A1', 'table_3'),
  /** A1: neither Comment nor content. */
  'export.content_missing': facts('warning', 'A1', 'table_3'),
  /** A1: the document is an empty text. */
  'export.content_empty': facts('warning', 'A1', 'table_3'),
  /** A4: the document is JSON itself, not a text; its source text is kept as it was sent. */
  'export.content_not_text': facts('warning', 'A4', 'table_3'),
  /** A22: half of a surrogate pair in the document; UTF-8 cannot carry it exactly. */
  'export.lone_surrogate': facts('alarm', 'A22', 'json_standard'),
  /** A2: no file type. */
  'export.type_missing': facts('note', 'A2', 'table_3'),
  /** A2: a file type that is neither JSON nor YAML. */
  'export.type_unknown': facts('warning', 'A2', 'table_3'),
  /** A2: the document does not look like its declared type. */
  'export.type_mismatch': facts('warning', 'A2', 'table_3'),

  /** A14: an error body under a 2xx status. */
  'error.in_success_status': facts('alarm', 'A14', 'tables_4_to_8'),
  /** A14: the code's HTTP status in the tables is another one. */
  'error.http_status': facts('note', 'A14', 'error_table'),
  /** A14: a code of the vendor's form that the tables do not list. */
  'error.code_unknown': facts('warning', 'A14', 'error_table'),
  /** A28: an error without a code. */
  'error.code_missing': facts('warning', 'A28', 'tables_4_to_8'),
  /** A26: APIG.0000, which the table calls "Successful". */
  'error.success_code': facts('note', 'A26', 'error_table'),
  /** A28: an error in another shape than {error_code, error_msg}. */
  'error.shape': facts('note', 'A28', 'tables_4_to_8'),

  /** A19: a task went back to an earlier state. */
  'history.status_backwards': facts('alarm', 'A19', 'table_3'),
  /** A19: succeed became failed or the reverse. */
  'history.final_status_changed': facts('alarm', 'A19', 'table_3'),
  /** A19: the answer changed although the task had ended in the same state. */
  'history.answer_changed': facts('alarm', 'A19', 'table_3'),
  /** A19: an import became an export or the reverse. */
  'history.type_changed': facts('alarm', 'A19', 'table_3'),

  /** Credentials that an error text repeated were replaced before the answer was stored. */
  'redaction.applied': facts('note', null, 'own')
} satisfies Record<string, FindingFacts>

export type FindingCode = keyof typeof findingFacts
export const findingCodes = Object.keys(findingFacts) as FindingCode[]

/** How much a stored finding matters; one that a newer version of this program stored is worth a look. */
export function findingLevel(code: string): FindingLevel {
  return Object.hasOwn(findingFacts, code) ? findingFacts[code as FindingCode].level : 'warning'
}

export type FindingParams = Record<string, string | number>

/** Something a response does that its documentation does not say; words live in shared/i18n, keyed by code. */
export interface Finding {
  code: FindingCode
  params: FindingParams
}

/** How a decoder says what it found; params hold short texts only, whatever the server sent. */
export type Report = (code: FindingCode, params?: FindingParams) => void

/** Which JSON text a finding is about: the answer's body or the text inside `task_result`. */
export type Where = 'answer' | 'task_result'

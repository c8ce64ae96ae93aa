import type { DecodedAnswer } from './answer'
import { checkErrorCode, decodeApiError, looksLikeError, otherError, successCode } from './api-error'
import { decodeTask } from './decode-task'
import { hasValue, isObject, textField, unknownFields, type JsonObject } from './field-text'
import type { Finding, Report } from './findings'
import { looksLikeExport } from './export-result'
import { hasImportLists } from './import-result'
import { nameList, readJson, type ParsedJson } from './read-json'
import { readText } from './read-text'
import { decodeResultObject } from './task-result'

export interface AnswerInput {
  /** The body after content decoding. */
  bytes: Uint8Array
  /** Null when it is not known, as for a file. */
  http_status: number | null
  /** The task that was asked for; null when none was: a creation answer or a file. */
  requestedTaskId: string | null
}

/**
 * What an answer to one of the asynchronous task calls says. Takes any bytes, never throws, needs time in proportion to
 * their number. What an answer is, is decided by its fields; its HTTP status only decides about bodies without any.
 */
export function decodeAnswer(input: AnswerInput): DecodedAnswer {
  const findings: Finding[] = []
  const report: Report = (code, params = {}) => {
    findings.push({ code, params })
  }
  return { ...decodeBody(input, report), findings }
}

type Body = DecodedAnswer extends infer A ? (A extends unknown ? Omit<A, 'findings'> : never) : never

function decodeBody(input: AnswerInput, report: Report): Body {
  const text = readText(input.bytes, report)
  const withoutMeaning = (): Body =>
    isRefusal(input) ? { kind: 'error', error: otherError(text) } : { kind: 'unreadable' }

  if (text === null) return withoutMeaning()
  if (text.trim() === '') {
    report('body.empty')
    return withoutMeaning()
  }
  const json = readJson(text, 'answer', report)
  if (typeof json === 'string') {
    if (json === 'not_json') report(looksLikeHtml(text) ? 'body.html' : 'body.not_json')
    return withoutMeaning()
  }
  if (!isObject(json.value)) {
    report('body.not_object')
    return withoutMeaning()
  }
  const body = decodeObject(json.value, json, input, report)
  if (body !== null) return body
  report(looksLikeDocument(json.value) ? 'body.is_document' : 'body.unrecognised')
  return withoutMeaning()
}

const taskFields = ['task_id', 'task_status', 'task_type', 'task_result', 'error_code', 'error_msg']
const errorFields = ['error_code', 'error_msg', 'request_id', 'error', 'code', 'message']

/** What an object says by its fields; null when it has none that the pages on these calls name. */
function decodeObject(object: JsonObject, json: ParsedJson, input: AnswerInput, report: Report): Body | null {
  const { http_status } = input
  if (object['error_code'] === successCode) report('error.success_code')

  const isPollOfThis = input.requestedTaskId !== null && http_status !== 202
  const isError = looksLikeError(object)
  const isTask = ['task_status', 'task_type', 'task_result'].some((name) => Object.hasOwn(object, name))
  if (isTask || (isPollOfThis && !isError && !isRefusal(input) && hasValue(object, 'task_id'))) {
    reportUnknown(object, taskFields, report)
    return { kind: 'task', ...decodeTask(object, json, input, report) }
  }

  const error = decodeApiError(object, isRefusal(input), report)
  if (error !== null) {
    reportUnknown(object, errorFields, report)
    checkErrorCode(error, http_status, report)
    return { kind: 'error', error }
  }

  if (hasImportLists(object) || looksLikeExport(object)) {
    const result = decodeResultObject(object, json, report)
    if (result !== null) {
      report('task.without_envelope')
      return { kind: 'task', task_id: null, task_status: null, task_type: null, result }
    }
  }
  if (!isRefusal(input) && hasValue(object, 'task_id')) {
    if (http_status !== null && http_status !== 202) report('created.http_status', { http_status })
    reportUnknown(object, ['task_id'], report)
    return { kind: 'created', task_id: textField(object, 'task_id', 'answer', report) ?? '' }
  }
  return null
}

function isRefusal({ http_status }: AnswerInput): boolean {
  return http_status !== null && (http_status < 200 || http_status >= 300)
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml|!--)/i.test(text.slice(0, 1000))
}

function looksLikeDocument(object: JsonObject): boolean {
  return ['swagger', 'openapi'].some((name) => typeof object[name] === 'string')
}

function reportUnknown(object: JsonObject, known: readonly string[], report: Report): void {
  const unknown = unknownFields(object, new Set(known))
  if (unknown.length > 0) report('field.unknown', { where: 'answer', fields: nameList(unknown) })
}

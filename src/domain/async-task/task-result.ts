import type { TaskResult } from './answer'
import { looksLikeError, readErrorFields } from './api-error'
import { decodeExportResult, exportFields, hasDocument, looksLikeExport } from './export-result'
import { asText, clip, isObject, unknownFields, type JsonObject } from './field-text'
import type { Report } from './findings'
import { decodeImportResult, hasImportLists, importFields, looksLikeImport } from './import-result'
import { nameList, readJson, type ParsedJson } from './read-json'

const errorFields = ['error_code', 'error_msg']

/**
 * What the member `task_result` of a task holds. The page types it as a text that holds JSON; JSON itself and a text in
 * a text are accepted. What cannot be understood is kept as text.
 */
export function decodeTaskResult(task: JsonObject, envelope: ParsedJson, report: Report): TaskResult {
  const value = task['task_result']
  if (value === undefined || value === null) {
    report('result.absent_form', { form: value === null ? 'null' : 'missing' })
    return { kind: 'absent' }
  }
  if (typeof value !== 'string') {
    report('result.not_text')
    return decodeText(envelope.source('task_result') ?? asText(value), report)
  }
  if (value.trim() === '') {
    if (value !== '') report('result.absent_form', { form: 'blank' })
    return { kind: 'absent' }
  }
  return decodeText(value, report)
}

function decodeText(text: string, report: Report): TaskResult {
  const json = readJson(text, 'task_result', report)
  if (json === 'not_json') report('result.not_json')
  if (typeof json === 'string') return { kind: 'unreadable', text }
  if (typeof json.value === 'string') {
    const inner = readJson(json.value, 'task_result', report)
    if (typeof inner !== 'string' && isObject(inner.value)) {
      report('result.encoded_twice')
      return decodeResultObject(inner.value, inner, report) ?? { kind: 'unreadable', text }
    }
  }
  const result = isObject(json.value) ? decodeResultObject(json.value, json, report) : null
  if (result !== null) return result
  report('result.unrecognised')
  return { kind: 'unreadable', text }
}

/**
 * An import result, an export result or an error, told apart by their fields and not by task_type. Null when it is none
 * of them, or an export without a document.
 */
export function decodeResultObject(object: JsonObject, json: ParsedJson, report: Report): TaskResult | null {
  const isError = looksLikeError(object)
  const hasLists = hasImportLists(object)
  const isExport = looksLikeExport(object)
  if (isError && !hasLists && !hasDocument(object)) {
    reportUnknown(object, [...errorFields, ...importFields], report)
    return { kind: 'error', ...readErrorFields(object, 'task_result', report) }
  }
  if (isError) reportErrorBeside(object, report)
  if (hasLists && isExport) report('result.mixed')
  if (isExport && !hasLists) {
    reportUnknown(object, [...errorFields, ...exportFields], report)
    const exported = decodeExportResult(object, json, report)
    return exported === null ? null : { kind: 'export', export: exported }
  }
  if (!looksLikeImport(object)) return null
  reportUnknown(object, [...errorFields, ...importFields, ...exportFields], report)
  return { kind: 'import', import: decodeImportResult(object, report) }
}

function reportErrorBeside(object: JsonObject, report: Report): void {
  const error_code = clip(asText(object['error_code'] ?? '–'))
  report('result.error_beside_data', {
    error_code,
    error_msg: clip(asText(object['error_msg'] ?? '–'), 200)
  })
}

function reportUnknown(object: JsonObject, known: readonly string[], report: Report): void {
  const unknown = unknownFields(object, new Set(known))
  if (unknown.length > 0) report('field.unknown', { where: 'task_result', fields: nameList(unknown) })
}

import { isFinal, knownStatus, knownType, type TaskResult } from './answer'
import { looksLikeError, readErrorFields } from './api-error'
import { clip, textField, type JsonObject } from './field-text'
import type { Report } from './findings'
import type { ParsedJson } from './read-json'
import { decodeTaskResult } from './task-result'

interface DecodedTask {
  task_id: string | null
  task_status: string | null
  task_type: string | null
  result: TaskResult
}

interface Asked {
  http_status: number | null
  requestedTaskId: string | null
}

/** The task that an object describes, table 3 of the page: every field may be missing, of another type or unknown. */
export function decodeTask(object: JsonObject, json: ParsedJson, asked: Asked, report: Report): DecodedTask {
  const { http_status, requestedTaskId } = asked
  if (http_status !== null && http_status !== 200) report('task.http_status', { http_status })

  const task_id = textField(object, 'task_id', 'answer', report)
  if (task_id === null) report('task.id_missing')
  else if (requestedTaskId !== null && task_id !== requestedTaskId) {
    report('task.other_id', { requested: clip(requestedTaskId), received: clip(task_id) })
  }
  const task_status = textField(object, 'task_status', 'answer', report)
  if (task_status === null) report('task.status_missing')
  else if (knownStatus(task_status) === null)
    report('task.status_unknown', { task_status: clip(task_status) })
  const task_type = textField(object, 'task_type', 'answer', report)
  if (task_type === null) report('task.type_missing')
  else if (knownType(task_type) === null) report('task.type_unknown', { task_type: clip(task_type) })

  const result = errorBeside(object, decodeTaskResult(object, json, report), report)
  checkResult(task_status, task_type, result, report)
  return { task_id, task_status, task_type, result }
}

/** A task without a result of its own takes the error that stands beside its fields. */
function errorBeside(object: JsonObject, result: TaskResult, report: Report): TaskResult {
  if (!looksLikeError(object)) return result
  const error = readErrorFields(object, 'answer', report)
  report('task.error_beside', {
    error_code: clip(error.error_code ?? '–'),
    error_msg: clip(error.error_msg ?? '–', 200)
  })
  return result.kind === 'absent' ? { kind: 'error', ...error } : result
}

function checkResult(
  task_status: string | null,
  task_type: string | null,
  result: TaskResult,
  report: Report
): void {
  const status = knownStatus(task_status)
  if (status !== null && result.kind === 'absent' && isFinal(status)) {
    report('result.missing_when_final', { task_status: status })
  }
  if (status !== null && result.kind !== 'absent' && !isFinal(status)) {
    report('result.before_final', { task_status: status })
  }
  const isData = result.kind === 'import' || result.kind === 'export'
  if (status === 'failed' && isData) report('result.data_in_failed', { found: result.kind })
  if (status === 'succeed' && result.kind === 'error') {
    report('result.error_in_succeed', { error_code: clip(result.error_code ?? '–') })
  }
  const type = knownType(task_type)
  if (type !== null && isData && type !== `${result.kind}_api`) {
    report('result.other_type', { task_type: type, found: result.kind })
  }
}

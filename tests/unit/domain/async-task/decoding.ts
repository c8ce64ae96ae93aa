import type { DecodedAnswer } from '@domain/async-task/answer'
import { decodeAnswer } from '@domain/async-task/decode-answer'

export const task_id = 'd9ce8c9eede54b3f841ec324fe0bfdc2'

export interface Asked {
  http_status?: number | null
  requestedTaskId?: string | null
}

/** Decodes a text, or any value as JSON, as a poll for `task_id` under status 200 unless told otherwise. */
export function decode(body: unknown, asked: Asked = {}): DecodedAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return decodeBytes(new TextEncoder().encode(text), asked)
}

export function decodeBytes(bytes: Uint8Array, asked: Asked = {}): DecodedAnswer {
  return decodeAnswer({ bytes, http_status: 200, requestedTaskId: task_id, ...asked })
}

/** A finished import, or what `changes` make of it. */
export function task(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    task_id,
    task_status: 'succeed',
    task_type: 'import_api',
    task_result: JSON.stringify(importResult()),
    ...changes
  }
}

/** A task with this value as the JSON text of its result. */
export function taskWith(result: unknown, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return task({ task_result: typeof result === 'string' ? result : JSON.stringify(result), ...changes })
}

/** An import result with nothing to find in it, or what `changes` make of it. */
export function importResult(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    success: [{ id: 'i1', action: 'create', method: 'GET', path: '/a' }],
    failure: [{ method: 'GET', path: '/b', error_code: 'APIG.3301', error_msg: 'The API already exists' }],
    ignore: [{ method: 'GET', path: '/c' }],
    swagger: { id: 's1', result: 'Success' },
    group_id: 'g1',
    ...changes
  }
}

/** The result of a decoded task; throws for another kind of answer. */
export function resultOf(answer: DecodedAnswer) {
  if (answer.kind !== 'task') throw new Error(`not a task: ${answer.kind}`)
  return answer.result
}

/** The import result of a decoded task; throws when it has none. */
export function importOf(answer: DecodedAnswer) {
  const result = resultOf(answer)
  if (result.kind !== 'import') throw new Error(`not an import: ${result.kind}`)
  return result.import
}

/** The export result of a decoded task; throws when it has none. */
export function exportOf(answer: DecodedAnswer) {
  const result = resultOf(answer)
  if (result.kind !== 'export') throw new Error(`not an export: ${result.kind}`)
  return result.export
}

export function codesOf(answer: DecodedAnswer): string[] {
  return answer.findings.map(({ code }) => code)
}

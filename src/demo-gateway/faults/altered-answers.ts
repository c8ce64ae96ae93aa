import type { Answer } from '../answer'
import { isObject, parseJson, textOf, wireJson, type Json, type JsonObject } from '../json'
import type { Exchange, Fault } from './fault'

/** The proper answer with its task changed; an answer that holds no task goes out as it is. */
function altered(change: (task: JsonObject) => JsonObject): Fault {
  return {
    answer: ({ honest }) => {
      const answer = honest()
      const task = parseJson(answer.body)
      return isObject(task) && 'task_status' in task ? withBody(answer, wireJson(change(task))) : answer
    }
  }
}

/** The proper answer with the object inside its `task_result` changed. */
function alteredResult(change: (result: JsonObject) => JsonObject): Fault {
  return altered((task) => {
    const result = parseJson(textOf(task.task_result))
    return isObject(result) ? { ...task, task_result: wireJson(change(result)) } : task
  })
}

/** The proper answer with other bytes. */
function rewritten(change: (body: Buffer) => Buffer): Fault {
  return {
    answer: ({ honest }: Exchange) => {
      const answer = honest()
      return withBody(answer, change(answer.body))
    }
  }
}

function withBody(answer: Answer, body: string | Buffer): Answer {
  return { ...answer, body: Buffer.from(body) }
}

/** What the state before this one was. */
const earlier: Record<string, string> = { processing: 'waiting', succeed: 'processing', failed: 'processing' }

/** A result that has been final and now says something else. */
function later(result: JsonObject): JsonObject {
  if (typeof result.Comment === 'string') return { ...result, Comment: `${result.Comment}\n` }
  if (!Array.isArray(result.success)) return { ...result, error_msg: `${textOf(result.error_msg)}.` }
  return { ...result, success: result.success.slice(1) }
}

function renamed(result: JsonObject, names: Record<string, string>): JsonObject {
  return Object.fromEntries(
    Object.entries(result).map(([key, value]): [string, Json] => [names[key] ?? key, value])
  )
}

/** The names the vendor's table gives the members of an export; its samples use others. */
const documentedNames = { FileName: 'file_name', FileType: 'file_type', Comment: 'content' }

/** The proper answer, changed in one way. */
export const alteredAnswers = {
  'wrong-task-id': altered((task) => ({ ...task, task_id: 'ffffffffffffffffffffffffffffffff' })),
  'status-backwards': altered((task) => {
    const status = textOf(task.task_status)
    return { ...task, task_status: earlier[status] ?? status, task_result: '' }
  }),
  'status-unknown': altered((task) => ({ ...task, task_status: 'cancelled' })),
  'type-unknown': altered((task) => ({ ...task, task_type: 'clone_api' })),
  'result-changed': alteredResult(later),
  'result-as-object': altered((task) => ({
    ...task,
    task_result: parseJson(textOf(task.task_result)) ?? {}
  })),
  'result-null': altered((task) => ({ ...task, task_result: null })),
  'result-missing': altered(({ task_result: _, ...task }) => task),
  'result-empty': altered((task) => ({ ...task, task_result: '' })),
  'result-not-json': altered((task) => ({ ...task, task_result: 'import finished' })),
  'export-keys-documented': alteredResult((result) => renamed(result, documentedNames)),
  'export-keys-mixed': alteredResult((result) => ({ ...result, ...renamed(result, documentedNames) })),
  /** The shape of 2021: the id and result of the swagger file beside the lists instead of in an object. */
  'import-keys-legacy': alteredResult(({ swagger, ...result }) =>
    isObject(swagger) ? { ...result, swagger_id: swagger.id ?? '', result: swagger.result ?? '' } : result
  ),
  /** `task_status` twice; the second one is the true one. */
  'duplicate-keys': rewritten((body) =>
    Buffer.from(body.toString().replace(/^\{/, '{"task_status":"waiting",'))
  ),
  /** Two bytes inside the last text that are no UTF-8. */
  'invalid-utf8': rewritten((body) =>
    Buffer.concat([body.subarray(0, -2), Buffer.from([0xc3, 0x28]), body.subarray(-2)])
  ),
  'byte-order-mark': rewritten((body) => Buffer.concat([Buffer.from('\uFEFF'), body])),
  'json-cut': rewritten((body) => body.subarray(0, Math.floor(body.length / 2)))
} satisfies Record<string, Fault>

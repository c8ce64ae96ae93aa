import { isObject, type JsonObject } from '../async-task/field-text'
import type { PastedKind, PastedProblem, Place } from './pasted'
import { taskAddresses } from './task-address'

/** What a JSON value says about tasks. */
export interface JsonMeaning {
  kind: PastedKind
  task_id: string
  place: Place | null
  task_status: string | null
  task_type: string | null
}

/** Values that are looked at in one text; a text with more is not a list of tasks. */
const mostValues = 500_000
const deepest = 100
/** Where recorded traffic keeps what is nobody's business. */
const unread = new Set(['headers', 'cookies', 'querystring', 'postdata'])

/** Index after the object that begins at `start`; null when it does not end within `most` characters. */
export function objectEnd(text: string, start: number, most: number): number | null {
  let depth = 0
  const limit = Math.min(text.length, start + most)
  for (let i = start; i < limit; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x22) {
      i = stringEnd(text, i + 1, limit)
    } else if (c === 0x7b || c === 0x5b) depth += 1
    else if (c === 0x7d || c === 0x5d) {
      depth -= 1
      if (depth === 0) return i + 1
    }
  }
  return null
}

function stringEnd(text: string, start: number, limit: number): number {
  for (let i = start; i < limit; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5c) i += 1
    else if (c === 0x22) return i
  }
  return limit
}

/** The object in a text; null for what JSON.parse refuses. */
export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** What one object is: an answer with its meaning, why it names no task, or null for an object of any other kind. */
export function meaningOf(object: JsonObject): JsonMeaning | PastedProblem | null {
  const task_id = idOf(object['task_id'])
  const status = { task_status: textOf(object['task_status']), task_type: textOf(object['task_type']) }
  if (['task_status', 'task_type', 'task_result'].some((name) => Object.hasOwn(object, name))) {
    return task_id === null ? 'answer_without_id' : { kind: 'answer', task_id, place: null, ...status }
  }
  if (isError(object)) return 'error_without_task'
  if (['swagger', 'openapi'].some((name) => typeof object[name] === 'string')) return 'is_document'
  if (task_id === null) return null
  const kind = Object.keys(object).length === 1 ? 'creation' : 'task_id'
  return { kind, task_id, place: null, ...status }
}

/** All tasks that are named anywhere inside a value: members `task_id`, and addresses of show-task calls. */
export function tasksInside(value: unknown): JsonMeaning[] {
  const found: JsonMeaning[] = []
  let left = mostValues
  const look = (inside: unknown, depth: number): void => {
    if (left-- <= 0 || depth > deepest) return
    if (typeof inside === 'string') found.push(...inText(inside))
    else if (Array.isArray(inside)) for (const each of inside as unknown[]) look(each, depth + 1)
    else if (isObject(inside)) {
      const task_id = idOf(inside['task_id'])
      if (task_id !== null) found.push(plain('task_id', task_id, null))
      for (const [name, member] of Object.entries(inside)) {
        if (name !== 'task_id' && !unread.has(name.toLowerCase())) look(member, depth + 1)
      }
    }
  }
  look(value, 0)
  return found
}

function inText(text: string): JsonMeaning[] {
  const address = /^(?:https?:\/)?\//i.test(text) ? taskAddresses(text.slice(0, 2000)) : []
  if (address.length > 0) return address.map(({ task_id, place }) => plain('url', task_id, place))
  const object = text.trimStart().startsWith('{') && text.includes('"task_id"') ? parseObject(text) : null
  const task_id = object === null ? null : idOf(object['task_id'])
  return task_id === null ? [] : [plain('task_id', task_id, null)]
}

function plain(kind: PastedKind, task_id: string, place: Place | null): JsonMeaning {
  return { kind, task_id, place, task_status: null, task_type: null }
}

function isError(object: JsonObject): boolean {
  return (
    textOf(object['error_code']) !== null || textOf(object['error_msg']) !== null || isObject(object['error'])
  )
}

function idOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' && text.length <= 128 ? text : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 64) : null
}

import { isObject } from '../async-task/field-text'
import { objectOf, textOf } from '../preflight/reading'
import { inside } from './compare/at'
import { References } from './compare/document'
import { isMethod } from './compare/operations'
import { methodWord } from './method-word'
import { parseDocument } from './parse'

/** One operation of an exported document, as an import result would name it. */
export interface ListedOperation {
  /** Upper case; ANY for `x-apigateway-any-method`. */
  method: string
  /** As written in the document. */
  path: string
  operationId: string | null
}

/** The operations of a swagger / OpenAPI text in their order; null when nobody can read it or it has no `paths`. */
export function listOperations(text: string): ListedOperation[] | null {
  const parsed = parseDocument(text)
  if (!parsed.ok || !isObject(parsed.value) || !isObject(parsed.value['paths'])) return null
  const references = new References(parsed.value)
  return Object.entries(objectOf(parsed.value['paths'])).flatMap(([path, found]) => {
    if (path.startsWith('x-')) return []
    const item = references.resolve({ value: found, at: inside(inside(null, 'paths'), path) }).value
    return isObject(item) ? operationsOf(path, item) : []
  })
}

function operationsOf(path: string, item: Record<string, unknown>): ListedOperation[] {
  const read = new Set<string>()
  return Object.entries(item).flatMap(([member, value]) => {
    const method = methodWord(member)
    // Of `get` and `GET` in one path, the first is the operation.
    if (!isMethod(member) || !isObject(value) || read.has(method)) return []
    read.add(method)
    return [{ method, path, operationId: textOf(value['operationId']) || null }]
  })
}

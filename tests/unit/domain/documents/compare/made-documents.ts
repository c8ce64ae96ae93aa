import { compareDocuments } from '@domain/documents/compare/compare-documents'
import type { DocumentComparison } from '@domain/documents/compare/comparison'
import { readDocument } from '@domain/documents/compare/document'

export type Json = Record<string, unknown>

/** Far more than any of these takes; what grows with the square of its size takes minutes. */
export const enough = 30_000

export function compared(before: unknown, after: unknown): DocumentComparison {
  const [left, right] = [readDocument(before), readDocument(after)]
  if (left === null || right === null) throw new Error('not a document')
  return compareDocuments(left, right, { profile: 'callers' })
}

export function swagger(operation: Json, root: Json = {}): Json {
  return { swagger: '2.0', paths: { '/a': { get: operation } }, ...root }
}

export function got(schema: unknown, definitions: Json = {}): Json {
  return swagger({ responses: { 200: { schema } } }, { definitions })
}

export function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

export const ref = (index: number): Json => ({ $ref: `#/definitions/D${index}` })
export const defined = (schemas: unknown[]): Json =>
  Object.fromEntries(schemas.map((schema, index) => [`D${index}`, schema]))

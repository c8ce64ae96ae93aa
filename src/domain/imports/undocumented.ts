import type { JsonObject } from '../async-task/field-text'
import { listOf } from '../preflight/reading'
import type { Document } from '../documents/compare/document'
import { isEqual } from '../documents/compare/equal'

/** Members of an operation of which the vendor's mapping says what an import does, whatever it is. */
const documented = new Set([
  'operationId',
  'description',
  'parameters',
  'schemes',
  'security',
  'responses',
  'requestBody',
  'consumes',
  'produces',
  'servers'
])

/** Whether an operation of this document only has the document's own `security`, which nobody knows to be imported. */
export function inheritsSecurity({ root }: Document, operation: JsonObject): boolean {
  return !Array.isArray(operation['security']) && listOf(root['security']).length > 0
}

/**
 * What the file says of an operation without the vendor saying what an import does with it, unless the export repeats it:
 * nobody can tell whether it was taken over. Names of members.
 */
export function undocumentedMembers(file: Document, operation: JsonObject, exported: JsonObject): string[] {
  const members = Object.entries(operation).flatMap(([member, value]) =>
    documented.has(member) || member.startsWith('x-apigateway-') || isEqual(value, exported[member])
      ? []
      : [member]
  )
  return inheritsSecurity(file, operation) ? [...members, 'security'] : members
}

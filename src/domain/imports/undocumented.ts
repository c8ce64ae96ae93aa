import type { JsonObject } from '../async-task/field-text'
import { listOf, objectOf, textOf } from '../preflight/reading'
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

const authorizer = 'x-apigateway-authorizer'

/** Whether an operation of this document only has the document's own `security`, which nobody knows to be imported. */
export function inheritsSecurity({ root }: Document, operation: JsonObject): boolean {
  return !Array.isArray(operation['security']) && listOf(root['security']).length > 0
}

/**
 * What the file says of an operation without the vendor saying what an import does with it, unless the export repeats it:
 * nobody can tell whether it was taken over. Names of members.
 */
export function undocumentedMembers(
  { file, next }: { file: Document; next: Document },
  operation: JsonObject,
  exported: JsonObject
): string[] {
  const members = Object.entries(operation).flatMap(([member, value]) =>
    documented.has(member) || member.startsWith('x-apigateway-') || isEqual(value, exported[member])
      ? []
      : [member]
  )
  if (isProtocolUnknown({ file, next }, operation, exported)) members.push('schemes')
  if (inheritsSecurity(file, operation)) members.push('security')
  if (isAuthorizerUnknown({ file, next }, operation)) members.push(authorizer)
  return members
}

/** Whether only the file's format has a member for the protocol; addresses of servers are not imported. */
function isProtocolUnknown(
  { file, next }: { file: Document; next: Document },
  operation: JsonObject,
  exported: JsonObject
): boolean {
  if (file.format !== '2.0' || next.format === '2.0') return false
  const asked = listOf(operation['schemes']).map((scheme) => textOf(scheme).toLowerCase())
  const told = listOf(exported['servers']).flatMap((server) => {
    const protocol = /^([a-z]+):\/\//i.exec(textOf(objectOf(server)['url']))
    return protocol?.[1] === undefined ? [] : [protocol[1].toLowerCase()]
  })
  return asked.length > 0 && !isEqual([...new Set(asked)].sort(), [...new Set(told)].sort())
}

/** Whether who is let in is up to an authorizer that the file defines, and the export does not define the same way. */
function isAuthorizerUnknown(
  { file, next }: { file: Document; next: Document },
  operation: JsonObject
): boolean {
  const asked = Array.isArray(operation['security']) ? operation['security'] : listOf(file.root['security'])
  const [sent, there] = [schemesOf(file), schemesOf(next)]
  return asked
    .flatMap((alternative: unknown) => Object.keys(objectOf(alternative)))
    .some((name) => {
      const own = objectOf(sent[name])[authorizer]
      return own !== undefined && !isEqual(own, objectOf(there[name])[authorizer])
    })
}

function schemesOf({ format, root }: Document): JsonObject {
  return objectOf(
    format === '2.0' ? root['securityDefinitions'] : objectOf(root['components'])['securitySchemes']
  )
}

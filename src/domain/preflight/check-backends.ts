import { isObject, type JsonObject } from '../async-task/field-text'
import type { Path } from '../documents/places'
import { backendsOf, defaultBackend, type BackendAt } from './backends'
import type { ImportDocument, Operation } from './document'
import type { Report } from './finding'
import { isMethod, listOf, objectOf, pathVariables, shownAs, textOf } from './reading'

/** The member that holds the target of each backend type, and what it must have. */
const backendTypes: Record<string, { member: string; parts: string[] }> = {
  HTTP: { member: 'httpEndpoints', parts: ['address', 'scheme', 'method', 'path'] },
  'HTTP-VPC': { member: 'httpVpcEndpoints', parts: ['name', 'scheme', 'method', 'path'] },
  FUNCTION: { member: 'functionEndpoints', parts: ['function-urn'] },
  MOCK: { member: 'mockEndpoints', parts: [] }
}

const origins = ['REQUEST', 'CONSTANT', 'SYSTEM']

/** The backends of each operation, complete for their type. A mock import needs none, a simple one may lack it. */
export function checkBackends({ operations, modes }: ImportDocument, report: Report): void {
  if (modes.mock_mode) return
  for (const operation of operations) {
    const { method, path, at, body } = operation
    if (body[defaultBackend] === undefined && !modes.simple_mode)
      report('backend.missing', at, { method, path })
    for (const backend of backendsOf(operation)) checkBackend(operation, backend, report)
  }
}

function checkBackend(operation: Operation, { value: raw, at }: BackendAt, report: Report): void {
  const backend = objectOf(raw)
  const type = textOf(backend['type'])
  const known = Object.hasOwn(backendTypes, type) ? backendTypes[type] : undefined
  if (known === undefined) {
    report('backend.type', isObject(raw) && 'type' in raw ? [...at, 'type'] : at, { type })
    return
  }
  const endpoint = backend[known.member]
  if (!isObject(endpoint)) report('backend.part_missing', at, { type, part: known.member })
  else checkEndpoint(type, endpoint, known.parts, [...at, known.member], report)
  checkMappings(operation, backend, textOf(objectOf(endpoint)['path']), at, report)
}

function checkEndpoint(
  type: string,
  endpoint: JsonObject,
  parts: readonly string[],
  at: Path,
  report: Report
): void {
  for (const part of parts)
    if (textOf(endpoint[part]) === '') report('backend.part_missing', at, { type, part })
  const wrong = (part: string, value: unknown): void =>
    report('backend.value', [...at, part], { part, value: shownAs(value) })
  const { scheme, method, path, timeout } = endpoint
  if (textOf(scheme) !== '' && !['http', 'https'].includes(textOf(scheme).toLowerCase()))
    wrong('scheme', scheme)
  if (textOf(method) !== '' && !isMethod(textOf(method).toUpperCase())) wrong('method', method)
  if (textOf(path) !== '' && !textOf(path).startsWith('/')) wrong('path', path)
  if (textOf(path).includes('+}')) report('backend.greedy', [...at, 'path'], { path: textOf(path) })
  const isTimeout =
    typeof timeout === 'number' && Number.isInteger(timeout) && timeout >= 1 && timeout <= 600_000
  if (timeout !== undefined && !isTimeout) wrong('timeout', timeout)
  const { enableClientSsl, retryCount, 'network-type': networkType } = endpoint
  if (enableClientSsl !== undefined && typeof enableClientSsl !== 'boolean')
    wrong('enableClientSsl', enableClientSsl)
  // Exports write the number as a text; -1 is none.
  if (retryCount !== undefined && !/^(?:-1|\d|10)$/.test(shownAs(retryCount))) wrong('retryCount', retryCount)
  if (networkType !== undefined && networkType !== 'V1' && networkType !== 'V2')
    wrong('network-type', networkType)
  const invocation = endpoint['invocation-type']
  if (invocation !== undefined && !/^a?sync(?:hronous)?$/.test(textOf(invocation)))
    wrong('invocation-type', invocation)
}

/** Every parameter of the backend comes from somewhere, and every variable of its path is filled. */
function checkMappings(
  operation: Operation,
  backend: JsonObject,
  backendPath: string,
  at: Path,
  report: Report
): void {
  const declared = new Set(operation.parameters.map(({ value }) => textOf(value?.['name'])))
  const filled = new Set<string>()
  const seen = new Set<string>()
  listOf(backend['parameters']).forEach((raw, index) => {
    const mapping = objectOf(raw)
    const place = [...at, 'parameters', index]
    const [name, value] = [textOf(mapping['name']), textOf(mapping['value'])]
    const where = textOf(mapping['in']).toUpperCase()
    if (where === 'PATH') filled.add(name)
    if (!['HEADER', 'PATH', 'QUERY'].includes(where)) report('backend.mapping', place, { name, part: 'in' })
    const key = `${where} ${where === 'HEADER' ? name.toLowerCase() : name}`
    if (name !== '' && seen.has(key))
      report('backend.mapping_duplicate', place, { name, place: where.toLowerCase() })
    seen.add(key)
    for (const part of ['name', 'value'])
      if (textOf(mapping[part]) === '') report('backend.mapping', place, { name, part })
    if (!origins.includes(textOf(mapping['origin']).toUpperCase()))
      report('backend.mapping', place, { name, part: 'origin' })
    if (textOf(mapping['origin']).toUpperCase() === 'REQUEST' && value !== '' && !declared.has(value))
      report('backend.mapping_undeclared', place, { name, value })
  })
  for (const name of pathVariables(backendPath))
    if (!filled.has(name)) report('backend.path_unfilled', at, { path: backendPath, name })
}

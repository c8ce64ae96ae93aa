import { parseDocument } from '@domain/documents/parse'
import type { Failure } from '../answer'
import { importFailure } from '../errors'
import { arrayOf, isObject, objectOf, textOf, type Json, type JsonObject } from '../json'

/** One operation as the file says it, before anything in it is judged. */
export interface FileOperation {
  /** Upper case; `x-apigateway-any-method` is ANY. Words that are no method stay and are refused later. */
  method: string
  /** basePath included. */
  path: string
  body: JsonObject
  /** Those of the path and then the operation's own; references to shared parameters resolved. */
  parameters: Json[]
}

/** What an import takes from a Swagger 2.0 or OpenAPI 3.0 file. */
export interface ImportFile {
  oas: '2.0' | '3.0'
  title: string
  description: string
  operations: FileOperation[]
  security_schemes: JsonObject
  ratelimits: JsonObject
  access_controls: JsonObject
}

/** The most APIs one import may hold (vendor's FAQ on failing imports). */
const maxOperations = 300

/** Reads the file; a failure here is the failure of the whole task. */
export function readImportFile(
  bytes: Buffer
): { ok: true; file: ImportFile } | { ok: false; failure: Failure } {
  const text = decodeUtf8(bytes)
  if (text === null) return { ok: false, failure: importFailure('APIG.3600') }
  const parsed = parseDocument(text)
  if (!parsed.ok) {
    return { ok: false, failure: importFailure(parsed.reason === 'EMPTY' ? 'APIG.3609' : 'APIG.3600') }
  }
  const document = parsed.value
  if (!isObject(document)) return { ok: false, failure: importFailure('APIG.3602') }
  const oas = oasVersion(document)
  if (oas === null) return { ok: false, failure: importFailure('APIG.3601') }
  if (!isObject(document.info) || !isObject(document.paths)) {
    return { ok: false, failure: importFailure('APIG.3602') }
  }
  if (!areServers(document.servers)) return { ok: false, failure: importFailure('APIG.2045') }
  const operations = readOperations(document, document.paths)
  if (operations.length > maxOperations) return { ok: false, failure: importFailure('APIG.3127') }
  const components = objectOf(document.components)
  const shared = oas === '2.0' ? document : components
  return {
    ok: true,
    file: {
      oas,
      title: textOf(document.info.title),
      description: textOf(document.info.description),
      operations,
      security_schemes: objectOf(oas === '2.0' ? document.securityDefinitions : components.securitySchemes),
      ratelimits: objectOf(shared['x-apigateway-ratelimits']),
      access_controls: objectOf(shared['x-apigateway-access-controls'])
    }
  }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The version as text: an unquoted `swagger: 2.0` in YAML is a number and is refused, as is OpenAPI 3.1. */
function oasVersion(document: JsonObject): '2.0' | '3.0' | null {
  if (document.swagger === '2.0') return '2.0'
  return typeof document.openapi === 'string' && /^3\.0\.\d+$/.test(document.openapi) ? '3.0' : null
}

function areServers(servers: Json | undefined): boolean {
  if (servers === undefined) return true
  return (
    Array.isArray(servers) && servers.every((server) => isObject(server) && typeof server.url === 'string')
  )
}

/** Members of a path item that are not operations. */
const pathMembers = new Set(['parameters', 'summary', 'description', 'servers', '$ref'])

function readOperations(document: JsonObject, paths: JsonObject): FileOperation[] {
  const base = textOf(document.basePath).replace(/\/$/, '')
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(objectOf(item))
      .filter(([key]) => !pathMembers.has(key) && (!key.startsWith('x-') || key === anyMethod))
      .map(([key, body]) => ({
        method: key === anyMethod ? 'ANY' : key.toUpperCase(),
        path: base + path,
        body: objectOf(body),
        parameters: joined(
          arrayOf(objectOf(item).parameters).map((parameter) => resolve(document, parameter)),
          arrayOf(objectOf(body).parameters).map((parameter) => resolve(document, parameter))
        )
      }))
  )
}

const anyMethod = 'x-apigateway-any-method'

/** The parameters of a path and of one operation on it, which may replace some of them. */
function joined(shared: Json[], own: Json[]): Json[] {
  const placeOf = (parameter: Json): string => {
    const { in: place, name } = objectOf(parameter)
    return `${textOf(place)} ${textOf(name)}`
  }
  const replaced = new Set(own.map(placeOf))
  return [...shared.filter((parameter) => !replaced.has(placeOf(parameter))), ...own]
}

/** Follows one reference within the file; what leads nowhere is null, which no check accepts. */
function resolve(document: JsonObject, parameter: Json): Json {
  const reference = objectOf(parameter).$ref
  if (typeof reference !== 'string') return parameter
  if (!reference.startsWith('#/')) return null
  let node: Json = document
  for (const step of reference.slice(2).split('/')) {
    node = objectOf(node)[step.replaceAll('~1', '/').replaceAll('~0', '~')] ?? null
  }
  return node
}

import { isObject } from '../../async-task/field-text'
import { objectOf, textOf } from '../../preflight/reading'
import type { Located } from './at'
import type { Media } from './bodies'
import { refOf } from './document'
import type { Operation } from './operations'

/** Fewer parameters than these, and nothing else, may be those of any operation. */
const tellingParameters = 3
const words = new Set(['timeout', 'retryCount', 'description', 'enableClientSsl', 'cascade_flag'])

/**
 * What an operation is known by under another path: what it takes, gives back and where it goes, in outline. Two that share
 * it say nearly the same. Null when that is too little to know it by, and for one that was to go anyway.
 */
export function outlineKey(operation: Operation): string | null {
  if (operation.value['deprecated'] === true) return null
  const { method, pathNames, parameters, body, responses } = operation
  const own = [...parameters.values()].filter(({ in: place }) => place !== 'path')
  const backend = backendOutline(operation.value['x-apigateway-backend'])
  const bodyOutline = body === null ? '' : contentOutline(body.content)
  if (backend === null && !bodyOutline && own.length < tellingParameters) return null
  const answers = [...responses].map(([status, { content }]) => `${status} ${contentOutline(content)}`)
  const names = own.map(({ in: place, name }) => `${place} ${place === 'header' ? name.toLowerCase() : name}`)
  return JSON.stringify([method, pathNames.length, names.sort(), bodyOutline, answers.sort(), backend])
}

/** Its media types, and of each what its schema is called, or which members it has. */
function contentOutline(content: ReadonlyMap<string, Media>): string {
  return [...content]
    .map(([type, { schema }]) => `${type} ${schema === null ? '' : schemaOutline(schema)}`)
    .join()
}

function schemaOutline({ value }: Located): string {
  if (!isObject(value)) return ''
  const inner = refOf(value) ?? refOf(value['items'])
  if (inner !== null) return inner
  return `${textOf(value['type'])} ${Object.keys(objectOf(value['properties'])).sort().join()}`
}

/** Where calls go, without how long they may take; null without a backend. */
function backendOutline(backend: unknown): string | null {
  if (!isObject(backend)) return null
  const members = Object.entries(backend).filter(([name]) => name !== 'parameters')
  return members
    .map(([name, value]) => `${name} ${isObject(value) ? targetOutline(value) : String(value)}`)
    .sort()
    .join()
}

function targetOutline(target: Record<string, unknown>): string {
  const members = Object.entries(target).filter(
    ([name, value]) => !words.has(name) && typeof value !== 'object'
  )
  return members
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort()
    .join()
}

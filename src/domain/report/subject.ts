import type { JsonObject } from '../async-task/field-text'
import type { Path } from '../documents/places'
import { objectOf, textOf } from '../preflight/reading'
import { valueAt } from './masking'

const named = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs'])
const listed = new Set(['allOf', 'oneOf', 'anyOf', 'prefixItems'])
const single = new Set(['not', 'if', 'then', 'else', 'contains', 'propertyNames'])

/**
 * What a place inside a schema is called: `Order.items[].id`, `query limit`, `200 total`; '' is the body itself. A
 * keyword at the end does not count.
 */
export function subjectOf(path: Path, document: JsonObject): string {
  const start = schemaStart(path)
  const holder = holderOf(path.slice(0, start), document)
  const inner = within(path.slice(start))
  if (holder === '') return inner.replace(/^\./, '')
  return /^\d/.test(holder) || holder === 'default'
    ? `${holder} ${inner.replace(/^\./, '')}`.trim()
    : holder + inner
}

/** Where the schema begins: behind its name, behind `schema`, or behind the parameter that is one itself. */
function schemaStart(path: Path): number {
  if (path[0] === 'definitions') return 2
  if (path[0] === 'components' && path[1] === 'schemas') return 3
  const schema = path.indexOf('schema', path[0] === 'paths' ? 3 : 2)
  if (schema !== -1) return schema + 1
  const parameter = path.indexOf('parameters')
  if (parameter !== -1) return parameter + 2
  const header = path.indexOf('headers')
  return header === -1 ? path.length : header + 2
}

/** What the schema belongs to: a definition, a parameter, a response; '' for the body of a request. */
function holderOf(path: Path, document: JsonObject): string {
  if (path[0] === 'definitions' || (path[0] === 'components' && path[1] === 'schemas')) {
    return String(path.at(-1) ?? '')
  }
  const parameter = path.indexOf('parameters')
  if (parameter !== -1) {
    const value = objectOf(valueAt(document, path.slice(0, parameter + 2)))
    const place = textOf(value['in'])
    return place === 'body' || place === '' ? '' : `${place} ${textOf(value['name'])}`
  }
  const response = path.indexOf('responses', path[0] === 'paths' ? 2 : 0)
  const status = response === -1 ? '' : String(path[response + 1] ?? '')
  const header = path.indexOf('headers')
  return header === -1 ? status : `${status} ${String(path[header + 1] ?? '')}`.trim()
}

function within(path: Path): string {
  let text = ''
  for (let index = 0; index < path.length; index += 1) {
    const step = String(path[index])
    const next = path[index + 1]
    if (step === 'items') {
      text += '[]'
      if (typeof next === 'number') index += 1
    } else if (step === 'additionalProperties' || step === 'additionalItems') text += '.*'
    else if (single.has(step)) text += ` (${step})`
    else if (named.has(step) && next !== undefined) {
      text += `.${String(next)}`
      index += 1
    } else if (listed.has(step) && next !== undefined) {
      if (step !== 'allOf') text += ` (${step} ${Number(next) + 1})`
      index += 1
    } else break
  }
  return text
}

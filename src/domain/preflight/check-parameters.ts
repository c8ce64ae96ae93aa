import type { JsonObject } from '../async-task/field-text'
import { resolved, type ImportDocument, type Parameter } from './document'
import type { Report } from './finding'
import { isTexts, textOf } from './reading'

/** Types of the specification that the service takes as its own two: string and number. */
const types = new Set(['string', 'integer', 'long', 'float', 'double', 'number'])
const parameterName = /^[A-Za-z][A-Za-z0-9_.-]{0,31}$/

/** Every parameter: where it is sent, its name and its type. */
export function checkParameters({ root, operations }: ImportDocument, report: Report): void {
  for (const { parameters } of operations) {
    const seen = new Set<string>()
    for (const parameter of parameters) {
      const key = checkParameter(root, parameter, report)
      if (key === null) continue
      if (seen.has(key)) report('parameter.duplicate', parameter.at, nameAndPlace(parameter))
      seen.add(key)
    }
  }
}

/** What makes two parameters the same; null when it cannot be told. Names of headers do not depend on case. */
function checkParameter(root: JsonObject, parameter: Parameter, report: Report): string | null {
  const { value, at } = parameter
  if (value === null) {
    report('parameter.reference', at)
    return null
  }
  const { name, place } = nameAndPlace(parameter)
  if (place !== 'path' && place !== 'query' && place !== 'header') {
    report('parameter.location', at, { name, place })
    return null
  }
  if (place === 'header' && name.toLowerCase() === 'x-auth-token')
    report('parameter.auth_token', at, { name })
  else if (!parameterName.test(name)) report('parameter.name', at, { name })
  if (place === 'path' && value['required'] !== true) report('parameter.not_required', at, { name })
  const type = textOf(resolved(root, value['schema'])?.['type'] ?? value['type'])
  if (!types.has(type)) report('parameter.type', at, { name, type })
  const passThrough = value['x-apigateway-pass-through']
  if (passThrough !== undefined && passThrough !== 'always' && passThrough !== 'never')
    report('parameter.extension', at, { name, part: 'x-apigateway-pass-through' })
  const orchestrations = value['x-apigateway-orchestrations']
  if (orchestrations !== undefined && !isTexts(orchestrations))
    report('parameter.extension', at, { name, part: 'x-apigateway-orchestrations' })
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`
}

function nameAndPlace({ value }: Parameter): { name: string; place: string } {
  return { name: textOf(value?.['name']), place: textOf(value?.['in']) }
}

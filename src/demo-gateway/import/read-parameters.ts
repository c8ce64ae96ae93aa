import { isFailure, type Failure } from '../answer'
import { badDefinition, importFailure } from '../errors'
import { arrayOf, isObject, objectOf, textOf, type Json, type JsonObject } from '../json'
import type { ApiParameter } from '../model/definition'
import type { FileOperation } from './import-file'

/** OAS type or format → the service's type; everything else is unsupported (vendor's user guide, "Compatibility"). */
const types = new Map<string, ApiParameter['type']>([
  ['string', 'string'],
  ['integer', 'number'],
  ['long', 'number'],
  ['float', 'number'],
  ['double', 'number'],
  ['number', 'number']
])

/** The request parameters of an operation, or why the API is refused. */
export function readParameters(operation: FileOperation): ApiParameter[] | Failure {
  const parameters: ApiParameter[] = []
  for (const raw of operation.parameters) {
    const parameter = readParameter(raw)
    if (isFailure(parameter)) return parameter
    if (parameters.some((other) => isSame(other, parameter))) return importFailure('APIG.3209')
    parameters.push(parameter)
  }
  const declared = new Set(parameters.filter((one) => one.in === 'path').map((one) => one.name))
  const used = pathVariables(operation.path)
  if (used.some((name) => !declared.has(name))) return importFailure('APIG.2026')
  if ([...declared].some((name) => !used.includes(name))) return badDefinition('req_params')
  return parameters
}

/** The names between braces, the `+` of `{proxy+}` dropped. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name.replace(/\+$/, ''))
}

function readParameter(raw: Json): ApiParameter | Failure {
  if (!isObject(raw)) return badDefinition('req_params')
  const name = textOf(raw.name)
  if (!/^[A-Za-z][A-Za-z0-9_.-]{0,31}$/.test(name)) return badDefinition('req_param_name')
  const place = raw.in
  if (place !== 'path' && place !== 'query' && place !== 'header') return badDefinition('location')
  // A definition may not ask for the header that authenticates the caller (vendor's FAQ on failing imports).
  if (place === 'header' && name.toLowerCase() === 'x-auth-token') return badDefinition('req_param_name')
  if (place === 'path' && raw.required !== true) return badDefinition('required')
  const schema: JsonObject = { ...raw, ...objectOf(raw.schema) }
  const type = types.get(textOf(schema.type))
  if (type === undefined) return badDefinition('type')
  const passThrough = textOf(raw['x-apigateway-pass-through'], 'always')
  if (passThrough !== 'always' && passThrough !== 'never') return badDefinition('pass_through')
  return {
    name,
    in: place,
    type,
    required: raw.required === true,
    description: textOf(raw.description),
    sample: textOf(raw['x-apigateway-sample'], textOf(raw.example)),
    pass_through: passThrough,
    default: typeof schema.default === 'string' || typeof schema.default === 'number' ? schema.default : null,
    enum: arrayOf(schema.enum).map(String),
    maximum: numberOf(schema.maximum),
    minimum: numberOf(schema.minimum),
    maxLength: numberOf(schema.maxLength),
    minLength: numberOf(schema.minLength)
  }
}

/** Names of header parameters do not depend on case. */
function isSame(one: ApiParameter, other: ApiParameter): boolean {
  if (one.in !== other.in) return false
  return one.in === 'header' ? one.name.toLowerCase() === other.name.toLowerCase() : one.name === other.name
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

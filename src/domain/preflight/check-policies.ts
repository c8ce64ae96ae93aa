import type { Path } from '../documents/places'
import { backendPolicies, defaultBackend } from './backends'
import type { ImportDocument, Operation } from './document'
import type { Report } from './finding'
import { listOf, objectOf, shownAs, textOf } from './reading'

/** Which types a policy may have beside the operation's own backend. */
const typesBeside: Record<string, string[]> = {
  HTTP: ['HTTP', 'HTTP-VPC'],
  'HTTP-VPC': ['HTTP', 'HTTP-VPC'],
  FUNCTION: ['FUNCTION'],
  MOCK: ['MOCK']
}

/** 3 to 64 characters, a letter first (Chinese ones too). */
const policyName = /^\p{L}[\p{L}\p{N}_.-]{2,63}$/u

/** `exact` is what exports call what the guide calls `equal`. */
const conditionTypes = ['equal', 'exact', 'enum', 'pattern']
/** `param` is what exports call what the guide calls `request`. */
const requestOrigins = ['request', 'param', 'request_parameter']
const conditionOrigins = [...requestOrigins, 'source', 'system', 'cookie', 'frontend_authorizer']

/** `x-apigateway-backend-policies`, apart from what every backend must have. A mock import uses none of it. */
export function checkPolicies({ operations, modes }: ImportDocument, report: Report): void {
  if (modes.mock_mode) return
  for (const operation of operations) {
    const raw = operation.body[backendPolicies]
    if (raw === undefined) continue
    const at = [...operation.at, backendPolicies]
    if (!Array.isArray(raw)) report('policy.not_list', at)
    const names = new Set<string>()
    listOf(raw).forEach((policy, index) => checkPolicy(operation, policy, [...at, index], names, report))
  }
}

function checkPolicy(operation: Operation, raw: unknown, at: Path, names: Set<string>, report: Report): void {
  const policy = objectOf(raw)
  const { name, type, conditions } = policy
  if (typeof name !== 'string' || !policyName.test(name))
    report('policy.name', name === undefined ? at : [...at, 'name'], {
      name: name === undefined ? '' : shownAs(name)
    })
  else if (names.has(name)) report('policy.name_duplicate', [...at, 'name'], { name })
  else names.add(name)
  const own = textOf(objectOf(operation.body[defaultBackend])['type'])
  const allowed = Object.hasOwn(typesBeside, own) ? typesBeside[own] : undefined
  const isKnown = Object.hasOwn(typesBeside, textOf(type))
  if (isKnown && allowed !== undefined && !allowed.includes(textOf(type)))
    report('policy.type', [...at, 'type'], { type: textOf(type), own })
  if (listOf(conditions).length === 0)
    report('policy.conditions', conditions === undefined ? at : [...at, 'conditions'], {
      name: shownAs(name)
    })
  listOf(conditions).forEach((condition, index) =>
    checkCondition(operation, condition, [...at, 'conditions', index], report)
  )
}

function checkCondition({ parameters }: Operation, raw: unknown, at: Path, report: Report): void {
  const condition = objectOf(raw)
  const { type, value, origin } = condition
  const wrong = (part: string): void =>
    report('policy.condition', part in condition ? [...at, part] : at, {
      part,
      value: shownAs(condition[part] ?? '')
    })
  const from = textOf(origin).toLowerCase()
  const isOfRequest = requestOrigins.includes(from)
  if (!conditionOrigins.includes(from)) wrong('origin')
  if (type === undefined ? isOfRequest : !conditionTypes.includes(textOf(type).toLowerCase())) wrong('type')
  if (textOf(value) === '') wrong('value')
  if (!isOfRequest) return
  const member = textOf(condition['parameter']) === '' ? 'parameter_name' : 'parameter'
  const parameter = textOf(condition[member])
  if (parameter === '') wrong('parameter')
  else if (!parameters.some(({ value: declared }) => isNamed(declared, parameter)))
    report('policy.condition_undeclared', [...at, member], { name: parameter })
}

function isNamed(declared: Operation['parameters'][number]['value'], name: string): boolean {
  const own = textOf(declared?.['name'])
  return textOf(declared?.['in']) === 'header' ? own.toLowerCase() === name.toLowerCase() : own === name
}

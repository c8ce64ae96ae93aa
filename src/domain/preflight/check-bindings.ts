import { isObject, type JsonObject } from '../async-task/field-text'
import type { Path } from '../documents/places'
import type { ImportDocument } from './document'
import type { Report } from './finding'
import { listOf, objectOf, shownAs, textOf } from './reading'
import type { RuleId } from './rules'

/** What operations use by name, defined once for the whole file or on the gateway: policies and gateway responses. */
export function checkBindings(document: ImportDocument, report: Report): void {
  checkNamed(document, 'x-apigateway-ratelimit', 'x-apigateway-ratelimits', 'ratelimit.undefined', report)
  checkNamed(
    document,
    'x-apigateway-access-control',
    'x-apigateway-access-controls',
    'access_control.undefined',
    report
  )
  checkNamed(document, 'x-apigateway-response', 'x-apigateway-responses', 'response.undefined', report)
  for (const { name, value, at } of definedIn(document.root, 'x-apigateway-ratelimits'))
    checkRatelimit(name, value, at, report)
  for (const { name, value, at } of definedIn(document.root, 'x-apigateway-access-controls'))
    checkAccessControl(name, value, at, report)
  for (const { name, value, at } of definedIn(document.root, 'x-apigateway-responses'))
    checkResponses(name, value, at, report)
}

interface Defined {
  name: string
  value: unknown
  at: Path
}

/** OpenAPI 3 exports keep some of them under `components`. */
function definedIn(root: JsonObject, member: string): Defined[] {
  const inRoot = Object.entries(objectOf(root[member])).map(([name, value]) => ({
    name,
    value,
    at: [member, name]
  }))
  const components = objectOf(objectOf(root['components'])[member])
  return [
    ...inRoot,
    ...Object.entries(components).map(([name, value]) => ({ name, value, at: ['components', member, name] }))
  ]
}

/** What is used and not defined must be on the gateway already; the response `default` always is. */
function checkNamed(
  { root, operations }: ImportDocument,
  member: string,
  definitions: string,
  rule: RuleId,
  report: Report
): void {
  const defined = new Set(definedIn(root, definitions).map(({ name }) => name))
  for (const { at, body } of operations) {
    const name = textOf(body[member])
    if (name === '' || defined.has(name) || (member === 'x-apigateway-response' && name === 'default'))
      continue
    report(rule, [...at, member], { name })
  }
}

const units = ['SECOND', 'MINUTE', 'HOUR', 'DAY']
const lesserLimits = ['user-limit', 'app-limit', 'ip-limit']

function checkRatelimit(name: string, raw: unknown, at: Path, report: Report): void {
  const policy = objectOf(raw)
  const wrong = (part: string): void =>
    report('ratelimit.value', part in policy ? [...at, part] : at, { name, part })
  const limit = policy['api-limit']
  for (const part of ['api-limit', 'interval']) if (!isCount(policy[part], 1)) wrong(part)
  if (!units.includes(textOf(policy['unit']).toUpperCase())) wrong('unit')
  for (const part of lesserLimits) {
    const value = policy[part]
    // 0 is no limit of its own.
    if (value !== undefined && (!isCount(value, 0) || (isCount(limit, 1) && value > limit))) wrong(part)
  }
  const isSpecial = (special: unknown): boolean => {
    const { type, limit: own, instance } = objectOf(special)
    return ['APP', 'USER'].includes(textOf(type).toUpperCase()) && isCount(own, 0) && textOf(instance) !== ''
  }
  if (policy['special'] !== undefined && !listOf(policy['special']).every(isSpecial)) wrong('special')
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least
}

function checkAccessControl(name: string, raw: unknown, at: Path, report: Report): void {
  const control = objectOf(raw)
  const wrong = (part: string): void =>
    report('access_control.value', part in control ? [...at, part] : at, { name, part })
  const entity = textOf(control['entity-type'])
  if (!['PERMIT', 'DENY'].includes(textOf(control['acl-type']))) wrong('acl-type')
  if (!['IP', 'DOMAIN', 'DOMAIN_ID'].includes(entity)) wrong('entity-type')
  const entries = textOf(control['value']).split(',')
  if (entries.some((entry) => entry.trim() === '' || (entity === 'IP' && !isAddress(entry.trim()))))
    wrong('value')
}

/** By its characters: an address of either kind, with a mask or up to another address. */
function isAddress(entry: string): boolean {
  return /^[\da-f.:]*[.:][\da-f.:]*(?:\/\d{1,3}|-[\da-f.:]+)?$/i.test(entry)
}

function checkResponses(name: string, raw: unknown, at: Path, report: Report): void {
  for (const [type, response] of Object.entries(objectOf(raw))) {
    const status = objectOf(response)['status']
    const isStatus = status === undefined || /^[2-5]\d\d$/.test(shownAs(status))
    if (!isObject(response) || !isStatus)
      report('response.value', isObject(response) && !isStatus ? [...at, type, 'status'] : [...at, type], {
        name,
        type
      })
  }
}

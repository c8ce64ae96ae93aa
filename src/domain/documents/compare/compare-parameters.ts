import { inside } from './at'
import { isEqual } from './equal'
import { compareExtensions, tellExtension } from './compare-extensions'
import type { DocumentFormat } from './document'
import { memberAt } from './member'
import type { Operation } from './operations'
import type { Parameter } from './parameters'
import type { RuleId } from './rules'
import { keywordAt, type SchemaView } from './schemas/view'
import type { Scope } from './scope'

/** How several values of a parameter are written; swagger 2.0's word and OpenAPI 3's come to the same. */
interface Serialization {
  style: unknown
  explode: boolean
}

const collections = new Map<unknown, Serialization>([
  ['ssv', { style: 'spaceDelimited', explode: false }],
  ['tsv', { style: 'tabDelimited', explode: false }],
  ['pipes', { style: 'pipeDelimited', explode: false }],
  ['multi', { style: 'form', explode: true }]
])

const ofOneValue = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'null'])

/** The parameters of an operation: what callers must send, may send, and how. */
export function compareParameters(before: Operation, after: Operation, scope: Scope): void {
  const moved = hasSameKeys(before, after) ? none : movedParameters(before, after)
  for (const [key, parameter] of before.parameters) {
    const other = after.parameters.get(key)
    const now = moved.get(parameter)
    if (other !== undefined) compareParameter(parameter, other, scope)
    else if (now !== undefined) compareMoved(parameter, now, scope)
    else tellRemoved(parameter, after, scope)
  }
  const arrived = new Set(moved.values())
  for (const [key, parameter] of after.parameters) {
    if (before.parameters.has(key) || arrived.has(parameter)) continue
    const rule =
      parameter.in === 'path'
        ? 'path-parameter-added'
        : parameter.isRequired
          ? 'required-parameter-added'
          : 'optional-parameter-added'
    const place = { beforeAt: inside(before.at, 'parameters'), afterAt: parameter.at }
    scope.tell(rule, { name: shownName(parameter), after: parameter.value, ...place })
  }
}

const none: ReadonlyMap<Parameter, Parameter> = new Map()

/** As most operations of two documents: nothing was added, removed or moved. */
function hasSameKeys({ parameters: before }: Operation, { parameters: after }: Operation): boolean {
  if (before.size !== after.size) return false
  for (const key of before.keys()) if (!after.has(key)) return false
  return true
}

function tellRemoved(parameter: Parameter, after: Operation, scope: Scope): void {
  const rule = parameter.in === 'path' ? 'path-parameter-removed' : 'parameter-removed'
  const place = { beforeAt: parameter.at, afterAt: inside(after.at, 'parameters') }
  scope.tell(rule, { name: shownName(parameter), before: parameter.value, ...place })
}

/** Where it stands decides how it is written and whether it must be there: that belongs to the move. */
function compareMoved(before: Parameter, after: Parameter, scope: Scope): void {
  const place = { beforeAt: before.at, afterAt: after.at }
  scope.tell('parameter-moved', { name: before.name, before: before.in, after: after.in, ...place })
  compareWhatItSays(before, after, scope)
}

/** Parameters of a name that only stand in one place of each operation, and not in the same one. */
function movedParameters(before: Operation, after: Operation): Map<Parameter, Parameter> {
  const [left, right] = [aloneByName(before, after), aloneByName(after, before)]
  const moved = new Map<Parameter, Parameter>()
  for (const [name, parameter] of left) {
    const now = right.get(name) ?? null
    if (parameter !== null && now !== null && parameter.in !== now.in) moved.set(parameter, now)
  }
  return moved
}

/** The parameters that the other operation does not have, by name; null when there are several of one name. */
function aloneByName(own: Operation, other: Operation): Map<string, Parameter | null> {
  const alone = new Map<string, Parameter | null>()
  for (const [key, parameter] of own.parameters) {
    if (!other.parameters.has(key)) alone.set(parameter.name, alone.has(parameter.name) ? null : parameter)
  }
  return alone
}

/** `query limit`: a name alone may stand for several. */
function shownName({ in: place, name }: Parameter): string {
  return `${place} ${name}`
}

function compareParameter(before: Parameter, after: Parameter, scope: Scope): void {
  const { schemas, before: sideBefore, after: sideAfter } = scope.comparing
  const formats = [sideBefore.document.format, sideAfter.document.format] as const
  if (formats[0] === formats[1] && schemas.sameness.isSame(before.value, after.value)) return
  const name = shownName(after)
  const tell = (rule: RuleId, member: string, was: unknown, is: unknown): void => {
    const places = { beforeAt: memberAt(before, member), afterAt: memberAt(after, member) }
    scope.tell(rule, { name, before: was, after: is, ...places })
  }
  if (before.isRequired !== after.isRequired) {
    const rule = after.isRequired ? 'parameter-became-required' : 'parameter-became-optional'
    tell(rule, 'required', before.isRequired, after.isRequired)
  }
  const isAcross = (formats[0] === '2.0') !== (formats[1] === '2.0')
  const views = [
    before.schema && schemas.viewBefore(before.schema),
    after.schema && schemas.viewAfter(after.schema)
  ] as const
  const was = serialization(before, views[0], formats[0], isAcross)
  const is = serialization(after, views[1], formats[1], isAcross)
  if (!isEqual(was, is)) tell('parameter-serialization-changed', writtenBy(before, after), was, is)
  compareFlag(before, after, 'allowReserved', (value, other) =>
    tell('parameter-reserved-characters-changed', 'allowReserved', value, other)
  )
  compareFlag(before, after, 'allowEmptyValue', (value, other) =>
    tell(
      other ? 'parameter-empty-value-allowed' : 'parameter-empty-value-refused',
      'allowEmptyValue',
      value,
      other
    )
  )
  compareFlag(before, after, 'deprecated', (value, other) =>
    tell(other ? 'parameter-deprecated' : 'parameter-reactivated', 'deprecated', value, other)
  )
  compareDefault(before, after, scope)
  compareWhatItSays(before, after, scope)
}

function compareWhatItSays(before: Parameter, after: Parameter, scope: Scope): void {
  const name = shownName(after)
  if (!isEqual(before.value['description'], after.value['description'])) {
    const places = { beforeAt: memberAt(before, 'description'), afterAt: memberAt(after, 'description') }
    const [was, is] = [before.value['description'], after.value['description']]
    scope.tell('description-changed', { name, before: was, after: is, ...places })
  }
  for (const member of ['example', 'examples']) {
    if (isEqual(before.value[member], after.value[member])) continue
    tellExtension('sample-changed', member, before, after, name, scope)
  }
  compareExtensions(before, after, name, scope)
  if (before.schema !== null && after.schema !== null) {
    const isText = isWrittenAsText(before) && isWrittenAsText(after)
    scope.compareSchemas(before.schema, after.schema, 'request', isText ? 'text' : 'content')
  }
}

/** OpenAPI 3 may have a parameter carry a document of its own instead. */
function isWrittenAsText({ value }: Parameter): boolean {
  return value['content'] === undefined
}

function compareFlag(
  before: Parameter,
  after: Parameter,
  member: string,
  tell: (was: boolean, is: boolean) => void
): void {
  const [was, is] = [before.value[member] === true, after.value[member] === true]
  if (was !== is) tell(was, is)
}

/** A caller that leaves an optional parameter out gets the default: another one is another request. */
function compareDefault(before: Parameter, after: Parameter, scope: Scope): void {
  const { schemas } = scope.comparing
  const left = before.schema && schemas.viewBefore(before.schema)
  const right = after.schema && schemas.viewAfter(after.schema)
  const [was, is] = [left?.keywords['default'], right?.keywords['default']]
  if (isEqual(was, is)) return
  const rule =
    before.isRequired && after.isRequired
      ? 'required-parameter-default-changed'
      : was === undefined
        ? 'parameter-default-added'
        : is === undefined
          ? 'parameter-default-removed'
          : 'parameter-default-changed'
  const beforeAt = left === null ? before.at : keywordAt(left, 'default')
  const afterAt = right === null ? after.at : keywordAt(right, 'default')
  scope.tell(rule, { name: shownName(after), before: was, after: is, beforeAt, afterAt })
}

/**
 * How the values of a parameter are written. Swagger 2.0 says it of lists only, so across formats it counts only of what
 * may have several values.
 */
function serialization(
  { value, in: place }: Parameter,
  view: SchemaView | null,
  format: DocumentFormat,
  isAcross: boolean
): Serialization {
  const usual = place === 'path' || place === 'header' ? 'simple' : 'form'
  const isOne = [view?.keywords['type']].flat().every((type) => ofOneValue.has(type))
  if (format === '2.0') {
    const known = isOne ? undefined : collections.get(value['collectionFormat'])
    return known ?? { style: usual, explode: false }
  }
  const style = value['style'] ?? usual
  const { explode } = value
  if (isAcross && isOne && style === usual) return { style, explode: false }
  return { style, explode: typeof explode === 'boolean' ? explode : style === 'form' }
}

/** The member that says how, of those that differ. */
function writtenBy(before: Parameter, after: Parameter): string {
  const members = ['collectionFormat', 'style', 'explode']
  return members.find((member) => !isEqual(before.value[member], after.value[member])) ?? 'style'
}

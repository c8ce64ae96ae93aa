import { isObject, type JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { inside, type Located } from './at'
import { compareExtensions, tellExtension } from './compare-extensions'
import { Drafts } from './drafts'
import { isEqual } from './equal'
import { boundName, bounds, definition } from './gateway/bindings'
import { memberAt, memberNames, memberOf } from './member'
import type { Side } from './operations'
import type { RuleId } from './rules'
import type { Scope } from './scope'
import { SchemaComparison } from './schemas/compare-schemas'
import { compareServers } from './servers'
import { securityScheme, securitySchemes } from './security-schemes'
import { dropUsed, unlikeDefinitions } from './used-definitions'

/** Members of a document that are told by what they are about. */
const readElsewhere = new Set(
  (
    'swagger openapi info host basePath schemes consumes produces servers paths definitions parameters responses ' +
    'components securityDefinitions security tags externalDocs'
  ).split(' ')
)

/** What is said of the document itself, and what it defines and no operation uses. */
export function compareDocumentHead(scope: Scope): void {
  const { before, after } = scope.comparing
  compareInfo(scope)
  compareServers(before, after, scope)
  tellMember('tags', 'tags-changed', scope)
  tellMember('externalDocs', 'external-docs-changed', scope)
  const named = new Set(bounds.map(({ definitions }) => definitions))
  const [left, right] = [whole(before), whole(after)]
  const { sameness } = scope.comparing.schemas
  for (const member of memberNames(before.root, after.root)) {
    if (named.has(member) || readElsewhere.has(member)) continue
    if (sameness.isSame(memberOf(before.root, member), memberOf(after.root, member))) continue
    tellExtension('extension-changed', member, left, right, null, scope)
  }
  compareExtensions(pathsOf(before), pathsOf(after), 'paths', scope)
  compareBoundDefinitions(scope)
  compareUnusedSchemes(scope)
  compareUnusedDefinitions(scope)
}

function pathsOf({ root }: Side): Located<JsonObject> {
  return { value: objectOf(root['paths']), at: inside(null, 'paths') }
}

function whole({ root }: Side): Located<JsonObject> {
  return { value: root, at: null }
}

/** An export writes its time into `info.version`. */
function compareInfo(scope: Scope): void {
  const [was, is] = [scope.comparing.before, scope.comparing.after].map(({ root }): Located<JsonObject> => ({
    value: objectOf(root['info']),
    at: inside(null, 'info')
  }))
  if (was === undefined || is === undefined) return
  for (const member of memberNames(was.value, is.value)) {
    const [left, right] = [memberOf(was.value, member), memberOf(is.value, member)]
    if (member.startsWith('x-') || isEqual(left, right)) continue
    const isVersion = member === 'version'
    scope.tell(isVersion ? 'info-version-changed' : 'info-changed', {
      name: member,
      before: left,
      after: right,
      beforeAt: memberAt(was, member),
      afterAt: memberAt(is, member),
      ...(isVersion && { noise: 'info_version' })
    })
  }
  compareExtensions(was, is, 'info', scope)
}

function tellMember(member: string, rule: RuleId, scope: Scope): void {
  const { before, after } = scope.comparing
  const [was, is] = [before.root[member], after.root[member]]
  if (isEqual(was, is)) return
  const places = { beforeAt: memberAt(whole(before), member), afterAt: memberAt(whole(after), member) }
  scope.tell(rule, { before: was, after: is, ...places })
}

interface DefinitionRules {
  added: RuleId
  changed: RuleId
  removed: RuleId
}

/** A definition of one document only, or one that changed without anybody using it: that is noise. */
function tellDefinition(
  rules: DefinitionRules,
  name: string,
  was: Located | null,
  is: Located | null,
  isUsed: boolean,
  scope: Scope
): void {
  if (was !== null && is !== null && isEqual(was.value, is.value)) return
  const rule = was === null ? rules.added : is === null ? rules.removed : rules.changed
  scope.tell(rule, {
    name,
    before: was?.value,
    after: is?.value,
    ...(was !== null && { beforeAt: was.at }),
    ...(is !== null && { afterAt: is.at }),
    ...(!isUsed && { noise: 'unused_definition' })
  })
}

/** What stands under a name, whatever its shape; null: nothing does. */
function asItStands(all: Located<JsonObject>, name: string): Located | null {
  const at = inside(all.at, name)
  return Object.hasOwn(all.value, name) ? { value: all.value[name], at } : null
}

function compareBoundDefinitions(scope: Scope): void {
  const { before, after } = scope.comparing
  for (const kind of bounds) {
    const names = new Set(
      [before, after].flatMap(({ root }) => Object.keys(objectOf(root[kind.definitions])))
    )
    if (names.size === 0) continue
    const used = new Set(
      [...before.operations, ...after.operations].map((operation) => boundName(operation, kind))
    )
    for (const name of names) {
      const [was, is] = [definition(before, kind, name), definition(after, kind, name)]
      // A change of one that is in use is told at the operations that use it.
      if (used.has(name) && was !== null && is !== null) continue
      const at = inside(null, kind.definitions)
      const [left, right] = [before, after].map(({ root }) =>
        asItStands({ value: objectOf(root[kind.definitions]), at }, name)
      )
      tellDefinition(kind.defined, name, was ?? left ?? null, is ?? right ?? null, used.has(name), scope)
    }
  }
}

function compareUnusedSchemes(scope: Scope): void {
  const { before, after, schemas } = scope.comparing
  const [was, is] = [securitySchemes(before).value, securitySchemes(after).value]
  if (schemas.sameness.isSame(was, is)) return
  const names = memberNames(was, is)
  const used = new Set(
    [...before.operations, ...after.operations].flatMap(({ security }) =>
      (security?.value ?? []).flatMap((each) => (isObject(each) ? Object.keys(each) : []))
    )
  )
  const unused = {
    added: 'security-scheme-definition-added',
    changed: 'security-scheme-definition-changed',
    removed: 'security-scheme-definition-removed'
  } as const
  for (const name of names) {
    if (used.has(name)) continue
    const [was = null, is = null] = [before, after].map(
      (side) => securityScheme(side, name) ?? asItStands(securitySchemes(side), name)
    )
    tellDefinition(unused, name, was, is, false, scope)
  }
}

function compareUnusedDefinitions(scope: Scope): void {
  const { before, after } = scope.comparing
  const { sameness } = scope.comparing.schemas
  const unlike = unlikeDefinitions(before, after, sameness)
  const idle = new Set(unlike.keys())
  dropUsed(idle, before, after)
  // What these differ in is told of the definition as a whole, and by no rule of its own.
  const schemas = new SchemaComparison(before, after, new Drafts({ profile: 'strict' }))
  const unused = {
    added: 'unused-definition-added',
    changed: 'unused-definition-changed',
    removed: 'unused-definition-removed'
  } as const
  for (const pointer of idle) {
    const { was = null, is = null } = unlike.get(pointer) ?? {}
    if (was !== null && is !== null && !differsInMeaning(was, is, schemas)) continue
    tellDefinition(unused, pointer, was, is, false, scope)
  }
}

/** Compared as if it were used, apart from the changes that count. */
function differsInMeaning(was: Located, is: Located, schemas: SchemaComparison): boolean {
  const pending = [schemas.compare(was, is, 'request')]
  const seen = new Set(pending)
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.changes.length > 0) return true
    for (const inner of node.inside) {
      if (seen.has(inner)) continue
      seen.add(inner)
      pending.push(inner)
    }
  }
  return false
}

import { listOf } from '../../preflight/reading'
import { inside } from './at'
import { isEqual, isEqualSet } from './equal'
import { compareBodies } from './compare-bodies'
import { extensionsOf, tellExtension } from './compare-extensions'
import { compareParameters } from './compare-parameters'
import { compareResponses } from './compare-responses'
import { compareBindings } from './gateway/bindings'
import { compareGatewayOperation } from './gateway/compare-operation'
import { isMethod, type Operation } from './operations'
import type { RuleId } from './rules'
import type { Scope } from './scope'
import { isUntouched, sameParts } from './same-parts'
import { compareSecurity } from './compare-security'
import { compareOwnServers } from './servers'

const words: readonly [string, RuleId][] = [
  ['summary', 'summary-changed'],
  ['description', 'description-changed'],
  ['externalDocs', 'external-docs-changed']
]

/** What changed at an operation that both documents have. */
export function compareOperation(
  before: Operation,
  after: Operation,
  isRenamed: boolean,
  scope: Scope
): void {
  if (isUntouched(before, after, scope.comparing)) return compareBindings(before, after, scope)
  const places = { beforeAt: before.at, afterAt: after.at }
  if (isRenamed) {
    const [was, is] = [`${before.method} ${before.path}`, `${after.method} ${after.path}`]
    scope.tell('operation-renamed', { before: was, after: is, ...places })
  } else if (before.path !== after.path) {
    scope.tell('path-parameter-renamed', { before: before.path, after: after.path, ...places })
  }
  compareHead(before, after, scope)
  comparePathItem(before, after, scope)
  compareOwnServers(before, after, scope)
  const same = sameParts(before, after, scope.comparing)
  if (!same.parameters) compareParameters(before, after, scope)
  if (!same.body) compareBodies(before.body, after.body, { before, after }, scope)
  if (!same.responses) compareResponses(before, after, scope)
  if (!same.security) compareSecurity(before, after, scope)
  compareGatewayOperation(before, after, same.backends, scope)
}

function compareHead(before: Operation, after: Operation, scope: Scope): void {
  const tell = (rule: RuleId, member: string): void => {
    const [was, is] = [before.value[member], after.value[member]]
    scope.tell(rule, {
      before: was,
      after: is,
      beforeAt: was === undefined ? before.at : inside(before.at, member),
      afterAt: is === undefined ? after.at : inside(after.at, member)
    })
  }
  const wasDeprecated = before.value['deprecated'] === true
  const isDeprecated = after.value['deprecated'] === true
  if (wasDeprecated !== isDeprecated) {
    tell(isDeprecated ? 'operation-deprecated' : 'operation-reactivated', 'deprecated')
  }
  if (!isEqual(before.value['operationId'], after.value['operationId'])) {
    tell('operation-id-changed', 'operationId')
  }
  if (!isEqualSet(listOf(before.value['tags']), listOf(after.value['tags']))) tell('tags-changed', 'tags')
  for (const [member, rule] of words) {
    if (!isEqual(before.value[member], after.value[member])) tell(rule, member)
  }
  const { sameness } = scope.comparing.schemas
  if (!sameness.isSame(before.value['callbacks'], after.value['callbacks'])) {
    tellExtension('extension-changed', 'callbacks', before, after, null, scope)
  }
}

/** What is said of a path is said of each of its operations, once. */
function comparePathItem({ item: before }: Operation, { item: after }: Operation, scope: Scope): void {
  for (const [member, rule] of words) {
    if (isEqual(before.value[member], after.value[member])) continue
    tellExtension(rule, member, before, after, 'path', scope)
  }
  for (const member of extensionsOf(before.value, after.value)) {
    if (isMethod(member) || isEqual(before.value[member], after.value[member])) continue
    tellExtension('extension-changed', member, before, after, null, scope)
  }
}

import { listOf, textOf } from '../../../preflight/reading'
import { extensionsOf, tellExtension } from '../compare-extensions'
import { isEqual, isEqualSet } from '../equal'
import type { Operation } from '../operations'
import type { RuleId } from '../rules'
import type { Scope } from '../scope'
import { compareBackends, mappingNames } from './backend'
import { compareBackendPolicies } from './backend-policies'
import { compareBindings } from './bindings'

type Chosen = (before: Operation, after: Operation) => RuleId | null

/** Members that are one of two, or on or off; what is absent has the gateway's own default. */
const switches: Record<string, Chosen> = {
  'x-apigateway-match-mode': (before, after) => {
    const [was, is] = [before, after].map((each) => matchMode(each))
    return was === is ? null : is === 'SWA' ? 'match-mode-to-prefix' : 'match-mode-to-exact'
  },
  'x-apigateway-request-type': (before, after) => {
    const [was, is] = [before, after].map(
      ({ value }) => textOf(value['x-apigateway-request-type']) || 'public'
    )
    return was === is ? null : is === 'private' ? 'request-type-to-private' : 'request-type-to-public'
  },
  'x-apigateway-cors': (before, after) => {
    const [was, is] = [before, after].map(({ value }) => isOn(value['x-apigateway-cors']))
    return was === is ? null : is ? 'cors-on' : 'cors-off'
  },
  'x-apigateway-is-send-fg-body-base64': (before, after) => {
    const member = 'x-apigateway-is-send-fg-body-base64'
    return isOn(before.value[member]) === isOn(after.value[member]) ? null : 'body-encoding-changed'
  },
  'x-apigateway-plugins': (before, after) => {
    const [was, is] = [before, after].map(({ value }) => listOf(value['x-apigateway-plugins']))
    return isEqualSet(was ?? [], is ?? []) ? null : 'plugins-changed'
  }
}

const compared = new Set([
  'x-apigateway-backend',
  'x-apigateway-backend-policies',
  'x-apigateway-ratelimit',
  'x-apigateway-access-control',
  'x-apigateway-response'
])

/**
 * What the gateway does with an operation: who reaches it, where it goes, what limits it. `isBackendSame`: its backends
 * are known to be the same, and so is what they take.
 */
export function compareGatewayOperation(
  before: Operation,
  after: Operation,
  isBackendSame: boolean,
  scope: Scope
): void {
  for (const member of extensionsOf(before.value, after.value)) {
    const choose = switches[member]
    const rule = choose === undefined ? 'extension-changed' : choose(before, after)
    if (compared.has(member) || rule === null || isEqual(before.value[member], after.value[member])) continue
    tellExtension(rule, member, before, after, null, scope)
  }
  if (!isBackendSame) {
    const names = mappingNames(before, after)
    compareBackends(before, after, names, scope)
    compareBackendPolicies(before, after, names, scope)
  }
  compareBindings(before, after, scope)
}

function matchMode({ value }: Operation): string {
  return (textOf(value['x-apigateway-match-mode']) || 'NORMAL').toUpperCase()
}

function isOn(value: unknown): boolean {
  return value === true || value === 'true'
}

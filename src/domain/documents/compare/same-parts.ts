import { isEqual } from './equal'
import type { Operation, Side } from './operations'
import type { Comparing } from './scope'
import { securitySchemes } from './security-schemes'

/** Which parts of an operation say the same in both documents, whatever they refer to included. */
export interface SameParts {
  parameters: boolean
  body: boolean
  responses: boolean
  security: boolean
  /** The gateway's backends, and the parameters they take. */
  backends: boolean
}

/** What the operations of both documents take over from them. */
interface Inherited {
  isSameFormat: boolean
  consumes: boolean
  produces: boolean
  security: boolean
}

const inherited = new WeakMap<Comparing, Inherited>()

/**
 * Parts that need not be looked at. "No" may be wrong, "yes" never is: a part that says the same, in the same format, with
 * the same of what it takes over from its document, has no change.
 */
export function sameParts(before: Operation, after: Operation, comparing: Comparing): SameParts {
  const { sameness } = comparing.schemas
  const shared = inheritedBy(comparing)
  const isSame = (member: string): boolean => sameness.isSame(before.value[member], after.value[member])
  if (!shared.isSameFormat) {
    return { parameters: false, body: false, responses: false, security: false, backends: false }
  }
  const parameters =
    isEqual(before.pathNames, after.pathNames) &&
    isSame('parameters') &&
    sameness.isSame(before.item.value['parameters'], after.item.value['parameters'])
  return {
    parameters,
    body: parameters && shared.consumes && isSame('consumes') && isSame('requestBody'),
    responses: sameWriting(before, after, comparing) && isSame('responses'),
    security: shared.security && isSame('security'),
    backends: parameters && isSame('x-apigateway-backend') && isSame('x-apigateway-backend-policies')
  }
}

/**
 * Whether nothing of an operation can have changed but what it is bound to: all of its path says the same. "No" may be
 * wrong, "yes" never is.
 */
export function isUntouched(before: Operation, after: Operation, comparing: Comparing): boolean {
  const { isSameFormat, consumes, produces, security } = inheritedBy(comparing)
  return (
    isSameFormat &&
    consumes &&
    produces &&
    security &&
    before.path === after.path &&
    // Of `get` and `GET` in one path, only the first is read.
    before.at?.step === after.at?.step &&
    comparing.schemas.sameness.isSame(before.item.value, after.item.value)
  )
}

/** Whether responses that say the same are written in the same media types, as far as others say it for them. */
export function sameWriting(before: Operation, after: Operation, comparing: Comparing): boolean {
  const { isSameFormat, produces } = inheritedBy(comparing)
  return isSameFormat && produces && isEqual(before.value['produces'], after.value['produces'])
}

function inheritedBy(comparing: Comparing): Inherited {
  const known = inherited.get(comparing)
  if (known !== undefined) return known
  const { before, after, schemas } = comparing
  const isSame = (member: string): boolean => schemas.sameness.isSame(before.root[member], after.root[member])
  const schemes = (side: Side): unknown => securitySchemes(side).value
  const made = {
    isSameFormat: before.document.format === after.document.format,
    consumes: isSame('consumes'),
    produces: isSame('produces'),
    security: isSame('security') && schemas.sameness.isSame(schemes(before), schemes(after))
  }
  inherited.set(comparing, made)
  return made
}

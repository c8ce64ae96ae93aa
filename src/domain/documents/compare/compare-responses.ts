import type { JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { inside, type Located } from './at'
import type { Response } from './bodies'
import { compareContent } from './compare-bodies'
import { compareExtensions, tellExtension } from './compare-extensions'
import { isEqual } from './equal'
import { memberAt } from './member'
import { isGeneratedResponse } from './noise'
import type { Operation } from './operations'
import type { RuleId } from './rules'
import { sameWriting } from './same-parts'
import type { Scope } from './scope'

const responseRules: readonly [string, RuleId][] = [
  ['description', 'description-changed'],
  ['examples', 'sample-changed'],
  ['links', 'extension-changed']
]

/** What callers get back. */
export function compareResponses(before: Operation, after: Operation, scope: Scope): void {
  compareExtensions(allOf(before), allOf(after), 'responses', scope)
  const { sameness } = scope.comparing.schemas
  const isSameWriting = sameWriting(before, after, scope.comparing)
  for (const [status, response] of before.responses) {
    const other = after.responses.get(status)
    if (other !== undefined) {
      const isSame = isSameWriting && sameness.isSame(response.value, other.value)
      if (!isSame) compareResponse(status, response, other, isSameWriting, scope)
      continue
    }
    const place = { beforeAt: response.at, afterAt: inside(after.at, 'responses') }
    const rule = isSuccess(status) ? 'success-status-removed' : 'other-status-removed'
    scope.tell(rule, { name: status, before: response.value, ...place, ...noiseOf(status, response) })
  }
  for (const [status, response] of after.responses) {
    if (before.responses.has(status)) continue
    const place = { beforeAt: inside(before.at, 'responses'), afterAt: response.at }
    const rule = isSuccess(status) ? 'success-status-added' : 'other-status-added'
    scope.tell(rule, { name: status, after: response.value, ...place, ...noiseOf(status, response) })
  }
}

/** Exports write samples among the status codes. */
function allOf({ value, at }: Operation): Located<JsonObject> {
  return { value: objectOf(value['responses']), at: inside(at, 'responses') }
}

function noiseOf(status: string, { value }: Response): { noise?: 'generated_response' } {
  return isGeneratedResponse(status, value) ? { noise: 'generated_response' } : {}
}

function isSuccess(status: string): boolean {
  return /^2/.test(status)
}

function compareResponse(
  status: string,
  before: Response,
  after: Response,
  isSameWriting: boolean,
  scope: Scope
): void {
  const places = { beforeAt: before.at, afterAt: after.at }
  const { sameness } = scope.comparing.schemas
  for (const [member, rule] of responseRules) {
    if (sameness.isSame(before.value[member], after.value[member])) continue
    tellExtension(rule, member, before, after, status, scope)
  }
  compareExtensions(before, after, status, scope)
  compareHeaders(status, before, after, scope)
  const [was, is] = [before.schema, after.schema]
  if (isSameWriting && was !== null && is !== null) scope.compareSchemas(was, is, 'response')
  else compareContent(before.content, after.content, 'response', places, status, scope)
}

function compareHeaders(status: string, before: Response, after: Response, scope: Scope): void {
  for (const [key, header] of before.headers) {
    const name = `${status} ${header.name}`
    const other = after.headers.get(key)
    if (other === undefined) {
      const rule = header.isRequired ? 'required-header-removed' : 'optional-header-removed'
      scope.tell(rule, { name, before: header.value, beforeAt: header.at, afterAt: after.at })
      continue
    }
    if (header.isRequired !== other.isRequired) {
      const rule = other.isRequired ? 'header-became-required' : 'header-became-optional'
      const places = { beforeAt: memberAt(header, 'required'), afterAt: memberAt(other, 'required') }
      scope.tell(rule, { name, before: header.isRequired, after: other.isRequired, ...places })
    }
    if (!isEqual(header.value['description'], other.value['description'])) {
      tellExtension('description-changed', 'description', header, other, name, scope)
    }
    compareExtensions(header, other, name, scope)
    if (header.schema !== null && other.schema !== null) {
      scope.compareSchemas(header.schema, other.schema, 'response')
    }
  }
  for (const [key, header] of after.headers) {
    if (before.headers.has(key)) continue
    const place = { beforeAt: before.at, afterAt: header.at }
    scope.tell('header-added', { name: `${status} ${header.name}`, after: header.value, ...place })
  }
}

import type { Body, Media } from './bodies'
import { compareExtensions, tellExtension } from './compare-extensions'
import type { At } from './at'
import type { Direction } from './comparison'
import { isEqual } from './equal'
import { memberAt } from './member'
import type { Operation } from './operations'
import { pairUp } from './pair-up'
import type { RuleId } from './rules'
import type { Scope } from './scope'

/** The body a caller sends. */
export function compareBodies(
  before: Body | null,
  after: Body | null,
  operations: { before: Operation; after: Operation },
  scope: Scope
): void {
  if (before === null && after === null) return
  if (before === null || after === null) {
    if (after !== null) {
      const rule = after.isRequired ? 'required-body-added' : 'optional-body-added'
      scope.tell(rule, { after: after.value, beforeAt: operations.before.at, afterAt: after.at })
    } else if (before !== null) {
      scope.tell('body-removed', { before: before.value, beforeAt: before.at, afterAt: operations.after.at })
    }
    return
  }
  const places = { beforeAt: before.at, afterAt: after.at }
  if (before.isRequired !== after.isRequired) {
    const rule = after.isRequired ? 'body-became-required' : 'body-became-optional'
    scope.tell(rule, {
      before: before.isRequired,
      after: after.isRequired,
      beforeAt: memberAt(before, 'required'),
      afterAt: memberAt(after, 'required')
    })
  }
  if (!isEqual(before.value['description'], after.value['description'])) {
    tellExtension('description-changed', 'description', before, after, 'body', scope)
  }
  compareExtensions(before, after, 'body', scope)
  compareContent(before.content, after.content, 'request', places, null, scope)
}

/** What a body is written in, and what it then looks like. Parameters of a media type are no other type. */
export function compareContent(
  before: Map<string, Media>,
  after: Map<string, Media>,
  direction: Direction,
  places: { beforeAt: At; afterAt: At },
  status: string | null,
  scope: Scope
): void {
  const closest = closestTypes(before, after)
  const taken = new Set<string>()
  const nameOf = (type: string): string => (status === null ? type : `${status} ${type}`)
  let compared: readonly Media[] = []
  for (const [type, media] of before) {
    const match = after.has(type) ? type : closest.get(type)
    const other = match === undefined ? undefined : after.get(match)
    if (match === undefined || other === undefined) {
      const place = { beforeAt: media.at, afterAt: places.afterAt }
      scope.tell(`${direction}-media-type-removed`, { name: nameOf(type), before: type, ...place })
      continue
    }
    taken.add(match)
    if (match !== type && baseOf(match) !== baseOf(type)) {
      const place = { beforeAt: media.at, afterAt: other.at }
      const isWider = direction === 'response' && baseOf(match) === syntaxOf(type)
      const rule = isWider
        ? 'response-media-type-generalized'
        : (`${direction}-media-type-suffix-changed` as const)
      scope.tell(rule, { name: nameOf(type), before: type, after: match, ...place })
    }
    // Swagger 2.0 says one thing of all its types.
    const isCompared = compared[0] === media && compared[1] === other && isWholeOrEmpty(media, other)
    if (!isCompared) compareMedia(media, other, direction, nameOf(type), scope)
    compared = [media, other]
  }
  for (const [type, media] of after) {
    if (taken.has(type)) continue
    const place = { beforeAt: places.beforeAt, afterAt: media.at }
    scope.tell(`${direction}-media-type-added`, { name: nameOf(type), after: type, ...place })
  }
}

/** Whether nothing is told of the two by the name of their type. */
function isWholeOrEmpty(before: Media, after: Media): boolean {
  return before.value === after.value && (before.schema === null) === (after.schema === null)
}

/** Of the types that only one side has, which became which. */
function closestTypes(before: Map<string, Media>, after: Map<string, Media>): Map<string, string> {
  const removed = [...before.keys()].filter((type) => !after.has(type))
  if (removed.length === 0) return new Map()
  const added = [...after.keys()].filter((type) => !before.has(type))
  return new Map(pairUp(removed, added, [baseOf, syntaxOf]).pairs)
}

/** What a media type holds beside its schema. */
const mediaRules: readonly [string, RuleId][] = [
  ['example', 'sample-changed'],
  ['examples', 'sample-changed'],
  ['encoding', 'extension-changed']
]

function compareMedia(before: Media, after: Media, direction: Direction, name: string, scope: Scope): void {
  if (before.value !== after.value) {
    for (const [member, rule] of mediaRules) {
      if (isEqual(before.value[member], after.value[member])) continue
      tellExtension(rule, member, before, after, name, scope)
    }
    compareExtensions(before, after, name, scope)
  }
  if (before.schema !== null && after.schema !== null) {
    scope.compareSchemas(before.schema, after.schema, direction)
  } else if (before.schema !== null || after.schema !== null) {
    const rule = after.schema === null ? 'schema-dropped' : 'schema-added'
    const values = { before: before.schema?.value, after: after.schema?.value }
    const place = { beforeAt: before.schema?.at ?? before.at, afterAt: after.schema?.at ?? after.at }
    scope.tell(`${direction}-${rule}`, { name, ...values, ...place })
  }
}

/** Without its parameters (`; charset=…`). */
function baseOf(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase()
}

/** What it is written in: `application/problem+json` is JSON too (RFC 6839). */
function syntaxOf(type: string): string {
  return baseOf(type).replace(/^(\w+)\/(?:[^/+]+\+)?(json|xml)$/, '$1/$2')
}

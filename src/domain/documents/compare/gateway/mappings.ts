import { isObject, type JsonObject } from '../../../async-task/field-text'
import { listOf, textOf } from '../../../preflight/reading'
import { inside, type At, type Located } from '../at'
import { tellExtension } from '../compare-extensions'
import { isEqual } from '../equal'
import type { Scope } from '../scope'
import { sourceName, type MappingNames } from './backend'

interface Mapping {
  /** `header X-Stage`: where it goes, and as what. */
  name: string
  origin: string
  value: unknown
  entry: JsonObject
  at: At
}

/** What is sent to the backend beside the request itself. The order of mappings means nothing. */
export function compareMappings(
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  names: MappingNames,
  policy: string | null,
  scope: Scope
): void {
  const [was, is] = [mappingsOf(before), mappingsOf(after)]
  const nameOf = (mapping: Mapping): string => (policy === null ? mapping.name : `${policy} ${mapping.name}`)
  for (const [key, mapping] of was) {
    const other = is.get(key)
    if (other === undefined) {
      const place = { beforeAt: mapping.at, afterAt: inside(after.at, 'parameters') }
      scope.tell('backend-mapping-lost', { name: nameOf(mapping), before: mapping.entry, ...place })
    } else compareMapping(mapping, other, names, nameOf(other), scope)
  }
  for (const [key, mapping] of is) {
    if (was.has(key)) continue
    const place = { beforeAt: inside(before.at, 'parameters'), afterAt: mapping.at }
    scope.tell('backend-mapping-added', { name: nameOf(mapping), after: mapping.entry, ...place })
  }
}

function mappingsOf({ value, at }: Located<JsonObject>): Map<string, Mapping> {
  const mappings = new Map<string, Mapping>()
  for (const [index, entry] of listOf(value['parameters']).entries()) {
    if (!isObject(entry)) continue
    const place = textOf(entry['in']).toLowerCase()
    const name = textOf(entry['name'])
    const key = `${place} ${place === 'header' ? name.toLowerCase() : name}`
    const origin = (textOf(entry['origin']) || 'REQUEST').toUpperCase()
    const mappingAt = inside(inside(at, 'parameters'), index)
    mappings.set(key, { name: `${place} ${name}`, origin, value: entry['value'], entry, at: mappingAt })
  }
  return mappings
}

function compareMapping(
  before: Mapping,
  after: Mapping,
  names: MappingNames,
  name: string,
  scope: Scope
): void {
  const places = { beforeAt: before.at, afterAt: after.at }
  const values = { name, before: before.value, after: after.value, ...places }
  const [wasSource, source] = [sourceName(before.value, names), sourceName(after.value, names)]
  const [wasThere, isThere] = [names.before.has(wasSource), names.after.has(source)]
  // A renamed path parameter that the mapping did not follow leads nowhere, and so does one that was removed.
  if (after.origin === 'REQUEST' && !isThere && wasThere)
    return scope.tell('backend-mapping-dangling', values)
  if (before.origin === 'REQUEST' && !wasThere && isThere) return scope.tell('backend-mapping-mended', values)
  const isFollowed =
    before.origin === 'REQUEST' && source !== '' && source === (names.renamed.get(wasSource) ?? wasSource)
  const isSameValue = isEqual(before.value, after.value) || isFollowed
  if (before.origin !== after.origin || !isSameValue) {
    const isConstant = before.origin === 'CONSTANT' && after.origin === 'CONSTANT'
    scope.tell(isConstant ? 'backend-constant-changed' : 'backend-mapping-changed', values)
  }
  const [was, is] = [before.entry['description'], after.entry['description']]
  if (!isEqual(was, is)) {
    tellExtension('description-changed', 'description', placed(before), placed(after), name, scope)
  }
}

function placed({ entry, at }: Mapping): Located<JsonObject> {
  return { value: entry, at }
}

import type { Located } from '../at'
import type { SchemaComparison } from './compare-schemas'
import type { Pair } from './node'
import type { SchemaView } from './view'

const keyword = 'properties'

/** The members of an object, and which of them must be there. */
export function compareProperties(pair: Pair, schemas: SchemaComparison): void {
  const { before, after, direction, report, descend } = pair
  const unsent = direction === 'request' ? 'readOnly' : 'writeOnly'
  for (const [name, property] of before.properties) {
    const other = after.properties.get(name)
    if (other === undefined) {
      const isUnsent = schemas.viewBefore(property)?.keywords[unsent] === true
      const isRequired = before.required.has(name) && !isUnsent
      const rule = isRequired ? 'required-property-removed' : 'optional-property-removed'
      report(rule, { keyword, name, before: property.value, after: undefined, isHarmless: isUnsent })
    } else {
      compareRequired(pair, schemas, name, property, other)
      descend(property, other)
    }
  }
  for (const [name, property] of after.properties) {
    if (before.properties.has(name)) continue
    const view = schemas.viewAfter(property)
    const isUnsent = view?.keywords[unsent] === true
    const isRequired = after.required.has(name) && !isUnsent
    const rule = !isRequired
      ? 'optional-property-added'
      : hasDefault(view)
        ? 'required-property-with-default-added'
        : 'required-property-added'
    report(rule, { keyword, name, before: undefined, after: property.value })
  }
  compareBareNames(pair)
}

function compareRequired(
  { before, after, direction, report }: Pair,
  schemas: SchemaComparison,
  name: string,
  property: Located,
  other: Located
): void {
  const was = before.required.has(name)
  const is = after.required.has(name)
  if (was === is) return
  const left = schemas.viewBefore(property)
  const right = schemas.viewAfter(other)
  const unsent = direction === 'request' ? 'readOnly' : 'writeOnly'
  const isHarmless = left?.keywords[unsent] === true && right?.keywords[unsent] === true
  const becameRequired = hasDefault(right)
    ? 'property-with-default-became-required'
    : 'property-became-required'
  const rule = is ? becameRequired : 'property-became-optional'
  report(rule, { keyword, name, before: was, after: is, isHarmless })
}

/** Names that must be there and that no property describes. */
function compareBareNames({ before, after, report }: Pair): void {
  const isBare = (name: string): boolean => !before.properties.has(name) && !after.properties.has(name)
  for (const name of after.required) {
    if (before.required.has(name) || !isBare(name)) continue
    report('required-name-added', { keyword: 'required', name, before: false, after: true })
  }
  for (const name of before.required) {
    if (after.required.has(name) || !isBare(name)) continue
    report('required-name-removed', { keyword: 'required', name, before: true, after: false })
  }
}

function hasDefault(view: SchemaView | null): boolean {
  return view?.keywords['default'] !== undefined
}

import type { JsonObject } from '../async-task/field-text'
import type { Path } from '../documents/places'
import { resolved, type ImportDocument, type Operation } from './document'
import type { Report } from './finding'
import { objectOf, shownAs, textOf } from './reading'

/** What the service reads over, said once for the whole file. */
export function checkIgnored({ root, oas, operations, createsGroup }: ImportDocument, report: Report): void {
  const version = objectOf(root['info'])['version']
  if (version !== undefined) report('ignored.version', ['info', 'version'], { value: shownAs(version) })
  if (root['host'] !== undefined) report('ignored.host', ['host'], { value: textOf(root['host']) })
  const base = textOf(root['basePath'])
  if (base !== '' && base !== '/') report('ignored.base_path', ['basePath'], { value: base })
  if (oas === '3.0' && root['servers'] !== undefined) report('ignored.servers', ['servers'])
  const withResponses = operations.filter(({ body }) => body['responses'] !== undefined)
  const [first] = withResponses
  if (first !== undefined)
    report('ignored.responses', [...first.at, 'responses'], { count: withResponses.length })
  const description = objectOf(root['info'])['description']
  if (!createsGroup && description !== undefined && description !== '')
    report('ignored.description', ['info', 'description'])
  checkAttributes(root, operations, report)
}

/** What a specification can say of a parameter's value and the service cannot. */
const attributes = ['pattern', 'multipleOf', 'exclusiveMaximum', 'exclusiveMinimum']

function checkAttributes(root: JsonObject, operations: readonly Operation[], report: Report): void {
  let count = 0
  let first: { at: Path; name: string } | undefined
  for (const { parameters } of operations)
    for (const { value, at } of parameters) {
      const schema = resolved(root, value?.['schema']) ?? value ?? {}
      const name = attributes.find((attribute) => schema[attribute] !== undefined)
      if (name === undefined) continue
      count += 1
      first ??= { at, name }
    }
  if (first !== undefined) report('ignored.attributes', first.at, { name: first.name, count })
}

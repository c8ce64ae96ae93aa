import type { ImportDocument } from './document'
import type { Report } from './finding'
import { objectOf, shownAs, textOf } from './reading'

/** What the service reads over, said once for the whole file. */
export function checkIgnored({ root, oas, operations }: ImportDocument, report: Report): void {
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
}

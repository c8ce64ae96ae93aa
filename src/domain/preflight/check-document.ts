import { isObject, type JsonObject } from '../async-task/field-text'
import type { ImportDocument } from './document'
import type { Report } from './finding'
import { objectOf, shownAs, textOf } from './reading'
import { maxApis } from './rules'

/** Which specification the document follows; reports what is wrong with what it says about that. */
export function readVersion(root: JsonObject, report: Report): ImportDocument['oas'] {
  const [name, value] =
    root['swagger'] !== undefined ? ['swagger', root['swagger']] : ['openapi', root['openapi']]
  if (value === undefined) {
    report('document.version', [], { value: '' })
    return null
  }
  if (typeof value !== 'string') {
    report('document.version_not_text', [name], { name, value: shownAs(value) })
    return value === 2 ? '2.0' : null
  }
  if (name === 'swagger' && value === '2.0') return '2.0'
  if (name === 'openapi' && /^3\.\d+(\.\d+)?$/.test(value)) {
    if (!value.startsWith('3.0')) report('document.version_newer', [name], { value })
    return '3.0'
  }
  report('document.version', [name], { value })
  return null
}

/** The parts that every document must have. */
export function checkParts({ root, oas }: ImportDocument, report: Report): void {
  if (!isObject(root['info'])) report('document.no_info', [])
  if (!isObject(root['paths'])) report('document.no_paths', [])
  if (oas === '3.0' && root['servers'] !== undefined && !areServers(root['servers']))
    report('document.servers', ['servers'])
}

function areServers(servers: unknown): boolean {
  return Array.isArray(servers) && servers.every((server) => textOf(objectOf(server)['url']) !== '')
}

/** How many APIs the import would make. */
export function checkCount({ root, operations }: ImportDocument, report: Report): void {
  const count = operations.length
  if (count === 0 && isObject(root['paths'])) report('apis.none', ['paths'])
  if (count > maxApis) report('apis.too_many', ['paths'], { count, limit: maxApis })
}

/** 3 to 64 letters (Chinese ones too), digits, `_`, `-` or `.`, a letter first. */
const groupName = /^\p{L}[\p{L}\p{N}_.-]{2,63}$/u

/** `info.title`, which names the group that the import makes. */
export function checkGroupName({ root, createsGroup }: ImportDocument, report: Report): void {
  if (!createsGroup || !isObject(root['info'])) return
  const title = root['info']['title']
  if (typeof title === 'string' && groupName.test(title)) return
  report('group.name', title === undefined ? ['info'] : ['info', 'title'], {
    title: shownAs(title)
  })
}

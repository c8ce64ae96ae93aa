import type { ImportDocument, Operation } from './document'
import type { Report } from './finding'
import { isMethod, isTexts, listOf, shownAs, textOf } from './reading'
import { maxPathLength } from './rules'

/** 3 to 255 characters, a letter first (Chinese ones too). */
const apiName = /^\p{L}[\p{L}\p{N}_\-./()]{2,254}$/u

/** Method and match mode of each operation. */
export function checkMethods({ operations }: ImportDocument, report: Report): void {
  for (const { method, at, body } of operations) {
    if (!isMethod(method)) report('operation.method', at, { method })
    const mode = body['x-apigateway-match-mode']
    if (mode !== undefined && mode !== 'NORMAL' && mode !== 'SWA')
      report('operation.match_mode', [...at, 'x-apigateway-match-mode'], { value: shownAs(mode) })
  }
}

const flags = ['x-apigateway-cors', 'x-apigateway-is-send-fg-body-base64']

/** Members of an operation that take few values. */
export function checkMembers({ operations, oas }: ImportDocument, report: Report): void {
  for (const { at, body } of operations) {
    const type = body['x-apigateway-request-type']
    if (type !== undefined && type !== 'public' && type !== 'private')
      report('operation.request_type', [...at, 'x-apigateway-request-type'], { value: shownAs(type) })
    for (const name of flags)
      if (body[name] !== undefined && typeof body[name] !== 'boolean')
        report('operation.flag', [...at, name], { name, value: shownAs(body[name]) })
    const plugins = body['x-apigateway-plugins']
    if (plugins !== undefined && !isTexts(plugins))
      report('operation.plugins', [...at, 'x-apigateway-plugins'])
    if (oas === '2.0')
      listOf(body['schemes']).forEach((scheme, index) => {
        if (scheme !== 'http' && scheme !== 'https')
          report('operation.schemes', [...at, 'schemes', index], { value: shownAs(scheme) })
      })
  }
}

/** `operationId`, which names the API; names are unique in a group. */
export function checkNames({ operations }: ImportDocument, report: Report): void {
  const taken = new Map<string, Operation>()
  for (const operation of operations) {
    const { method, path, at, body } = operation
    const name = body['operationId']
    if (name === undefined || name === '') {
      report('operation.id_missing', at, { method, path })
      continue
    }
    const place = [...at, 'operationId']
    if (typeof name !== 'string' || !apiName.test(name)) {
      report('operation.id_invalid', place, { name: shownAs(name) })
      continue
    }
    const first = taken.get(name)
    if (first === undefined) taken.set(name, operation)
    else report('operation.id_duplicate', place, { name, method: first.method, path: first.path })
  }
}

/** Of APIs that answer the same requests the service keeps the first; names of path variables do not count. */
export function checkDuplicates({ operations }: ImportDocument, report: Report): void {
  const seen = new Map<string, Operation>()
  for (const operation of operations) {
    const { method, path, at, body } = operation
    if (path.length > maxPathLength) continue
    const mode = textOf(body['x-apigateway-match-mode']) || 'NORMAL'
    const key = `${method} ${path.replace(/\{[^{}]*?(\+?)\}/g, '{$1}')} ${mode}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, operation)
    else report('apis.duplicate', at, { method, path, first: first.path, mode })
  }
}

/** Tags with white space in them. */
export function checkTags({ root, operations }: ImportDocument, report: Report): void {
  const check = (tag: unknown, at: (string | number)[]): void => {
    if (/\s/.test(textOf(tag))) report('operation.tag_space', at, { tag: textOf(tag) })
  }
  listOf(root['tags']).forEach((tag, index) => {
    if (typeof tag === 'object' && tag !== null && 'name' in tag) check(tag.name, ['tags', index, 'name'])
  })
  for (const { at, body } of operations)
    listOf(body['tags']).forEach((tag, index) => check(tag, [...at, 'tags', index]))
}

/** Request bodies and media types, which the service has no place for. */
export function checkBodies({ root, operations }: ImportDocument, report: Report): void {
  const media = ['consumes', 'produces']
  for (const name of media) if (root[name] !== undefined) report('operation.media_types', [name], { name })
  for (const { method, path, at, body } of operations) {
    if (body['requestBody'] !== undefined) report('operation.body', [...at, 'requestBody'], { method, path })
    for (const name of media)
      if (body[name] !== undefined) report('operation.media_types', [...at, name], { name })
  }
}

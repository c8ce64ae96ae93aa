import { isObject } from '../async-task/field-text'
import { backendsOf } from './backends'
import type { ImportDocument, Operation } from './document'
import type { Report } from './finding'
import { listOf, objectOf, pathVariables, textOf } from './reading'
import { maxPathLength } from './rules'

const segment = /^[\w.~%$()!*'@:,;-]*$/
const variable = /^\{[A-Za-z][\w.-]*\+?\}$/

/** The form of each path: a variable fills its whole segment, `{proxy+}` only the last one. */
export function checkPathForms({ operations }: ImportDocument, report: Report): void {
  const seen = new Set<string>()
  for (const { path, pathAt } of operations) {
    if (seen.has(path)) continue
    seen.add(path)
    if (path.length > maxPathLength) {
      report('path.too_long', pathAt, { limit: maxPathLength })
      continue
    }
    if (!path.startsWith('/')) {
      report('path.form', pathAt, { path })
      continue
    }
    const segments = path.slice(1).split('/')
    segments.forEach((part, index) => {
      if (variable.test(part)) {
        if (part.endsWith('+}') && index < segments.length - 1)
          report('path.greedy_not_last', pathAt, { path, part })
      } else if (part.includes('{') || part.includes('}'))
        report('path.partial_variable', pathAt, { path, part })
      else if (!segment.test(part) || (part === '' && index < segments.length - 1))
        report('path.form', pathAt, { path })
    })
  }
}

/** Paths that are kept elsewhere in the file: what is there is not looked at. */
export function checkPathReferences({ root }: ImportDocument, report: Report): void {
  for (const [path, item] of Object.entries(objectOf(root['paths'])))
    if (isObject(item) && '$ref' in item) report('path.reference', ['paths', path, '$ref'], { path })
}

/** The variables of each path: declared as parameters, and handed on to the backend. */
export function checkPathParameters({ operations, modes }: ImportDocument, report: Report): void {
  for (const operation of operations) {
    const { path, at } = operation
    if (path.length > maxPathLength) continue
    const used = new Set(pathVariables(path))
    const declared = operation.parameters.filter(({ value }) => value?.['in'] === 'path')
    const names = new Set(declared.map(({ value }) => textOf(value?.['name'])))
    for (const name of used) if (!names.has(name)) report('path.undeclared', at, { path, name })
    for (const { value, at: place } of declared) {
      const name = textOf(value?.['name'])
      if (name !== '' && !used.has(name)) report('path.unused', place, { path, name })
    }
    if (!modes.mock_mode) checkMapped(operation, used, report)
  }
}

function checkMapped(operation: Operation, used: ReadonlySet<string>, report: Report): void {
  for (const { value, at } of backendsOf(operation)) {
    const { type, parameters } = objectOf(value)
    if (type === 'MOCK') continue
    const mapped = new Set(
      listOf(parameters)
        .map(objectOf)
        .filter(({ origin }) => textOf(origin).toUpperCase() === 'REQUEST')
        .map(({ value }) => textOf(value))
    )
    for (const name of used)
      if (!mapped.has(name)) report('path.unmapped', at, { path: operation.path, name })
  }
}

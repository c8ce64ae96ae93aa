import { isObject } from '../async-task/field-text'
import type { Document } from '../documents/compare/document'
import type { Path } from '../documents/places'
import { basePathOf } from './as-imported'
import { isImportedParameter } from './imported-parameters'

/** Where a place of `asImported(document)` stands in the document as it was written. */
export function writtenPlace(document: Document, at: Path): Path {
  const [first, path, ...rest] = at
  const base = basePathOf(document)
  if (first !== 'paths' || typeof path !== 'string') return at
  const written: (string | number)[] = [first, path.startsWith(base) ? path.slice(base.length) : path]
  let value = memberOf(memberOf(document.root, written[0]), written[1])
  for (const [index, step] of rest.entries()) {
    const isList = Array.isArray(value) && typeof step === 'number' && [0, 1].includes(index - 1)
    const own =
      isList && written.at(-1) === 'parameters'
        ? indexWritten(value as unknown[], step)
        : step === 'servers' && document.format === '2.0' && index === 1
          ? 'schemes'
          : step
    written.push(own)
    value = memberOf(value, own)
  }
  return written
}

/** Of a list that lost some of its items, where one that was kept stands. */
function indexWritten(list: readonly unknown[], kept: number): number {
  const indexes = [...list.keys()].filter((index) => isImportedParameter(list[index]))
  return indexes[kept] ?? kept
}

function memberOf(value: unknown, step: string | number | undefined): unknown {
  if (step === undefined) return undefined
  if (Array.isArray(value)) return (value as unknown[])[Number(step)]
  return isObject(value) ? value[step] : undefined
}

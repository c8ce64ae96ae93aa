import type { JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { jsonPointer } from '../places'
import { inside, pathOf, type Located } from './at'
import { refOf } from './document'
import type { Side } from './operations'

const sections = ['schemas', 'parameters', 'responses', 'requestBodies', 'headers']

/** What a document defines for use elsewhere in it: schemas, parameters, responses and the like, by their pointer. */
export function definitionsOf({ document, root }: Side): Map<string, Located> {
  const all = new Map<string, Located>()
  const isOld = document.format === '2.0'
  const parent = isOld ? null : inside(null, 'components')
  const holder = isOld ? root : objectOf(root['components'])
  for (const section of isOld ? ['definitions', 'parameters', 'responses'] : sections) {
    const at = inside(parent, section)
    for (const [name, value] of Object.entries(objectOf(holder[section]))) {
      const place = inside(at, name)
      all.set(`#${jsonPointer(pathOf(place))}`, { value, at: place })
    }
  }
  return all
}

/**
 * Takes out of `pointers` (`#/definitions/Order`) those that the document's operations reach, through however many others;
 * looks no further once none is left.
 */
export function dropUsed(pointers: Set<string>, { root, references }: Side): void {
  const followed = new Set<string>()
  const reached = new Set<unknown>()
  // Of one object or list after the other: a document has many times as many values as it has of these.
  const pending: object[] = [objectOf(root['paths'])]
  const visit = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) pending.push(value)
  }
  for (let value = pending.pop(); value !== undefined && pointers.size > 0; value = pending.pop()) {
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) visit(item)
      continue
    }
    const ref = refOf(value)
    if (ref !== null && !followed.has(ref)) {
      followed.add(ref)
      const target = references.target(ref)
      if (target !== null) {
        pointers.delete(`#${jsonPointer(pathOf(target.at))}`)
        if (!reached.has(target.value)) visit(target.value)
        reached.add(target.value)
      }
    }
    for (const member of Object.keys(value)) visit((value as JsonObject)[member])
  }
}

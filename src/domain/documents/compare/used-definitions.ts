import { isObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { jsonPointer } from '../places'
import { inside, pathOf, type Located } from './at'
import { refOf } from './document'
import type { Side } from './operations'

export interface Definitions {
  /** Schemas, parameters, responses and the like, by their pointer (`#/definitions/Order`). */
  all: Map<string, Located>
  /** Pointers that operations reach, through however many others. */
  used: Set<string>
}

const sections = ['schemas', 'parameters', 'responses', 'requestBodies', 'headers']

/** What a document defines for use elsewhere in it, and what of that operations use. */
export function usedDefinitions({ document, root, references }: Side): Definitions {
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
  const used = new Set<string>()
  const pending: unknown[] = [root['paths']]
  while (pending.length > 0) {
    const value = pending.pop()
    const ref = refOf(value)
    const target = ref === null ? null : references.target(ref)
    if (ref !== null && target !== null) {
      const pointer = `#${jsonPointer(pathOf(target.at))}`
      if (!used.has(pointer)) pending.push(target.value)
      used.add(pointer)
    }
    if (Array.isArray(value)) for (const item of value as unknown[]) pending.push(item)
    else if (isObject(value)) for (const member of Object.keys(value)) pending.push(value[member])
  }
  return { all, used }
}

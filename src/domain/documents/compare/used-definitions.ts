import type { JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { jsonPointer } from '../places'
import { inside, pathOf, type Located } from './at'
import { refOf, type References } from './document'
import type { Side } from './operations'
import type { Sameness } from './sameness'

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
 * Takes out of `pointers` (`#/definitions/Order`) those that an operation of either document reaches, through however many
 * others. All of them are of what differs between the documents, so what says the same in both reaches none and is passed
 * over; looks no further once none is left.
 */
export function dropUsed(pointers: Set<string>, before: Side, after: Side, sameness: Sameness): void {
  const [left, right] = [new Walk(before, pointers), new Walk(after, pointers)]
  /** Places of both documents, one after the other. */
  const pairs: object[] = []
  const visit = (was: unknown, is: unknown): void => {
    if (isHolder(was) && isHolder(is) && Array.isArray(was) === Array.isArray(is)) pairs.push(was, is)
    else {
      left.add(was)
      right.add(is)
    }
  }
  visit(before.root['paths'], after.root['paths'])
  while (pointers.size > 0) {
    const [is, was] = [pairs.pop(), pairs.pop()] as [JsonObject?, JsonObject?]
    if (is === undefined || was === undefined) break
    if (sameness.isSame(was, is)) continue
    visit(left.follow(was), right.follow(is))
    for (const name of Object.keys(was)) visit(was[name], Object.hasOwn(is, name) ? is[name] : undefined)
    for (const name of Object.keys(is)) if (!Object.hasOwn(was, name)) right.add(is[name])
  }
  left.finish()
  right.finish()
}

/** What one document alone has, and where its references lead. */
class Walk {
  readonly #references: References
  readonly #pointers: Set<string>
  readonly #followed = new Set<string>()
  // Of one object or list after the other: a document has many times as many values as it has of these.
  readonly #pending: object[] = []

  constructor({ references }: Side, pointers: Set<string>) {
    this.#references = references
    this.#pointers = pointers
  }

  add(value: unknown): void {
    if (isHolder(value)) this.#pending.push(value)
  }

  /** What an object refers to, unless something else did before. */
  follow(value: object): unknown {
    const ref = refOf(value)
    if (ref === null || this.#followed.has(ref)) return undefined
    this.#followed.add(ref)
    const target = this.#references.target(ref)
    if (target === null) return undefined
    this.#pointers.delete(`#${jsonPointer(pathOf(target.at))}`)
    return target.value
  }

  finish(): void {
    for (let value = this.#pending.pop(); value !== undefined; value = this.#pending.pop()) {
      if (this.#pointers.size === 0) return
      this.add(this.follow(value))
      for (const inner of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) this.add(inner)
    }
  }
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

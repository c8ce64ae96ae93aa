import type { JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { jsonPointer } from '../places'
import { inside, pathOf, type At, type Located } from './at'
import type { References } from './document'
import { memberNames, memberOf } from './member'
import type { Side } from './operations'
import type { Sameness } from './sameness'

const sections = ['schemas', 'parameters', 'responses', 'requestBodies', 'headers']

/** What one document defines, or both under one pointer. */
export interface Definition {
  was: Located | null
  is: Located | null
}

/**
 * What documents define for use elsewhere in them (schemas, parameters, responses and the like), and not the same in both,
 * by its pointer; what the later one alone defines comes last.
 */
export function unlikeDefinitions(before: Side, after: Side, sameness: Sameness): Map<string, Definition> {
  const unlike = new Map<string, Definition>()
  const other = new Map(sectionsOf(after).map((section) => [pointerOf(section.at), section]))
  for (const section of sectionsOf(before)) {
    const now = other.get(pointerOf(section.at))
    for (const name of Object.keys(section.value)) {
      const was = memberIn(section, name)
      const is = now === undefined ? null : memberIn(now, name)
      if (!sameness.isSame(was?.value, is?.value))
        unlike.set(pointerOf(inside(section.at, name)), { was, is })
    }
  }
  const earlier = new Map(sectionsOf(before).map((section) => [pointerOf(section.at), section.value]))
  for (const section of other.values()) {
    const known = earlier.get(pointerOf(section.at)) ?? {}
    for (const name of Object.keys(section.value)) {
      if (Object.hasOwn(known, name) || section.value[name] === undefined) continue
      unlike.set(pointerOf(inside(section.at, name)), { was: null, is: memberIn(section, name) })
    }
  }
  return unlike
}

function sectionsOf({ document, root }: Side): Located<JsonObject>[] {
  const isOld = document.format === '2.0'
  const parent = isOld ? null : inside(null, 'components')
  const holder = isOld ? root : objectOf(root['components'])
  return (isOld ? ['definitions', 'parameters', 'responses'] : sections).map((section) => ({
    value: objectOf(holder[section]),
    at: inside(parent, section)
  }))
}

function memberIn({ value, at }: Located<JsonObject>, name: string): Located | null {
  return Object.hasOwn(value, name) ? { value: value[name], at: inside(at, name) } : null
}

function pointerOf(at: At): string {
  return `#${jsonPointer(pathOf(at))}`
}

/**
 * Takes out of `pointers` (`#/definitions/Order`) those that an operation of either document reaches, through however many
 * others. All of them are of what differs between the documents, so what says the same in both reaches none and is passed
 * over; looks no further once none is left.
 */
export function dropUsed(pointers: Set<string>, before: Side, after: Side, sameness: Sameness): void {
  const walk = new Walk(pointers, before.references, after.references, sameness)
  const was = objectOf(before.root['paths'])
  const is = objectOf(after.root['paths'])
  for (const path of memberNames(was, is)) {
    if (pointers.size === 0) return
    walk.from(memberOf(was, path), memberOf(is, path))
  }
}

class Walk {
  readonly #pointers: Set<string>
  readonly #before: Followed
  readonly #after: Followed
  readonly #sameness: Sameness
  /** What references lead to waits: they may lead through any number of others. */
  readonly #waiting: { value: unknown; side: Followed }[] = []

  constructor(pointers: Set<string>, before: References, after: References, sameness: Sameness) {
    this.#pointers = pointers
    this.#before = { references: before, refs: new Set() }
    this.#after = { references: after, refs: new Set() }
    this.#sameness = sameness
  }

  from(was: unknown, is: unknown): void {
    if (this.#sameness.isSame(was, is)) return
    if (isHolder(was)) this.#look(was, this.#before)
    if (isHolder(is)) this.#look(is, this.#after)
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      if (isHolder(next.value)) this.#look(next.value, next.side)
    }
  }

  #look(value: object, side: Followed): void {
    if (this.#pointers.size === 0) return
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isHolder(item)) this.#look(item, side)
      return
    }
    for (const name in value) {
      const inner = (value as JsonObject)[name]
      if (isHolder(inner)) this.#look(inner, side)
      else if (name === '$ref' && typeof inner === 'string') this.#follow(inner, side)
    }
  }

  /** Goes on at what a reference leads to, unless another one did before. */
  #follow(ref: string, side: Followed): void {
    if (side.refs.has(ref)) return
    side.refs.add(ref)
    const target = side.references.target(ref)
    if (target === null) return
    this.#pointers.delete(pointerOf(target.at))
    const was = this.#before.references.target(ref)
    const is = this.#after.references.target(ref)
    if (!this.#sameness.isSame(was?.value, is?.value)) this.#waiting.push({ value: target.value, side })
  }
}

interface Followed {
  references: References
  refs: Set<string>
}

/** An object or a list. */
function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

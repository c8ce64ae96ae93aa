import type { JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { jsonPointer } from '../places'
import { inside, pathOf, type At, type Located } from './at'
import { refOf, type References } from './document'
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
  new Walk(pointers, before, after, sameness).from(before.root['paths'], after.root['paths'])
}

/** A place of both documents, or of the one that has something there. */
interface Place {
  was: unknown
  is: unknown
}

class Walk {
  readonly #pointers: Set<string>
  readonly #before: Followed
  readonly #after: Followed
  readonly #sameness: Sameness
  /** What references lead to waits: they may lead through any number of others. */
  readonly #waiting: Place[] = []

  constructor(pointers: Set<string>, before: Side, after: Side, sameness: Sameness) {
    this.#pointers = pointers
    this.#before = { references: before.references, refs: new Set() }
    this.#after = { references: after.references, refs: new Set() }
    this.#sameness = sameness
  }

  from(was: unknown, is: unknown): void {
    this.#waiting.push({ was, is })
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#look(next.was, next.is)
    }
  }

  #look(was: unknown, is: unknown): void {
    if (!isHolder(was)) {
      if (isHolder(is)) this.#lookAlone(is, this.#after)
    } else if (!isHolder(is)) this.#lookAlone(was, this.#before)
    else if (Array.isArray(was) === Array.isArray(is)) this.#lookAtBoth(was, is)
    else {
      this.#lookAlone(was, this.#before)
      this.#lookAlone(is, this.#after)
    }
  }

  #lookAtBoth(was: JsonObject, is: JsonObject): void {
    if (this.#pointers.size === 0 || this.#sameness.isSame(was, is)) return
    const led = { was: this.#follow(was, this.#before), is: this.#follow(is, this.#after) }
    if (led.was !== undefined || led.is !== undefined) this.#waiting.push(led)
    for (const name of Object.keys(was)) this.#look(was[name], Object.hasOwn(is, name) ? is[name] : undefined)
    for (const name of Object.keys(is)) if (!Object.hasOwn(was, name)) this.#look(undefined, is[name])
  }

  #lookAlone(value: JsonObject, side: Followed): void {
    if (this.#pointers.size === 0) return
    const led = this.#follow(value, side)
    if (led !== undefined) {
      this.#waiting.push(side === this.#before ? { was: led, is: undefined } : { was: undefined, is: led })
    }
    for (const name of Object.keys(value)) {
      const inner = value[name]
      if (isHolder(inner)) this.#lookAlone(inner, side)
    }
  }

  /** What an object refers to, unless something else did before. */
  #follow(value: JsonObject, { references, refs }: Followed): unknown {
    const ref = refOf(value)
    if (ref === null || refs.has(ref)) return undefined
    refs.add(ref)
    const target = references.target(ref)
    if (target === null) return undefined
    this.#pointers.delete(pointerOf(target.at))
    return target.value
  }
}

interface Followed {
  references: References
  refs: Set<string>
}

/** An object or a list, whose items are members by their position. */
function isHolder(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null
}

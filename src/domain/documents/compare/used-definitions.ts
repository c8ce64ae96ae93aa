import type { JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { jsonPointer } from '../places'
import { inside, pathOf, type At, type Located } from './at'
import { oldSections, sections } from './mentions'
import type { Side } from './operations'
import type { Sameness } from './sameness'

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
  return (isOld ? oldSections : sections).map((section) => ({
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

/** Takes out of `pointers` (`#/definitions/Order`) those that a path of either document reaches, through however many others. */
export function dropUsed(pointers: Set<string>, before: Side, after: Side): void {
  for (const side of [before, after]) dropUsedIn(side, pointers)
}

function dropUsedIn({ document: { mentions, root }, references }: Side, pointers: Set<string>): void {
  const followed = new Set<string>()
  const waiting: unknown[] = [root['paths']]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (pointers.size === 0) return
    if (typeof next !== 'object' || next === null) continue
    for (const ref of mentions.get(next) ?? refsIn(next)) {
      if (followed.has(ref)) continue
      followed.add(ref)
      const target = references.target(ref)
      if (target === null) continue
      pointers.delete(pointerOf(target.at))
      waiting.push(target.value)
    }
  }
}

/** Of what is no definition but a part of one, or of a path. */
function refsIn(value: object, found = new Set<string>()): Set<string> {
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'object' && inner !== null) refsIn(inner, found)
    else if (name === '$ref' && typeof inner === 'string') found.add(inner)
  }
  return found
}

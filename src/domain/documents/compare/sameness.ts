import type { JsonObject } from '../../async-task/field-text'
import { refOf, type References } from './document'
import { isEqual } from './equal'

/**
 * Whether values of two documents are the same, whatever they refer to included. "No" may be wrong (two spellings of one
 * thing), "yes" never is: it is what lets most of two large documents be passed over.
 */
export class Sameness {
  readonly #before: References
  readonly #after: References
  /** Of references that both documents use. */
  readonly #isSame = new Map<string, boolean>()
  readonly #known = new Map<object, { other: unknown; isSame: boolean }>()

  constructor(before: References, after: References) {
    this.#before = before
    this.#after = after
  }

  isSame(before: unknown, after: unknown): boolean {
    if (typeof before !== 'object' || before === null) return isEqual(before, after)
    const known = this.#known.get(before)
    if (known !== undefined && known.other === after) return known.isSame
    const isSame = this.#isAlike(before, after, null)
    this.#known.set(before, { other: after, isSame })
    return isSame
  }

  /**
   * Equal as they stand; what a reference inside leads to is asked for too, or noted in `mentions` and taken for the same.
   * What differs on the way down is remembered: whoever is asked for the values inside next need not look at them again.
   */
  #isAlike(before: unknown, after: unknown, mentions: Set<string> | null): boolean {
    if (typeof before !== 'object' || before === null) return isEqual(before, after)
    if (typeof after === 'object' && after !== null && this.#isAlikeInside(before, after, mentions))
      return true
    this.#known.set(before, { other: after, isSame: false })
    return false
  }

  #isAlikeInside(before: object, after: object, mentions: Set<string> | null): boolean {
    if (Array.isArray(before)) return Array.isArray(after) && this.#isAlikeList(before, after, mentions)
    if (Array.isArray(after)) return false
    return this.#isAlikeObject(before as JsonObject, after as JsonObject, mentions)
  }

  #isAlikeList(before: readonly unknown[], after: readonly unknown[], mentions: Set<string> | null): boolean {
    if (before.length !== after.length) return false
    for (let index = 0; index < before.length; index += 1) {
      if (!this.#isAlike(before[index], after[index], mentions)) return false
    }
    return true
  }

  #isAlikeObject(before: JsonObject, after: JsonObject, mentions: Set<string> | null): boolean {
    const names = Object.keys(before)
    const others = Object.keys(after)
    if (names.length !== others.length) return false
    // What stands beside a reference counts in OpenAPI 3.1.
    const ref = refOf(before)
    if (ref !== null) {
      if (ref !== refOf(after)) return false
      if (mentions !== null) mentions.add(ref)
      else if (!this.#isSameTarget(ref)) return false
    }
    let index = 0
    for (const name of names) {
      // Nearly always both are written in one order.
      if (name !== others[index] && !Object.hasOwn(after, name)) return false
      if (!this.#isAlike(before[name], after[name], mentions)) return false
      index += 1
    }
    return true
  }

  /**
   * Decides for everything that can be reached from `ref` at once, so that references in a circle are told exactly: what
   * differs itself spreads to whatever mentions it, and the rest is the same.
   */
  #isSameTarget(ref: string): boolean {
    const decided = this.#isSame.get(ref)
    if (decided !== undefined) return decided
    const mentionedBy = new Map<string, string[]>([[ref, []]])
    const pending = [ref]
    const different: string[] = []
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const mentions = new Set<string>()
      const before = this.#before.target(next)
      const after = this.#after.target(next)
      const isAlike = this.#isAlike(before?.value, after?.value, mentions)
      if (!isAlike) different.push(next)
      for (const mention of mentions) {
        const known = this.#isSame.get(mention)
        if (known === false) different.push(next)
        if (known !== undefined) continue
        const mentioning = mentionedBy.get(mention)
        if (mentioning !== undefined) {
          mentioning.push(next)
          continue
        }
        pending.push(mention)
        mentionedBy.set(mention, [next])
      }
    }
    for (let next = different.pop(); next !== undefined; next = different.pop()) {
      if (this.#isSame.get(next) === false) continue
      this.#isSame.set(next, false)
      for (const mentioning of mentionedBy.get(next) ?? []) different.push(mentioning)
    }
    for (const reached of mentionedBy.keys()) if (!this.#isSame.has(reached)) this.#isSame.set(reached, true)
    return this.#isSame.get(ref) ?? false
  }
}

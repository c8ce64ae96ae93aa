import { isObject } from '../../async-task/field-text'
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
  readonly #known = new WeakMap<object, { other: unknown; isSame: boolean }>()

  constructor(before: References, after: References) {
    this.#before = before
    this.#after = after
  }

  isSame(before: unknown, after: unknown): boolean {
    if (typeof before !== 'object' || before === null) return isEqual(before, after)
    const known = this.#known.get(before)
    if (known !== undefined && known.other === after) return known.isSame
    const isSame = this.#isAlike(before, after, (ref) => this.#isSameTarget(ref))
    this.#known.set(before, { other: after, isSame })
    return isSame
  }

  /**
   * Equal as they stand; of a reference inside, `isSameTarget` says whether it is. What differs on the way down is
   * remembered: whoever is asked for the values inside next need not look at them again.
   */
  #isAlike(before: unknown, after: unknown, isSameTarget: (ref: string) => boolean): boolean {
    if (typeof before !== 'object' || before === null) return isEqual(before, after)
    if (this.#isAlikeInside(before, after, isSameTarget)) return true
    this.#known.set(before, { other: after, isSame: false })
    return false
  }

  #isAlikeInside(before: object, after: unknown, isSameTarget: (ref: string) => boolean): boolean {
    if (Array.isArray(before)) {
      return (
        Array.isArray(after) &&
        before.length === after.length &&
        before.every((item, index) => this.#isAlike(item, after[index], isSameTarget))
      )
    }
    if (!isObject(before) || !isObject(after)) return false
    const ref = refOf(before)
    // What stands beside a reference counts in OpenAPI 3.1.
    if (ref !== null && (ref !== refOf(after) || !isSameTarget(ref))) return false
    const names = Object.keys(before)
    if (names.length !== Object.keys(after).length) return false
    return names.every(
      (name) => Object.hasOwn(after, name) && this.#isAlike(before[name], after[name], isSameTarget)
    )
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
      const isAlike = this.#isAlike(before?.value, after?.value, (mention) => {
        mentions.add(mention)
        return true
      })
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

/** Where two texts differ, in lines from 0; an end is the line after the last one. */
export interface LineChanges {
  /** Four numbers each: from and to before, from and to after. In order, never touching each other. */
  hunks: Int32Array
  /** Indexes of hunks that are larger than they had to be: too much differs there to look closer. */
  approximate: number[]
}

/** Collects hunks in order; those that touch become one. */
export class Hunks {
  readonly #numbers: number[] = []
  readonly #approximate = new Set<number>()

  add(
    fromBefore: number,
    toBefore: number,
    fromAfter: number,
    toAfter: number,
    isApproximate: boolean
  ): void {
    if (fromBefore === toBefore && fromAfter === toAfter) return
    const numbers = this.#numbers
    const last = numbers.length - 4
    if (last >= 0 && numbers[last + 1] === fromBefore && numbers[last + 3] === fromAfter) {
      numbers[last + 1] = toBefore
      numbers[last + 3] = toAfter
    } else numbers.push(fromBefore, toBefore, fromAfter, toAfter)
    if (isApproximate) this.#approximate.add(numbers.length / 4 - 1)
  }

  done(): LineChanges {
    return { hunks: Int32Array.from(this.#numbers), approximate: [...this.#approximate] }
  }
}

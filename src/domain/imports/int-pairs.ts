/** A set of pairs of whole numbers (32 bits, not negative), eight bytes a place: many times less than one of texts. */
export class IntPairs {
  #slots = new Int32Array(32).fill(-1)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Whether the pair is new. */
  add(one: number, other: number): boolean {
    if (!put(this.#slots, one, other)) return false
    this.#size += 1
    // Half of the places stay free, so that looking for one is a matter of few steps.
    if (this.#size * 4 > this.#slots.length) this.#widen()
    return true
  }

  #widen(): void {
    const known = this.#slots
    this.#slots = new Int32Array(known.length * 2).fill(-1)
    for (let at = 0; at < known.length; at += 2) {
      const [one = -1, other = -1] = [known[at], known[at + 1]]
      if (one !== -1) put(this.#slots, one, other)
    }
  }
}

/** Whether it was not there; takes the first free place from where its numbers lead to. */
function put(slots: Int32Array, one: number, other: number): boolean {
  const mask = slots.length / 2 - 1
  let place = spread(one, other) & mask
  for (;;) {
    const at = place * 2
    if (slots[at] === -1) {
      slots[at] = one
      slots[at + 1] = other
      return true
    }
    if (slots[at] === one && slots[at + 1] === other) return false
    place = (place + 1) & mask
  }
}

/** Neighbouring numbers lead far apart (multiplicative hashing, by primes near the golden ratio). */
function spread(one: number, other: number): number {
  const mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca77)
  return mixed ^ (mixed >>> 15)
}

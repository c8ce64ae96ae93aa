/** Something that is due at a time. The heap keeps its place in `slot`: -1 while it is in no heap. */
export interface Due {
  dueAt: number
  slot: number
}

/** A binary heap by due time. It knows where each item is, so that one can leave or move at any moment. */
export class DueHeap<T extends Due> {
  readonly #items: T[] = []

  get size(): number {
    return this.#items.length
  }

  /** The item that is due first. */
  first(): T | undefined {
    return this.#items[0]
  }

  /** Puts an item in, or moves it to where its (changed) due time belongs. */
  put(item: T): void {
    if (item.slot === -1) item.slot = this.#items.push(item) - 1
    this.#sinkFrom(this.#riseFrom(item.slot))
  }

  /** Takes an item out; one that is not in the heap is left alone. */
  remove(item: T): void {
    if (item.slot === -1) return
    const gap = item.slot
    const last = this.#items.pop()
    item.slot = -1
    if (last === undefined || last === item) return
    this.#place(last, gap)
    this.#sinkFrom(this.#riseFrom(gap))
  }

  #riseFrom(slot: number): number {
    const item = this.#at(slot)
    while (slot > 0) {
      const parent = (slot - 1) >> 1
      if (this.#at(parent).dueAt <= item.dueAt) break
      this.#place(this.#at(parent), slot)
      slot = parent
    }
    this.#place(item, slot)
    return slot
  }

  #sinkFrom(slot: number): void {
    const item = this.#at(slot)
    for (;;) {
      let child = 2 * slot + 1
      if (child >= this.#items.length) break
      if (child + 1 < this.#items.length && this.#at(child + 1).dueAt < this.#at(child).dueAt) child += 1
      if (this.#at(child).dueAt >= item.dueAt) break
      this.#place(this.#at(child), slot)
      slot = child
    }
    this.#place(item, slot)
  }

  #at(slot: number): T {
    const item = this.#items[slot]
    if (item === undefined) throw new RangeError(`no item in slot ${slot}`)
    return item
  }

  #place(item: T, slot: number): void {
    this.#items[slot] = item
    item.slot = slot
  }
}

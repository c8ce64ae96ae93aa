import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DueHeap, type Due } from '../../../src/main/polling/due-heap'

interface Item extends Due {
  id: number
}

describe('the heap', () => {
  it('behaves like a sorted list, whatever is put, moved and removed', () => {
    const step = fc.record({
      id: fc.nat(20),
      dueAt: fc.oneof(fc.nat(50), fc.constantFrom(-Infinity, Infinity)),
      isRemoved: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const heap = new DueHeap<Item>()
        const items = Array.from({ length: 21 }, (_, id): Item => ({ id, dueAt: 0, slot: -1 }))
        const inside = new Set<Item>()
        for (const { id, dueAt, isRemoved } of steps) {
          const item = items[id]
          if (item === undefined) continue
          if (isRemoved) {
            heap.remove(item)
            inside.delete(item)
          } else {
            item.dueAt = dueAt
            heap.put(item)
            inside.add(item)
          }
          expect(heap.size).toBe(inside.size)
          expect(heap.first()?.dueAt).toBe(
            inside.size === 0 ? undefined : Math.min(...[...inside].map((each) => each.dueAt))
          )
        }
        const order: number[] = []
        for (let first = heap.first(); first !== undefined; first = heap.first()) {
          order.push(first.dueAt)
          heap.remove(first)
        }
        expect(order).toEqual(
          [...inside].map((each) => each.dueAt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        )
        expect(items.every(({ slot }) => slot === -1)).toBe(true)
      })
    )
  })
})

export interface PairedUp<T> {
  pairs: [T, T][]
  /** What found no partner, in order. */
  removed: T[]
  added: T[]
}

/**
 * Which item of an earlier list became which of a later one: those that share a key, the first free one each. What one
 * key leaves is tried by the next; null is no key. The work grows with the items, not with their square.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((item: T, isAfter: boolean) => string | null)[]
): PairedUp<T> {
  const pairs: [T, T][] = []
  if (before.length === 0 || after.length === 0) return { pairs, removed: [...before], added: [...after] }
  let removed = [...before]
  let added = [...after]
  for (const keyOf of keys) {
    if (removed.length === 0 || added.length === 0) break
    const free = new Map<string, T[]>()
    for (const item of added.toReversed()) {
      const key = keyOf(item, true)
      if (key === null) continue
      const known = free.get(key)
      if (known === undefined) free.set(key, [item])
      else known.push(item)
    }
    const taken = new Set<T>()
    removed = removed.filter((item) => {
      const key = keyOf(item, false)
      const partner = key === null ? undefined : free.get(key)?.pop()
      if (partner === undefined) return true
      pairs.push([item, partner])
      taken.add(partner)
      return false
    })
    added = added.filter((item) => !taken.has(item))
  }
  return { pairs, removed, added }
}

/** Keeps what was used last, up to a budget; what alone is over the budget is not kept. */
export class Lru<K, V> {
  private readonly kept = new Map<K, { value: V; cost: number }>()
  private total = 0

  constructor(private readonly budget: number) {}

  get(key: K): V | undefined {
    const found = this.kept.get(key)
    if (found === undefined) return undefined
    this.kept.delete(key)
    this.kept.set(key, found)
    return found.value
  }

  set(key: K, value: V, cost: number): void {
    this.delete(key)
    if (cost > this.budget) return
    this.kept.set(key, { value, cost })
    this.total += cost
    for (const oldest of this.kept.keys()) {
      if (this.total <= this.budget) break
      this.delete(oldest)
    }
  }

  clear(): void {
    this.kept.clear()
    this.total = 0
  }

  private delete(key: K): void {
    this.total -= this.kept.get(key)?.cost ?? 0
    this.kept.delete(key)
  }
}

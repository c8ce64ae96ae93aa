import type { EventType, State } from 'js-yaml'

/** Far above any real document; only aliases that multiply each other, or one long text, get there. */
const maxNodes = 5_000_000
const maxLength = 64_000_000

/** Thrown out of the parser. */
export class ExpandsTooFar extends Error {}

/**
 * Follows js-yaml while it reads and stops it by throwing ExpandsTooFar once aliases mention more text than anybody
 * could have written: lists of texts may be names, which the parser joins.
 */
export function createExpansionGuard(content: string): (event: EventType, state: State) => void {
  const weights = new Map<object, number>()
  // Most texts are read twice before it is known that they are no name.
  let left = maxLength + 4 * content.length
  return (event, state) => {
    if (event !== 'close') return
    const value = state.result as unknown
    if (typeof value === 'string') left -= value.length
    else if (Array.isArray(value)) left -= weightOf(value, weights)
    if (left < 0) throw new ExpandsTooFar()
  }
}

function weightOf(list: readonly unknown[], weights: Map<object, number>): number {
  let weight = weights.get(list)
  if (weight !== undefined) return weight
  weight = list.length
  for (const item of list) if (typeof item === 'string') weight += item.length
  weights.set(list, weight)
  return 0
}

/** Aliases share one value in memory but count once per mention here, as they do for whoever walks the result. */
export function expandsTooFar(value: unknown, content: string): boolean {
  const pending: object[] = []
  let nodes = 0
  let left = maxLength + content.length
  const count = (child: unknown): void => {
    nodes += 1
    if (typeof child === 'string') left -= child.length
    else if (typeof child === 'object' && child !== null) pending.push(child)
  }
  count(value)
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (Array.isArray(node)) for (const child of node) count(child)
    else
      for (const [name, child] of Object.entries(node)) {
        left -= name.length
        count(child)
      }
    if (nodes > maxNodes || left < 0) return true
  }
  return false
}

import type { EventType, State } from 'js-yaml'
import { mostDuplicates, type Path } from './places'

/** Follows js-yaml while it reads a text and remembers where objects, lists and names stand. All numbers are offsets. */
export interface YamlPlaces {
  listener: (event: EventType, state: State) => void
  /** For the value that was read: each path, or the nearest of its parents that can be found. */
  find(value: unknown, paths: readonly Path[]): number[]
  /** Names that stand twice in one object of the value that was read. */
  duplicates(value: unknown): { path: Path; offset: number }[]
}

/** An object or list: where it begins, and its members' names with their offsets, in turn. Plain lists cost least. */
interface Node {
  at: number
  names: (string | number)[] | null
}

export function createYamlPlaces(text: string): YamlPlaces {
  const nodes = new Map<object, Node>()
  const starts: number[] = []
  const namesOf: Node['names'][] = []
  const indexes = new Map<Node, Map<string, number>>()
  const repeating = new Set<object>()

  function close(value: unknown, position: number): void {
    const at = starts.pop() ?? 0
    const names = namesOf.pop() ?? null
    if (typeof value === 'object' && value !== null) {
      // An alias closes with the object of its anchor, which keeps its own place.
      if (nodes.has(value)) return
      nodes.set(value, { at, names })
      if (names !== null && repeating.size < mostDuplicates && names.length / 2 > Object.keys(value).length)
        repeating.add(value)
    } else if (starts.length > 0 && isBeforeColon(text, position)) {
      const parent = starts.length - 1
      const offset = afterSpace(text, at)
      const known = (namesOf[parent] ??= [])
      // js-yaml reads some nodes twice before it knows what they are.
      if (known[known.length - 1] !== offset) known.push(String(value), offset)
    }
  }

  /** The offset of the object's last member of that name. */
  function nameOffset(value: object, name: string): number | undefined {
    const node = nodes.get(value)
    if (node === undefined || node.names === null) return undefined
    let index = indexes.get(node)
    if (index === undefined) indexes.set(node, (index = new Map(pairs(node.names))))
    return index.get(name)
  }

  function offsetOf(root: unknown, path: Path): number {
    let value = root
    let offset = 0
    for (const step of path) {
      if (typeof value !== 'object' || value === null) break
      const name = nameOffset(value, String(step))
      value = (value as Record<string | number, unknown>)[step]
      const own = typeof value === 'object' && value !== null ? nodes.get(value)?.at : undefined
      offset = name ?? (own === undefined ? offset : afterSpace(text, own))
    }
    return offset
  }

  return {
    listener(event, state) {
      if (event === 'close') return close(state.result as unknown, state.position)
      starts.push(state.position)
      namesOf.push(null)
    },
    find: (value, paths) => paths.map((path) => offsetOf(value, path)),
    duplicates(value) {
      const found: { path: Path; offset: number }[] = []
      for (const [node, path] of pathsTo(repeating, value)) {
        const seen = new Set<string>()
        for (const [name, offset] of pairs(nodes.get(node)?.names ?? [])) {
          if (seen.has(name) && found.length < mostDuplicates) found.push({ path: [...path, name], offset })
          seen.add(name)
        }
      }
      return found
    }
  }
}

function pairs(names: readonly (string | number)[]): [string, number][] {
  return Array.from({ length: names.length / 2 }, (_, index) => [
    String(names[index * 2]),
    Number(names[index * 2 + 1])
  ])
}

/** A name is followed by a colon on its own line; a scalar that is a value never is. */
function isBeforeColon(text: string, position: number): boolean {
  let at = position
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++
  return text.charCodeAt(at) === 0x3a
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++
  return at
}

/** The path at which each of the wanted objects stands first. */
function pathsTo(wanted: ReadonlySet<object>, root: unknown): Map<object, Path> {
  const found = new Map<object, Path>()
  const pending: { value: unknown; path: Path }[] = wanted.size === 0 ? [] : [{ value: root, path: [] }]
  for (let next = pending.pop(); next !== undefined && found.size < wanted.size; next = pending.pop()) {
    const { value, path } = next
    if (typeof value !== 'object' || value === null) continue
    if (wanted.has(value) && !found.has(value)) found.set(value, path)
    for (const [step, child] of Object.entries(value).reverse())
      pending.push({ value: child, path: [...path, step] })
  }
  return found
}

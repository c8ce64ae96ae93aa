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

/** An object or list: where it begins, its members' names with their offsets in turn, and where a list's items begin. */
interface Node {
  at: number
  names: (string | number)[] | null
  items: number[] | null
}

/** A node that is being read. */
interface Frame {
  at: number
  names: Node['names']
  /** How many children of others there were before its own. */
  firstChild: number
  /** Its last child was a name. */
  awaitsValue: boolean
}

export function createYamlPlaces(text: string): YamlPlaces {
  const nodes = new Map<object, Node>()
  /** The nodes that are being read, used again and again: as many as the text is deep. */
  const frames: Frame[] = []
  let depth = 0
  /** Where the children of all open nodes begin, those of the innermost last; a member's value is not among them. */
  const children: number[] = []
  const indexes = new Map<Node, Map<string, number>>()
  const repeating = new Set<object>()

  function open(position: number): void {
    const frame = (frames[depth] ??= { at: 0, names: null, firstChild: 0, awaitsValue: false })
    frame.at = position
    frame.names = null
    frame.firstChild = children.length
    frame.awaitsValue = false
    depth += 1
  }

  function close(value: unknown, position: number): void {
    depth -= 1
    const frame = frames[depth]
    if (frame === undefined) return
    const { at, names } = frame
    const parent = frames[depth - 1]
    const items = Array.isArray(value) ? children.slice(frame.firstChild) : null
    children.length = frame.firstChild
    if (parent?.awaitsValue) parent.awaitsValue = false
    else children.push(at)
    if (typeof value === 'object' && value !== null) {
      // An alias closes with the object of its anchor, which keeps its own place.
      if (nodes.has(value)) return
      nodes.set(value, { at, names, items })
      if (names !== null && repeating.size < mostDuplicates && names.length / 2 > Object.keys(value).length)
        repeating.add(value)
    } else if (parent !== undefined && isBeforeColon(text, position)) {
      const offset = afterSpace(text, at)
      const known = (parent.names ??= [])
      // js-yaml reads some nodes twice before it knows what they are.
      if (known[known.length - 1] !== offset) known.push(String(value), offset)
      children[children.length - 1] = offset
      parent.awaitsValue = true
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

  /** The offset of a list's item. */
  function itemOffset(list: readonly unknown[], index: number): number | undefined {
    const node = nodes.get(list)
    if (node === undefined || node.items === null) return undefined
    if (node.items.length !== list.length) {
      // js-yaml does not announce items that are written as nothing at all.
      const dashed = dashedItems(text, afterProperties(text, node.at))
      node.items = dashed.length === list.length ? dashed : null
    }
    const at = node.items?.[index]
    return at === undefined ? undefined : afterSpace(text, at)
  }

  function offsetOf(root: unknown, path: Path): number {
    let value = root
    let offset = 0
    for (const step of path) {
      if (typeof value !== 'object' || value === null) break
      const own = Array.isArray(value) ? itemOffset(value, Number(step)) : nameOffset(value, String(step))
      value = (value as Record<string | number, unknown>)[step]
      offset = own ?? offset
    }
    return offset
  }

  return {
    listener(event, state) {
      if (event === 'open') open(state.position)
      else close(state.result as unknown, state.position)
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
  return text.charCodeAt(afterBlanks(text, position)) === 0x3a
}

function afterBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++
  return at
}

/** Where a node's text begins that was announced at `from`: after white space and comments. */
function afterSpace(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (text.charCodeAt(at) === 0x23) at = lineAfter(text, at)
    else if (text.charCodeAt(at) <= 0x20) at++
    else break
  }
  return at
}

/** The same, after its anchor and its tag too. */
function afterProperties(text: string, from: number): number {
  let at = afterSpace(text, from)
  while (text[at] === '&' || text[at] === '!') {
    while (at < text.length && text.charCodeAt(at) > 0x20) at++
    at = afterSpace(text, at)
  }
  return at
}

/** Where the items of a block list begin, those without content at their dash. Its dashes stand below each other. */
function dashedItems(text: string, first: number): number[] {
  const items: number[] = []
  const indent = first - lineStart(text, first)
  for (let dash = first; isDash(text, dash);) {
    const content = afterBlanks(text, dash + 1)
    items.push(isLineEnd(text, content) || text[content] === '#' ? dash : content)
    let line = lineAfter(text, dash)
    while (line < text.length && isInside(text, line, indent)) line = lineAfter(text, line)
    if (afterBlanks(text, line) - line !== indent) break
    dash = line + indent
  }
  return items
}

function isDash(text: string, at: number): boolean {
  return text[at] === '-' && (isLineEnd(text, at + 1) || afterBlanks(text, at + 1) > at + 1)
}

/** Whether a line belongs to the item before it: it is indented more than the dash, empty or a comment. */
function isInside(text: string, line: number, indent: number): boolean {
  const at = afterBlanks(text, line)
  return at - line > indent || isLineEnd(text, at) || text[at] === '#'
}

function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || text[at] === '\r'
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at) + 1
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end + 1
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

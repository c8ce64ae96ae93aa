import { mostDuplicates, type Path } from './places'

/** What one pass over a JSON text finds; all numbers are offsets. */
export interface JsonPlaces {
  offsets: number[]
  duplicates: { path: Path; offset: number }[]
}

/** The wanted paths as a tree, so that one pass over the text finds them all. */
interface Wanted {
  next: Map<string, Wanted>
  /** Indexes into the answer. */
  asks: number[]
}

interface Open {
  /** Names seen so far; null for a list. */
  names: Set<string> | null
  /** The name or index of the value that is being read. */
  step: string | number
  wanted: Wanted | undefined
}

const quote = 0x22
const backslash = 0x5c

/**
 * Finds paths in a text that JSON.parse accepts: a member at its name, a list's item at its beginning. Of equal names
 * the last one is found, as JSON.parse takes it. Linear in the text's length, whatever is asked for.
 */
export function findInJson(text: string, paths: readonly Path[]): JsonPlaces {
  const root = wantedTree(paths)
  const offsets = paths.map(() => 0)
  const duplicates: JsonPlaces['duplicates'] = []
  const open: Open[] = []
  let isName = false
  let nameAt = 0

  /** Notes where the value that begins now stands, for whoever asked for it or for something inside it. */
  const enter = (at: number): Wanted | undefined => {
    const parent = open.at(-1)
    const wanted = parent === undefined ? root : parent.wanted?.next.get(String(parent.step))
    if (wanted !== undefined) note(wanted, parent?.names ? nameAt : at, offsets)
    return wanted
  }

  let i = 0
  while (i < text.length) {
    const c = text.charCodeAt(i)
    const parent = open.at(-1)
    if (c === quote) {
      const end = stringEnd(text, i + 1)
      if (isName && parent?.names) {
        const name = unescaped(text, i, end)
        if (parent.names.has(name) && duplicates.length < mostDuplicates) {
          duplicates.push({ path: [...open.slice(0, -1).map(({ step }) => step), name], offset: i })
        }
        parent.names.add(name)
        parent.step = name
        nameAt = i
      } else enter(i)
      i = end
    } else if (c === 0x7b || c === 0x5b) {
      const wanted = enter(i)
      isName = c === 0x7b
      open.push({ names: isName ? new Set() : null, step: 0, wanted })
    } else if (c === 0x7d || c === 0x5d) {
      open.pop()
      isName = false
    } else if (c === 0x2c) {
      isName = parent?.names instanceof Set
      if (parent && !isName) parent.step = Number(parent.step) + 1
    } else if (c === 0x3a) isName = false
    else if (c > 0x20) {
      enter(i)
      while (i + 1 < text.length && isScalar(text.charCodeAt(i + 1))) i++
    }
    i++
  }
  return { offsets, duplicates }
}

function wantedTree(paths: readonly Path[]): Wanted {
  const root: Wanted = { next: new Map(), asks: [] }
  paths.forEach((path, ask) => {
    let node = root
    for (const step of path) {
      const key = String(step)
      const next = node.next.get(key) ?? { next: new Map<string, Wanted>(), asks: [] }
      node.next.set(key, next)
      node = next
    }
    node.asks.push(ask)
  })
  return root
}

/** A parent's place stands for what is inside until that is found itself. */
function note(wanted: Wanted, offset: number, offsets: number[]): void {
  const pending = [wanted]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const ask of node.asks) offsets[ask] = offset
    pending.push(...node.next.values())
  }
}

/** Index of the closing quote. */
function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === backslash) before--
  return (at - before) % 2 === 0
}

function unescaped(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end)
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
}

/** Whether a character goes on with a number or a literal. */
function isScalar(c: number): boolean {
  return c > 0x20 && c !== 0x2c && c !== 0x5d && c !== 0x7d
}

import { pathOfRef } from '../compare/document'
import type { Path } from '../places'
import { linesOfPaths, type LineRange } from './places-in-lines'

interface Pages {
  text: string
  lines: readonly string[]
}

/** Which lines of one laid-out document changes account for. */
export interface Covered {
  lines: readonly string[]
  /** Where each change stands; null where it has nothing. */
  places: (LineRange | null)[]
  /** What references point to, by reference; only what is there. */
  definitions: Map<string, LineRange>
  /** Gives changes the definitions that only this document has and that they use. */
  takeAlong: (others: ReadonlyMap<string, LineRange>) => void
  /** The lines of a range that no change accounts for, ascending. */
  looseIn: (range: LineRange) => number[]
}

/** A change's place in this document, and in the other one. */
export interface PathPair {
  own: Path | null
  other: Path | null
}

/** One pass over the text finds all of it: the changes, what stands beside them, and what the references point to. */
export function coverLines(
  { text, lines }: Pages,
  isChanged: Uint8Array,
  paths: readonly PathPair[],
  refs: ReadonlySet<string>,
  refsByLine: ReadonlyMap<number, string>
): Covered {
  const asked: Path[] = []
  const ask = (path: Path): number => asked.push(path) - 1
  const asks = paths.map(({ own, other }) => ({
    place: own === null ? null : ask(own),
    isHolder: own !== null && other !== null && isHolderOf(own, other),
    besides: besides(own, other).map((path) => ({ path, at: ask(path) })),
    region: own === null ? null : ask(own.slice(0, own[0] === 'paths' || own[0] === 'components' ? 3 : 2))
  }))
  const targets = [...refs].flatMap((ref) => {
    const path = pathOfRef(ref)
    return path === null || path.length === 0 ? [] : [{ ref, path, at: ask(path) }]
  })
  const ranges = linesOfPaths(text, lines, asked)
  const rangeOf = (index: number): LineRange => ranges[index] ?? { start: 0, end: 0 }
  const covered = new Uint8Array(lines.length)
  /** What belongs to operations and definitions that changed. */
  const touched = new Uint8Array(lines.length)
  for (const each of asks) {
    if (each.place !== null) {
      const { start, end } = rangeOf(each.place)
      if (each.isHolder) covered[start] = covered[end - 1] = 1
      else covered.fill(1, start, end)
    }
    for (const { path, at } of each.besides) {
      const beside = rangeOf(at)
      if (!standsAt(lines, beside, path)) continue
      if (path.length === 2) covered[beside.start] = covered[beside.end - 1] = 1
      else covered.fill(1, beside.start, beside.end)
    }
    if (each.region === null) continue
    const region = rangeOf(each.region)
    touched.fill(1, region.start, region.end)
  }
  const definitions = new Map(
    targets.flatMap(({ ref, path, at }) =>
      standsAt(lines, rangeOf(at), path) ? [[ref, rangeOf(at)] as const] : []
    )
  )
  closeContainers(lines, covered)
  return {
    lines,
    places: asks.map(({ place }) => (place === null ? null : rangeOf(place))),
    definitions,
    takeAlong(others) {
      takeAlong({ covered, touched, isChanged, refsByLine, definitions, others })
      closeContainers(lines, covered)
    },
    looseIn({ start, end }) {
      const loose: number[] = []
      for (let line = start; line < end; line += 1) if (covered[line] !== 1) loose.push(line)
      return loose
    }
  }
}

/** Whether a place is only what would hold the other document's: there is nothing of the change itself. */
function isHolderOf(own: Path, other: Path): boolean {
  return own.length < other.length && own.every((step, index) => isSameStep(step, other[index], index, own))
}

/** Paths of a rename, and places in lists, are the same place. */
function isSameStep(
  step: string | number,
  other: string | number | undefined,
  index: number,
  path: Path
): boolean {
  return step === other || typeof step === 'number' || (index === 1 && path[0] === 'paths')
}

/**
 * What else says it: whether a property must be there, on the side that does not have it too; the path of an operation that
 * is asked for otherwise.
 */
function besides(own: Path | null, other: Path | null): Path[] {
  const path = own ?? other
  if (path?.at(-2) === 'properties') return [[...path.slice(0, -2), 'required']]
  if (own?.length !== 3 || other?.length !== 3 || own[0] !== 'paths' || own[1] === other[1]) return []
  return [own.slice(0, 2), [...own.slice(0, 2), 'parameters']]
}

/** Whether a range is a member's own: of what is not there, it is that of the nearest parent. */
function standsAt(lines: readonly string[], { start }: LineRange, path: Path): boolean {
  const line = lines[start] ?? ''
  const name = `${JSON.stringify(String(path.at(-1)))}:`
  return line.startsWith(name, 2 * path.length) && line.trimStart().startsWith(name)
}

interface Along {
  covered: Uint8Array
  touched: Uint8Array
  isChanged: Uint8Array
  refsByLine: ReadonlyMap<number, string>
  definitions: ReadonlyMap<string, LineRange>
  others: ReadonlyMap<string, LineRange>
}

function takeAlong({ covered, touched, isChanged, refsByLine, definitions, others }: Along): void {
  const pending: string[] = []
  const taken = new Set<string>()
  const take = (line: number, ref: string): void => {
    if (!definitions.has(ref) || others.has(ref)) return
    covered[line] = 1
    if (taken.has(ref)) return
    taken.add(ref)
    pending.push(ref)
  }
  for (const [line, ref] of refsByLine) {
    // A change may stand where the reference does, or in what it leads to.
    const target = definitions.get(ref)?.start ?? line
    if (isChanged[line] !== 1) continue
    if (covered[line] === 1 || touched[line] === 1 || touched[target] === 1) take(line, ref)
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { start, end } = definitions.get(next) ?? { start: 0, end: 0 }
    covered.fill(1, start, end)
    for (let line = start; line < end; line += 1) {
      const ref = refsByLine.get(line)
      if (ref !== undefined) take(line, ref)
    }
  }
}

/** Brackets around nothing but what a change accounts for belong to it. */
function closeContainers(lines: readonly string[], covered: Uint8Array): void {
  const open: { start: number; loose: number }[] = []
  for (const [index, line] of lines.entries()) {
    if (/[[{]$/.test(line)) open.push({ start: index, loose: 0 })
    else if (/^\s*[\]}],?$/.test(line)) {
      const closed = open.pop()
      if (closed === undefined) continue
      if (closed.loose === 0) covered[closed.start] = covered[index] = 1
      const parent = open.at(-1)
      if (parent !== undefined) parent.loose += closed.loose
    } else if (covered[index] !== 1) {
      const holder = open.at(-1)
      if (holder !== undefined) holder.loose += 1
    }
  }
}

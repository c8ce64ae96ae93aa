import { isObject } from '@domain/async-task/field-text'
import { isMethod } from '@domain/documents/compare/operations'
import type { LaidOut } from '@domain/documents/text/explain-lines'
import { linesOfPaths, type LineRange } from '@domain/documents/text/places-in-lines'
import type { ComparedPair } from './document-pairs'

interface EndpointLines extends LineRange {
  endpoint: number
}

/** The endpoint that each hunk belongs to, by its index in the comparison; -1: to none, or to what is shared. */
export function hunkEndpoints(
  pair: ComparedPair,
  texts: { before: LaidOut; after: LaidOut },
  hunks: Int32Array
): Int32Array {
  const before = endpointLines(pair, texts, 'before')
  const after = endpointLines(pair, texts, 'after')
  const endpoints = new Int32Array(hunks.length / 4)
  for (const index of endpoints.keys()) {
    const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] = hunks.subarray(
      4 * index,
      4 * index + 4
    )
    const is = endpointIn(after, fromAfter, toAfter)
    const was = endpointIn(before, fromBefore, toBefore)
    endpoints[index] = was.lines > is.lines ? was.endpoint : is.endpoint
  }
  return endpoints
}

/** Where the operations of one document stand, from top to bottom. */
function endpointLines(
  { comparison, ...documents }: ComparedPair,
  texts: { before: LaidOut; after: LaidOut },
  side: 'before' | 'after'
): EndpointLines[] {
  const { paths } = documents[side].root
  const known = new Map<string, number>()
  for (const [index, { state, method, path, previous }] of comparison.endpoints.entries()) {
    if (state === (side === 'before' ? 'added' : 'removed')) continue
    const own = side === 'before' && previous !== null ? previous : { method, path }
    known.set(`${own.method} ${own.path}`, index)
  }
  const wanted: { path: string[]; endpoint: number }[] = []
  for (const [path, item] of Object.entries(isObject(paths) ? paths : {})) {
    for (const member of Object.keys(isObject(item) ? item : {})) {
      const method = member.toLowerCase() === 'x-apigateway-any-method' ? 'ANY' : member.toUpperCase()
      const endpoint = isMethod(member) ? known.get(`${method} ${path}`) : undefined
      if (endpoint !== undefined) wanted.push({ path: ['paths', path, member], endpoint })
    }
  }
  const { text, lines } = texts[side]
  const ranges = linesOfPaths(
    text,
    lines,
    wanted.map(({ path }) => path)
  )
  return wanted
    .flatMap(({ endpoint }, index) => {
      const range = ranges[index]
      return range === undefined ? [] : [{ endpoint, ...range }]
    })
    .sort((left, right) => left.start - right.start)
}

/** The endpoint with the most lines in the range, and how many; of an empty range, the one it stands in. */
function endpointIn(
  all: readonly EndpointLines[],
  from: number,
  to: number
): { endpoint: number; lines: number } {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle] as EndpointLines).end <= from) low = middle + 1
    else high = middle
  }
  if (from === to) {
    const around = all[low]
    return { endpoint: around !== undefined && around.start < from ? around.endpoint : -1, lines: 0 }
  }
  let most = 0
  let endpoint = -1
  for (let each = all[low]; each !== undefined && each.start < to; each = all[(low += 1)]) {
    const shared = Math.min(each.end, to) - Math.max(each.start, from)
    if (shared > most) [most, endpoint] = [shared, each.endpoint]
  }
  return { endpoint, lines: most }
}

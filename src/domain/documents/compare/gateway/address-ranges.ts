/** Addresses from `first` to `last`, as numbers; both belong to it. */
interface Range {
  first: number
  last: number
}

/** A list of addresses: ranges of IPv4, in order and without overlaps, and entries that are something else. */
export interface AddressSet {
  ranges: Range[]
  others: Set<string>
}

/** Reads single addresses, networks (`10.0.0.0/8`) and ranges (`10.0.0.1-10.0.0.9`). */
export function readAddresses(entries: readonly string[]): AddressSet {
  const ranges: Range[] = []
  const others = new Set<string>()
  for (const entry of entries) {
    const range = readRange(entry)
    if (range === null) others.add(entry)
    else ranges.push(range)
  }
  return { ranges: united(ranges), others }
}

/** Whether each address of `inner` is one of `outer`. */
export function isWithin(inner: AddressSet, outer: AddressSet): boolean {
  if (![...inner.others].every((entry) => outer.others.has(entry))) return false
  let next = 0
  return inner.ranges.every(({ first, last }) => {
    // Both are in order: a range that ends before this one is not needed again.
    while (next < outer.ranges.length && (outer.ranges[next]?.last ?? 0) < last) next += 1
    return (outer.ranges[next]?.first ?? Infinity) <= first
  })
}

function readRange(entry: string): Range | null {
  const [from = '', to] = entry.split('-').map((part) => part.trim())
  if (to !== undefined) {
    const [first, last] = [readAddress(from), readAddress(to)]
    return first === null || last === null || last < first ? null : { first, last }
  }
  const [address = '', length] = from.split('/')
  const first = readAddress(address)
  const bits = length === undefined ? 32 : Number(length)
  if (first === null || !Number.isInteger(bits) || bits < 0 || bits > 32) return null
  const size = 2 ** (32 - bits)
  const network = Math.floor(first / size) * size
  return { first: network, last: network + size - 1 }
}

function readAddress(text: string): number | null {
  const parts = text.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256))
  if (parts.length !== 4 || parts.some((part) => part > 255)) return null
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

function united(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const range of ranges.toSorted((left, right) => left.first - right.first)) {
    const previous = result.at(-1)
    if (previous !== undefined && range.first <= previous.last + 1) {
      previous.last = Math.max(previous.last, range.last)
    } else result.push({ ...range })
  }
  return result
}

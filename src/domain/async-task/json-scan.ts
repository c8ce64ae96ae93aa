/** A part of a text: from `start` up to, not including, `end`, in UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

/** What JSON.parse does not tell about a JSON text. Meaningless for a text that JSON.parse refuses. */
export interface JsonScan {
  /** Where each value of the outermost object stands; of equal keys the last, as JSON.parse takes it. */
  members: Map<string, Span>
  /** Keys that stand twice in one object, at most ten. */
  duplicateKeys: Set<string>
  /** Numbers that a double cannot hold: integers beyond 2^53 and what would become infinite. */
  bigNumbers: Span[]
  /** Whether an escape stands for half of a surrogate pair. */
  hasLoneSurrogate: boolean
}

/** Deeper texts are refused: no answer of the service nests a hundredth of it, and no later step may run out of stack. */
export const maxJsonDepth = 1000
/** Texts with more values are refused before they fill the memory: 8 million objects are about half a gigabyte. */
export const maxJsonValues = 8_000_000

const quote = 0x22
const backslash = 0x5c

/**
 * One pass over a JSON text, linear in its length whatever it holds. It does not validate: JSON.parse does. A refusal
 * is decided before anything is allocated per value.
 */
export function scanJson(text: string): JsonScan | 'too_deep' | 'too_many_values' {
  const scan: JsonScan = {
    members: new Map(),
    duplicateKeys: new Set(),
    bigNumbers: [],
    hasLoneSurrogate: false
  }
  /** Keys of each open object, null for an open list. */
  const open: (Set<string> | null)[] = []
  let expectsKey = false
  let values = 0
  let memberKey = ''
  let memberStart = 0

  const endMember = (end: number) => {
    if (open.length === 1 && open[0] !== null && !expectsKey) {
      scan.members.set(memberKey, { start: memberStart, end })
    }
  }

  let i = 0
  while (i < text.length) {
    const c = text.charCodeAt(i)
    if (c === quote) {
      const end = stringEnd(text, i + 1, scan)
      const keys = open.at(-1)
      if (expectsKey && keys) {
        const key = unescapeKey(text.slice(i + 1, end))
        if (keys.has(key) && scan.duplicateKeys.size < 10) scan.duplicateKeys.add(key)
        keys.add(key)
        if (open.length === 1) memberKey = key
      }
      i = end
    } else if (c === 0x7b || c === 0x5b) {
      if (++values > maxJsonValues) return 'too_many_values'
      if (open.length >= maxJsonDepth) return 'too_deep'
      open.push(c === 0x7b ? new Set() : null)
      expectsKey = c === 0x7b
    } else if (c === 0x7d || c === 0x5d) {
      endMember(i)
      open.pop()
      expectsKey = false
    } else if (c === 0x2c) {
      if (++values > maxJsonValues) return 'too_many_values'
      endMember(i)
      expectsKey = open.at(-1) instanceof Set
    } else if (c === 0x3a) {
      expectsKey = false
      if (open.length === 1) memberStart = i + 1
    } else if (c === 0x2d || isDigit(c)) {
      const end = numberEnd(text, i + 1)
      if (isBig(text.slice(i, end))) scan.bigNumbers.push({ start: i, end })
      i = end - 1
    }
    i++
  }
  return scan
}

/** Index of the closing quote, or the text's length when there is none. */
function stringEnd(text: string, start: number, scan: JsonScan): number {
  let i = start
  while (i < text.length) {
    const c = text.charCodeAt(i)
    if (c === quote) return i
    if (c !== backslash) {
      i++
    } else if (text.charCodeAt(i + 1) !== 0x75) {
      i += 2
    } else {
      const kind = surrogateEscape(text, i)
      const isPair = kind === 'high' && surrogateEscape(text, i + 6) === 'low'
      if (kind !== null && !isPair) scan.hasLoneSurrogate = true
      i += isPair ? 12 : 2
    }
  }
  return text.length
}

/** Which half of a pair the escape at this index stands for; null for anything else. */
function surrogateEscape(text: string, index: number): 'high' | 'low' | null {
  const half = /^\\u[dD](?:([89aAbB])|[c-fC-F])[0-9a-fA-F]{2}$/.exec(text.slice(index, index + 6))
  if (half === null) return null
  return half[1] === undefined ? 'low' : 'high'
}

function unescapeKey(raw: string): string {
  if (!raw.includes('\\')) return raw
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return raw
  }
}

function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39
}

/** Index after the number: digits, sign, point and exponent in any order, JSON.parse knows the rest. */
function numberEnd(text: string, start: number): number {
  let i = start
  while (i < text.length) {
    const c = text.charCodeAt(i)
    if (!isDigit(c) && c !== 0x2e && c !== 0x65 && c !== 0x45 && c !== 0x2b && c !== 0x2d) break
    i++
  }
  return i
}

function isBig(token: string): boolean {
  if (/^-?\d+$/.test(token)) return token.length > 15 && !Number.isSafeInteger(Number(token))
  return Math.abs(Number(token)) === Infinity
}

/** Where a value stands: the member names and list indexes that lead to it from the document's root. */
export type Path = readonly (string | number)[]

/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface Place {
  line: number
  column: number
}

/** A member name that stands twice in one object; the last one counts. */
export interface DuplicateKey {
  path: Path
  place: Place
}

export interface Places {
  /** In the order asked for; of what cannot be found, the place of the nearest parent that can. */
  places: Place[]
  duplicateKeys: DuplicateKey[]
}

/** The most duplicate names that are told; more of them help nobody. */
export const mostDuplicates = 100

/** The path as a JSON pointer (RFC 6901); '' is the whole document. */
export function jsonPointer(path: Path): string {
  let pointer = ''
  for (const step of path) pointer += `/${typeof step === 'string' ? escaped(step) : step}`
  return pointer
}

function escaped(step: string): string {
  // Most steps have neither.
  return step.includes('~') || step.includes('/') ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step
}

/**
 * Turns offsets of a text into lines and columns; building it takes one pass over the text. Lines end with LF, CRLF or
 * a lone CR, as editors count them.
 */
export function createLineIndex(text: string): (offset: number) => Place {
  const starts = lineStarts(text)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  if (text.includes('\r'))
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  else for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}

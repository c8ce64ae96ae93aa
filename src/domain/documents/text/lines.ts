/** A text's lines without their ends; `\r\n` ends a line as `\n` does. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n')
  return text.includes('\r') ? lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)) : lines
}

/** Lines of two texts as numbers: equal lines have equal numbers, below `distinct`. */
export interface LineIds {
  before: Int32Array
  after: Int32Array
  distinct: number
}

/** `keyOf` says what counts of a line; without it, all of it. */
export function numberLines(
  before: readonly string[],
  after: readonly string[],
  keyOf?: (line: string) => string
): LineIds {
  const ids = new Map<string, number>()
  const number = (lines: readonly string[]): Int32Array => {
    const numbers = new Int32Array(lines.length)
    for (const [index, line] of lines.entries()) {
      const key = keyOf === undefined ? line : keyOf(line)
      let id = ids.get(key)
      if (id === undefined) ids.set(key, (id = ids.size))
      numbers[index] = id
    }
    return numbers
  }
  return { before: number(before), after: number(after), distinct: ids.size }
}

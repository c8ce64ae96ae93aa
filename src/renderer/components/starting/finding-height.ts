/** Columns of a fixed-width font that surely fit on one line of the list, at the narrowest window there is. */
const oneLine = 88

/** The height of a finding's row in pixels: its sentence takes one line or two, its place another one. */
export function findingHeight(sentence: string): number {
  let columns = 0
  // Han characters and full-width punctuation are twice as wide.
  for (const character of sentence) columns += character > '⺀' ? 2 : 1
  return columns <= oneLine ? 48 : 66
}

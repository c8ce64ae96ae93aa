/** Parts of a server's text that name one thing: what is left is what kind of failure it was. */
const particulars: readonly [RegExp, string][] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '…'],
  [/\b[0-9a-f]{24,}\b/gi, '…'],
  [/https?:\/\/[^\s"'’”,;)\]]+/gi, '…'],
  [/"[^"]*"|“[^”]*”|'[^']*'|`[^`]*`|\[[^\][]*\]/g, '…'],
  [/(?<![\w/])\/[^\s"',;)\]]+/g, '…'],
  [/\b\d+(?:\.\d+)*\b/g, '…']
]

/**
 * A server's text without what tells one API from another: its names, paths, ids and numbers become `…`, and so does each
 * of `names` (the API's own). Texts of one shape are one kind of failure. Null stays null.
 */
export function messageShape(text: string | null, names: readonly (string | null)[] = []): string | null {
  if (text === null) return null
  let shape = text
  // The longest first: a path may hold another name.
  const own = names
    .filter((name): name is string => name !== null && name.length > 2)
    .sort((left, right) => right.length - left.length)
  for (const name of own) shape = shape.replaceAll(name, '…')
  for (const [pattern, blank] of particulars) shape = shape.replace(pattern, blank)
  return shape
    .replace(/…(?:[\s,;/]*…)+/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
}

import type { Pair } from './node'

const words = ['title', 'description', 'example', 'examples', 'externalDocs', 'xml']
/** Read by other rules. */
const known = new Set(['x-nullable', 'x-extensible-enum'])

/** What changes nothing about the values themselves: words, flags, what other tools read. */
export function compareWords(pair: Pair): void {
  const { before, after, changed, report } = pair
  for (const keyword of words) {
    if (!changed.has(keyword)) continue
    const [was, is] = [before.keywords[keyword], after.keywords[keyword]]
    report('schema-words-changed', { keyword, before: was, after: is })
  }
  compareFlag(pair, 'readOnly', 'became-read-only', 'became-not-read-only')
  compareFlag(pair, 'writeOnly', 'became-write-only', 'became-not-write-only')
  compareFlag(pair, 'deprecated', 'schema-deprecated', 'schema-reactivated')
  if (changed.has('discriminator')) {
    const [was, is] = [before.keywords['discriminator'], after.keywords['discriminator']]
    report('discriminator-changed', { keyword: 'discriminator', before: was, after: is })
  }
  for (const keyword of changed) {
    if (!keyword.startsWith('x-') || known.has(keyword)) continue
    const [left, right] = [before.keywords[keyword], after.keywords[keyword]]
    report('schema-extension-changed', { keyword, name: keyword, before: left, after: right })
  }
}

function compareFlag(
  { before, after, changed, report }: Pair,
  keyword: string,
  set: Parameters<Pair['report']>[0],
  dropped: Parameters<Pair['report']>[0]
): void {
  if (!changed.has(keyword)) return
  const [was, is] = [before.keywords[keyword] === true, after.keywords[keyword] === true]
  if (was !== is) report(is ? set : dropped, { keyword, before: was, after: is })
}

import { policyKey, type Policy } from '@domain/documents/compare/policy'
import { canonicalText } from '@domain/documents/text/canonical-text'
import { diffLines } from '@domain/documents/text/diff-lines'
import { explainLines, type Explanation, type LaidOut } from '@domain/documents/text/explain-lines'
import type { LineChanges } from '@domain/documents/text/hunks'
import { linesOf, numberLines } from '@domain/documents/text/lines'
import { unifiedLines } from '@domain/documents/text/unified-text'
import type { Input, Output } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import type { ComparedPair, RunPair } from './document-pairs'
import { findInLines } from './find-in-lines'
import { hunkEndpoints } from './hunk-endpoints'
import { Lru } from './lru'

/** A compared pair, and the ids that its changes are known by. */
export interface PairOfTexts {
  pair: ComparedPair
  runs: RunPair
  policy: Policy
  changeIds: () => string[]
}

type Wanted = Pick<Input<'documents.lines'>, 'before' | 'after' | 'profile' | 'overrides'>
type Laying = Pick<Input<'documents.lines'>, 'layout' | 'ignoreWhitespace'>
type Side = 'before' | 'after'

/** Two laid-out texts and where their lines differ. */
interface TextPair {
  before: LaidOut
  after: LaidOut
  changes: LineChanges
  unified: LaidOut
  endpoints: Int32Array
}

/** Memory for laid-out texts and what is known of them, in bytes by the estimates below; the last pair is always kept. */
const CACHE_BYTES = 160 * 1024 * 1024
const BYTES_PER_LINE = 32
const BYTES_PER_CHARACTER = 2
/** No answer holds more, in UTF-16 units. */
const largestAnswer = 4_000_000
const mostMatches = 10_000

/** The texts of two compared documents, line by line. */
export function createDocumentTexts(pairOf: (wanted: Wanted) => Result<PairOfTexts>) {
  const texts = new Lru<string, TextPair>(CACHE_BYTES)
  const explanations = new Lru<string, Explanation>(CACHE_BYTES / 8)

  function textsOf({ pair, runs }: PairOfTexts, laying: Laying): TextPair {
    const key = keyOf(runs, laying)
    const known = texts.get(key)
    if (known !== undefined) return known
    const made = laidOutPair(pair, laying)
    const cost = [made.before, made.after, made.unified].reduce((sum, each) => sum + costOf(each), 0)
    texts.set(key, made, Math.min(cost, CACHE_BYTES))
    return made
  }

  function explained(found: PairOfTexts, laying: Laying, { before, after, changes }: TextPair): Explanation {
    const key = `${keyOf(found.runs, laying)} ${policyKey(found.policy)}`
    const known = explanations.get(key)
    if (known !== undefined) return known
    const made = explainLines(before, after, changes, found.pair.comparison.changes)
    explanations.set(key, made, 100 * (made.places.length + made.unexplained.length))
    return made
  }

  return {
    lines(wanted: Input<'documents.lines'>): Result<Output<'documents.lines'>> {
      const found = pairOf(wanted)
      if (!found.ok) return found
      const laid = textsOf(found.value, wanted)
      const { places, changedLines, explainedLines, unexplained } = explained(found.value, wanted, laid)
      const { hunks, approximate } = laid.changes
      return ok({
        before: sizeOf(laid.before),
        after: sizeOf(laid.after),
        unified: sizeOf(laid.unified),
        hunks,
        approximate,
        endpoints: laid.endpoints,
        changedLines,
        explainedLines,
        explainingChanges: places.filter((place) => standsInHunk(place, hunks)).length,
        unexplained: Int32Array.from(
          unexplained.flatMap(({ side, range }) => [side === 'before' ? 0 : 1, range.start, range.end])
        ),
        isSame: found.value.runs.before.sha256 === found.value.runs.after.sha256,
        hidden: hunks.length === 0 ? hiddenBy(found.value, wanted, laid) : null
      })
    },
    lineText(wanted: Input<'documents.lineText'>): Result<Output<'documents.lineText'>> {
      const found = pairOf(wanted)
      if (!found.ok) return found
      const { text, lines } = textsOf(found.value, wanted)[wanted.side]
      if (wanted.part.kind === 'slice') {
        const { offset, length } = wanted.part
        return ok({ texts: [text.slice(offset, offset + length)] })
      }
      const told: string[] = []
      let left = largestAnswer
      for (const { start, end } of wanted.part.ranges) {
        const part = lines.slice(start, end).join('\n')
        left -= part.length
        if (left < 0 && told.length > 0) break
        told.push(part.slice(0, largestAnswer))
      }
      return ok({ texts: told })
    },
    changeLines(wanted: Input<'documents.changeLines'>): Result<Output<'documents.changeLines'>> {
      const found = pairOf(wanted)
      if (!found.ok) return found
      const index = found.value.changeIds().indexOf(wanted.changeId)
      const place = explained(found.value, wanted, textsOf(found.value, wanted)).places[index]
      return place === undefined ? err('NOT_FOUND', 'no change has this id') : ok(place)
    },
    find(wanted: Input<'documents.find'>): Result<Output<'documents.find'>> {
      const found = pairOf(wanted)
      if (!found.ok) return found
      return ok(findInLines(textsOf(found.value, wanted).unified.lines, wanted.text, mostMatches))
    }
  }
}

function keyOf({ before, after }: RunPair, { layout, ignoreWhitespace }: Laying): string {
  return `${before.sha256} ${after.sha256} ${layout} ${String(ignoreWhitespace)}`
}

function laidOutPair(pair: ComparedPair, { layout, ignoreWhitespace }: Laying): TextPair {
  const lay = (side: Side): LaidOut => {
    const text = canonicalText(pair[side].root, layout)
    return { text, lines: linesOf(text) }
  }
  const [before, after] = [lay('before'), lay('after')]
  const ids = numberLines(before.lines, after.lines, ignoreWhitespace ? withoutSpace : undefined)
  const changes = diffLines(ids)
  const lines = unifiedLines(before.lines, after.lines, changes.hunks)
  const endpoints = hunkEndpoints(pair, { before, after }, changes.hunks)
  return { before, after, changes, unified: { text: lines.join('\n'), lines }, endpoints }
}

/** Spaces count nowhere in a laid-out document but in texts; there, line breaks and tabs are written with a backslash. */
function withoutSpace(line: string): string {
  return line.replaceAll(/\\\\|\\[nrt]|\s+/g, (found) => (found === String.raw`\\` ? found : ''))
}

/** Why two documents that are not the same bytes show no difference. */
function hiddenBy(
  { pair, runs }: PairOfTexts,
  { layout, ignoreWhitespace }: Laying,
  { before, after }: TextPair
): Output<'documents.lines'>['hidden'] {
  if (runs.before.sha256 === runs.after.sha256) return null
  const space = ignoreWhitespace && before.text !== after.text
  const key = ignoreWhitespace ? withoutSpace : (text: string) => text
  const kept = (side: Side): string => key(canonicalText(pair[side].root, 'kept_order'))
  const order = layout === 'sorted_keys' && kept('before') !== kept('after')
  if (order && space) return 'order_and_whitespace'
  return order ? 'order' : space ? 'whitespace' : 'notation'
}

function standsInHunk(place: Explanation['places'][number], hunks: Int32Array): boolean {
  return meets(place.before, hunks, 0) || meets(place.after, hunks, 2)
}

/** Whether a range has a line of a hunk; `offset` is where the side's numbers begin in each. */
function meets(range: { start: number; end: number } | null, hunks: Int32Array, offset: 0 | 2): boolean {
  if (range === null) return false
  let low = 0
  let high = hunks.length / 4
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hunks[4 * middle + offset + 1] as number) <= range.start) low = middle + 1
    else high = middle
  }
  const [from, to] = [hunks[4 * low + offset], hunks[4 * low + offset + 1]]
  return from !== undefined && to !== undefined && from < range.end && from < to
}

function sizeOf({ text, lines }: LaidOut): { lines: number; chars: number } {
  return { lines: lines.length, chars: text.length }
}

function costOf({ text, lines }: LaidOut): number {
  return text.length * BYTES_PER_CHARACTER + lines.length * BYTES_PER_LINE
}

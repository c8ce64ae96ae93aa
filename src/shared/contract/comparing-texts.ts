import { z } from 'zod'
import { compared } from './comparing'

const count = z.number().int()

/** How the documents are laid out as texts, and what of their lines counts. */
const laying = {
  layout: z.enum(['kept_order', 'sorted_keys']),
  ignoreWhitespace: z.boolean()
}
/** From 0; `end` is the line after the last one. */
const lineRange = z.object({ start: count.min(0), end: count.min(0) })
const textSize = z.object({ lines: count, chars: count })
const numbers = z.custom<Int32Array>((value) => value instanceof Int32Array)

const comparedLines = z.object({
  before: textSize,
  after: textSize,
  /** Both in one: what both have once, of each hunk the removed lines before the added ones. */
  unified: textSize,
  /** Four numbers each: from and to before, from and to after; lines from 0, an end is the line after the last one. */
  hunks: numbers,
  /** Indexes of hunks that are larger than they had to be. */
  approximate: z.array(count),
  /** For each hunk the index of its endpoint, as `documents.endpoints` counts; -1: of none, or shared. */
  endpoints: numbers,
  /** Lines removed or added, and how many of them how many changes account for. */
  changedLines: count,
  explainedLines: count,
  explainingChanges: count,
  /** The other lines, three numbers each: 0 before or 1 after, from, to. */
  unexplained: numbers,
  /** The two documents are the same, byte for byte. */
  isSame: z.boolean(),
  /** Not the same bytes, and yet no line differs: this is all there is. */
  hidden: z.enum(['notation', 'order', 'whitespace', 'order_and_whitespace']).nullable()
})

const linePart = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('slice'),
    offset: z.number().int().min(0),
    length: z.number().int().min(1).max(4_000_000)
  }),
  z.object({ kind: z.literal('lines'), ranges: z.array(lineRange).max(500) })
])

/** Two exported documents as texts, line by line. What is asked for again comes from memory. */
export const comparingTextsRequests = {
  /** The two documents as texts, line by line. NO_DOCUMENT: the two are not comparable. */
  'documents.lines': { input: z.object({ ...compared, ...laying }), output: comparedLines },
  /**
   * Parts of the texts that `documents.lines` is about: one slice in UTF-16 units, or one text for each range of lines, as
   * far as 4,000,000 units go.
   */
  'documents.lineText': {
    input: z.object({
      ...compared,
      ...laying,
      side: z.enum(['before', 'after', 'unified']),
      part: linePart
    }),
    output: z.object({ texts: z.array(z.string()) })
  },
  /** The lines that a change of `documents.changes` stands on; null where it has none. NOT_FOUND: there is no such change. */
  'documents.changeLines': {
    input: z.object({ ...compared, ...laying, changeId: z.string() }),
    output: z.object({ before: lineRange.nullable(), after: lineRange.nullable() })
  },
  /** Every place of a text in both documents, whatever its case: unified line, column and length, three numbers each. */
  'documents.find': {
    input: z.object({ ...compared, ...laying, text: z.string().max(200) }),
    output: z.object({ matches: numbers, total: count })
  }
} as const

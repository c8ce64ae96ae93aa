import { diffLines } from '@domain/documents/text/diff-lines'
import { numberLines } from '@domain/documents/text/lines'
import { unifiedLines } from '@domain/documents/text/unified-text'
import type { Output } from '@shared/contract'
import { err, ok } from '@shared/result'
import { FakeApi } from '../fake-api'

/** Answers as the ledger does for two texts; `change` alters what is told of their lines. */
export function fakeTexts(
  before: readonly string[],
  after: readonly string[],
  change: Partial<Output<'documents.lines'>> = {}
): FakeApi {
  const { hunks, approximate } = diffLines(numberLines(before, after))
  const sides = { before, after, unified: unifiedLines(before, after, hunks) }
  const sizeOf = (lines: readonly string[]) => ({ lines: lines.length, chars: lines.join('\n').length })
  return new FakeApi({
    'documents.lines': () =>
      ok({
        before: sizeOf(before),
        after: sizeOf(after),
        unified: sizeOf(sides.unified),
        hunks,
        approximate,
        endpoints: Int32Array.from({ length: hunks.length / 4 }, (_, index) => index),
        changedLines: 0,
        explainedLines: 0,
        explainingChanges: 0,
        unexplained: new Int32Array(0),
        isSame: false,
        hidden: null,
        ...change
      }),
    'documents.lineText': ({ side, part }) =>
      ok({
        texts:
          part.kind === 'slice'
            ? [sides[side].join('\n').slice(part.offset, part.offset + part.length)]
            : part.ranges.map(({ start, end }) => sides[side].slice(start, end).join('\n'))
      }),
    'documents.changeLines': ({ changeId }) =>
      changeId === 'first'
        ? ok({ before: { start: 1, end: 2 }, after: null })
        : changeId === 'nowhere'
          ? ok({ before: null, after: null })
          : err('NOT_FOUND', 'no such change'),
    'documents.find': ({ text }) => {
      const matches = sides.unified.flatMap((line, index) => {
        const column = line.indexOf(text)
        return column < 0 ? [] : [index, column, text.length]
      })
      return ok({ matches: Int32Array.from(matches), total: matches.length / 3 })
    },
    'comparing.stop': () => ok({ isStopped: true })
  })
}

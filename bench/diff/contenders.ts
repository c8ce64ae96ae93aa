import { compareDocuments } from '@domain/documents/compare/compare-documents'
import { readDocument } from '@domain/documents/compare/document'
import { parseDocument } from '@domain/documents/parse'
import { diffLines } from '@domain/documents/text/diff-lines'
import { linesOf, numberLines } from '@domain/documents/text/lines'
import { apiDiff } from 'api-smart-diff'
import microdiff from 'microdiff'
import { DefaultLinesDiffComputer } from 'vscode-diff'

/** What a text holds; throws when it cannot be read. */
export function parsed(text: string): unknown {
  const document = parseDocument(text)
  if (!document.ok) throw new Error(`A document cannot be read: ${document.reason}`)
  return document.value
}

/** How many changes two documents have. */
export type Compare = (before: unknown, after: unknown) => number

export function ours(before: unknown, after: unknown): number {
  const [left, right] = [readDocument(before), readDocument(after)]
  if (left === null || right === null) throw new Error('One of the pair is no swagger / OpenAPI document')
  return compareDocuments(left, right, { profile: 'callers' }).changes.length
}

export const structural: Compare = (before, after) => microdiff(before as object, after as object).length

export const smart: Compare = (before, after) => apiDiff(before, after).length

/** Four numbers a hunk: lines from and to before, from and to after, counted from 0. */
export interface LineDiff {
  hunks: ArrayLike<number>
  /** Nothing is shown as changed that had to be only for want of time. */
  isExact: boolean
}

export function ourLines(before: string, after: string): LineDiff {
  const { hunks, approximate } = diffLines(numberLines(linesOf(before), linesOf(after)))
  return { hunks, isExact: approximate.length === 0 }
}

/** As an editor calls it: five seconds and no longer. */
export function editorLines(before: string, after: string): LineDiff {
  const options = { ignoreTrimWhitespace: false, maxComputationTimeMs: 5000, computeMoves: false }
  const { changes, hitTimeout } = new DefaultLinesDiffComputer().computeDiff(
    before.split('\n'),
    after.split('\n'),
    options
  )
  const hunks = changes.flatMap(({ original, modified }) => [
    original.startLineNumber - 1,
    original.endLineNumberExclusive - 1,
    modified.startLineNumber - 1,
    modified.endLineNumberExclusive - 1
  ])
  return { hunks, isExact: !hitTimeout }
}

/** Whether the hunks turn one text into the other, leaving only equal lines between them. */
export function explains({ hunks }: LineDiff, before: string, after: string): boolean {
  const [left, right] = [linesOf(before), linesOf(after)]
  let [lineBefore, lineAfter] = [0, 0]
  for (let index = 0; index <= hunks.length; index += 4) {
    const untilBefore = hunks[index] ?? left.length
    const untilAfter = hunks[index + 2] ?? right.length
    if (untilBefore - lineBefore !== untilAfter - lineAfter) return false
    for (; lineBefore < untilBefore; lineBefore += 1, lineAfter += 1) {
      if (left[lineBefore] !== right[lineAfter]) return false
    }
    lineBefore = hunks[index + 1] ?? lineBefore
    lineAfter = hunks[index + 3] ?? lineAfter
  }
  return true
}

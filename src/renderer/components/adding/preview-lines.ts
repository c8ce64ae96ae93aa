import type { AddingPreview, AddingProblem, AddingRow } from '@shared/contract/adding'

/** A line of the preview's list. */
export type PreviewLine =
  | { kind: 'heading'; of: 'problems' | 'rows' }
  | { kind: 'problem'; problem: AddingProblem }
  | { kind: 'row'; row: AddingRow }

/** More problems than these stand below what was understood, not above it. */
const mostAbove = 20

/** What was not understood and what was, the former first as long as it is little. */
export function previewLines({ rows, problems }: AddingPreview): PreviewLine[] {
  const refused: PreviewLine[] = problems.map((problem) => ({ kind: 'problem', problem }))
  const understood: PreviewLine[] = rows.map((row) => ({ kind: 'row', row }))
  const parts: PreviewLine[][] = [
    refused.length === 0 ? [] : [{ kind: 'heading', of: 'problems' }, ...refused],
    understood.length === 0 ? [] : [{ kind: 'heading', of: 'rows' }, ...understood]
  ]
  return (refused.length <= mostAbove ? parts : parts.reverse()).flat()
}

/** The beginning of a line of the pasted text, which only the window has. */
export function excerpt(text: string, line: number): string {
  let start = 0
  for (let left = line - 1; left > 0 && start >= 0; left--) start = text.indexOf('\n', start) + 1 || -1
  if (start < 0) return ''
  const end = text.indexOf('\n', start)
  return text.slice(start, Math.min(end < 0 ? text.length : end, start + 120)).trim()
}

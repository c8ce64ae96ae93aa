import type { AddingProblem } from '@shared/contract/adding'
import type { FileAnswer } from '../ledger/protocol'
import type { Wish } from './adding-preview'
import { readUnchanged } from './read-answers'

/** The answers of a wish as they are kept; null when its file can no longer be read as it was in the preview. */
export async function answerOf({ row, source, bodies }: Wish): Promise<FileAnswer | null> {
  const { task_id } = row
  if (source.kind === 'text') {
    const texts = bodies.map(
      ({ start, end }) => new TextEncoder().encode(source.text.slice(start, end)).buffer
    )
    return { task_id, bodies: texts, file: { name: '', modifiedAt: null, sha256: source.sha256 } }
  }
  const { path, name, modifiedAt, sha256 } = source
  const file = await readUnchanged(path, sha256)
  if (file === null) return null
  const isWhole = ({ start, end }: { start: number; end: number }): boolean =>
    start === 0 && end === file.byteLength
  return {
    task_id,
    bodies: bodies.map((body) => (isWhole(body) ? file : file.slice(body.start, body.end))),
    file: { name, modifiedAt, sha256 }
  }
}

/** What is said of such a file. */
export function changed({ source }: Wish): AddingProblem {
  return { line: null, fileName: source.kind === 'file' ? source.name : null, problem: 'changed' }
}

import type { Document } from '@domain/documents/compare/document'
import type { Output } from '@shared/contract'
import { readText } from './document-pairs'

/** The documents that are put side by side; null: there is none. */
export interface TakenDocuments {
  next: Document
  previous: Document | null
  file: Document | null
}

export type Obstacles = Extract<Output<'taken.compare'>, { kind: 'not_comparable' }>['obstacles']

/** Reads the texts, or tells what keeps each of them from being compared. */
export function readTaken(texts: {
  file: string | null
  next: string
  previous: string | null
}): { documents: TakenDocuments; characters: number } | { obstacles: Obstacles } {
  const obstacles: Obstacles = []
  let characters = 0
  const read = (of: 'file' | 'next' | 'previous'): Document | null => {
    const text = texts[of]
    if (text === null) return null
    characters += text.length
    const made = readText(text)
    if ('document' in made) return made.document
    obstacles.push({ of, ...made.obstacle })
    return null
  }
  const [file, next, previous] = [read('file'), read('next'), read('previous')]
  return next === null || obstacles.length > 0
    ? { obstacles }
    : { documents: { file, next, previous }, characters }
}

import type { PastedReading } from '@domain/adding/pasted'
import { readPasted } from '@domain/adding/read-pasted'
import { readSaved, type SavedReading } from '@domain/adding/read-saved'
import { createHash } from 'node:crypto'

/** What a pasted text names, and the hash of the whole text as UTF-8. */
export function readPastedText(text: string): PastedReading & { sha256: string } {
  return { ...readPasted(text), sha256: createHash('sha256').update(text).digest('hex') }
}

/** What a file holds, and the hash of all its bytes. */
export function readSavedFile(bytes: ArrayBuffer): SavedReading & { sha256: string } {
  const file = new Uint8Array(bytes)
  return { ...readSaved(file), sha256: createHash('sha256').update(file).digest('hex') }
}

import { readText } from '@domain/async-task/read-text'
import { preflight } from '@domain/preflight/preflight'
import type { Input } from '@shared/contract'
import type { TextSlice } from '@shared/contract/snapshot'
import type { HeldFile, PreflightReport } from '@shared/contract/starting'
import { err, ok, type Result } from '@shared/result'
import { createHash, randomUUID } from 'node:crypto'
import type { ExactBytes } from '../protocol'

/** One window chooses one file at a time; the few before it may still be looked at. */
const mostFiles = 3

interface Held {
  about: HeldFile
  bytes: Uint8Array
  text: string
  isUtf8: boolean
}

/**
 * Files chosen for an import, in the memory of this thread until they are sent: hashing, reading and checking them
 * must not stop the window. They are not in the ledger; a file that is sent is.
 */
export function createHeldFiles() {
  const files = new Map<string, Held>()

  function find(fileId: string): Result<Held> {
    const held = files.get(fileId)
    return held === undefined ? err('NOT_FOUND', `no held file ${fileId}`) : ok(held)
  }

  return {
    hold(fileName: string, bytes: Uint8Array): HeldFile {
      let isUtf8 = true
      const text = readText(bytes, (code) => {
        if (code === 'text.invalid_utf8' || code === 'text.utf16') isUtf8 = false
      })
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const about = { fileId: randomUUID(), fileName, size: bytes.byteLength, sha256 }
      files.set(about.fileId, { about, bytes, text: text ?? '', isUtf8 })
      for (const oldest of files.keys()) if (files.size > mostFiles) files.delete(oldest)
      return about
    },
    /** A held file and what it says. */
    read(fileId: string): Result<Pick<Held, 'about' | 'text'>> {
      return find(fileId)
    },
    check({
      fileId,
      is_create_group: createsGroup,
      mock_mode,
      simple_mode
    }: Input<'starting.preflight'>): Result<PreflightReport> {
      const held = find(fileId)
      if (!held.ok) return held
      const { about, text, isUtf8 } = held.value
      const { fileName, size } = about
      return ok(preflight(text, { fileName, size, isUtf8, createsGroup, mock_mode, simple_mode }))
    },
    text({ fileId, offset, length }: Input<'starting.fileText'>): Result<TextSlice> {
      const held = find(fileId)
      if (!held.ok) return held
      const { text, isUtf8 } = held.value
      return ok({
        text: text.slice(offset, offset + length),
        offset,
        total: text.length,
        isLossy: !isUtf8
      })
    },
    /** A copy, to be transferred. */
    bytes(fileId: string): Result<ExactBytes> {
      const held = find(fileId)
      if (!held.ok) return held
      const { about, bytes } = held.value
      return ok({ bytes: Uint8Array.from(bytes).buffer, fileName: about.fileName, sha256: about.sha256 })
    }
  }
}

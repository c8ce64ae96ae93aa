import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Read and hashed at once: little enough that the window's thread is soon free again. */
const bytesPerTurn = 1 << 20

interface ReadFile {
  /** Memory of their own, so that they can be handed to another thread. */
  bytes: ArrayBuffer
  /** Hexadecimal; null unless it was asked for. */
  sha256: string | null
}

/**
 * A whole file, read piece by piece into place: neither copying nor hashing hundreds of megabytes ever keeps the calling
 * thread from other work. null: it cannot be read.
 */
export async function readWholeFile(path: string, isHashed: boolean): Promise<ReadFile | null> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const bytes = new Uint8Array(size)
      const hash = isHashed ? createHash('sha256') : null
      let at = 0
      while (at < size) {
        const { bytesRead } = await file.read(bytes, at, Math.min(bytesPerTurn, size - at), at)
        // It has become shorter meanwhile.
        if (bytesRead === 0) break
        hash?.update(bytes.subarray(at, at + bytesRead))
        at += bytesRead
      }
      const read = at === size ? bytes : bytes.slice(0, at)
      return { bytes: read.buffer, sha256: hash?.digest('hex') ?? null }
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}

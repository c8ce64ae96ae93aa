import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs'

/** The SHA-256 of a file as hex, once all of it is on the disk. Throws when it cannot be read. */
export function hashAndFlush(path: string): string {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
    return hashOpen(file)
  } finally {
    closeSync(file)
  }
}

/** The SHA-256 of a file as hex, without writing to it. Throws when it cannot be read. */
export function hashOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    return hashOpen(file)
  } finally {
    closeSync(file)
  }
}

function hashOpen(file: number): string {
  const hash = createHash('sha256')
  const part = Buffer.allocUnsafe(1 << 20)
  for (let read = readSync(file, part); read > 0; read = readSync(file, part)) {
    hash.update(part.subarray(0, read))
  }
  return hash.digest('hex')
}

/** Writes a small file for its owner only: all of it, safely on the disk, or nothing. */
export function writeDurably(path: string, text: string): void {
  const unfinished = `${path}.part`
  writeFileSync(unfinished, text, { mode: 0o600, flush: true })
  renameSync(unfinished, path)
}

/** Makes a rename durable where a folder can be opened; Windows and some network drives refuse. */
export function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    // The file's content is on the disk all the same.
  }
}

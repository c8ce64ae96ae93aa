import { lstat, opendir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SavedReading } from '@domain/adding/read-saved'
import type { AddingProblem } from '@shared/contract/adding'
import type { Result } from '@shared/result'
import { readWholeFile } from './read-file'

export interface ReadLimits {
  files: number
  /** Of all files together. */
  bytes: number
  bytesPerFile: number
}

export const readLimits: ReadLimits = { files: 10_000, bytes: 2e9, bytesPerFile: 256 * 1024 * 1024 }

/** A file that was looked into. */
export interface ReadFile {
  path: string
  /** As a person knows it: below the folder that was given, with forward slashes. */
  name: string
  modifiedAt: number
  sha256: string
  reading: SavedReading
}

export interface ReadFiles {
  files: ReadFile[]
  problems: AddingProblem[]
}

interface FoundFile {
  path: string
  name: string
  size: number
  modifiedAt: number
}

export interface ReadDeps {
  /** Looks into the bytes, which are handed over. */
  read: (bytes: ArrayBuffer) => Promise<Result<SavedReading & { sha256: string }>>
  signal: AbortSignal
  onProgress: (done: number, total: number) => void
  limits?: ReadLimits
}

/**
 * Reads files and, with everything below them, folders, oldest first: what an answer says later shall come later. Links
 * inside of folders are not followed. Files that cannot be read or hold no answer are listed with the reason. When
 * `signal` aborts, what was read so far is returned.
 */
export async function readAnswers(paths: readonly string[], deps: ReadDeps): Promise<ReadFiles> {
  const limits = deps.limits ?? readLimits
  const { found, problems } = await findFiles(paths, limits, deps.signal)
  found.sort((one, other) => one.modifiedAt - other.modifiedAt || (one.name < other.name ? -1 : 1))
  const files: ReadFile[] = []
  for (const [index, { path, name, modifiedAt }] of found.entries()) {
    if (deps.signal.aborted) break
    const file = await readWholeFile(path, false)
    const read = file === null ? null : await deps.read(file.bytes)
    if (read?.ok === true) {
      const { sha256, ...reading } = read.value
      if (reading.problem === null) files.push({ path, name, modifiedAt, sha256, reading })
      else problems.push({ line: null, fileName: name, problem: reading.problem })
    } else problems.push({ line: null, fileName: name, problem: 'not_read' })
    deps.onProgress(index + 1, found.length)
  }
  return { files, problems }
}

/** The bytes of a file that still has this hash; null when it has another, or cannot be read. */
export async function readUnchanged(path: string, sha256: string): Promise<ArrayBuffer | null> {
  const file = await readWholeFile(path, true)
  return file?.sha256 === sha256 ? file.bytes : null
}

async function findFiles(
  paths: readonly string[],
  limits: ReadLimits,
  signal: AbortSignal
): Promise<{ found: FoundFile[]; problems: AddingProblem[] }> {
  const found: FoundFile[] = []
  const problems: AddingProblem[] = []
  let bytes = 0
  const refuse = (fileName: string, problem: AddingProblem['problem']): void => {
    problems.push({ line: null, fileName, problem })
  }
  /** false: no more files can be taken. */
  const take = (path: string, name: string, size: number, modifiedAt: number): boolean => {
    if (size > limits.bytesPerFile) refuse(name, 'too_large')
    else if (found.length >= limits.files || bytes + size > limits.bytes) {
      refuse(name, 'limit_reached')
      return false
    } else {
      bytes += size
      found.push({ path, name, size, modifiedAt: Math.round(modifiedAt) })
    }
    return true
  }
  const walk = async (folder: string, name: string): Promise<boolean> => {
    try {
      for await (const entry of await opendir(folder)) {
        if (signal.aborted) return false
        const path = join(folder, entry.name)
        const below = `${name}/${entry.name}`
        if (entry.isDirectory()) {
          if (!(await walk(path, below))) return false
        } else if (entry.isFile()) {
          // Gone meanwhile, or named in bytes that are no text: the rest of the folder is read all the same.
          const found = await lstat(path).catch(() => null)
          if (found === null) refuse(below, 'not_read')
          else if (!take(path, below, found.size, found.mtimeMs)) return false
        }
      }
    } catch {
      refuse(name, 'not_read')
    }
    return true
  }
  for (const path of paths) {
    const name = basename(path)
    try {
      const { size, mtimeMs, ...entry } = await statOf(path)
      const goesOn = entry.isFolder ? await walk(path, name) : take(path, name, size, mtimeMs)
      if (!goesOn) break
    } catch {
      refuse(name, 'not_read')
    }
  }
  return { found, problems }
}

/** What a person gave by itself may be a link. Only files and folders are read: a pipe would never end. */
async function statOf(path: string): Promise<{ size: number; mtimeMs: number; isFolder: boolean }> {
  const entry = await stat(path)
  if (!entry.isFile() && !entry.isDirectory()) throw new Error('neither a file nor a folder')
  return { size: entry.size, mtimeMs: entry.mtimeMs, isFolder: entry.isDirectory() }
}

import { randomBytes } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Makes a file that must not exist yet and opens it for writing. */
export type CreateFile = (path: string) => Promise<FileHandle>

const createNewFile: CreateFile = (path) => open(path, 'wx')

/**
 * Writes a whole file or nothing: a temporary file beside the target, flushed to the disk, then renamed over it.
 * Rejects with the system's error; the target is untouched then, and the temporary file gone.
 */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array,
  createFile: CreateFile = createNewFile
): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.apig-ledger-${randomBytes(6).toString('hex')}.part`)
  try {
    await flush(await createFile(temporary), (file) => file.writeFile(bytes))
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw cause
  }
  await flushFolder(folder)
}

async function flush(file: FileHandle, write: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await write(file)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the rename itself durable where a folder can be opened; Windows and some network drives refuse. */
async function flushFolder(folder: string): Promise<void> {
  try {
    await flush(await open(folder, 'r'), async () => undefined)
  } catch {
    // The file's content is on the disk all the same.
  }
}

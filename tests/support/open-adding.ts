import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Adding } from '../../src/main/tasks/add-pasted'
import { OfferedFiles } from '../../src/main/tasks/offered-files'
import { valueOf } from './ledger'
import { WatchedGateway } from './watched-gateway'

/** The n-th task id of the usual form. */
export const hex = (n: number): string => n.toString(16).padStart(32, '0')

/** Nothing pasted, nothing dropped, no gateway chosen. */
export const nothing = { text: '', files: [] as string[], gatewayId: null as number | null }

/** Writes a file below a folder with that time (epoch seconds) as its own. Returns its path. */
export function writeAt(
  folder: string,
  name: string,
  content: string | Uint8Array,
  time = 1_700_000_000
): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  utimesSync(path, time, time)
  return path
}

/** Adding as the main process has it, with a real gateway and ledger; the native dialog answers `chosen`. */
export async function openAdding(chosen: string[] | null = null) {
  const watched = await WatchedGateway.open()
  const offered = new OfferedFiles()
  const adding = new Adding({ ...watched.deps, offered, chooseAnswerFiles: async () => chosen })
  return {
    watched,
    adding,
    offer: (...paths: string[]) => [offered.offer(paths)],
    preview: async (change: Partial<typeof nothing>) =>
      valueOf(await adding.preview({ ...nothing, ...change })),
    add: async (previewId: string, skip: number[] = []) => valueOf(await adding.add({ previewId, skip })),
    total: async () => valueOf(await watched.ledger.read('tasks.facets', undefined)).total
  }
}

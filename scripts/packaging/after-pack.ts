import { flipFuses, getCurrentFuseWire } from '@electron/fuses'
import type { AfterPackContext } from 'electron-builder'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { firstFuses } from './fuses.ts'

/** electron-builder's hook between packing and signing: sets the fuses of the packed Electron. */
export async function afterPack({
  appOutDir,
  electronPlatformName,
  packager
}: AfterPackContext): Promise<void> {
  const { appInfo, config } = packager
  const executable =
    {
      darwin: `${appInfo.productFilename}.app`,
      win32: `${appInfo.productFilename}.exe`
    }[electronPlatformName] ?? String(config.linux?.executableName)
  const file = join(appOutDir, executable)
  // Runs any folder it is given; useless beside an app, and not always left out by electron-builder.
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
  const { version, ...present } = await getCurrentFuseWire(file)
  await flipFuses(file, {
    version,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...firstFuses(Object.keys(present).length)
  })
}

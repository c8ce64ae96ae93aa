import { FuseV1Options } from '@electron/fuses'

/** What a shipped app may be made to do from outside: nothing that it does not need. */
const fuses: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true
}

/**
 * The setting of each of the first `count` fuses: an older Electron has fewer of them. Throws when it has one that
 * is not decided above, so that a new Electron cannot bring a new power unnoticed.
 */
export function firstFuses(count: number): Record<number, boolean> {
  const known = Object.entries(fuses)
  if (count > known.length)
    throw new Error(`Electron has ${count} fuses, but only ${known.length} are decided`)
  return Object.fromEntries(known.slice(0, count))
}

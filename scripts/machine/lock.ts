import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { say } from './project.ts'

/**
 * Runs `work` while no other process on this machine is inside a lock on the same file; waits for its turn.
 * The kernel holds the lock for as long as this process has the file open, so a killed process leaves none behind.
 * Linux only: elsewhere `work` just runs.
 */
export async function whileLocked<T>(file: string, work: () => Promise<T>): Promise<T> {
  if (process.platform !== 'linux') return work()
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(file, 'a')
  try {
    if (!flock(handle, '--nonblock')) {
      say('Waiting for another setup to finish')
      if (!flock(handle)) throw new Error('The flock command (util-linux) is needed and did not work')
    }
    return await work()
  } finally {
    closeSync(handle)
  }
}

/** The lock belongs to the open file, which the command shares with us: it outlives the command. */
function flock(handle: number, ...options: string[]): boolean {
  return (
    spawnSync('flock', [...options, '3'], { stdio: ['ignore', 'ignore', 'inherit', handle] }).status === 0
  )
}

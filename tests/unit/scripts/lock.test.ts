import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { whileLocked } from '../../../scripts/machine/lock'

const lockModule = pathToFileURL(
  fileURLToPath(new URL('../../../scripts/machine/lock.ts', import.meta.url))
).href

describe.runIf(process.platform === 'linux')('whileLocked', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-test-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** A process that takes the lock, appends `enter` to a journal, runs `inside`, and appends `leave`. */
  function contender(inside: string): ReturnType<typeof spawn> {
    const journal = JSON.stringify(join(folder, 'journal'))
    const script = `
      import { appendFileSync } from 'node:fs'
      import { whileLocked } from ${JSON.stringify(lockModule)}
      await whileLocked(${JSON.stringify(join(folder, 'lock'))}, async () => {
        appendFileSync(${journal}, 'enter ')
        console.log('inside')
        ${inside}
        appendFileSync(${journal}, 'leave ')
      })`
    return spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'pipe']
    })
  }

  it('lets two first runs in one after the other', async () => {
    const runs = [1, 2].map(() => contender('await new Promise((done) => setTimeout(done, 50))'))
    await Promise.all(runs.map((run) => once(run, 'exit')))
    expect(await readFile(join(folder, 'journal'), 'utf8')).toBe('enter leave enter leave ')
  })

  it('is free again after its holder was killed', async () => {
    const killed = contender('await new Promise((done) => setTimeout(done, 60_000))')
    await once(killed.stdout!, 'data')
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    expect(await whileLocked(join(folder, 'lock'), async () => 'in')).toBe('in')
  })

  it('is free again after the work threw', async () => {
    const failing = whileLocked(join(folder, 'lock'), async () => {
      throw new Error('no disk')
    })
    await expect(failing).rejects.toThrow('no disk')
    expect(await whileLocked(join(folder, 'lock'), async () => 'in')).toBe('in')
  })
})

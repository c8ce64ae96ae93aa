import { describe, expect, it } from 'vitest'
import { outputOf, runToEnd } from '../../../scripts/machine/processes'

const node = process.execPath

describe('runToEnd', () => {
  it('returns the exit code and what was printed on both streams', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)'
    const end = await runToEnd(node, ['-e', script], { stdio: 'pipe' })
    expect(end.code).toBe(3)
    expect(end.output.split('\n').sort()).toEqual(['', 'err', 'out'])
  })

  it('gives a signal the code a shell would give it', async () => {
    const end = await runToEnd(node, ['-e', 'process.kill(process.pid, "SIGKILL")'], { stdio: 'pipe' })
    expect(end.code).toBe(128 + 9)
  })

  it('passes a request to end on to the command', async () => {
    const running = runToEnd(
      node,
      ['-e', 'process.kill(process.ppid, "SIGTERM"); setInterval(() => {}, 1000)'],
      {
        stdio: 'pipe'
      }
    )
    expect((await running).code).toBe(128 + 15)
  })

  it('throws when the command does not exist', async () => {
    await expect(runToEnd('no-such-command', [], {})).rejects.toThrow('ENOENT')
  })
})

describe('outputOf', () => {
  it('throws with the command and its words when it fails', async () => {
    await expect(outputOf(node, ['-e', 'console.error("disk full"); process.exit(1)'])).rejects.toThrow(
      /-e .* failed\ndisk full/s
    )
  })
})

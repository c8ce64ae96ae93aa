import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../src/main/tasks/read-answers'
import { openTestLedger, temporaryFolder } from '../../support/ledger'
import { hex, writeAt } from '../../support/open-adding'

describe('reading folders', () => {
  const read = async (paths: string[], limits: { files: number; bytes: number; bytesPerFile: number }) => {
    const ledger = await openTestLedger()
    const progress: [number, number][] = []
    const found = await readAnswers(paths, {
      read: (bytes) => ledger.read('saved.read', { bytes }),
      signal: new AbortController().signal,
      onProgress: (...step) => void progress.push(step),
      limits
    })
    return { ...found, progress }
  }

  it('stops at its limits and says so', async () => {
    const folder = temporaryFolder()
    for (let n = 0; n < 4; n++) writeAt(folder, `all/${n}.json`, `{"task_id":"${hex(n)}"}`)
    const counted = await read([join(folder, 'all')], { files: 3, bytes: 1e6, bytesPerFile: 1e6 })
    expect([counted.files.length, counted.problems.map(({ problem }) => problem)]).toEqual([
      3,
      ['limit_reached']
    ])
    expect(counted.progress).toEqual([1, 2, 3].map((done) => [done, 3]))
    const weighed = await read([join(folder, 'all')], { files: 10, bytes: 100, bytesPerFile: 1e6 })
    expect(weighed.files).toHaveLength(2)
    const large = await read([join(folder, 'all')], { files: 10, bytes: 1e6, bytesPerFile: 10 })
    expect(large.problems.map(({ problem }) => problem)).toEqual(Array(4).fill('too_large'))
  })

  it('follows no link inside, and names what it cannot read', async () => {
    const folder = temporaryFolder()
    writeAt(folder, 'all/a.json', `{"task_id":"${hex(1)}"}`)
    if (process.platform !== 'win32') symlinkSync(folder, join(folder, 'all/loop'))
    const { files, problems } = await read([join(folder, 'all'), join(folder, 'gone.json')], {
      ...{ files: 10, bytes: 1e6, bytesPerFile: 1e6 }
    })
    expect(files.map(({ name }) => name)).toEqual(['all/a.json'])
    expect(problems).toEqual([{ line: null, fileName: 'gone.json', problem: 'not_read' }])
  })
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../src/main/tasks/read-answers'
import { openTestLedger, temporaryFolder } from '../../support/ledger'
import { hex, openAdding, writeAt } from '../../support/open-adding'

const answer = (n: number, task_result = ''): string =>
  JSON.stringify({ task_id: hex(n), task_status: 'succeed', task_type: 'import_api', task_result })

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

  it('takes five thousand files of fifty folders, and adds them', { timeout: 60_000 }, async () => {
    const { offer, preview, add, total } = await openAdding()
    const folder = temporaryFolder()
    for (let n = 0; n < 5000; n++) writeAt(folder, `all/${n % 50}/${n}.json`, answer(n))
    const shown = await preview({ files: offer(join(folder, 'all')) })
    expect([shown.rows.length, shown.problems, shown.fileCount]).toEqual([5000, [], 5000])
    expect(await add(shown.previewId)).toMatchObject({ added: 5000, answers: 5000, problems: [] })
    expect(await total()).toBe(5000)
  })

  it('names files by any characters', async () => {
    const { offer, preview } = await openAdding()
    const folder = temporaryFolder()
    writeAt(folder, '答复/订单 任务（第一次）.json', answer(1))
    const { rows } = await preview({ files: offer(join(folder, '答复')) })
    expect(rows.map(({ fileName }) => fileName)).toEqual(['答复/订单 任务（第一次）.json'])
  })

  it('once, however often one is given', async () => {
    const { offer, preview, add } = await openAdding()
    const folder = temporaryFolder()
    writeAt(folder, 'all/a.json', answer(1))
    writeAt(folder, 'all/copy.json', answer(1))
    const shown = await preview({ files: offer(join(folder, 'all'), join(folder, 'all/a.json')) })
    expect(await add(shown.previewId)).toMatchObject({ added: 1, answers: 1, alreadyRead: 2 })
  })

  it('an archive is no answer, and says so', async () => {
    const { offer, preview } = await openAdding()
    const folder = temporaryFolder()
    writeAt(folder, 'answers.zip', Buffer.from('504b0304140000000800aabbccdd', 'hex'))
    const { rows, problems } = await preview({ files: offer(join(folder, 'answers.zip')) })
    expect(rows).toEqual([])
    expect(problems).toEqual([{ line: null, fileName: 'answers.zip', problem: 'not_answer' }])
  })

  if (process.platform === 'linux') {
    it('a name that no text can hold costs that file only', async () => {
      const folder = temporaryFolder()
      mkdirSync(join(folder, 'all'))
      const name = Buffer.concat([Buffer.from(join(folder, 'all/bad-')), Buffer.from([0xff, 0xfe])])
      writeFileSync(name, answer(1))
      for (let n = 2; n < 20; n++) writeAt(folder, `all/${n}.json`, answer(n))
      const { files, problems } = await read([join(folder, 'all')], {
        files: 99,
        bytes: 1e6,
        bytesPerFile: 1e6
      })
      expect(files).toHaveLength(18)
      expect(problems).toEqual([{ line: null, fileName: 'all/bad-\uFFFD\uFFFD', problem: 'not_read' }])
    })

    it('waits for no pipe and goes round no loop of links', async () => {
      const folder = temporaryFolder()
      writeAt(folder, 'all/a.json', answer(1))
      execFileSync('sh', ['-c', 'mkfifo "$@"', 'sh', join(folder, 'all/pipe'), join(folder, 'pipe')])
      symlinkSync(join(folder, 'two'), join(folder, 'one'))
      symlinkSync(join(folder, 'one'), join(folder, 'two'))
      const { files, problems } = await read(
        ['all', 'pipe', 'one'].map((name) => join(folder, name)),
        { files: 99, bytes: 1e6, bytesPerFile: 1e6 }
      )
      expect(files.map(({ name }) => name)).toEqual(['all/a.json'])
      expect(problems.map(({ fileName, problem }) => `${fileName} ${problem}`)).toEqual([
        'pipe not_read',
        'one not_read'
      ])
    })
  }

  it('of 200 MB leaves the thread of the window free', { timeout: 120_000 }, async () => {
    const { watched, offer, preview, add } = await openAdding()
    const path = writeAt(temporaryFolder(), 'large.json', answer(1, 'x'.repeat(200_000_000)))
    const delay = monitorEventLoopDelay({ resolution: 2 })
    delay.enable()
    const shown = await preview({ files: offer(path) })
    const { taskId, answers } = await add(shown.previewId)
    delay.disable()
    expect(answers).toBe(1)
    expect(await watched.latest(taskId ?? 0)).toMatchObject({ bodySize: 200_000_112 })
    // Copying or hashing 200 MB in one piece takes half a second and more.
    expect(delay.max / 1e6).toBeLessThan(300)
  })
})

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerFixture } from '../../support/async-task-fixtures'
import { temporaryFolder, valueOf } from '../../support/ledger'
import { hex, nothing, openAdding, writeAt } from '../../support/open-adding'

const samples = ['waiting', 'processing', 'succeed', 'failed'].map((name) => `wire/import-${name}.json`)

describe('files', () => {
  it('of a folder are read with no gateway at all, oldest first, and only once', async () => {
    const { watched, offer, preview, add } = await openAdding()
    const folder = temporaryFolder()
    samples.forEach((name, n) =>
      writeAt(folder, `saved/${n}/${name}`, answerFixture(name).bytes, 1_700_000_000 - n)
    )
    writeAt(folder, 'saved/page.html', '<html></html>')
    writeAt(folder, 'saved/error.json', answerFixture('wire/error-401.json').bytes)
    const shown = await preview({ files: offer(join(folder, 'saved')) })
    expect(
      shown.rows.map(({ fileName, task_status, target, answers }) => ({
        fileName,
        task_status,
        target,
        answers
      }))
    ).toEqual(
      ['failed', 'succeed', 'processing', 'waiting'].map((status, n) => ({
        fileName: `saved/${3 - n}/wire/import-${status}.json`,
        task_status: status,
        target: { kind: 'file' },
        answers: 1
      }))
    )
    expect(new Set(shown.problems.map(({ fileName, problem }) => `${fileName} ${problem}`))).toEqual(
      new Set(['saved/page.html html', 'saved/error.json error_without_task'])
    )
    expect(await add(shown.previewId)).toMatchObject({ added: 4, answers: 4, alreadyRead: 0, problems: [] })
    const again = await preview({ files: offer(join(folder, 'saved')) })
    expect(again.rows.every(({ isRead, isKnown }) => isRead && isKnown)).toBe(true)
    expect(await add(again.previewId)).toMatchObject({ added: 0, answers: 0, alreadyRead: 4 })
    expect(valueOf(await watched.ledger.read('ledger.verify', null))).toMatchObject({
      checked: 4,
      isComplete: true
    })
  })

  it('of one task make one history, and the task is adopted with it', async () => {
    const { watched, offer, preview, add } = await openAdding()
    const folder = temporaryFolder()
    const task_id = watched.serverTask('succeed')
    const answer = (task_status: string): string =>
      JSON.stringify({ task_id, task_status, task_type: 'import_api', task_result: '' })
    const paths = ['succeed', 'waiting', 'processing'].map((status, n) =>
      writeAt(
        folder,
        `${n}.json`,
        answer(status),
        1_700_000_000 + ['waiting', 'processing', 'succeed'].indexOf(status)
      )
    )
    const { taskId } = await add((await preview({ files: offer(...paths) })).previewId)
    expect(await watched.row(taskId ?? 0)).toMatchObject({
      task_status: 'succeed',
      snapshotCount: 3,
      gatewayId: null
    })
    expect(await watched.latest(taskId ?? 0)).toMatchObject({ file: { name: '0.json' } })
    const gatewayId = await watched.addGateway()
    const shown = await preview({ text: task_id, gatewayId })
    expect(shown.rows).toMatchObject([{ isKnown: true, target: { kind: 'gateway', id: gatewayId } }])
    expect(await add(shown.previewId)).toMatchObject({ added: 0, known: 1, taskId })
    await watched.until('snapshot.added', 4)
    expect(await watched.row(taskId ?? 0)).toMatchObject({ snapshotCount: 4, gatewayId, polling: 'stopped' })
    expect(valueOf(await watched.ledger.read('ledger.verify', null))).toMatchObject({
      checked: 4,
      isComplete: true
    })
  })

  it('that a gateway’s task has already are known with no gateway chosen, and not kept again', async () => {
    const { watched, offer, preview, add, total } = await openAdding()
    const gatewayId = await watched.addGateway()
    const task_id = watched.serverTask('processing')
    await watched.follow(gatewayId, task_id)
    await watched.until('snapshot.added')
    const folder = temporaryFolder()
    const saved = (task_status: string) =>
      writeAt(
        folder,
        `${task_status}.json`,
        JSON.stringify({ task_id, task_status, task_type: 'import_api' })
      )
    const path = saved('waiting')
    const { taskId } = await add((await preview({ files: offer(path), gatewayId })).previewId)
    const again = await preview({ files: offer(path), gatewayId: null })
    expect(again.rows).toMatchObject([{ task_id, target: { kind: 'file' }, isKnown: true, isRead: true }])
    expect(await add(again.previewId)).toMatchObject({ added: 0, answers: 0, alreadyRead: 1, taskId })
    expect(await total()).toBe(1)
    // Another file may be of another place's task of that id.
    const other = await preview({ files: offer(saved('succeed')), gatewayId: null })
    expect(other.rows).toMatchObject([{ isKnown: false, isRead: false }])
    expect(await add(other.previewId)).toMatchObject({ added: 1, answers: 1, alreadyRead: 0 })
  })

  it('that change after the preview are left out and named', async () => {
    const { offer, preview, add, total } = await openAdding()
    const folder = temporaryFolder()
    const path = writeAt(folder, 'a.json', answerFixture('wire/import-succeed.json').bytes)
    const shown = await preview({ files: offer(path) })
    writeAt(folder, 'a.json', answerFixture('wire/import-failed.json').bytes)
    expect(await add(shown.previewId)).toMatchObject({
      answers: 0,
      problems: [{ line: null, fileName: 'a.json', problem: 'changed' }]
    })
    expect(await total()).toBe(0)
  })

  it('never offered are not found, chosen ones are offered', async () => {
    const path = writeAt(temporaryFolder(), 'a.json', answerFixture('wire/import-succeed.json').bytes)
    const { adding, preview } = await openAdding([path])
    expect(await adding.preview({ ...nothing, files: [path] })).toMatchObject({
      error: { code: 'NOT_FOUND' }
    })
    const chosen = valueOf(await adding.chooseFiles({ what: 'files' }))
    expect((await preview({ files: [chosen?.filesId ?? ''] })).rows).toHaveLength(1)
    const { adding: cancelled } = await openAdding(null)
    expect(valueOf(await cancelled.chooseFiles({ what: 'folder' }))).toBeNull()
  })

  it('may hold a whole log of answers, each kept byte for byte', async () => {
    const { watched, offer, preview, add } = await openAdding()
    const task_id = hex(7)
    const bodies = ['waiting', 'processing'].map(
      (status) => `{"task_id":"${task_id}","task_status":"${status}","名":1}`
    )
    const log = bodies
      .map((body) => `HTTP/1.1 200 OK\r\nX-Request-Id: ${hex(9)}\r\n\r\n${body}\r\n`)
      .join('\n')
    const path = writeAt(temporaryFolder(), 'log.txt', log)
    const shown = await preview({ files: offer(path) })
    expect(shown.rows).toMatchObject([{ task_id, answers: 2, task_status: 'processing' }])
    expect(JSON.stringify(shown)).not.toContain(hex(9))
    const { taskId } = await add(shown.previewId)
    const { items } = valueOf(
      await watched.ledger.read('snapshots.timeline', { taskId: taskId ?? 0, before: null, limit: 9 })
    )
    const ids = items.flatMap((item) => (item.kind === 'run' ? [item.lastSnapshotId] : []))
    const texts = await Promise.all(
      ids.map(async (snapshotId) => {
        const { bytes } = valueOf(await watched.ledger.read('document.bytes', { snapshotId, what: 'answer' }))
        return Buffer.from(bytes).toString()
      })
    )
    expect(texts.reverse()).toEqual(bodies)
  })
})

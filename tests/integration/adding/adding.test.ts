import { describe, expect, it } from 'vitest'
import { valueOf } from '../../support/ledger'
import { hex, nothing, openAdding } from '../../support/open-adding'

const anyTask = { gatewayId: null, task_type: null, task_status: null, group_id: null, text: '' }

describe('pasting', () => {
  it('adds nothing before it is told to, then follows what was understood', async () => {
    const { watched, preview, add, total } = await openAdding()
    const gatewayId = await watched.addGateway()
    const task_id = watched.serverTask('processing')
    const shown = await preview({ text: `${task_id}\nnonsense`, gatewayId })
    expect(shown.rows).toMatchObject([{ task_id, kind: 'task_id', line: 1, isKnown: false }])
    expect(shown.problems).toEqual([{ line: 2, fileName: null, problem: 'no_task_id' }])
    expect(await total()).toBe(0)
    expect(await add(shown.previewId)).toMatchObject({ added: 1, known: 0, answers: 0 })
    await watched.until('snapshot.added')
    expect(watched.polls).toBe(1)
    expect((await preview({ text: task_id, gatewayId })).rows).toMatchObject([{ isKnown: true }])
  })

  it('takes a task to the gateway that its address names, and offers new places', async () => {
    const { watched, preview, add } = await openAdding()
    const first = await watched.addGateway()
    const second = valueOf(
      await watched.ledger.write('gateway.save', {
        ...{
          id: null,
          name: 'Second',
          endpoint: 'https://apig.example.com',
          project_id: 'p',
          instance_id: 'i'
        },
        isDemo: false,
        at: watched.clock.now()
      })
    ).id
    const address = (host: string, id: string): string =>
      `https://${host}/v2/p/apigw/instances/i/async-tasks/${id}`
    const text = [hex(1), address('apig.example.com', hex(2)), address('apig.other.com', hex(3))].join('\n')
    const shown = await preview({ text, gatewayId: first })
    expect(shown.rows.map(({ target, warnings }) => ({ target, warnings }))).toEqual([
      { target: { kind: 'gateway', id: first }, warnings: [] },
      { target: { kind: 'gateway', id: second }, warnings: ['elsewhere'] },
      { target: { kind: 'place', index: 0 }, warnings: [] }
    ])
    expect(shown.places).toEqual([{ endpoint: 'https://apig.other.com', project_id: 'p', instance_id: 'i' }])
    expect(await add(shown.previewId)).toMatchObject({ added: 2 })
    const tasks = valueOf(await watched.ledger.read('tasks.find', { ...anyTask, gatewayId: second }))
    expect(tasks.ids).toHaveLength(1)
  })

  it('leaves out what the person takes out, and adds no preview twice', async () => {
    const { watched, adding, preview, add, total } = await openAdding()
    const gatewayId = await watched.addGateway()
    const shown = await preview({ text: `${hex(1)}\n${hex(2)}\n${hex(3)}`, gatewayId })
    expect(await add(shown.previewId, [1])).toMatchObject({ added: 2 })
    expect(await total()).toBe(2)
    expect(await adding.add({ previewId: shown.previewId, skip: [] })).toMatchObject({
      error: { code: 'NOT_FOUND' }
    })
  })

  it('makes the preview before it void', async () => {
    const { watched, adding, preview } = await openAdding()
    const gatewayId = await watched.addGateway()
    const first = await preview({ text: hex(1), gatewayId })
    const [early, late] = await Promise.all([
      adding.preview({ ...nothing, text: hex(2), gatewayId }),
      adding.preview({ ...nothing, text: hex(3), gatewayId })
    ])
    expect([early.ok, late.ok]).toEqual([false, true])
    expect(await adding.add({ previewId: first.previewId, skip: [] })).toMatchObject({ ok: false })
  })

  it('keeps a whole answer as a snapshot before it asks for the task itself', async () => {
    const { watched, preview, add } = await openAdding()
    const gatewayId = await watched.addGateway()
    const task_id = watched.serverTask('processing')
    const text = JSON.stringify({ task_id, task_status: 'waiting', task_type: 'import_api', task_result: '' })
    const shown = await preview({ text, gatewayId })
    const { taskId } = await add(shown.previewId)
    await watched.until('snapshot.added', 2)
    const page = { taskId: taskId ?? 0, before: null, limit: 9 }
    const { items } = valueOf(await watched.ledger.read('snapshots.timeline', page))
    expect(items).toMatchObject([
      { source: 'poll', task_status: 'processing', afterAt: null, changed: [] },
      { source: 'file', task_status: 'waiting', file: { name: '', modifiedAt: null } }
    ])
    expect(await watched.row(taskId ?? 0)).toMatchObject({
      gatewayId,
      polling: 'active',
      task_status: 'processing'
    })
  })

  it('of ten thousand ids takes them all, and counts what is beyond', async () => {
    const { watched, preview, add, total } = await openAdding()
    const gatewayId = await watched.addGateway(null)
    const text = Array.from({ length: 10_002 }, (_, n) => hex(n)).join('\n')
    const shown = await preview({ text, gatewayId })
    expect([shown.rows.length, shown.moreRows]).toEqual([10_000, 2])
    expect(await add(shown.previewId)).toMatchObject({ added: 10_000 })
    expect(await total()).toBe(10_000)
  })

  it('without a gateway says that one is needed', async () => {
    const { preview, add } = await openAdding()
    const shown = await preview({ text: hex(1) })
    expect(shown.rows).toMatchObject([{ target: { kind: 'nowhere' } }])
    expect(await add(shown.previewId)).toMatchObject({ added: 0, taskId: null })
  })
})

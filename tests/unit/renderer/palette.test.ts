import { describe, expect, it } from 'vitest'
import type { Output } from '../../../src/shared/contract'
import { err, ok, type Result } from '../../../src/shared/result'
import { startDemo } from '../../../src/renderer/state/demo'
import { PaletteApis, PaletteTasks } from '../../../src/renderer/state/palette.svelte'
import { FakeApi, later, taskRow } from './fake-api'

describe('PaletteTasks', () => {
  it('finds the first dozen, and asks nothing for an empty text', async () => {
    const api = new FakeApi({
      'tasks.find': () => ok({ ids: Array.from({ length: 50 }, (_, index) => index + 1) }),
      'tasks.rows': ({ ids }) => ok(ids.map((id) => taskRow(id)))
    })
    const found = new PaletteTasks(api)
    await found.find('order')
    expect(found.rows).toHaveLength(12)
    await found.find('  ')
    expect(found.rows).toEqual([])
    expect(api.count('tasks.find')).toBe(1)
  })

  it('drops the answer to a text that is no longer there', async () => {
    const slow = later<Result<Output<'tasks.find'>>>()
    const found = new PaletteTasks(
      new FakeApi({ 'tasks.find': () => slow.promise, 'tasks.rows': () => ok([taskRow(1)]) })
    )
    const asked = found.find('order')
    await found.find('')
    slow.resolve(ok({ ids: [1] }))
    await asked
    expect(found.rows).toEqual([])
  })
})

describe('PaletteApis', () => {
  it('finds the first few, asks nothing for an empty text, and drops what comes too late', async () => {
    const slow = later<Result<Output<'apis.find'>>>()
    const api = new FakeApi({ 'apis.find': () => slow.promise })
    const found = new PaletteApis(api)
    const asked = found.find('pets')
    await found.find(' ')
    const row = { method: 'GET', path: '/pets', lastSeenAt: 1, imports: 1, failures: 0, exports: 0 }
    slow.resolve(ok({ total: 1, rows: [row], progress: { done: 1, total: 1 } }))
    await asked
    expect(found.rows).toEqual([])
    await found.find('pets')
    expect(found.rows).toEqual([row])
    expect(api.asked.at(-1)?.input).toEqual({ text: 'pets', offset: 0, limit: 8 })
  })
})

describe('startDemo', () => {
  it('starts an import and an export, and hands back the import', async () => {
    const api = new FakeApi({
      'demo.start': () => ok({ gatewayId: 3 }),
      'demo.run': ({ task_type }) => ok({ taskId: task_type === 'import_api' ? 1 : 2 })
    })
    expect(await startDemo(api)).toEqual(ok({ taskId: 1 }))
    expect(api.asked.map((request) => request.input)).toEqual([
      undefined,
      { task_type: 'import_api' },
      { task_type: 'export_api' }
    ])
  })

  it('says what failed first', async () => {
    const api = new FakeApi({ 'demo.start': () => err('DEMO_UNAVAILABLE', 'no port') })
    expect(await startDemo(api)).toMatchObject({ ok: false, error: { code: 'DEMO_UNAVAILABLE' } })
    expect(api.asked).toHaveLength(1)
  })
})

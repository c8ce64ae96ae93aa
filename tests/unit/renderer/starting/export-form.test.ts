import { ok } from '@shared/result'
import { describe, expect, it } from 'vitest'
import { ExportForm } from '../../../../src/renderer/state/starting-export.svelte'
import { GatewayLists, nameIn } from '../../../../src/renderer/state/starting-lists.svelte'
import { StartOfTask, StartsWithoutTask } from '../../../../src/renderer/state/starting-records.svelte'
import { Starting } from '../../../../src/renderer/state/starting.svelte'
import { FakeApi, later } from '../fake-api'
import { accepted, held, startRow } from './fixtures'

const listed = (...names: string[]) =>
  ok({ kind: 'listed' as const, rows: names.map((name) => ({ id: `id-${name}`, name })), isCut: false })

describe('the export form', () => {
  it('sends what is chosen and leaves out what is empty', async () => {
    const api = new FakeApi({ 'starting.export': () => ok(accepted) })
    const form = new ExportForm(api, { gatewayId: 1 })
    expect(await form.send('x')).toBeNull()
    form.group_id = 'g-1'
    await form.send('orders')
    expect(api.asked[0]?.input).toMatchObject({
      name: 'orders',
      options: {
        oas_version: '2.0',
        env_id: 'DEFAULT_ENVIRONMENT_RELEASE_ID',
        group_id: 'g-1',
        define: 'spec',
        type: 'json'
      }
    })
    const { options } = api.asked[0]?.input as { options: object }
    expect(Object.keys(options)).not.toContain('apis')
    expect(Object.keys(options)).not.toContain('version')
  })

  it('reads API ids however they are separated, each once', () => {
    const form = new ExportForm(new FakeApi({}), { gatewayId: 1 })
    form.group_id = 'g-1'
    form.apisText = ' "a1", b2;\nc3 a1'
    expect(form.apis).toEqual(['a1', 'b2', 'c3'])
    expect(form.isComplete).toBe(true)
    form.apisText = '任务'
    expect([form.hasBadApis, form.isComplete]).toEqual([true, false])
    form.apisText = Array.from({ length: 1001 }, (_, index) => `a${index}`).join(' ')
    expect([form.hasTooManyApis, form.isComplete]).toEqual([true, false])
  })

  it('takes over the options of an earlier start', () => {
    const options = {
      oas_version: '3.0',
      env_id: 'e',
      group_id: 'g',
      define: 'dev',
      type: 'yml',
      apis: ['a', 'b']
    } as const
    const startedWith = { task_type: 'export_api' as const, options: { ...options, apis: ['a', 'b'] } }
    const from = startRow({ task_type: 'export_api', file: null, startedWith })
    const form = new ExportForm(new FakeApi({}), { gatewayId: 1, from })
    expect([form.oas_version, form.env_id, form.define, form.type, form.apis]).toEqual([
      '3.0',
      'e',
      'dev',
      'yml',
      ['a', 'b']
    ])
  })
})

describe('the lists of a gateway', () => {
  it('are those of the gateway asked for last', async () => {
    const slow = later<ReturnType<typeof listed>>()
    let asked = 0
    const api = new FakeApi({
      'starting.groups': () => (asked++ === 0 ? slow.promise : listed('second')),
      'starting.environments': () => listed('RELEASE')
    })
    const lists = new GatewayLists(api)
    const first = lists.load(1, false, true)
    await lists.load(2, false, true)
    slow.resolve(listed('first'))
    await first
    expect(nameIn(lists.groups, 'id-second')).toBe('second')
    expect(nameIn(lists.groups, 'id-first')).toBeNull()
    expect(lists.isLoading).toBe(false)
  })

  it('start the demo gateway first, and ask for environments only where they are needed', async () => {
    const api = new FakeApi({
      'demo.start': () => ok({ gatewayId: 1 }),
      'starting.groups': () => listed('a')
    })
    await new GatewayLists(api).load(1, true, false)
    expect(api.asked.map(({ method }) => method)).toEqual(['demo.start', 'starting.groups'])
  })
})

describe('the records of starts', () => {
  it('are looked at again when their gateway announces one', async () => {
    const api = new FakeApi({ 'starts.withoutTask': () => ok({ total: 30, rows: [startRow()] }) })
    const starts = new StartsWithoutTask(api, 1)
    const stop = starts.listen()
    await starts.load()
    await starts.loadMore()
    expect(api.asked.map(({ input }) => (input as { limit: number }).limit)).toEqual([20, 40])
    api.emit('starts.changed', { gatewayId: 2 })
    api.emit('starts.changed', { gatewayId: 1 })
    await expect.poll(() => api.count('starts.withoutTask')).toBe(3)
    stop()
  })

  it('of a task are asked for once a task, and never shown for another one', async () => {
    const slow = later<ReturnType<typeof ok<ReturnType<typeof startRow>>>>()
    const api = new FakeApi({
      'starts.ofTask': ({ taskId }) => (taskId === 1 ? slow.promise : ok(null))
    })
    const start = new StartOfTask(api)
    const first = start.show(1)
    await start.show(2)
    slow.resolve(ok(startRow()))
    await first
    expect(start.row).toBeNull()
    await start.show(2)
    expect(api.count('starts.ofTask')).toBe(2)
  })
})

describe('opening a form', () => {
  it('again takes the form of the start', () => {
    const starting = new Starting(new FakeApi({}))
    starting.openAgain(startRow())
    expect(starting.open).toMatchObject({ form: 'import', preset: { gatewayId: 1 } })
    starting.openAgain(startRow({ task_type: 'export_api' }))
    expect(starting.open?.form).toBe('export')
    starting.close()
    expect(starting.open).toBeNull()
  })
  it('for a dropped file happens only when it is one to import', async () => {
    const answers = [ok(null), ok(held), ok(held), ok(null)]
    let asked = 0
    const api = new FakeApi({ 'starting.holdOffered': () => answers[asked++] ?? ok(null) })
    const starting = new Starting(api)
    expect(await starting.takeOffered('a')).toEqual(ok(false))
    expect(await starting.takeOffered('b')).toEqual(ok(true))
    expect(starting.open).toEqual({ form: 'import', preset: { file: held } })
    await starting.takeOffered('c')
    expect(starting.dropped).toEqual(held)
    expect(await starting.takeOffered('d')).toEqual(ok(true))
    expect(api.asked.map(({ input }) => (input as { wanted: boolean }).wanted)).toEqual([
      false,
      false,
      true,
      true
    ])
  })
})

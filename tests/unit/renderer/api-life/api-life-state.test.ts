import { describe, expect, it, vi } from 'vitest'
import type { Input, Output } from '@shared/contract'
import { ok, type Result } from '@shared/result'
import { ApiLife } from '../../../../src/renderer/state/api-life.svelte'
import { Navigation } from '../../../../src/renderer/state/navigation.svelte'
import { FakeApi, later } from '../fake-api'
import { lifeOf, point } from './fixtures'

const pets = { method: 'GET', path: '/pets', gatewayId: null }
const answering = (answer: () => Output<'apis.life'>) => new FakeApi({ 'apis.life': () => ok(answer()) })

describe('the history of an API', () => {
  it('keeps the chosen row when it is shown again and newer ones came in above it', async () => {
    let rows = [point({ snapshotId: 2 }), point({ snapshotId: 1 })]
    const life = new ApiLife(answering(() => lifeOf(rows)))
    await life.show(pets)
    life.selected = 1
    rows = [point({ snapshotId: 3 }), ...rows]
    await life.show(pets)
    expect(life.rows.at(life.selected)?.snapshotId).toBe(1)
  })

  it('begins anew for another API, at the gateway that was asked for', async () => {
    const api = answering(() => lifeOf([point()]))
    const life = new ApiLife(api)
    await life.show(pets)
    life.selected = 0
    await life.keepTo(1, 'group-1')
    await life.show({ method: 'GET', path: '/users', gatewayId: 7 })
    expect([life.selected, life.gatewayId, life.group_id]).toEqual([-1, 7, null])
    expect(
      api.asked.map(({ input }) => [
        (input as Input<'apis.life'>).path,
        (input as Input<'apis.life'>).group_id
      ])
    ).toEqual([
      ['/pets', null],
      ['/pets', 'group-1'],
      ['/users', null]
    ])
  })

  it('drops the answer about an API that is no longer shown', async () => {
    const slow = later<Result<Output<'apis.life'>>>()
    const here = lifeOf([point()], { similar: [{ method: 'GET', path: '/users' }] })
    const life = new ApiLife(
      new FakeApi({ 'apis.life': ({ path }) => (path === '/pets' ? slow.promise : ok(here)) })
    )
    const first = life.show(pets)
    await life.show({ ...pets, path: '/users' })
    slow.resolve(ok(lifeOf([])))
    await first
    expect([life.rows.total, life.head?.similar.length]).toEqual([1, 1])
  })

  it('asks again while older documents are being read, until they are', async () => {
    vi.useFakeTimers()
    let done = 0
    const api = answering(() => lifeOf([point()], { progress: { done: done++, total: 2 } }))
    const life = new ApiLife(api)
    const stop = life.listen()
    await life.show(pets)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(api.count('apis.life')).toBe(3)
    expect(life.head?.progress).toEqual({ done: 2, total: 2 })
    stop()
    vi.useRealTimers()
  })
})

describe('the way to a history and back', () => {
  it('leads over a run to the screen as it was', () => {
    const navigation = new Navigation()
    navigation.openTask(5, 50)
    navigation.openApi('GET', '/pets')
    expect([navigation.view, navigation.taskId, navigation.api?.path]).toEqual(['history', 5, '/pets'])
    navigation.openTaskOfApi(6, 60)
    expect([navigation.api, navigation.taskId, navigation.snapshotId]).toEqual([null, 6, 60])
    navigation.backToApi()
    expect([navigation.api?.path, navigation.cameFromApi]).toEqual(['/pets', null])
    navigation.openApi('GET', '/pets/{id}')
    navigation.closeApi()
    expect([navigation.api, navigation.view, navigation.taskId, navigation.snapshotId]).toEqual([
      null,
      'history',
      5,
      50
    ])
  })

  it('ends where another screen is chosen', () => {
    const navigation = new Navigation()
    navigation.openCompare(1, 2)
    navigation.openApi('GET', '/pets')
    navigation.openTaskOfApi(6, 60)
    navigation.show('settings')
    expect([navigation.api, navigation.cameFromApi]).toEqual([null, null])
    navigation.closeApi()
    expect(navigation.view).toBe('settings')
  })
})

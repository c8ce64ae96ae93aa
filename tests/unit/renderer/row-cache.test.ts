import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '../../../src/shared/result'
import { RowCache } from '../../../src/renderer/state/row-cache'
import { later } from './fake-api'

interface Row {
  id: number
  text: string
}
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)

describe('RowCache', () => {
  it('asks for missing rows only, at most 500 at a time', async () => {
    const asked: number[][] = []
    const cache = new RowCache<Row>(async (ids) => {
      asked.push(ids)
      return ok(ids.map((id) => ({ id, text: 'x' })))
    })
    await cache.want(range(0, 3))
    await cache.want(range(1, 5))
    expect(asked).toEqual([
      [0, 1, 2],
      [3, 4]
    ])
    await cache.want(range(0, 1200))
    expect(asked.slice(2).map((ids) => ids.length)).toEqual([500, 500, 195])
    expect(cache.get(1199)?.text).toBe('x')
  })

  it('keeps a stale row on screen until its successor is there', async () => {
    let text = 'old'
    const cache = new RowCache<Row>(async (ids) => ok(ids.map((id) => ({ id, text }))))
    await cache.want([1])
    text = 'new'
    const refreshed = cache.invalidate(1)
    expect(cache.get(1)?.text).toBe('old')
    await refreshed
    expect(cache.get(1)?.text).toBe('new')
  })

  it('asks again when a row changes while it is under way', async () => {
    const first = later<Result<Row[]>>()
    const answers = [first.promise, Promise.resolve(ok([{ id: 1, text: 'second' }]))]
    const cache = new RowCache<Row>(async () => (await answers.shift()) ?? ok([]))
    const wanted = cache.want([1])
    await cache.invalidate(1)
    first.resolve(ok([{ id: 1, text: 'first' }]))
    await wanted
    expect(cache.get(1)?.text).toBe('second')
  })

  it('does not ask for a changed row that nobody looks at', async () => {
    let requests = 0
    const cache = new RowCache<Row>(async (ids) => {
      requests++
      return ok(ids.map((id) => ({ id, text: 'x' })))
    })
    await cache.want([1])
    await cache.want([2])
    await cache.invalidate(1)
    expect(requests).toBe(2)
    await cache.want([1])
    expect(requests).toBe(3)
  })

  it('forgets old rows beyond its limit, never one on screen', async () => {
    const cache = new RowCache<Row>(async (ids) => ok(ids.map((id) => ({ id, text: 'x' }))), 10)
    await cache.want(range(0, 8))
    await cache.want(range(100, 108))
    expect(range(0, 8).filter((id) => cache.get(id))).toHaveLength(2)
    expect(range(100, 108).every((id) => cache.get(id))).toBe(true)
  })

  it('reports a failure and tries again when the rows are wanted again', async () => {
    let works = false
    const cache = new RowCache<Row>(async (ids) =>
      works ? ok(ids.map((id) => ({ id, text: 'x' }))) : err('LEDGER_BUSY', 'busy')
    )
    expect(await cache.want([1])).toMatchObject({ code: 'LEDGER_BUSY' })
    works = true
    expect(await cache.want([1])).toBeNull()
    expect(cache.get(1)).toBeDefined()
  })
})

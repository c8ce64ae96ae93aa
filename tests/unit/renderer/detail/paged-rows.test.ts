import { describe, expect, it } from 'vitest'
import { PagedRows, type Page } from '../../../../src/renderer/state/paged-rows.svelte'
import { err, ok, type Result } from '../../../../src/shared/result'
import { later } from '../fake-api'

/** A list of the numbers below `total`, and the offsets that were asked for. */
function numbers(total: number): {
  asked: number[]
  fetch: (o: number, l: number) => Promise<Result<Page<number>>>
} {
  const asked: number[] = []
  return {
    asked,
    fetch: async (offset, limit) => {
      asked.push(offset)
      const length = Math.max(0, Math.min(limit, total - offset))
      return ok({ total, rows: Array.from({ length }, (_, index) => offset + index) })
    }
  }
}

/** Lets every answer arrive. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

describe('PagedRows', () => {
  it('fetches the pages on screen, each once', async () => {
    const list = numbers(1000)
    const rows = new PagedRows<number>()
    await rows.open(list.fetch)
    expect(rows.total).toBe(1000)
    expect(rows.at(7)).toBe(7)
    expect(rows.at(450)).toBeUndefined()
    rows.view(390, 450)
    rows.view(395, 455)
    await settle()
    expect(list.asked).toEqual([0, 200, 400])
    expect(rows.at(450)).toBe(450)
    expect(rows.at(1000)).toBeUndefined()
  })

  it('keeps the old rows until the new list has arrived, then fills what is on screen', async () => {
    const rows = new PagedRows<number>()
    await rows.open(numbers(1000).fetch)
    rows.view(390, 410)
    await settle()
    const answer = later<Result<Page<number>>>()
    const next = numbers(500)
    const opened = rows.open((offset, limit) => (offset === 0 ? answer.promise : next.fetch(offset, limit)))
    expect(rows.at(400)).toBe(400)
    answer.resolve(ok({ total: 500, rows: [-1] }))
    await opened
    await settle()
    expect(rows.at(0)).toBe(-1)
    expect(rows.total).toBe(500)
    expect(next.asked).toEqual([200, 400])
  })

  it('ignores the answer about a list that is no longer shown', async () => {
    const rows = new PagedRows<number>()
    const slow = later<Result<Page<number>>>()
    const first = rows.open(() => slow.promise)
    await rows.open(numbers(3).fetch)
    slow.resolve(ok({ total: 9, rows: [9] }))
    await first
    expect(rows.total).toBe(3)
    expect(rows.at(0)).toBe(0)
  })

  it('reports a failure and can be asked again', async () => {
    const rows = new PagedRows<number>()
    const list = numbers(2)
    let isBroken = true
    await rows.open((offset, limit) =>
      isBroken ? Promise.resolve(err('INTERNAL', 'test')) : list.fetch(offset, limit)
    )
    expect(rows.error?.code).toBe('INTERNAL')
    expect(rows.isLoading).toBe(false)
    isBroken = false
    await rows.refresh()
    expect(rows.error).toBeNull()
    expect(rows.total).toBe(2)
  })

  it('finds the next row that passes a test, beyond the pages that are here', async () => {
    const rows = new PagedRows<number>()
    await rows.open(numbers(1000).fetch)
    expect(await rows.find(-1, 1, (row) => row === 730)).toBe(730)
    expect(await rows.find(730, -1, (row) => row % 100 === 99)).toBe(699)
    expect(await rows.find(999, 1, () => true)).toBeNull()
    expect(await rows.find(0, 1, () => false)).toBeNull()
  })

  it('holds a bounded number of pages and still has what is on screen after a long search', async () => {
    const list = numbers(20_000)
    const rows = new PagedRows<number>()
    await rows.open(list.fetch)
    rows.view(0, 20)
    expect(await rows.find(0, 1, () => false)).toBeNull()
    await settle()
    expect(rows.at(10)).toBe(10)
    expect(rows.at(5000)).toBeUndefined()
  })
})

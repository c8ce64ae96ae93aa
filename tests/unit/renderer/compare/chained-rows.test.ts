import { describe, expect, it } from 'vitest'
import { chained } from '../../../../src/renderer/state/chained-rows'
import type { FetchPage } from '../../../../src/renderer/state/paged-rows.svelte'
import { err, ok } from '../../../../src/shared/result'

function list(name: string, length: number): FetchPage<string> {
  const rows = Array.from({ length }, (_, index) => `${name}${index}`)
  return async (offset, limit) => ok({ total: length, rows: rows.slice(offset, offset + limit) })
}

const whole = ['a0', 'a1', 'a2', 'c0', 'c1']

describe('chained', () => {
  it('is the lists one after another, on whatever page', async () => {
    const fetch = chained([list('a', 3), list('b', 0), list('c', 2)])
    for (let offset = 0; offset <= 5; offset++)
      for (let limit = 1; limit <= 6; limit++)
        expect(await fetch(offset, limit)).toEqual(
          ok({ total: 5, rows: whole.slice(offset, offset + limit) })
        )
  })

  it('is empty without lists', async () => {
    expect(await chained([])(0, 10)).toEqual(ok({ total: 0, rows: [] }))
  })

  it('fails when one of the lists fails, and measures again when asked again', async () => {
    let isBroken = true
    const shaky: FetchPage<string> = async (offset, limit) =>
      isBroken ? err('LEDGER_BUSY', 'test') : list('b', 1)(offset, limit)
    const fetch = chained([list('a', 1), shaky])
    expect(await fetch(0, 10)).toEqual(err('LEDGER_BUSY', 'test'))
    isBroken = false
    expect(await fetch(0, 10)).toEqual(ok({ total: 2, rows: ['a0', 'b0'] }))
  })
})

import type { ComparedEndpoint, DocumentChange } from '@shared/contract/comparing'
import { describe, expect, it } from 'vitest'
import { DocumentsRows } from '../../../../src/renderer/state/documents-rows.svelte'
import { ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'

const pair = { before: 1, after: 2, profile: 'callers' } as const

function endpoint(index: number): ComparedEndpoint {
  return {
    ...{ index, state: 'changed', method: 'GET', path: `/${index}`, previous: null, operationId: null },
    ...{ severity: 'breaking', changes: 3, noise: 0 }
  }
}

function change(id: string): DocumentChange {
  return {
    ...{ id, rule: 'parameter-removed', severity: 'warning', noise: null, texts: {} },
    ...{ beforeAt: null, afterAt: null, endpoints: 1, onlyAt: null }
  }
}

/** Rows of two endpoints; each lists the changes of these ids. `shown`: what was chosen whenever they were asked for. */
function rowsOf(ids: string[]) {
  const listed = { ids, shown: [] as (string | undefined)[] }
  const api = new FakeApi({
    'documents.endpoints': () => ok({ total: 2, rows: [endpoint(0), endpoint(1)] }),
    'documents.changes': ({ offset, limit }) => {
      listed.shown.push(state.changes.at(state.change)?.id)
      const rows = listed.ids.slice(offset, offset + limit).map(change)
      return ok({ total: listed.ids.length, rows })
    }
  })
  const state = new DocumentsRows(api)
  return { rows: state, listed }
}

describe('DocumentsRows, when the same documents are judged anew', () => {
  it('stay at the chosen endpoint and change, wherever they stand now, and show it meanwhile', async () => {
    const { rows, listed } = rowsOf(['a', 'b', 'c'])
    await rows.open(pair, false)
    await rows.select(1)
    rows.change = 2
    listed.ids = ['a', 'c', 'b']
    listed.shown = []
    await rows.open({ ...pair, overrides: { 'parameter-removed': 'breaking' } }, true)
    expect(listed.shown).toEqual(['c'])
    expect([rows.selected, rows.changes.at(rows.change)?.id, rows.change]).toEqual([1, 'c', 1])
  })

  it('go to the first change where the chosen one is not listed any more, or to none', async () => {
    const { rows, listed } = rowsOf(['a', 'b'])
    await rows.open(pair, false)
    rows.change = 1
    listed.ids = ['a']
    await rows.open(pair, true)
    expect(rows.change).toBe(0)
    listed.ids = []
    await rows.open(pair, true)
    expect(rows.change).toBe(-1)
  })

  it('begin with the first change for other documents, and for another endpoint', async () => {
    const { rows } = rowsOf(['a', 'b'])
    await rows.open(pair, false)
    rows.change = 1
    await rows.select(1)
    expect(rows.change).toBe(0)
    rows.change = 1
    await rows.open({ ...pair, before: 3 }, false)
    expect([rows.selected, rows.change]).toEqual([0, 0])
  })

  it('look for the change further down than one page, but not through a list without end', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `change ${index}`)
    const { rows, listed } = rowsOf(many)
    await rows.open(pair, false)
    rows.changes.view(0, 300)
    await rows.changes.find(-1, 1, ({ id }) => id === 'change 300')
    rows.change = 300
    listed.ids = ['another', ...many]
    await rows.open(pair, true)
    expect(rows.change).toBe(301)
    listed.ids = [...many.slice(301), ...many.slice(0, 301)]
    await rows.open(pair, true)
    expect(rows.change).toBe(0)
  })
})

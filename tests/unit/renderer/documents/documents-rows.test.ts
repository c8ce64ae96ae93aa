import { describe, expect, it } from 'vitest'
import type { Input } from '@shared/contract'
import type { ComparedEndpoint, DocumentChange } from '@shared/contract/comparing'
import { DocumentsRows } from '../../../../src/renderer/state/documents-rows.svelte'
import { ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'

const pair = { before: 1, after: 2, profile: 'callers' } as const

function endpoint(index: number, changes: number, noise = 0): ComparedEndpoint {
  return {
    ...{ index, state: changes + noise > 0 ? 'changed' : 'same', method: 'GET', path: `/${index}` },
    ...{ previous: null, operationId: null, severity: changes > 0 ? 'warning' : null, changes, noise }
  }
}

function change(id: string): DocumentChange {
  return {
    ...{ id, rule: 'cors-off', severity: 'warning', noise: null, texts: {} },
    ...{ beforeAt: null, afterAt: null, endpoints: 1, onlyAt: null }
  }
}

/** Three endpoints with two, no and one change; the second has noise. */
function createRows() {
  const endpoints = [endpoint(0, 2), endpoint(1, 0, 1), endpoint(2, 1)]
  const asked: Input<'documents.endpoints'>['filter'][] = []
  const api = new FakeApi({
    'documents.endpoints': ({ filter }) => {
      asked.push(filter)
      const rows = endpoints.filter(({ state }) => filter.withChanges !== true || state !== 'same')
      return ok({ total: rows.length, rows })
    },
    'documents.changes': ({ endpoint: of, includeNoise }) => {
      const ids = of === null ? ['0a', '0b', '2a'] : of === 0 ? ['0a', '0b'] : of === 2 ? ['2a'] : []
      const noise = includeNoise && of === 1 ? ['1n'] : []
      const rows = [...ids, ...noise].map(change)
      return ok({ total: rows.length, rows })
    }
  })
  return { rows: new DocumentsRows(api), asked }
}

const chosen = (rows: DocumentsRows) => [rows.endpoint?.index, rows.changes.at(rows.change)?.id]

describe('DocumentsRows', () => {
  it('shows what changed first, from its first change on', async () => {
    const { rows, asked } = createRows()
    await rows.open(pair, false)
    expect(asked).toEqual([{ state: null, severity: null, text: '', withChanges: true, inBoth: false }])
    expect(chosen(rows)).toEqual([0, '0a'])
  })

  it('walks on into the next endpoint with a change, and back to the last one of the endpoint before', async () => {
    const { rows } = createRows()
    await rows.open(pair, false)
    const walk: unknown[] = []
    while (await rows.step(1)) walk.push(chosen(rows))
    expect(walk).toEqual([
      [0, '0b'],
      [2, '2a']
    ])
    await rows.step(-1)
    expect(chosen(rows)).toEqual([0, '0b'])
  })

  it('does not pass by noise that is shown', async () => {
    const { rows } = createRows()
    await rows.open(pair, false)
    await rows.filter({ isNoiseShown: true })
    await rows.step(1)
    await rows.step(1)
    expect(chosen(rows)).toEqual([1, '1n'])
  })

  it('asks for what both documents contain, and for every endpoint once the filter is cleared', async () => {
    const { rows, asked } = createRows()
    await rows.open(pair, false)
    await rows.filter({ isShared: true, text: 'x', severity: 'breaking' })
    expect(asked.at(-1)).toEqual({
      ...{ state: null, severity: 'breaking', text: 'x', withChanges: true, inBoth: true }
    })
    await rows.resetFilter()
    expect(asked.at(-1)).toEqual({
      ...{ state: null, severity: null, text: '', withChanges: false, inBoth: true }
    })
  })
})

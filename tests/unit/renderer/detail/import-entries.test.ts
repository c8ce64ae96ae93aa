import { describe, expect, it } from 'vitest'
import { groupByCode, groupLimit, ImportEntries } from '../../../../src/renderer/state/import-entries.svelte'
import type { ImportEntry } from '../../../../src/shared/contract/imports'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'
import { failureEntry } from './fixtures'

function createApi(failures: readonly ImportEntry[]): FakeApi {
  return new FakeApi({
    'imports.entries': ({ list, text, offset, limit }) => {
      const all = list === 'failure' ? failures.filter(({ path }) => path?.includes(text)) : []
      return ok({ total: all.length, rows: all.slice(offset, offset + limit) })
    }
  })
}

const many = Array.from({ length: 1200 }, (_, index) =>
  failureEntry(index % 3 === 0 ? 'APIG.3301' : 'APIG.2011', `/orders/${index}`)
)

describe('ImportEntries', () => {
  it('shows one list, filtered by the ledger', async () => {
    const entries = new ImportEntries(createApi(many))
    await entries.open(1, 'aa', 'failure')
    expect(entries.rows.total).toBe(1200)
    await entries.filter('/orders/11')
    expect(entries.rows.total).toBe(1 + 10 + 100)
    entries.selected = 0
    expect(entries.selectedEntry?.path).toBe('/orders/11')
    await entries.show('ignore')
    expect(entries.rows.total).toBe(0)
    expect(entries.selectedEntry).toBeNull()
  })

  it('keeps filter and list when an equal answer arrives, and starts anew with another', async () => {
    const entries = new ImportEntries(createApi(many))
    await entries.open(1, 'aa', 'failure')
    await entries.filter('/orders/11')
    await entries.open(2, 'aa', 'success')
    expect([entries.list, entries.text]).toEqual(['failure', '/orders/11'])
    await entries.open(3, 'bb', 'success')
    expect([entries.list, entries.text]).toEqual(['success', ''])
  })

  it('groups the failures by code, across pages', async () => {
    const entries = new ImportEntries(createApi(many))
    await entries.open(1, 'aa', 'failure')
    await entries.group(true)
    expect(entries.groups).toHaveLength(1202)
    expect(entries.groups?.[0]).toEqual({ kind: 'code', error_code: 'APIG.2011', count: 800 })
    entries.selected = 801
    expect(entries.selectedEntry).toBeNull()
    entries.selected = 802
    expect(entries.selectedEntry?.error_code).toBe('APIG.3301')
    await entries.group(false)
    expect(entries.groups).toBeNull()
  })

  it('lists without grouping when there are too many', async () => {
    const entries = new ImportEntries(
      createApi(Array.from({ length: groupLimit + 1 }, () => failureEntry('x')))
    )
    await entries.open(1, 'aa', 'failure')
    await entries.group(true)
    expect(entries.groups).toBeNull()
    expect(entries.rows.total).toBe(groupLimit + 1)
  })

  it('reports what could not be read', async () => {
    const entries = new ImportEntries(new FakeApi({ 'imports.entries': () => err('LEDGER_BUSY', 'test') }))
    await entries.open(1, 'aa', 'failure')
    expect(entries.rows.error?.code).toBe('LEDGER_BUSY')
  })
})

describe('groupByCode', () => {
  it('puts the most frequent code first and keeps the order of entries; no code is a group of its own', () => {
    const [a, b, c] = [failureEntry('A', '/1'), failureEntry(null, '/2'), failureEntry(null, '/3')]
    expect(groupByCode([a, b, c])).toEqual([
      { kind: 'code', error_code: null, count: 2 },
      { kind: 'entry', entry: b },
      { kind: 'entry', entry: c },
      { kind: 'code', error_code: 'A', count: 1 },
      { kind: 'entry', entry: a }
    ])
  })
})

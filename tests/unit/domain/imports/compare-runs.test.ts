import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRuns, isInSeveralLists } from '@domain/imports/compare-runs'
import { pairEntries } from '@domain/imports/pair-entries'
import { runState, type RunEntry } from '@domain/imports/run-state'

function entry(changes: Partial<RunEntry> = {}): RunEntry {
  const api = { list: 'success', method: 'GET', path: '/a', id: null, action: 'create' } as const
  return { ...api, error_code: null, error_msg: null, ...changes }
}

const failed = (error_msg: string): RunEntry =>
  entry({ list: 'failure', action: null, error_code: 'APIG.2011', error_msg })

describe('the state of an API in a run', () => {
  it.each([
    [null, 'not_in_run'],
    [entry({ action: 'create' }), 'created'],
    [entry({ action: 'update' }), 'updated'],
    [entry({ action: null }), 'imported'],
    [entry({ action: 'merge' }), 'imported'],
    [failed('why'), 'failed'],
    [entry({ list: 'ignore', action: null }), 'ignored']
  ])('%j is %s', (given, state) => {
    expect(runState(given)).toBe(state)
  })
})

describe('two runs', () => {
  it('are compared by path, then method, whatever the order of the lists and the case of the method', () => {
    const { changes } = compareRuns(
      [entry({ path: '/b' }), entry({ method: 'post' }), entry()],
      [entry({ method: 'POST' }), entry({ path: '/c' }), entry()]
    )
    expect(changes.map(({ path, method, before, after }) => [path, method, before, after])).toEqual([
      ['/a', 'GET', 'created', 'created'],
      ['/a', 'POST', 'created', 'created'],
      ['/b', 'GET', 'created', 'not_in_run'],
      ['/c', 'GET', 'not_in_run', 'created']
    ])
  })

  it.each([
    ['the same', entry({ id: '1' }), entry({ id: '1' }), false],
    ['another action', entry({ action: 'create' }), entry({ action: 'update' }), true],
    ['another reason', failed('one'), failed('two'), true],
    ['another code', failed('one'), { ...failed('one'), error_code: 'APIG.3301' }, true],
    ['a code that is not told any more', failed('one'), { ...failed('one'), error_code: null }, true],
    ['made anew', entry({ id: '1' }), entry({ id: '2' }), true],
    ['an id that only one run tells', entry({ id: '1' }), entry(), false]
  ])('%s: changed or not', (_, before, after, isChanged) => {
    expect(compareRuns([before], [after])).toMatchObject({
      changes: [{ isChanged }],
      changed: isChanged ? 1 : 0
    })
  })

  it('take a path for another when its case differs', () => {
    expect(compareRuns([entry({ path: '/A' })], [entry({ path: '/a' })]).changes).toHaveLength(2)
  })

  it('take ANY for the same method whether it is spelled out or written as the extension', () => {
    const any = entry({ method: 'ANY' })
    const extension = entry({ method: 'x-apigateway-any-method', action: 'update' })
    const { changes } = compareRuns([any, entry()], [extension, entry()])
    expect(changes.map(({ before, after, method }) => [before, after, method])).toEqual([
      ['created', 'updated', 'x-apigateway-any-method'],
      ['created', 'created', 'GET']
    ])
  })

  it.each([
    ['a slash at its end', '/a/', '/a'],
    ['other names of its parameters', '/a/{id}', '/a/{key}'],
    ['an accent written as two characters', '/cafe\u0301', '/caf\u00e9'],
    ['an escape', '/a%20b', '/a b']
  ])('take a path with %s for another one, since the service tells them apart or may', (_, before, after) => {
    const { changes, matrix } = compareRuns([entry({ path: before })], [entry({ path: after })])
    expect(changes).toHaveLength(2)
    expect(matrix.map(({ count }) => count)).toEqual([1, 1])
  })

  it.each(['/订单/😀/查询', `/${'very-long/'.repeat(200)}`, '', '__proto__', '/"\n\u0000'])(
    'keep the path %j as it is, in one row',
    (path) => {
      const { changes, changed } = compareRuns([entry({ path })], [entry({ path })])
      expect(changes.map((change) => change.path)).toEqual([path])
      expect(changed).toBe(0)
    }
  )

  it('that name nothing have no cell, and none has one for what is absent in both', () => {
    expect(compareRuns([], [])).toMatchObject({ changes: [], matrix: [], changed: 0 })
    const { matrix } = compareRuns([entry()], [entry({ path: '/b' })])
    expect(matrix).toEqual([
      { before: 'created', after: 'not_in_run', count: 1 },
      { before: 'not_in_run', after: 'created', count: 1 }
    ])
  })

  it('put what has no path last', () => {
    const { changes } = compareRuns([entry({ path: null }), entry({ path: '/z' })], [])
    expect(changes.map(({ path }) => path)).toEqual(['/z', null])
  })
})

describe('duplicates of one API', () => {
  const pairs = (before: RunEntry[], after: RunEntry[]) =>
    pairEntries(before, after).map((pair) => [pair.before?.id ?? null, pair.after?.id ?? null])

  it('are paired by id first', () => {
    const [one, two] = [entry({ id: '1' }), entry({ id: '2' })]
    expect(pairs([one, two], [two, one])).toEqual([
      ['1', '1'],
      ['2', '2']
    ])
  })

  it('then by equal content', () => {
    const pair = pairEntries([failed('one'), failed('two')], [failed('two'), failed('one')])
    expect(pair.map(({ before, after }) => [before?.error_msg, after?.error_msg])).toEqual([
      ['one', 'one'],
      ['two', 'two']
    ])
  })

  it('then by order; what is left over stands alone', () => {
    const before = [entry({ id: '1' }), entry({ id: '2' })]
    const after = [entry({ id: '3', action: 'update' }), entry({ id: '1' }), entry({ id: '4' })]
    expect(pairs(before, after)).toEqual([
      ['1', '1'],
      ['2', '4'],
      [null, '3']
    ])
  })

  it('are told apart by their ordinal', () => {
    const { changes } = compareRuns([entry({ id: '1' }), entry({ id: '2' })], [])
    expect(changes.map(({ ordinal }) => ordinal)).toEqual([0, 1])
  })
})

describe('an API in two lists of one run', () => {
  const lists = (before: RunEntry[], after: RunEntry[]) => {
    const { changes, inSeveralLists } = compareRuns(before, after)
    return { lists: changes.map((change) => change.lists), inSeveralLists }
  }

  it('is shown as such in each of its rows, and counted once', () => {
    const both = { before: ['success'], after: ['success', 'failure'] }
    expect(lists([entry()], [entry(), failed('why')])).toEqual({
      lists: [both, both],
      inSeveralLists: { before: 0, after: 1, either: 1 }
    })
    expect(lists([entry(), failed('why')], [entry()]).inSeveralLists).toEqual({
      before: 1,
      after: 0,
      either: 1
    })
    expect(lists([failed('why'), entry()], [entry(), failed('why')]).inSeveralLists).toEqual({
      before: 1,
      after: 1,
      either: 1
    })
  })

  it('is not one that stands in the same list twice, or in the lists of two runs', () => {
    expect(lists([entry({ id: '1' }), entry({ id: '2' })], [failed('why')]).inSeveralLists).toEqual({
      before: 0,
      after: 0,
      either: 0
    })
  })

  it('is found by either run', () => {
    const twice = compareRuns([entry(), failed('why')], [entry()])
    expect(twice.changes.map(isInSeveralLists)).toEqual([true, true])
    expect(compareRuns([entry()], [failed('why')]).changes.map(isInSeveralLists)).toEqual([false])
  })

  it('is named by a run even where one of its rows stands alone', () => {
    const { changes } = compareRuns([entry(), failed('why')], [failed('why')])
    expect(changes.find(({ after }) => after === 'not_in_run')?.lists.after).toEqual(['failure'])
  })
})

describe('ids', () => {
  it('are kept and never decide which API is which', () => {
    const { changes } = compareRuns([entry({ id: '1' })], [entry({ id: '1', path: '/b' })])
    expect(
      changes.map(({ path, before, after, beforeEntry, afterEntry }) => ({
        ...{ path, before, after },
        ids: [beforeEntry?.id, afterEntry?.id]
      }))
    ).toEqual([
      { path: '/a', before: 'created', after: 'not_in_run', ids: ['1', undefined] },
      { path: '/b', before: 'not_in_run', after: 'created', ids: [undefined, '1'] }
    ])
  })
})

describe('any two runs', () => {
  const text = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null })
  const anyEntry: fc.Arbitrary<RunEntry> = fc.record({
    list: fc.constantFrom('success', 'failure', 'ignore'),
    method: text('GET', 'get', 'POST'),
    path: text('/a', '/b'),
    id: text('1', '2', '3'),
    action: text('create', 'update'),
    error_code: text('APIG.2011'),
    error_msg: text('one', 'two')
  })
  const run = fc.array(anyEntry, { maxLength: 20 })

  it('have every entry in exactly one change, and every change in exactly one cell', () => {
    fc.assert(
      fc.property(run, run, (before, after) => {
        const { changes, matrix, changed } = compareRuns(before, after)
        const seen = (side: 'beforeEntry' | 'afterEntry') =>
          changes.map((change) => change[side]).filter((each) => each !== null)
        expect(new Set(seen('beforeEntry'))).toEqual(new Set(before))
        expect(seen('beforeEntry')).toHaveLength(before.length)
        expect(seen('afterEntry')).toHaveLength(after.length)
        expect(matrix.reduce((sum, { count }) => sum + count, 0)).toBe(changes.length)
        expect(matrix.filter((cell) => cell.before === 'not_in_run' && cell.after === 'not_in_run')).toEqual(
          []
        )
        // The totals are those of the union: as many as the larger side has of each method and path, or more.
        const key = ({ method, path }: RunEntry) => JSON.stringify([method?.toUpperCase() ?? null, path])
        const count = (entries: RunEntry[], of: string) => entries.filter((each) => key(each) === of).length
        const most = [...new Set([...before, ...after].map(key))].reduce(
          (sum, of) => sum + Math.max(count(before, of), count(after, of)),
          0
        )
        expect(changes).toHaveLength(most)
        expect(changed).toBe(changes.filter((change) => change.isChanged).length)
      })
    )
  })

  it('that are the same have not changed, whatever the order of their entries', () => {
    fc.assert(
      fc.property(run, (entries) => {
        const same = structuredClone(entries)
        expect(compareRuns(entries, same).changed).toBe(0)
        expect(compareRuns(entries, same.reverse()).changed).toBe(0)
      })
    )
  })
})

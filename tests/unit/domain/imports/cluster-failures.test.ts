import { FailureClusters } from '@domain/imports/cluster-failures'
import type { FailedEntry, ObservedResult } from '@domain/imports/failure-cluster'
import { describe, expect, test } from 'vitest'

const invalid = 'Invalid parameter value,parameterName:name. Please refer to the support documentation'

function failed(change: Partial<FailedEntry> = {}): FailedEntry {
  return { method: 'GET', path: '/orders', error_code: 'APIG.2011', error_msg: invalid, ...change }
}

/** A result of a run of its own, observed once; run, snapshot and body have the same number. */
const seen = (run: number, observedAt = run * 1000): ObservedResult => ({
  run,
  snapshot: run,
  body: run,
  observedAt
})

function clustersOf(...runs: [ObservedResult, FailedEntry[]][]): FailureClusters {
  const clusters = new FailureClusters()
  for (const [result, entries] of runs) clusters.add(result, () => entries)
  return clusters
}

describe('failures', () => {
  test('400 of one cause are one row that knows how many APIs it met', () => {
    const entries = Array.from({ length: 400 }, (_, n) =>
      failed({ path: `/orders/${n}`, error_msg: `The path /orders/${n} conflicts with the API "x${n}"` })
    )
    expect(clustersOf([seen(1), entries]).list()).toMatchObject([
      { apis: 400, failures: 400, runs: 1, error_code: 'APIG.2011' }
    ])
  })

  test('of another code are of another cause, and so are those without a code', () => {
    const entries = [failed(), failed({ error_code: 'APIG.3202' }), failed({ error_code: null })]
    const clusters = clustersOf([seen(1), entries]).list()
    expect(clusters.map(({ error_code }) => error_code).sort()).toEqual(['APIG.2011', 'APIG.3202', null])
  })

  test('tell when they were seen first and last over all runs, with the newest text as it was sent', () => {
    const quota = (n: number, method = 'GET') => [failed({ error_msg: `quota ${n} exceeded`, method })]
    const clusters = clustersOf([seen(7), quota(70)], [seen(3), quota(30)], [seen(5), quota(50, 'get')])
    expect(clusters.list()).toEqual([
      {
        id: 0,
        error_code: 'APIG.2011',
        shape: 'quota … exceeded',
        error_msg: 'quota 70 exceeded',
        textRun: 7,
        apis: 1,
        failures: 3,
        whole: 0,
        runs: 3,
        first: { run: 3, snapshot: 3, at: 3000 },
        last: { run: 7, snapshot: 7, at: 7000 }
      }
    ])
  })

  test('are listed by when they were seen last', () => {
    const of = (error_code: string) => [failed({ error_code })]
    const clusters = clustersOf([seen(1), of('A')], [seen(3), of('B')], [seen(2), of('C')])
    expect(clusters.list().map(({ error_code }) => error_code)).toEqual(['B', 'C', 'A'])
  })

  test('that are observed again are not counted again: only the last time moves', () => {
    const clusters = clustersOf([seen(1), [failed()]], [seen(2), [failed()]])
    const again = { run: 1, snapshot: 9, body: 1, observedAt: 9000 }
    clusters.add(again, () => {
      throw new Error('asked for what is known')
    })
    expect(clusters.list()).toMatchObject([
      { failures: 2, runs: 2, first: { snapshot: 1 }, last: { run: 1, snapshot: 9, at: 9000 } }
    ])
  })

  test('of a run that gives another result are counted in the same run', () => {
    const clusters = clustersOf([seen(1), [failed()]], [{ ...seen(1), snapshot: 2, body: 2 }, [failed()]])
    expect(clusters.list()).toMatchObject([{ failures: 2, runs: 1, apis: 1 }])
  })

  test('can be limited to runs; a cluster without any of them is not listed', () => {
    const clusters = clustersOf(
      [seen(1), [failed(), failed({ error_code: 'B' })]],
      [seen(2), [failed({ path: '/devices' })]]
    )
    expect(clusters.list((run) => run === 2)).toMatchObject([
      { error_code: 'APIG.2011', failures: 1, first: { run: 2 }, last: { run: 2 } }
    ])
    expect(clusters.apisOf(0, (run) => run === 2)).toMatchObject([{ path: '/devices' }])
  })
})

describe('imports that failed as a whole', () => {
  const taken = (name: string) => ({ error_code: 'APIG.3201', error_msg: `The group "${name}" exists` })

  function withWhole(): FailureClusters {
    const clusters = clustersOf([seen(1), [failed(), failed({ ...taken('a'), path: '/a' })]])
    clusters.addWhole(seen(2), () => taken('b'))
    clusters.addWhole(seen(3), () => taken('c'))
    return clusters
  }

  test('are counted beside the APIs of the same cause', () => {
    expect(withWhole().list()).toMatchObject([
      {
        ...{ error_code: 'APIG.3201', apis: 1, failures: 1, whole: 2, runs: 3 },
        ...{ first: { run: 1 }, last: { run: 3 }, error_msg: taken('c').error_msg, textRun: 3 }
      },
      { error_code: 'APIG.2011', apis: 1, failures: 1, whole: 0, runs: 1 }
    ])
  })

  test('are marked among the runs, and are no API', () => {
    const clusters = withWhole()
    const { id = -1 } = clusters.list()[0] ?? {}
    expect(clusters.runsOf(id)).toMatchObject([
      { run: 3, isWhole: true, failures: 0, apis: 0 },
      { run: 2, isWhole: true },
      { run: 1, isWhole: false, failures: 1, apis: 1 }
    ])
    expect(clusters.apisOf(id)?.map(({ path }) => path)).toEqual(['/a'])
    const ofTwo = (run: number) => run === 2
    expect(clusters.list(ofTwo)).toMatchObject([{ id, apis: 0, failures: 0, whole: 1, runs: 1 }])
    expect(clusters.apisOf(id, ofTwo)).toEqual([])
    expect([...clusters.withApi((_, path) => path === '/a')]).toEqual([id])
  })

  test('that are observed again, or once more in other bytes, are counted once', () => {
    const clusters = withWhole()
    clusters.addWhole({ ...seen(2), snapshot: 9, observedAt: 9000 }, () => {
      throw new Error('asked for what is known')
    })
    clusters.addWhole({ ...seen(3), snapshot: 10, body: 10 }, () => taken('c'))
    expect(clusters.list()[0]).toMatchObject({ whole: 2, runs: 3, last: { run: 2, snapshot: 9 } })
  })
})

describe('a cluster', () => {
  const clusters = clustersOf(
    [seen(1), [failed(), failed({ path: '/a' }), failed({ path: '/a' })]],
    [seen(2), [failed({ method: 'get', path: '/a' })]],
    [seen(3), [failed({ error_code: 'OTHER', path: '/b' })]]
  )

  test('lists its APIs, those that failed last first, each with how often', () => {
    expect(clusters.apisOf(0)).toEqual([
      { method: 'GET', path: '/a', failures: 3, runs: 2, last: { run: 2, snapshot: 2, at: 2000 } },
      { method: 'GET', path: '/orders', failures: 1, runs: 1, last: { run: 1, snapshot: 1, at: 1000 } }
    ])
  })

  test('takes ANY for one method however it is written', () => {
    const entries = ['ANY', 'any', 'x-apigateway-any-method'].map((method) => failed({ method }))
    expect(clustersOf([seen(1), entries]).list()).toMatchObject([{ apis: 1, failures: 3 }])
  })

  test('lists its runs, the newest first', () => {
    expect(clusters.runsOf(0)?.map(({ run, failures, apis }) => [run, failures, apis])).toEqual([
      [2, 1, 1],
      [1, 3, 2]
    ])
  })

  test('is found by the name of an API in it', () => {
    expect([...clusters.withApi((_, path) => path === '/b')]).toEqual([1])
    expect([...clusters.withApi((method) => method === 'GET')]).toEqual([0, 1])
  })

  test('that there is none of has neither', () => {
    expect([clusters.apisOf(2), clusters.runsOf(-1)]).toEqual([null, null])
  })
})

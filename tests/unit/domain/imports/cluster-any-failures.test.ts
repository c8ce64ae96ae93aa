import { FailureClusters } from '@domain/imports/cluster-failures'
import type { FailedEntry, ObservedResult } from '@domain/imports/failure-cluster'
import { messageShape } from '@domain/imports/message-shape'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('any observations', () => {
  const text = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null })
  const anyEntry: fc.Arbitrary<FailedEntry> = fc.record({
    method: text('GET', 'get', 'POST'),
    path: text('/a', '/orders', '/orders/1'),
    error_code: text('A', 'B'),
    error_msg: text('quota 1', 'quota 2', 'no /orders here', 'no /orders/1 here', 'other')
  })
  const anyRun = fc.record({
    entries: fc.array(anyEntry, { maxLength: 8 }),
    whole: fc.option(anyEntry, { nil: null, freq: 2 }),
    observedAt: fc.nat(9)
  })

  test('are counted as if all were grouped at once, and each part adds up to its cluster', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 8 }), (runs) => {
        const clusters = new FailureClusters()
        runs.forEach(({ entries, whole, observedAt }, run) => {
          const result = { run, snapshot: run, body: run, observedAt }
          const add = (of: ObservedResult): void => {
            if (whole === null) clusters.add(of, () => entries)
            else clusters.addWhole(of, () => whole)
          }
          add(result)
          add({ ...result, snapshot: run + 100 })
        })
        const keyOf = ({ error_code, error_msg, path }: FailedEntry) =>
          JSON.stringify([error_code, messageShape(error_msg, [path])])
        const all = runs.flatMap(({ entries, whole }) => (whole === null ? entries : []))
        const allWhole = runs.flatMap(({ whole }) => (whole === null ? [] : [{ ...whole, path: null }]))
        const listed = clusters.list()
        expect(listed.map(({ error_code, shape }) => JSON.stringify([error_code, shape])).sort()).toEqual(
          [...new Set([...all, ...allWhole].map(keyOf))].sort()
        )
        for (const { id, error_code, shape, ...counts } of listed) {
          const key = JSON.stringify([error_code, shape])
          const own = all.filter((entry) => keyOf(entry) === key)
          const apis = new Set(own.map(({ method, path }) => `${method?.toUpperCase()} ${path}`))
          expect([counts.failures, counts.apis]).toEqual([own.length, apis.size])
          expect(counts.whole).toBe(allWhole.filter((entry) => keyOf(entry) === key).length)
          const [ofApis, ofRuns] = [clusters.apisOf(id) ?? [], clusters.runsOf(id) ?? []]
          expect([ofApis.length, ofRuns.length]).toEqual([counts.apis, counts.runs])
          for (const rows of [ofApis, ofRuns]) {
            expect(rows.reduce((sum, { failures }) => sum + failures, 0)).toBe(own.length)
          }
          expect(ofRuns.filter(({ isWhole }) => isWhole)).toHaveLength(counts.whole)
          expect(counts.last.snapshot).toBeGreaterThanOrEqual(100)
        }
      })
    )
  })

  test('are listed the same when asked for in between, of all runs and of some', () => {
    const step = fc.record({
      ...{ run: fc.nat(4), body: fc.nat(6), observedAt: fc.nat(20), isWhole: fc.boolean() },
      ...{ entries: fc.array(anyEntry, { maxLength: 4 }), asked: fc.constantFrom('nothing', 'all', 'some') },
      odd: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const [asked, once] = [new FailureClusters(), new FailureClusters()]
        const isOdd = (odd: boolean) => (run: number) => (run % 2 === 1) === odd
        steps.forEach(({ run, body, observedAt, isWhole, entries, ...then }, snapshot) => {
          const seen = { run, snapshot, body, observedAt }
          for (const clusters of [asked, once]) {
            const [first] = entries
            if (isWhole && first !== undefined) clusters.addWhole(seen, () => first)
            else clusters.add(seen, () => entries)
          }
          if (then.asked === 'all') asked.list()
          if (then.asked === 'some') asked.list(isOdd(then.odd))
        })
        expect(asked.list()).toEqual(once.list())
        for (const odd of [true, false]) {
          expect(asked.list(isOdd(odd))).toEqual(once.list(isOdd(odd)))
        }
        expect(asked.list(() => true)).toEqual(once.list())
      })
    )
  })
})

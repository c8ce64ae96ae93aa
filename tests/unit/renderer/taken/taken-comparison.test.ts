import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TakenWish } from '../../../../src/renderer/state/navigation.svelte'
import { TakenComparison } from '../../../../src/renderer/state/taken-comparison.svelte'
import type { Output } from '../../../../src/shared/contract'
import type { ExportRun } from '../../../../src/shared/contract/comparing'
import type { TakenApi } from '../../../../src/shared/contract/taken'
import { err, ok } from '../../../../src/shared/result'
import { importRun } from '../compare/fixtures'
import { FakeApi, later } from '../fake-api'

const proposal: TakenWish = { import: null, next: null, previous: null, file: null }
const chosenFile = { fileId: 'f', fileName: 'mine.json', size: 2, sha256: 'aa' }

function exportRun(snapshotId: number): ExportRun {
  const {
    group_id: _group,
    task_status: _status,
    outcome: _outcome,
    counts: _counts,
    ...run
  } = importRun(snapshotId)
  const none = { env_id: null, define: null, file_name: null, file_type: null }
  return { ...run, ...none, size: 1, sha256: `${snapshotId}` }
}

function api(index: number, change: Partial<TakenApi> = {}): TakenApi {
  return {
    ...{ index, method: 'GET', path: `/${index}`, ordinal: 0, list: 'success', error_code: null },
    presence: { previous: true, file: true, next: true },
    ...{ taken: 'as_sent', notComparable: null, findings: [], ours: 0, differences: 0, unknown: [] },
    ...change
  }
}

const apis: TakenApi[] = [
  api(0),
  api(1, { findings: ['ours'], ours: 1 }),
  api(2, { taken: 'different', findings: ['elsewhere'], differences: 1 }),
  api(3, { taken: 'not_in_export', findings: ['lost'] }),
  api(4)
]
const changes: Output<'taken.changes'> = { ours: [], differences: [] }

let hasNext: boolean
/** Until when rows are on their way. */
let arrival: Promise<void>

function createApi(compare?: FakeApi['request']): FakeApi {
  const compared = { kind: 'compared' } as Output<'taken.compare'>
  return new FakeApi({
    'comparing.stop': () => ok({ isStopped: true }),
    'imports.runs': () => ok({ runs: [importRun(9), importRun(4)], previous: null }),
    'documents.runs': () => ok({ runs: [exportRun(12), exportRun(3)], total: 2, previous: null }),
    'taken.find': ({ snapshotId }) =>
      snapshotId === 404
        ? err('NOT_FOUND', 'test')
        : ok({
            import: importRun(snapshotId),
            sent: null,
            next: hasNext ? exportRun(12) : null,
            previous: exportRun(3)
          }),
    'taken.compare': (input) => (compare === undefined ? ok(compared) : compare('taken.compare', input)),
    'taken.apis': async ({ filter, offset, limit }) => {
      await arrival
      const found = apis.filter(
        ({ taken, findings }) =>
          (filter.taken === null || taken === filter.taken) &&
          (filter.finding === null || findings.includes(filter.finding))
      )
      return ok({ total: found.length, rows: found.slice(offset, offset + limit) })
    },
    'taken.changes': () => ok(changes)
  })
}

const asked = (fake: FakeApi, method: string) =>
  fake.asked.filter((each) => each.method === method).map(({ input }) => input)

beforeEach(() => {
  hasNext = true
  arrival = Promise.resolve()
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe('TakenComparison', () => {
  it('checks the newest import by the exports that belong to it and the file that was sent', async () => {
    const fake = createApi()
    const comparison = new TakenComparison(fake)
    await comparison.show(proposal)
    expect(asked(fake, 'taken.compare')).toEqual([
      { import: 9, next: 12, previous: 3, file: { kind: 'sent' } }
    ])
    expect(comparison.rows.apis.total).toBe(5)
    expect(comparison.exportOf(12)?.snapshotId).toBe(12)
  })

  it('goes by what was chosen instead: another file, no export before', async () => {
    const fake = createApi()
    const comparison = new TakenComparison(fake)
    await comparison.show({ import: 4, next: 7, previous: 'none', file: chosenFile })
    expect(asked(fake, 'taken.compare')).toEqual([
      { import: 4, next: 7, previous: null, file: { kind: 'held', fileId: 'f' } }
    ])
  })

  it('compares nothing without an export after the import, and by itself as soon as there is one', async () => {
    hasNext = false
    const fake = createApi()
    const comparison = new TakenComparison(fake)
    const stop = comparison.listen()
    await comparison.show(proposal)
    expect([comparison.result, comparison.work.isLoading, comparison.run?.snapshotId]).toEqual([
      null,
      false,
      9
    ])
    expect(fake.count('taken.compare')).toBe(0)
    hasNext = true
    fake.emit('task.changed', { taskId: 1 })
    await vi.advanceTimersByTimeAsync(1000)
    expect(fake.count('taken.compare')).toBe(1)
    stop()
  })

  it('tells an error, and keeps nothing of what was shown before', async () => {
    const comparison = new TakenComparison(createApi())
    await comparison.show(proposal)
    await comparison.show({ ...proposal, import: 404 })
    expect(comparison.error?.code).toBe('NOT_FOUND')
    expect(comparison.result).toBeNull()
    expect(comparison.rows.apis.total).toBe(0)
  })

  it('says what it is doing when that takes long, and can be left', async () => {
    const late = later<never>()
    const api = createApi(() => late.promise)
    const comparison = new TakenComparison(api)
    const shown = comparison.show(proposal)
    await vi.advanceTimersByTimeAsync(400)
    expect(comparison.work.isSlow).toBe(true)
    comparison.work.stop()
    late.resolve(ok({ kind: 'compared' }) as never)
    await shown
    expect([comparison.work.isStopped, comparison.work.isSlow, comparison.result]).toEqual([
      true,
      false,
      null
    ])
    expect(api.count('comparing.stop')).toBe(1)
  })
})

describe('TakenRows', () => {
  it('walks through what is not as it should be: what this import changed is', async () => {
    const { rows } = await opened()
    expect(await rows.step(1)).toBe(true)
    expect(rows.selected).toBe(2)
    expect(rows.changes).toEqual(changes)
    await rows.step(1)
    expect(rows.selected).toBe(3)
    expect(await rows.step(1)).toBe(false)
    await rows.step(-1)
    expect(rows.selected).toBe(2)
  })

  it('filters by one count, and forgets the chosen row that may be gone', async () => {
    const { rows } = await opened()
    await rows.select(3)
    await rows.look({ finding: 'elsewhere' })
    expect([rows.apis.total, rows.selected, rows.changes]).toEqual([1, -1, null])
    await rows.reset()
    expect(rows.apis.total).toBe(5)
  })

  it('forgets what was chosen of rows that were about to go', async () => {
    const { rows, showAll } = await leaving()
    await rows.select(0)
    await showAll()
    expect([rows.apis.total, rows.selected, rows.changes]).toEqual([5, -1, null])
  })

  it('walks through rows that are on their way as soon as they are there', async () => {
    const { rows, showAll } = await leaving()
    const stepped = rows.step(1)
    await showAll()
    expect(await stepped).toBe(true)
    expect(rows.apis.at(rows.selected)).toMatchObject({ index: 2 })
    expect(rows.changes).toBe(changes)
  })

  it('asks for changes only where there are some', async () => {
    const { rows, fake } = await opened()
    await rows.select(0)
    expect(rows.changes).toEqual({ ours: [], differences: [] })
    await rows.select(2)
    expect(asked(fake, 'taken.changes')).toMatchObject([{ index: 2 }])
  })

  async function opened() {
    const fake = createApi()
    const comparison = new TakenComparison(fake)
    await comparison.show(proposal)
    return { rows: comparison.rows, fake }
  }

  /** Only the API that got lost is on screen, and all rows are on their way. */
  async function leaving() {
    const { rows } = await opened()
    await rows.look({ finding: 'lost' })
    const late = later<undefined>()
    arrival = late.promise
    const shown = rows.reset()
    return { rows, showAll: () => (late.resolve(undefined), shown) }
  }
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AddingPreview, AddingRow } from '../../../src/shared/contract/adding'
import { err, ok } from '../../../src/shared/result'
import { excerpt, previewLines } from '../../../src/renderer/components/adding/preview-lines'
import { AddingState } from '../../../src/renderer/state/adding.svelte'
import { FakeApi, later } from './fake-api'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const row = (change: Partial<AddingRow> = {}): AddingRow => ({
  line: 1,
  fileName: null,
  kind: 'task_id',
  task_id: 'a',
  task_status: null,
  task_type: null,
  answers: 0,
  target: { kind: 'gateway', id: 1 },
  isKnown: false,
  isRead: false,
  warnings: [],
  ...change
})
const preview = (rows: AddingRow[], change: Partial<AddingPreview> = {}): AddingPreview => ({
  previewId: 'p',
  rows,
  problems: [],
  moreRows: 0,
  moreProblems: 0,
  places: [],
  fileCount: 0,
  ...change
})
const result = { added: 1, known: 0, answers: 0, alreadyRead: 0, problems: [], taskId: 1 }
const cancel = { 'adding.cancel': () => ok(undefined) }

describe('AddingState', () => {
  it('reads once the typing pauses, and nothing when there is nothing', async () => {
    const api = new FakeApi({ ...cancel, 'adding.preview': () => ok(preview([row()])) })
    const adding = new AddingState(api)
    for (const text of ['a', 'ab', 'abc']) {
      adding.text = text
      adding.changed()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(adding.isReading).toBe(true)
    await vi.advanceTimersByTimeAsync(200)
    expect(api.asked).toEqual([
      { method: 'adding.preview', input: { text: 'abc', files: [], gatewayId: null } }
    ])
    expect(adding.canAdd).toBe(true)
    adding.text = ' '
    adding.changed()
    await vi.advanceTimersByTimeAsync(300)
    expect(api.count('adding.preview')).toBe(1)
    expect(adding.preview.rows).toEqual([])
  })

  it('takes the answer to the latest question only', async () => {
    const first = later<AddingPreview>()
    const answers = [first.promise, Promise.resolve(preview([row(), row()]))]
    const api = new FakeApi({ 'adding.preview': async () => ok(await (answers.shift() ?? first.promise)) })
    const adding = new AddingState(api)
    adding.text = 'a'
    const early = adding.read()
    await adding.read()
    first.resolve(preview([]))
    await early
    expect(adding.preview.rows).toHaveLength(2)
    expect(adding.isReading).toBe(false)
  })

  it('counts what can be added, and leaves unusual ids out when told to', async () => {
    const rows = [
      row(),
      row({ warnings: ['unusual'] }),
      row({ warnings: ['repeated'] }),
      row({ target: { kind: 'place', index: 0 } }),
      row({ target: { kind: 'nowhere' } }),
      row({ target: { kind: 'file' }, answers: 1 })
    ]
    const api = new FakeApi({
      ...cancel,
      'adding.preview': () => ok(preview(rows)),
      'adding.add': () => ok(result)
    })
    const adding = new AddingState(api)
    adding.text = 'a'
    await adding.read()
    expect([adding.wanted, adding.unusual]).toEqual([3, 1])
    adding.takesUnusual = false
    expect(adding.wanted).toBe(2)
    expect(await adding.add()).toEqual(ok(result))
    expect(api.asked.find(({ method }) => method === 'adding.add')?.input).toEqual({
      previewId: 'p',
      skip: [1]
    })
    expect([adding.isOpen, adding.text]).toEqual([false, ''])
  })

  it('stays open with what was pasted when adding fails, and cannot be closed meanwhile', async () => {
    const done = later<void>()
    const api = new FakeApi({
      ...cancel,
      'adding.preview': () => ok(preview([row()])),
      'adding.add': async () => {
        await done.promise
        return err('DISK_FULL', 'test')
      }
    })
    const adding = new AddingState(api)
    adding.open()
    adding.text = 'a'
    await adding.read()
    const added = adding.add()
    adding.close()
    expect([adding.isOpen, adding.isAdding, adding.canAdd]).toEqual([true, true, false])
    done.resolve()
    await added
    expect([adding.error?.code, adding.text, adding.isOpen]).toEqual(['DISK_FULL', 'a', true])
  })

  it('takes the likely gateway, also when it comes late, until the person has chosen', async () => {
    const api = new FakeApi({ ...cancel, 'adding.preview': () => ok(preview([])) })
    const adding = new AddingState(api)
    adding.text = 'a'
    adding.suggest(3)
    expect([adding.gatewayId, api.count('adding.preview')]).toEqual([3, 1])
    adding.choose(null)
    adding.suggest(4)
    expect(adding.gatewayId).toBeNull()
    adding.close()
    adding.suggest(4)
    expect(adding.gatewayId).toBe(4)
  })

  it('says when a text is too long instead of sending it', async () => {
    const api = new FakeApi({})
    const adding = new AddingState(api)
    adding.text = 'x'.repeat(5_000_001)
    adding.changed()
    await vi.advanceTimersByTimeAsync(300)
    expect([adding.isTooLong, adding.isReading, api.asked.length]).toEqual([true, false, 0])
  })

  it('shows the progress only while there is work', async () => {
    const done = later<AddingPreview>()
    const api = new FakeApi({ 'adding.preview': async () => ok(await done.promise) })
    const adding = new AddingState(api)
    const stop = adding.listen()
    api.emit('adding.progress', { done: 1, total: 2 })
    expect(adding.progress).toBeNull()
    adding.text = 'a'
    const reading = adding.read()
    api.emit('adding.progress', { done: 1, total: 2 })
    expect(adding.progress).toEqual({ done: 1, total: 2 })
    done.resolve(preview([]))
    await reading
    expect(adding.progress).toBeNull()
    stop()
  })

  it('makes a gateway of a place and reads again with it', async () => {
    const api = new FakeApi({
      'gateways.save': () => ok({ id: 9 }),
      'adding.preview': () => ok(preview([row()]))
    })
    const adding = new AddingState(api)
    adding.text = 'a'
    const place = { endpoint: 'https://a.example.com', project_id: 'p', instance_id: 'i' }
    expect(await adding.createGateway(place, 'New')).toBeNull()
    expect(api.asked.map(({ input }) => input)).toEqual([
      { id: null, name: 'New', ...place },
      { text: 'a', files: [], gatewayId: 9 }
    ])
  })
})

describe('the preview’s list', () => {
  const problems = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ line: i + 1, fileName: null, problem: 'no_task_id' as const }))

  it('shows few problems above what was understood, many below it', () => {
    const kinds = (n: number): string[] =>
      previewLines(preview([row()], { problems: problems(n) })).map((line) =>
        'of' in line ? line.of : line.kind
      )
    expect(kinds(0)).toEqual(['rows', 'row'])
    expect(kinds(1)).toEqual(['problems', 'problem', 'rows', 'row'])
    expect(kinds(21).slice(0, 3)).toEqual(['rows', 'row', 'problems'])
  })

  it('quotes a line of the text', () => {
    const text = `one\n  two \r\n\n${'x'.repeat(500)}`
    expect([1, 2, 3, 5].map((line) => excerpt(text, line))).toEqual(['one', 'two', '', ''])
    expect(excerpt(text, 4)).toHaveLength(120)
  })
})

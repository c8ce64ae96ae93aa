import { describe, expect, it, vi } from 'vitest'
import { TextComparison } from '../../../../src/renderer/state/text-comparison.svelte'
import { fakeTexts } from './fake-texts'

const pair = { before: 1, after: 2, profile: 'callers' } as const
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index}`)

/** Forty lines; of the later text 1 is gone, 20 is another, and one came after 30. */
const before = numbered(40)
const after = before
  .filter((_, index) => index !== 1)
  .map((line, index) => (index === 19 ? 'another' : line))
  .toSpliced(30, 0, 'new')

async function opened(api = fakeTexts(before, after)): Promise<TextComparison> {
  const comparison = new TextComparison(api)
  await comparison.open(pair)
  return comparison
}

describe('a comparison of two texts', () => {
  it('is fetched whole, as two texts or as one', async () => {
    const comparison = await opened()
    expect(comparison.content).toEqual({
      kind: 'split',
      before: [before.join('\n')],
      after: [after.join('\n')]
    })
    await comparison.change({ isSplit: false })
    expect(comparison.content?.kind).toBe('unified')
    await comparison.change({ isSplit: true })
  })

  it('is walked hunk by hunk, and tells where another endpoint begins', async () => {
    const comparison = await opened()
    expect(comparison.hunkCount).toBe(3)
    expect(comparison.step(1)).toEqual({ isFound: true, endpoint: 0 })
    expect(comparison.goal).toEqual({ line: 1 })
    expect(comparison.mark).toEqual({ before: { start: 1, end: 2 }, after: null })
    expect(comparison.step(1)).toEqual({ isFound: true, endpoint: 1 })
    expect(comparison.step(1)).toEqual({ isFound: true, endpoint: 2 })
    expect(comparison.step(1)).toEqual({ isFound: false, endpoint: null })
    expect(comparison.step(-1)).toEqual({ isFound: true, endpoint: 1 })
    expect(await comparison.markedText('before')).toEqual({ ok: true, value: 'line 20' })
    expect(await comparison.markedText('after')).toEqual({ ok: true, value: 'another' })
  })

  it('does not tell of an endpoint that one is at already', async () => {
    const endpoints = Int32Array.from([4, -1, 4])
    const comparison = await opened(fakeTexts(before, after, { endpoints }))
    expect(await comparison.goToChange('first')).toEqual({ ok: true, value: true })
    expect(comparison.hunk).toBe(0)
    expect(comparison.step(1)).toEqual({ isFound: true, endpoint: null })
    expect(comparison.step(1)).toEqual({ isFound: true, endpoint: null })
  })

  it('says when a change has no lines, and when there is no such change', async () => {
    const comparison = await opened()
    expect(await comparison.goToChange('nowhere')).toEqual({ ok: true, value: false })
    expect(await comparison.goToChange('unknown')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(comparison.goal).toBeNull()
  })

  it('is searched from where one looks, round and round', async () => {
    const comparison = await opened()
    comparison.step(1)
    comparison.step(1)
    await comparison.find('line 3')
    const { search } = comparison
    expect(search.found?.total).toBe(11)
    expect(search.index).toBe(1)
    comparison.stepMatch(-1)
    expect(comparison.goal).toEqual({ line: 3 })
    comparison.stepMatch(-1)
    expect(search.index).toBe(10)
    comparison.stepMatch(1)
    expect(search.index).toBe(0)
    await comparison.find('nowhere to be found')
    expect(search.match).toBeNull()
    comparison.stepMatch(1)
    expect(search.index).toBe(-1)
  })

  it('compares anew when order is ignored, and searches again', async () => {
    const api = fakeTexts(before, after)
    const comparison = await opened(api)
    comparison.search.isOpen = true
    await comparison.find('another')
    await comparison.change({ ignoresOrder: true })
    expect(api.asked.filter(({ method }) => method === 'documents.lines')).toMatchObject([
      { input: { layout: 'kept_order' } },
      { input: { layout: 'sorted_keys' } }
    ])
    expect(api.count('documents.find')).toBe(2)
    expect(comparison.search.index).toBe(0)
    await comparison.change({ ignoresOrder: false })
  })

  it('is not searched again, and stays where it begins, once the search was closed', async () => {
    const api = fakeTexts(before, after)
    const comparison = await opened(api)
    comparison.search.isOpen = true
    await comparison.find('another')
    comparison.search.isOpen = false
    await comparison.change({ ignoresOrder: true })
    expect(api.count('documents.find')).toBe(1)
    expect(comparison.goal).toBeNull()
    expect(comparison.search.query).toBe('another')
    expect(comparison.search.found).toBeNull()
    await comparison.change({ ignoresOrder: false })
  })

  it('is one text where it differs in more places than can be kept aligned', async () => {
    const changed = (every: number, count: number) =>
      numbered(count).map((line, index) => (index % every === 0 ? `${line}!` : line))
    const few = await opened(fakeTexts(numbered(4000), changed(2, 4000)))
    expect([few.hunkCount, few.content?.kind]).toEqual([2000, 'split'])
    const many = await opened(fakeTexts(numbered(4002), changed(2, 4002)))
    expect([many.hunkCount, many.content?.kind]).toEqual([2001, 'unified'])
    await many.change({ isSplit: true })
    expect(many.content?.kind).toBe('unified')
  })

  it('asks for no further part once it is left', async () => {
    const long = Array.from({ length: 40 }, (_, index) => `${index} ${'x'.repeat(100_000)}`)
    const api = fakeTexts(long, [...long, 'new'])
    const comparison = new TextComparison(api)
    const open = comparison.open(pair)
    while (api.count('documents.lineText') === 0) await Promise.resolve()
    comparison.close()
    await open
    expect(api.count('documents.lineText')).toBeLessThan(4)
    expect(comparison.content).toBeNull()
  })
})

describe('a comparison of two texts that are too long to be shown whole', () => {
  const chars = 15_000_001
  const open = () => opened(fakeTexts(before, after, { after: { lines: after.length, chars } }))

  it('can be left while it is made, and made again', async () => {
    const api = fakeTexts(before, after)
    const comparison = new TextComparison(api)
    const opening = comparison.open(pair)
    expect(comparison.work.isLoading).toBe(true)
    comparison.work.stop()
    await opening
    expect([comparison.compared, comparison.content, comparison.work.isLoading]).toEqual([null, null, false])
    expect(comparison.work.isStopped).toBe(true)
    await comparison.retry()
    expect([comparison.content?.kind, comparison.work.isStopped]).toEqual(['split', false])
  })

  it('shows its hunks alone, by pages', async () => {
    const comparison = await open()
    expect(comparison.isLarge).toBe(true)
    expect(comparison.content).toBeNull()
    const { page } = comparison.hunkRows
    expect(page.total).toBe(5 + 1 + 8 + 1 + 7 + 1)
    expect(page.at(1)).toEqual({ line: 1, place: { before: 1, after: null }, text: 'line 1' })
    expect(page.at(5)).toEqual({ leftOut: 12 })
  })

  it('brings in a line that is left out when a search leads there', async () => {
    const comparison = await open()
    comparison.step(1)
    await vi.waitFor(() => expect(comparison.row).toBe(1))
    await comparison.find('line 10')
    const rowAt = () => comparison.hunkRows.page.at(comparison.row)
    await vi.waitFor(() => expect(rowAt()).toMatchObject({ line: 10, text: 'line 10' }))
    comparison.step(1)
    await vi.waitFor(() => expect(rowAt()).toMatchObject({ text: 'line 20', place: { after: null } }))
  })
})

import { describe, expect, it } from 'vitest'
import { colouredLength, SlicedText, sliceLength } from '../../../../src/renderer/state/sliced-text.svelte'
import type { TextSlice } from '../../../../src/shared/contract/snapshot'
import { err, ok, type Result } from '../../../../src/shared/result'
import { later } from '../fake-api'

function source(whole: string, isLossy = false) {
  const lengths: number[] = []
  const fetch = async (offset: number, length: number): Promise<Result<TextSlice>> => {
    lengths.push(length)
    return ok({ text: whole.slice(offset, offset + length), offset, total: whole.length, isLossy })
  }
  return { lengths, fetch }
}

describe('SlicedText', () => {
  it('loads a short text whole', async () => {
    const text = new SlicedText()
    const whole = '订单 '.repeat(400_000)
    await text.open(source(whole).fetch)
    expect(text.text).toBe(whole)
    expect(text.isWhole).toBe(true)
    expect(text.isLarge).toBe(false)
  })

  it('loads a large text by slices, and the rest only on request', async () => {
    const text = new SlicedText()
    const whole = 'x'.repeat(colouredLength + 1)
    const { fetch, lengths } = source(whole)
    await text.open(fetch)
    expect(text.text).toHaveLength(sliceLength)
    expect(text.isLarge).toBe(true)
    await text.loadMore()
    expect(text.text).toHaveLength(2 * sliceLength)
    await text.loadAll()
    expect(text.text).toBe(whole)
    expect(lengths).toHaveLength(3)
  })

  it('never asks for more than one request may hold', async () => {
    const text = new SlicedText()
    const whole = 'y'.repeat(9_000_000)
    const { fetch, lengths } = source(whole)
    await text.open(fetch)
    await text.loadAll()
    expect(text.text).toHaveLength(whole.length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4_000_000)
  })

  it('stops when the ledger has nothing more to give', async () => {
    const text = new SlicedText()
    await text.open(async (offset) =>
      ok({ text: offset === 0 ? 'ab' : '', offset, total: 5, isLossy: false })
    )
    expect(text.text).toBe('ab')
    expect(text.isWhole).toBe(false)
  })

  it('says so when bytes could not be shown as they are', async () => {
    const text = new SlicedText()
    await text.open(source('\uFFFD', true).fetch)
    expect(text.isLossy).toBe(true)
    await text.open(source('fine').fetch)
    expect(text.isLossy).toBe(false)
  })

  it('keeps what is there after a failure, and ignores a text that is no longer shown', async () => {
    const text = new SlicedText()
    await text.open(async () => err('INTERNAL', 'test'))
    expect(text.error?.code).toBe('INTERNAL')
    const slow = later<Result<TextSlice>>()
    const first = text.open(() => slow.promise)
    await text.open(source('new').fetch)
    slow.resolve(ok({ text: 'old', offset: 0, total: 3, isLossy: false }))
    await first
    expect(text.text).toBe('new')
    expect(text.error).toBeNull()
  })
})

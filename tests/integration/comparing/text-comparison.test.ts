import type { Input } from '@shared/contract'
import { describe, expect, it } from 'vitest'
import { openTestLedger, valueOf } from '../../support/ledger'
import { addExport, operation, swagger, versions } from './exports'

const laying = { layout: 'kept_order', ignoreWhitespace: false } as const
type Laying = Pick<Input<'documents.lines'>, 'layout' | 'ignoreWhitespace'>

async function twoTexts(before: string, after: string) {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const first = await addExport(ledger, { task_id: 'e1', document: before, minute: 1, gatewayId })
  const second = await addExport(ledger, { task_id: 'e2', document: after, minute: 2, gatewayId })
  const pair = { before: first, after: second, profile: 'callers' } as const
  return {
    ledger,
    pair,
    lines: async (how: Laying = laying) => valueOf(await ledger.read('documents.lines', { ...pair, ...how })),
    text: async (side: 'before' | 'after' | 'unified', how: Laying = laying) =>
      valueOf(
        await ledger.read('documents.lineText', {
          ...pair,
          ...how,
          side,
          part: { kind: 'slice', offset: 0, length: 4_000_000 }
        })
      ).texts.join('')
  }
}

const [before, after] = [JSON.stringify(versions.before), JSON.stringify(versions.after)]

describe('two documents as texts', () => {
  it('are laid out alike, differ in lines, and are one unified text', async () => {
    const { lines, text } = await twoTexts(before, after)
    const [compared, left, right, unified] = [
      await lines(),
      (await text('before')).split('\n'),
      (await text('after')).split('\n'),
      (await text('unified')).split('\n')
    ]
    expect(left).toEqual(JSON.stringify(versions.before, null, 2).split('\n'))
    expect(right).toEqual(JSON.stringify(versions.after, null, 2).split('\n'))
    expect(compared).toMatchObject({
      before: { lines: left.length },
      after: { lines: right.length, chars: right.join('\n').length },
      unified: { lines: unified.length },
      approximate: [],
      isSame: false,
      hidden: null
    })
    const rebuilt: string[] = []
    let reached = 0
    for (let index = 0; index < compared.hunks.length; index += 4) {
      const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] = compared.hunks.slice(
        index,
        index + 4
      )
      rebuilt.push(...right.slice(reached, fromAfter), ...left.slice(fromBefore, toBefore))
      rebuilt.push(...right.slice(fromAfter, toAfter))
      reached = toAfter
    }
    expect(unified).toEqual([...rebuilt, ...right.slice(reached)])
  })

  it('tell the endpoint of each hunk, and the lines that changes account for', async () => {
    const { lines, ledger, pair } = await twoTexts(before, after)
    const { endpoints, hunks, changedLines, explainedLines, explainingChanges, unexplained } = await lines()
    expect(hunks.length).toBe(4 * endpoints.length)
    expect([...new Set(endpoints)].sort((left, right) => left - right)).toEqual([-1, 0, 1, 4])
    expect(explainedLines).toBe(changedLines)
    expect(unexplained).toHaveLength(0)
    expect(explainingChanges).toBe(6)
    const wanted = { ...pair, endpoint: 4, includeNoise: false, offset: 0, limit: 10 }
    const [added] = valueOf(await ledger.read('documents.changes', wanted)).rows
    const placed = await ledger.read('documents.changeLines', {
      ...pair,
      ...laying,
      changeId: added?.id ?? ''
    })
    const place = valueOf(placed)
    const { texts } = valueOf(
      await ledger.read('documents.lineText', {
        ...pair,
        ...laying,
        side: 'after',
        part: { kind: 'lines', ranges: [place.after ?? { start: 0, end: 0 }, { start: 0, end: 2 }] }
      })
    )
    expect(texts[0]).toContain('"put": {')
    expect(texts[1]).toBe('{\n  "swagger": "2.0",')
    const unknown = await ledger.read('documents.changeLines', { ...pair, ...laying, changeId: 'no' })
    expect(unknown).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  it('say why nothing is left to see when order or spaces are ignored', async () => {
    const one = swagger({ '/a': { get: operation({ summary: 'x', description: 'of  it' }) } })
    const other = Object.fromEntries(Object.entries(one).reverse())
    const { lines } = await twoTexts(JSON.stringify(one), JSON.stringify(other))
    expect((await lines()).hunks.length).toBeGreaterThan(0)
    expect(await lines({ ...laying, layout: 'sorted_keys' })).toMatchObject({ hidden: 'order' })
    const spaced = JSON.stringify(one).replace('of  it', String.raw`of\nit`)
    const spaces = await twoTexts(JSON.stringify(one), spaced)
    expect((await spaces.lines()).hunks).toHaveLength(4)
    expect(await spaces.lines({ ...laying, ignoreWhitespace: true })).toMatchObject({ hidden: 'whitespace' })
    const both = await twoTexts(JSON.stringify(other), spaced)
    expect(await both.lines({ layout: 'sorted_keys', ignoreWhitespace: true })).toMatchObject({
      hidden: 'order_and_whitespace'
    })
    const written = await twoTexts(JSON.stringify(one), JSON.stringify(one, null, 4))
    expect(await written.lines()).toMatchObject({ hidden: 'notation', isSame: false })
    const same = await twoTexts(JSON.stringify(one), JSON.stringify(one))
    expect(await same.lines()).toMatchObject({ hidden: null, isSame: true })
  })

  it('are searched together, removed lines too, whatever the case', async () => {
    const { ledger, pair, text } = await twoTexts(before, after)
    const find = async (wanted: string) =>
      valueOf(await ledger.read('documents.find', { ...pair, ...laying, text: wanted }))
    const unified = (await text('unified')).split('\n')
    const { matches, total } = await find('/GONE')
    expect(total).toBe(1)
    const [line = 0, column = 0, length = 0] = matches
    expect(unified[line]?.slice(column, column + length)).toBe('/gone')
    expect(await find('.*')).toMatchObject({ total: 0 })
    expect((await find('"get": {')).total).toBe(3)
  })
})

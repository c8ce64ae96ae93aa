import type { Input } from '@shared/contract'
import { describe, expect, it } from 'vitest'
import { yamlText } from '../../../src/demo-gateway/export/yaml'
import type { JsonObject } from '../../../src/demo-gateway/json'
import { openTestLedger, valueOf } from '../../support/ledger'
import { addExport, address, secret, versions, type Exported } from './exports'

const page = { offset: 0, limit: 100 }
const profile = 'callers'
const everything = { state: null, severity: null, text: '' } as const
const [before, after] = [JSON.stringify(versions.before), JSON.stringify(versions.after, null, '\t')]

/** A ledger with two exports; the pair as it is asked about. */
async function twoExports(
  documents: [string, string] = [before, after],
  starts: [Exported['started'], Exported['started']] = [undefined, undefined]
) {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const ids: number[] = []
  for (const [index, document] of documents.entries()) {
    const started = starts[index]
    const exported = { task_id: `e${index}`, document, minute: index + 1, gatewayId }
    ids.push(await addExport(ledger, { ...exported, ...(started !== undefined && { started }) }))
  }
  const [first = 0, second = 0] = ids
  const pair: Input<'documents.compare'> = { before: first, after: second, profile }
  return {
    ledger,
    pair,
    endpoints: async (filter: Partial<Input<'documents.endpoints'>['filter']> = {}, at = page) =>
      valueOf(
        await ledger.read('documents.endpoints', { ...pair, filter: { ...everything, ...filter }, ...at })
      ),
    changes: async (endpoint: number | null, includeNoise = false, at = page) =>
      valueOf(await ledger.read('documents.changes', { ...pair, endpoint, includeNoise, ...at }))
  }
}

describe('two exported documents', () => {
  it('are summed up: gravest change, counts, noise, endpoints, formats', async () => {
    const { ledger, pair } = await twoExports()
    const summary = valueOf(await ledger.read('documents.compare', pair))
    expect(summary).toMatchObject({
      kind: 'compared',
      before: { task_id: 'e0' },
      after: { task_id: 'e1' },
      formats: { before: '2.0', after: '2.0' },
      isSame: false,
      incomparable: [],
      severity: 'breaking',
      counts: { breaking: 2, warning: 2, compatible: 1, documentation: 0 },
      noise: { info_version: 1, unused_definition: 0, generated_response: 0 },
      endpoints: {
        total: 5,
        states: { added: 1, removed: 1, renamed: 0, changed: 1, same: 2 },
        severities: { breaking: 2, warning: 0, compatible: 1, documentation: 0 }
      }
    })
  })

  it('are listed by endpoint, filtered and in pages', async () => {
    const { endpoints } = await twoExports()
    const all = await endpoints()
    expect(all.rows.map(({ index, state, method, path }) => [index, state, method, path])).toEqual([
      [0, 'changed', 'GET', '/orders'],
      [1, 'removed', 'GET', '/gone'],
      [2, 'same', 'GET', '/same'],
      [3, 'same', 'POST', '/same'],
      [4, 'added', 'PUT', '/new']
    ])
    expect(all.rows[0]).toMatchObject({ severity: 'breaking', changes: 3, noise: 0, previous: null })
    const paths = async (filter: Parameters<typeof endpoints>[0]) =>
      (await endpoints(filter)).rows.map(({ path }) => path)
    expect(await paths({ state: 'same' })).toEqual(['/same', '/same'])
    expect(await paths({ severity: 'breaking' })).toEqual(['/orders', '/gone'])
    expect(await paths({ text: 'put /NEW' })).toEqual(['/new'])
    expect(await paths({ text: 'createsame' })).toEqual(['/same'])
    expect(await endpoints({}, { offset: 3, limit: 1 })).toMatchObject({ total: 5, rows: [{ index: 3 }] })
  })

  it('are listed by change, of one endpoint or all, with nothing shown that has to be masked', async () => {
    const { changes } = await twoExports()
    const ofOrders = await changes(0)
    expect(ofOrders.rows.map(({ rule }) => rule).sort()).toEqual([
      'backend-constant-changed',
      'backend-target-changed',
      'required-parameter-added'
    ])
    const demanded = ofOrders.rows.find(({ rule }) => rule === 'required-parameter-added')
    expect(demanded).toMatchObject({
      severity: 'breaking',
      noise: null,
      texts: { name: expect.stringContaining('tenant') as string },
      beforeAt: '/paths/~1orders/get/parameters',
      afterAt: '/paths/~1orders/get/parameters/0',
      endpoints: 1,
      onlyAt: { method: 'GET', path: '/orders' }
    })
    expect((await changes(null)).total).toBe(5)
    const withNoise = await changes(null, true)
    expect(withNoise.rows.filter(({ noise }) => noise !== null)).toMatchObject([
      { rule: 'info-version-changed', noise: 'info_version', endpoints: 0, onlyAt: null }
    ])
    const [, second] = withNoise.rows
    expect(await changes(null, true, { offset: 1, limit: 1 })).toEqual({ total: 6, rows: [second] })
    expect((await changes(99)).total).toBe(0)
    const shown = JSON.stringify(withNoise)
    expect(shown).toContain('[masked ')
    for (const hidden of [secret, address, 'old-constant', 'old.example.com']) {
      expect(shown).not.toContain(hidden)
    }
  })

  it('are judged by the profile and by severities of one’s own', async () => {
    const { ledger, pair } = await twoExports()
    const overrides = { 'required-parameter-added': 'documentation', 'path-removed': 'warning' } as const
    const own = valueOf(await ledger.read('documents.compare', { ...pair, overrides }))
    expect(own).toMatchObject({ severity: 'warning', counts: { breaking: 0, warning: 3, documentation: 1 } })
    const strict = valueOf(await ledger.read('documents.compare', { ...pair, profile: 'strict' }))
    expect(strict).toMatchObject({ counts: { breaking: 4, warning: 0 } })
    expect(valueOf(await ledger.read('documents.compare', pair))).toMatchObject({ counts: { breaking: 2 } })
  })

  it('that are the same bytes are said to be', async () => {
    const { ledger, pair } = await twoExports([before, before])
    expect(valueOf(await ledger.read('documents.compare', pair))).toMatchObject({
      isSame: true,
      severity: null,
      endpoints: { total: 4, states: { same: 4, changed: 0 } }
    })
  })

  it('may be of JSON and of YAML: only what they say counts', async () => {
    const { ledger, pair } = await twoExports([before, yamlText(versions.before as JsonObject)])
    expect(valueOf(await ledger.read('documents.compare', pair))).toMatchObject({
      kind: 'compared',
      isSame: false,
      severity: null,
      endpoints: { states: { same: 4 } },
      noise: { info_version: 0 }
    })
  })

  it('that differ in scope or environment say so first; what is not known is no difference', async () => {
    const group_id = 'group-1'
    const { ledger, pair } = await twoExports(
      [before, after],
      [
        { group_id, env_id: 'env-1', define: 'spec' },
        { group_id, env_id: 'env-2', define: 'all' }
      ]
    )
    expect(valueOf(await ledger.read('documents.compare', pair))).toMatchObject({
      incomparable: [
        { about: 'define', before: 'spec', after: 'all' },
        { about: 'env_id', before: 'env-1', after: 'env-2' }
      ]
    })
    const unknown = await twoExports(
      [before, after],
      [{ group_id, env_id: 'env-1', define: 'spec' }, undefined]
    )
    expect(valueOf(await unknown.ledger.read('documents.compare', unknown.pair))).toMatchObject({
      incomparable: []
    })
  })
})

describe('what cannot be compared', () => {
  it.each([
    ['a page', '<html>\n<body>: [}</body>', { reason: 'unreadable' }],
    ['nothing', '', { reason: 'unreadable', line: null }],
    ['another document', '{"orders": []}', { reason: 'not_a_document', line: null }],
    ['a version nobody knows', '{"swagger": "1.2"}', { reason: 'not_a_document' }]
  ])('is told with its side and the reason: %s', async (_, document, obstacle) => {
    const { ledger, pair } = await twoExports([before, document])
    expect(valueOf(await ledger.read('documents.compare', pair))).toMatchObject({
      kind: 'not_comparable',
      after: { task_id: 'e1' },
      obstacles: [{ side: 'after', ...obstacle }]
    })
    const rows = { endpoint: null, includeNoise: true, ...page }
    for (const read of [
      await ledger.read('documents.changes', { ...pair, ...rows }),
      await ledger.read('documents.endpoints', { ...pair, filter: everything, ...page })
    ]) {
      expect(read).toMatchObject({ ok: false, error: { code: 'NO_DOCUMENT' } })
    }
  })

  it('may be both', async () => {
    const { ledger, pair } = await twoExports(['[]', 'text'])
    expect(valueOf(await ledger.read('documents.compare', pair))).toMatchObject({
      obstacles: [{ side: 'before' }, { side: 'after' }]
    })
  })
})

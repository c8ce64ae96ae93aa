import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { bigExport } from '../../../src/demo-gateway/seed/big-export'
import { openTestLedger, valueOf } from '../../support/ledger'
import { addExport } from './exports'

it(
  'a pair of 12 MB each is compared once, beside other reads and off the main thread',
  { timeout: 120_000 },
  async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const { Comment: document } = bigExport(12)
    const changed = document.replaceAll('"maxLength": 64', '"maxLength": 32')
    const before = await addExport(ledger, { task_id: 'e1', document, minute: 1, gatewayId })
    const after = await addExport(ledger, { task_id: 'e2', document: changed, minute: 2, gatewayId })
    const pair = { before, after, profile: 'callers' } as const

    const order: string[] = []
    const startedAt = performance.now()
    const comparing = ledger.read('documents.compare', pair).then((read) => {
      order.push('compared')
      return valueOf(read)
    })
    for (let reads = 0; reads < 50; reads += 1) valueOf(await ledger.read('gateways.list', null))
    order.push('read')
    const active = performance.eventLoopUtilization()
    const summary = await comparing
    const tookMs = performance.now() - startedAt
    expect(order).toEqual(['read', 'compared'])
    // All that is left for the main thread is to take the answer.
    expect(performance.eventLoopUtilization(active).active).toBeLessThan(100)
    expect(summary).toMatchObject({ kind: 'compared', severity: 'breaking', counts: { compatible: 0 } })
    if (summary.kind !== 'compared') return
    const { total, states } = summary.endpoints
    expect(total).toBeGreaterThan(3000)
    expect(states).toEqual({ added: 0, removed: 0, renamed: 0, changed: total, same: 0 })

    const againAt = performance.now()
    expect(valueOf(await ledger.read('documents.compare', pair))).toEqual(summary)
    expect(performance.now() - againAt).toBeLessThan(tookMs / 5)
    const wanted = { ...pair, endpoint: null, includeNoise: true, offset: 0, limit: 500 }
    const first = valueOf(await ledger.read('documents.changes', wanted))
    expect(first.rows).toHaveLength(500)
    const pageAt = performance.now()
    const last = valueOf(await ledger.read('documents.changes', { ...wanted, offset: first.total - 1 }))
    expect(performance.now() - pageAt).toBeLessThan(tookMs / 5)
    expect(last.rows).toMatchObject([
      { rule: 'request-upper-bound-lowered', texts: { before: '64', after: '32' } }
    ])
  }
)

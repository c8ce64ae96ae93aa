import { describe, expect, it } from 'vitest'
import { bigExport } from '../../../src/demo-gateway/seed/big-export'
import { openTestLedger, valueOf } from '../../support/ledger'
import { addExport, versions } from '../comparing/exports'

/** A ledger with a pair of documents that takes long to compare, and one that does not. */
async function withPairs() {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const { Comment: document } = bigExport(12)
  const changed = document.replaceAll('"maxLength": 64', '"maxLength": 32')
  let minute = 0
  const add = (text: string): Promise<number> =>
    addExport(ledger, { task_id: `e${(minute += 1)}`, document: text, minute, gatewayId })
  const [before, after] = [await add(document), await add(changed)]
  const small = [await add(JSON.stringify(versions.before)), await add(JSON.stringify(versions.after))]
  return {
    ledger,
    long: { before, after, profile: 'callers' },
    short: { before: small[0] ?? 0, after: small[1] ?? 0, profile: 'callers' }
  } as const
}

const stop = { isStopped: true }

describe('a comparison that nobody wants to wait for', () => {
  it(
    'is stopped, and what is asked next is answered without waiting for its end',
    { timeout: 120_000 },
    async () => {
      const { ledger, long, short } = await withPairs()
      // The thread is there, and knows nothing of the long pair.
      valueOf(await ledger.read('documents.compare', short))
      const order: string[] = []
      const stopped = ledger.read('documents.compare', long).finally(() => order.push('stopped'))
      await new Promise((resolve) => setImmediate(resolve))
      expect(valueOf(await ledger.read('comparing.stop', undefined))).toEqual(stop)
      const next = await ledger.read('documents.compare', short).finally(() => order.push('next'))
      expect(await stopped).toMatchObject({ ok: false, error: { code: 'STOPPED' } })
      expect(next).toMatchObject({ ok: true, value: { kind: 'compared' } })
      expect(order).toEqual(['stopped', 'next'])
      expect(await ledger.read('documents.compare', long)).toMatchObject({ ok: true })
    }
  )

  it(
    'can be stopped any number of times, and the ledger closes while one is stopped',
    { timeout: 120_000 },
    async () => {
      const { ledger, long } = await withPairs()
      for (let time = 0; time < 5; time += 1) {
        const asked = ledger.read('documents.compare', long)
        await new Promise((resolve) => setImmediate(resolve))
        expect(valueOf(await ledger.read('comparing.stop', undefined))).toEqual(stop)
        expect(await asked).toMatchObject({ ok: false, error: { code: 'STOPPED' } })
      }
      expect(valueOf(await ledger.read('comparing.stop', undefined))).toEqual({ isStopped: false })
      await ledger.close()
      const again = await openTestLedger(ledger.file)
      expect(valueOf(await again.read('ledger.verify', null))).toMatchObject({ isComplete: true })
    }
  )

  it('goes on while a file is held that would be lost', async () => {
    const { ledger, short } = await withPairs()
    const bytes = new TextEncoder().encode(JSON.stringify(versions.after)).buffer
    valueOf(await ledger.read('taken.hold', { fileName: 'a.json', bytes }))
    const asked = ledger.read('documents.compare', short)
    expect(valueOf(await ledger.read('comparing.stop', undefined))).toEqual({ isStopped: false })
    expect(await asked).toMatchObject({ ok: true })
  })
})

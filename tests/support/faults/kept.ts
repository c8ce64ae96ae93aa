import type { Input, Method, Output } from '@shared/contract'
import type { SnapshotDetail } from '@shared/contract/snapshot'
import assert from 'node:assert/strict'
import type { Expectation } from './expectation'

type Request = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>

/**
 * Reads back through the contract what was kept of an answer, and fails when that is not what the table says. For a
 * prefix `proper` is the whole answer; answers of hundreds of megabytes are compared at their beginning.
 */
export async function checkKept(
  { id, bodySize, bodySha256 }: SnapshotDetail,
  keeps: Expectation['keeps'],
  proper: Buffer,
  request: Request
): Promise<void> {
  if (keeps === 'whatever') return
  if (keeps === 'nothing') {
    assert.equal(bodySize ?? 0, 0)
    return
  }
  assert.notEqual(bodySize, null)
  const kept = await request('snapshots.text', { id, offset: 0, length: 100_000 })
  if (keeps === 'whole') {
    assert.match(bodySha256 ?? '', /^[0-9a-f]{64}$/)
    assert.equal(kept.total <= (bodySize ?? 0), true)
    return
  }
  assert.ok(kept.total > 0, 'something is kept')
  if (bodySize === 100_000_000) {
    assert.match(kept.text, /^\{"task_id":"d9ce8c9eede54b3f841ec324fe0bfdc2",.*"task_result":"x+$/)
    return
  }
  const whole = proper.toString()
  assert.ok(whole.startsWith(kept.text) && kept.text.length <= whole.length, 'what is kept is a beginning')
}

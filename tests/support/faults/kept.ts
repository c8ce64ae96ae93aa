import type { Input, Method, Output } from '@shared/contract'
import type { SnapshotDetail } from '@shared/contract/snapshot'
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Expectation } from './expectation'

type Request = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>

/** Request ids and times are every answer's own. */
const withoutOwn = (text: string): string =>
  text.replace(/"request_id":"[^"]*"/, '"request_id":""').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')

/** What surrounds an echo of the request: that holds the headers of whoever asked. */
const withoutEcho = (text: string): string =>
  text.replace(/(canonicalRequest:).*?(?=","error_code)/, '$1[redacted]')

/** Whether a text is the other one but for what was replaced in it. */
function isRedacted(kept: string, sent: string): boolean {
  const parts = withoutEcho(withoutOwn(kept)).split('[redacted]')
  const [whole, last = ''] = [withoutEcho(withoutOwn(sent)), parts.at(-1)]
  let at = 0
  const isInOrder = parts.every((part) => {
    const found = whole.indexOf(part, at)
    at = found + part.length
    return found >= 0
  })
  return parts.length > 1 && isInOrder && whole.startsWith(parts[0] ?? '') && whole.endsWith(last)
}

/**
 * Reads back through the contract what was kept of an answer, and fails when that is not what the table says. For a
 * prefix `proper` is the whole answer; answers of hundreds of megabytes are compared at their beginning. A whole answer is
 * the same byte for byte as `sent`, what the server says to anybody; request ids, times and echoed secrets apart.
 */
export async function checkKept(
  { id, bodySize, bodySha256, findings }: SnapshotDetail,
  keeps: Expectation['keeps'],
  { proper, sent }: { proper: Buffer; sent: Buffer },
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
    const text = sent.toString()
    if (findings.some(({ code }) => code === 'redaction.applied')) {
      assert.ok(isRedacted(kept.text, text), 'all but secrets is kept')
    } else if (withoutOwn(text) !== text) assert.equal(withoutOwn(kept.text), withoutOwn(text))
    else assert.equal(bodySha256, createHash('sha256').update(sent).digest('hex'))
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

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainStart, rowHash, type ChainedFields } from '../../../src/main/ledger/store/chain'

const polled: ChainedFields = {
  originUuid: '9f3c2f5e-7a56-4f3f-8d0e-0c8f6f1f2a3b',
  endpoint_host: 'apig.example.com',
  project_id: 'project-1',
  instance_id: 'instance-1',
  task_id: '订单-1',
  source: 'poll',
  requested_at: 1_772_352_000_000,
  observed_at: 1_772_352_000_120,
  elapsed_ms: 120,
  http_status: 200,
  request_id: 'a1b2',
  server_date: 'Sun, 01 Mar 2026 08:00:00 GMT',
  headerFields: '{"content-type":"application/json"}',
  bodySha256: Buffer.alloc(32, 0xab),
  failure_code: null,
  failure_params: null,
  file: null
}

/** The rule as the comment in chain.ts tells it to others, written a second time. */
function byTheBook(before: Buffer, fields: (string | number | null)[]): string {
  const parts = fields.map((value) => {
    if (value === null) return Buffer.from('-')
    if (typeof value === 'number') return Buffer.from(`i${value},`)
    const bytes = Buffer.from(value, 'utf8')
    return Buffer.concat([Buffer.from(`t${bytes.length}:`), bytes])
  })
  return createHash('sha256')
    .update(Buffer.concat([before, ...parts]))
    .digest('hex')
}

describe('row_hash', () => {
  it('is what the documented rule says', () => {
    const fields = [
      '9f3c2f5e-7a56-4f3f-8d0e-0c8f6f1f2a3b',
      'apig.example.com',
      'project-1',
      'instance-1',
      '订单-1',
      'poll',
      1_772_352_000_000,
      1_772_352_000_120,
      120,
      200,
      'a1b2',
      'Sun, 01 Mar 2026 08:00:00 GMT',
      '{"content-type":"application/json"}',
      'ab'.repeat(32),
      null,
      null
    ]
    expect(rowHash(chainStart, polled).toString('hex')).toBe(byTheBook(Buffer.alloc(32), fields))
  })

  it('covers the file of an answer that was read from one', () => {
    const file = { file_name: '会员/a.json', modified_at: 1_772_000_000_000, sha256: Buffer.alloc(32, 0xcd) }
    const fromFile = {
      ...polled,
      source: 'file',
      requested_at: null,
      elapsed_ms: null,
      http_status: null,
      file
    }
    const fields = [
      ...[
        '9f3c2f5e-7a56-4f3f-8d0e-0c8f6f1f2a3b',
        null,
        null,
        null,
        '订单-1',
        'file',
        null,
        1_772_352_000_120
      ],
      ...[null, null, 'a1b2', 'Sun, 01 Mar 2026 08:00:00 GMT', '{"content-type":"application/json"}'],
      ...['ab'.repeat(32), null, null],
      ...['会员/a.json', 1_772_000_000_000, 'cd'.repeat(32)]
    ]
    const hash = rowHash(chainStart, fromFile).toString('hex')
    expect(hash).toBe(byTheBook(Buffer.alloc(32), fields))
    const others = [
      { ...file, file_name: 'b.json' },
      { ...file, modified_at: null },
      { ...file, sha256: Buffer.alloc(32, 0xce) }
    ].map((other) => rowHash(chainStart, { ...fromFile, file: other }).toString('hex'))
    expect(new Set([hash, ...others]).size).toBe(4)
  })

  it('never changes for what is written already', () => {
    expect(rowHash(chainStart, polled).toString('hex')).toBe(
      'e907f8949cec953d10362661c1059b30af8074469a8e75641865d82648b5dfed'
    )
  })

  it('does not cover where a file came from, so that its task can be adopted later', () => {
    const file = { ...polled, source: 'file' }
    const unknown = { ...file, endpoint_host: null, project_id: null, instance_id: null }
    expect(rowHash(chainStart, file)).toEqual(rowHash(chainStart, unknown))
    expect(rowHash(chainStart, polled)).not.toEqual(rowHash(chainStart, { ...unknown, source: 'poll' }))
  })

  it('tells null, empty text, a number and its digits apart, and one field from the next', () => {
    const different = [
      polled,
      { ...polled, request_id: null },
      { ...polled, request_id: '' },
      { ...polled, elapsed_ms: null },
      { ...polled, elapsed_ms: 12, http_status: 0 },
      { ...polled, request_id: 'a1b2t3:abc' },
      { ...polled, endpoint_host: 'apig.example.comp', project_id: 'roject-1' }
    ].map((fields) => rowHash(chainStart, fields).toString('hex'))
    expect(new Set(different).size).toBe(different.length)
    expect(rowHash(Buffer.alloc(32, 1), polled).toString('hex')).not.toBe(different[0])
  })
})

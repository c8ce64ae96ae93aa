import Database from 'better-sqlite3'
import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readMigrations } from '../../../src/main/ledger/migrations'
import { createBodies, DamagedBody } from '../../../src/main/ledger/store/bodies'
import { openForReading, openForWriting } from '../../../src/main/ledger/store/open'
import { migrationsFolder, minutes, openTestLedger, temporaryFolder, valueOf } from '../../support/ledger'

function openBodies() {
  const file = join(temporaryFolder(), 'ledger.db')
  const store = valueOf(openForWriting(file, readMigrations(migrationsFolder)))
  onTestFinished(() => void store.connection.close())
  const bodies = createBodies(store)
  const keep = (bytes: Buffer, bases: number[]): number => {
    const { id, sha256 } = bodies.identify(bytes, bases[0] ?? null)
    return id ?? bodies.add(sha256, bytes, bases)
  }
  /** As another process sees it: nothing of what this one remembers. */
  const readAnew = () => {
    const other = valueOf(openForReading(file))
    onTestFinished(() => void other.connection.close())
    return createBodies(other).read
  }
  return { connection: store.connection, bodies, keep, readAnew }
}

const document = (version: number) =>
  Buffer.from(
    Array.from({ length: 300 }, (_, n) => `"/订单/${n}": ${n === version % 300 ? version : n * 7919}`).join(
      ',\n'
    )
  )

describe('bodies', () => {
  it('come back as they were, whatever they are and in whatever order they came', () => {
    const { connection, keep, readAnew } = openBodies()
    const text = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.nat({ max: 400 }).map(document))
    const kept = new Map<number, Buffer>()
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (versions) => {
        connection.transaction(() => {
          let last: number | null = null
          for (const version of versions) {
            const bytes = Buffer.from(version)
            last = keep(bytes, last === null ? [] : [last])
            kept.set(last, bytes)
          }
        })()
      }),
      { numRuns: 60 }
    )
    const read = readAnew()
    for (const [id, bytes] of kept) expect(read(id).equals(bytes)).toBe(true)
    expect(new Set([...kept.values()].map((bytes) => bytes.toString('hex'))).size).toBe(kept.size)
  })

  it('of versions of one document take little space and stay readable far down the chain', () => {
    const { connection, keep, readAnew } = openBodies()
    const ids: number[] = []
    connection.transaction(() => {
      for (let version = 0; version < 1200; version++) ids.push(keep(document(version), ids.slice(-1)))
    })()
    const read = readAnew()
    for (const version of [0, 1, 499, 500, 501, 777, 1199]) {
      expect(read(ids[version] ?? 0).equals(document(version))).toBe(true)
    }
    const { packed, size, keyframes } = connection
      .prepare<[], { packed: number; size: number; keyframes: number }>(
        'SELECT sum(length(packed)) packed, sum(size) size, count(*) FILTER (WHERE base IS NULL) keyframes FROM body'
      )
      .get() ?? { packed: Infinity, size: 0, keyframes: 0 }
    expect(packed).toBeLessThan(size / 50)
    expect(keyframes).toBeGreaterThan(2)
  })

  it('are found again by what they probably are, else by their hash', () => {
    const { bodies, keep } = openBodies()
    const [one, other] = [keep(document(1), []), keep(document(2), [])]
    expect(bodies.identify(document(1), one).id).toBe(one)
    expect(bodies.identify(document(1), other).id).toBe(one)
    expect(bodies.identify(document(1), null).id).toBe(one)
    expect(bodies.identify(document(3), one).id).toBeNull()
  })

  it('that are damaged, or whose base is, are never shown', () => {
    const { connection, keep, readAnew } = openBodies()
    const first = keep(document(1), [])
    const second = keep(document(2), [first])
    const apart = keep(Buffer.from('short'), [])
    connection.prepare('UPDATE body SET packed = zeroblob(length(packed)) WHERE id = ?').run(first)
    const read = readAnew()
    for (const id of [first, second, 4711]) expect(() => read(id)).toThrow(DamagedBody)
    expect(read(apart).toString()).toBe('short')
  })
})

describe('exports of one group', () => {
  const exported = (task_id: string, fileName: string, version: number) =>
    new TextEncoder().encode(
      JSON.stringify({
        task_id,
        task_status: 'succeed',
        task_type: 'export_api',
        task_result: JSON.stringify({
          FileName: fileName,
          FileType: '.json',
          Comment: document(version).toString()
        })
      })
    )

  it('share what they have in common, although each is a new task', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const seen: { snapshotId: number; bytes: Uint8Array }[] = []
    for (let week = 0; week < 4; week++) {
      const task_id = `task-${week}`
      const taskId = await ledger.addTask(task_id, { gatewayId })
      await ledger.append(taskId, 'wire/import-waiting.json', minutes(week * 10))
      const bytes = exported(task_id, `订单-RELEASE-all-2026-03-0${week + 1}`, week)
      const { snapshotId } = await ledger.append(taskId, bytes, minutes(week * 10 + 1))
      seen.push({ snapshotId, bytes })
    }
    for (const { snapshotId, bytes } of seen) {
      const stored = valueOf(await ledger.read('document.bytes', { snapshotId, what: 'answer' }))
      expect(Buffer.from(stored.bytes).equals(bytes)).toBe(true)
    }
    await ledger.close()
    const file = new Database(ledger.file, { readonly: true })
    const isKeyframe = file
      .prepare('SELECT base IS NULL FROM body WHERE size > 4096 ORDER BY id')
      .pluck()
      .all()
    file.close()
    expect(isKeyframe).toEqual([1, 0, 0, 0])
  })
})

import type { CopyContents } from '@shared/contract/backups'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { createBodies, DamagedBody } from '../bodies'

type BodyDigest = CopyContents['bodies']

export interface CheckedBodies {
  digest: BodyDigest
  /** How many were unpacked and compared with their hash, and what they came to. */
  unpacked: number
  bytes: number
  isWhole: boolean
}

/**
 * Checks that every body is what its hash says. Those up to the last one of `known`, an earlier check of this very history,
 * are not unpacked again when all their bytes as packed are the same; where one differs, all are.
 */
export function checkBodies(connection: Database.Database, known: BodyDigest | null): CheckedBodies {
  const { digest, isAsKnown } = digestBodies(connection, known)
  const bodies = createBodies({ connection, db: drizzle({ client: connection }) })
  const from = isAsKnown && known !== null ? known.lastId : 0
  const ids = connection.prepare<[number], number>('SELECT id FROM body WHERE id > ? ORDER BY id').pluck()
  let unpacked = 0
  let bytes = 0
  try {
    for (const id of ids.all(from)) {
      bytes += bodies.read(id).length
      unpacked += 1
    }
  } catch (error) {
    if (!(error instanceof DamagedBody)) throw error
    return { digest, unpacked, bytes, isWhole: false }
  }
  return { digest, unpacked, bytes, isWhole: true }
}

function digestBodies(
  connection: Database.Database,
  known: BodyDigest | null
): { digest: BodyDigest; isAsKnown: boolean } {
  const hash = createHash('sha256')
  const rows = connection
    .prepare<[], { id: number; sha256: Buffer; codec: string; base: number | null; packed: Buffer }>(
      'SELECT id, sha256, codec, base, packed FROM body ORDER BY id'
    )
    .iterate()
  let lastId = 0
  let isAsKnown = known?.lastId === 0
  for (const { id, sha256, codec, base, packed } of rows) {
    hash
      .update(`${id} ${codec} ${base ?? '-'} ${packed.length}\n`)
      .update(sha256)
      .update(packed)
    lastId = id
    if (id === known?.lastId) isAsKnown = hash.copy().digest('hex') === known.digest
  }
  return { digest: { lastId, digest: hash.digest('hex') }, isAsKnown }
}

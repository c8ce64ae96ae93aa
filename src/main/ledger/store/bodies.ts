import { eq, sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { dictionaryOf, packDelta, packKeyframe, unpackChain, unpackKeyframe, type Packed } from './codec'
import { Lru } from './lru'
import { body } from './schema'
import type { Store } from './store'

/** Longer chains are slower to read and lose more when a base is damaged. */
const LONGEST_CHAIN = 500
/** Deltas may add up to the size of their keyframe, and to this much anyway. */
const SMALLEST_CHAIN_BUDGET = 4096
const CACHE_BYTES = 32 * 1024 * 1024

/** The stored bytes of a body do not have the hash they were stored under. */
export class DamagedBody extends Error {
  constructor(readonly bodyId: number) {
    super(`body ${bodyId} is damaged`)
  }
}

/** What is known about bytes before they are stored; `id` is null when no body has them yet. */
export interface BodyIdentity {
  id: number | null
  sha256: Buffer
}

export interface Bodies {
  /** `likely`: the body that these bytes probably are; comparing is many times cheaper than hashing. */
  identify(bytes: Buffer, likely: number | null): BodyIdentity
  /** Stores new bytes as a delta against the first of `bases` that is whole and worth it; returns the body's id. */
  add(sha256: Buffer, bytes: Buffer, bases: readonly number[]): number
  /** The bytes, checked against their hash. Throws DamagedBody. */
  read(id: number): Buffer
  /** After a rollback: ids handed out since the last commit may be given to other bodies. */
  forget(): void
}

/** A body with what is needed to put a delta on top of it. */
interface Chained {
  bytes: Buffer
  sha256: Buffer
  length: number
  dictionary: Buffer
  /** Packed sizes of the keyframe and of all deltas since. */
  keyframeSize: number
  deltaSize: number
}

export function createBodies({ connection, db }: Store): Bodies {
  const cache = new Lru<number, Chained>(CACHE_BYTES)
  const findByHash = db
    .select({ id: body.id })
    .from(body)
    .where(eq(body.sha256, sql.placeholder('sha256')))
    .prepare()
  const insert = db
    .insert(body)
    .values({
      sha256: sql.placeholder('sha256'),
      size: sql.placeholder('size'),
      codec: sql.placeholder('codec'),
      base: sql.placeholder('base'),
      packed: sql.placeholder('packed')
    })
    .prepare()
  // Drizzle has no recursive queries. From the body asked for down to its keyframe.
  const chain = connection.prepare<[number], Packed & { sha256: Buffer }>(`
    WITH RECURSIVE chain(id, base, depth) AS (
      SELECT id, base, 0 FROM body WHERE id = ?
      UNION ALL
      SELECT body.id, body.base, depth + 1 FROM chain JOIN body ON body.id = chain.base
    )
    SELECT sha256, codec, packed FROM chain JOIN body USING (id) ORDER BY depth`)

  function load(id: number): Chained {
    const known = cache.get(id)
    if (known !== undefined) return known
    const rows = chain.all(id)
    const [wanted, keyframe] = [rows[0], rows.pop()]
    if (wanted === undefined || keyframe === undefined) throw new DamagedBody(id)
    const loaded = unpack(id, keyframe, rows.reverse(), wanted.sha256)
    keep(id, loaded)
    return loaded
  }

  /** What cannot be read is no base, and no reason not to store what comes next. */
  function loadWhole(id: number): Chained | null {
    try {
      return load(id)
    } catch (error) {
      if (error instanceof DamagedBody) return null
      throw error
    }
  }

  function keep(id: number, chained: Chained): void {
    cache.set(id, chained, chained.bytes.length + chained.dictionary.length)
  }

  return {
    identify(bytes, likely) {
      const known = likely === null ? undefined : cache.get(likely)
      if (likely !== null && known?.bytes.equals(bytes) === true) return { id: likely, sha256: known.sha256 }
      const sha256 = createHash('sha256').update(bytes).digest()
      return { id: findByHash.get({ sha256 })?.id ?? null, sha256 }
    },
    add(sha256, bytes, bases) {
      const store = (packed: Packed, base: number | null): number =>
        Number(insert.run({ sha256, size: bytes.length, base, ...packed }).lastInsertRowid)
      for (const base of bases) {
        const below = loadWhole(base)
        const grown = below === null ? null : growChain(below, bytes, sha256)
        if (grown === null) continue
        const id = store(grown.packed, base)
        keep(id, grown.chained)
        return id
      }
      const packed = packKeyframe(bytes)
      const id = store(packed, null)
      keep(id, asKeyframe(bytes, sha256, packed.packed.length))
      return id
    },
    read: (id) => load(id).bytes,
    forget: () => {
      cache.clear()
    }
  }
}

function unpack(id: number, keyframe: Packed, deltas: Packed[], sha256: Buffer): Chained {
  try {
    const first = unpackKeyframe(keyframe)
    const bytes = unpackChain(first, deltas)
    if (!createHash('sha256').update(bytes).digest().equals(sha256)) throw new DamagedBody(id)
    return {
      ...asKeyframe(first, sha256, keyframe.packed.length),
      bytes,
      length: deltas.length,
      deltaSize: deltas.reduce((sum, delta) => sum + delta.packed.length, 0)
    }
  } catch {
    throw new DamagedBody(id)
  }
}

function asKeyframe(bytes: Buffer, sha256: Buffer, keyframeSize: number): Chained {
  return { bytes, sha256, length: 0, dictionary: dictionaryOf(bytes), keyframeSize, deltaSize: 0 }
}

/** null: the chain is long enough, or the bytes have too little in common with it. */
function growChain(
  below: Chained,
  bytes: Buffer,
  sha256: Buffer
): { packed: Packed; chained: Chained } | null {
  if (below.length >= LONGEST_CHAIN) return null
  const packed = packDelta(below.bytes, bytes, below.dictionary)
  if (packed === null) return null
  const deltaSize = below.deltaSize + packed.packed.length
  if (deltaSize > Math.max(below.keyframeSize, SMALLEST_CHAIN_BUDGET)) return null
  return { packed, chained: { ...below, bytes, sha256, length: below.length + 1, deltaSize } }
}

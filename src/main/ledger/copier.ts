import { err, ok, type Result } from '@shared/result'
import { copyFileSync, rmSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import type { CopierCalls, CopierMethod } from './backups/copier-protocol'
import { isAsChecked } from './backups/backup-folder'
import { hashAndFlush, hashOf } from './backups/durable-file'
import { stagedPath } from './backups/restore-files'
import { serve } from './serve'
import { backupError } from './store/app-error'
import { checkCopy, findings } from './store/copies/check-copy'
import { compareCopies } from './store/copies/compare-copies'
import { copyLedger, dropCopy, factsOf, keepCopy, verifyCopy, writeFacts } from './store/copies/make-copy'
import { openForReading } from './store/open'
import type { Store } from './store/store'
import type { ThreadData } from './thread-messages'

const { file } = workerData as ThreadData

type Methods = {
  [M in CopierMethod]: (input: CopierCalls[M]['input']) => Result<CopierCalls[M]['output']>
}

const methods: Methods = {
  check: () => withLedger(({ connection }) => findings(connection, false)),
  copy: ({ path }) => withLedger(({ connection }) => copyLedger(connection, path)),
  verify: ({ path, expected, knownBodies, at, appVersion }) =>
    attempt(() => verifyCopy(path, expected, { bodies: knownBodies, at, appVersion })),
  keep: ({ path, facts }) => attempt(() => (keepCopy(path, facts), null)),
  drop: ({ path }) => attempt(() => (dropCopy(path), null)),
  recheck: ({ path, at }) =>
    attempt(() => {
      const facts = factsOf(path, { at, appVersion: null, sha256: hashOf(path) }, checkCopy(path, whole))
      writeFacts(path, facts)
      return facts
    }),
  compareHash: ({ path, facts, at }) =>
    attempt(() => {
      if (isAsChecked({ path, facts })) return facts
      const changed = { ...facts, checkedAt: at, problem: 'changed' as const }
      writeFacts(path, changed)
      return changed
    }),
  note: ({ path, facts }) => attempt(() => (writeFacts(path, facts), null)),
  drill: ({ path, facts }) =>
    attempt(() => {
      const { problem, contents, bodies } = checkCopy(path, { ...whole, isThorough: true })
      const isChanged = facts !== null && facts.problem !== 'changed' && !isAsChecked({ path, facts })
      const isLess = facts?.contents != null && !sameCounts(facts.contents.tables, contents?.tables ?? {})
      const counts = Object.values(contents?.tables ?? {})
      return {
        problem: problem ?? (isChanged ? 'changed' : isLess ? 'counts' : null),
        tables: counts.length,
        rows: counts.reduce((sum, count) => sum + count, 0),
        snapshots: contents?.snapshots ?? 0,
        bodies: bodies.unpacked,
        bodyBytes: bodies.bytes
      }
    }),
  preview: ({ path }) => attempt(() => compareCopies(file, path)),
  stage: ({ path, facts }) => stage(path, facts)
}

const whole = { knownBodies: null, isThorough: false }

function stage(path: string, facts: CopierCalls['stage']['input']['facts']): Result<null> {
  const staged = stagedPath(file)
  try {
    copyFileSync(path, staged)
    const isSame = hashAndFlush(staged) === (facts?.sha256 ?? hashOf(path))
    const { problem } = checkCopy(staged, { ...whole, knownBodies: facts?.contents?.bodies ?? null })
    if (isSame && problem === null) return ok(null)
    rmSync(staged, { force: true })
    return err('BACKUP_DAMAGED', isSame ? `the backup is damaged: ${problem}` : 'the backup was changed')
  } catch (error) {
    rmSync(staged, { force: true })
    return backupError(error)
  }
}

function sameCounts(left: Record<string, number>, right: Record<string, number>): boolean {
  return Object.keys({ ...left, ...right }).every((name) => left[name] === right[name])
}

/** Opens the ledger for one step only: it may be replaced between two. */
function withLedger<T>(action: (store: Store) => T): Result<T> {
  return attempt(() => {
    const store = openForReading(file)
    if (!store.ok) throw Object.assign(new Error(store.error.message), { code: 'LEDGER' })
    try {
      return action(store.value)
    } finally {
      store.value.connection.close()
    }
  })
}

function attempt<T>(action: () => T): Result<T> {
  try {
    return ok(action())
  } catch (error) {
    return backupError(error)
  }
}

serve(() => ok({ methods, close: () => undefined }))

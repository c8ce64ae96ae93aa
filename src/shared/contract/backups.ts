import { z } from 'zod'
import { appErrorCodes } from '../result'

/** Why a backup was made. */
export const backupReasons = ['automatic', 'by_hand', 'before_update', 'before_restore'] as const
export const backupReason = z.enum(backupReasons)
export type BackupReason = z.infer<typeof backupReason>

/**
 * What a check found wrong with a copy. `unreadable`: SQLite cannot read it; `damaged`: its pages contradict each other;
 * `chain`: its snapshots are not those that were written; `bodies`: a stored answer is not the bytes it was;
 * `counts`: rows are missing against the ledger it was made of; `changed`: the file is not the one that was checked.
 */
export const copyProblems = ['unreadable', 'damaged', 'chain', 'bodies', 'counts', 'changed'] as const
export const copyProblem = z.enum(copyProblems)
export type CopyProblem = z.infer<typeof copyProblem>

const count = z.number().int().min(0)

/** What a copy of the ledger holds. */
export const copyContents = z.object({
  /** How many migrations it has seen. */
  schemaVersion: count,
  snapshots: count,
  tasks: count,
  /** Those that were not removed. */
  gateways: count,
  lastObservedAt: z.number().nullable(),
  /** Every chain of hashes: its uuid, how many snapshots it has, the hash of the last one as hex. */
  chains: z.array(z.object({ uuid: z.string(), snapshots: count, head: z.string() })),
  tables: z.record(z.string(), count),
  /** A hash over all stored bodies as they are packed: what was checked once need not be unpacked again. */
  bodies: z.object({ lastId: count, digest: z.string() }),
  /** Differs when the ledger has gained anything since. */
  mark: z.string()
})
export type CopyContents = z.infer<typeof copyContents>

/** What is written beside a backup. Lost or not understood, it is made again from the copy itself. */
export const backupFacts = z.object({
  format: z.literal(1),
  size: count,
  /** Of the whole file, lower-case hex. */
  sha256: z.string(),
  checkedAt: z.number(),
  /** null: unknown, since the facts had to be made again. */
  appVersion: z.string().nullable(),
  problem: copyProblem.nullable(),
  /** null: a copy that nobody can read. */
  contents: copyContents.nullable()
})
export type BackupFacts = z.infer<typeof backupFacts>

export const backupRow = z.object({
  /** Its place in the order in which backups were made. */
  sequence: z.number().int().positive(),
  madeAt: z.number(),
  reason: backupReason,
  size: count,
  /** `unchecked`: what was written beside it is lost; it is checked again when it is used. */
  state: z.enum(['verified', 'unchecked', 'damaged']),
  problem: copyProblem.nullable(),
  checkedAt: z.number().nullable(),
  appVersion: z.string().nullable(),
  schemaVersion: count.nullable(),
  snapshots: count.nullable(),
  sha256: z.string().nullable(),
  path: z.string()
})
export type BackupRow = z.infer<typeof backupRow>

/** What is being done with backups, and which part of it. */
export const backupWork = z.object({
  what: z.enum(['backup', 'drill', 'preview', 'restore']),
  step: z.enum(['check', 'copy', 'verify', 'bodies', 'replace'])
})
export type BackupWork = z.infer<typeof backupWork>

/** What a restore drill proved. */
export const drillReport = z.object({
  sequence: z.number().int().positive(),
  madeAt: z.number(),
  at: z.number(),
  ms: z.number(),
  problem: copyProblem.nullable(),
  size: count,
  tables: count,
  rows: count,
  snapshots: count,
  bodies: count,
  bodyBytes: count
})
export type DrillReport = z.infer<typeof drillReport>

const side = z.object({
  snapshots: count,
  tasks: count,
  gateways: count,
  lastObservedAt: z.number().nullable()
})
const difference = z.object({ snapshots: count, tasks: count, gateways: count })

/** What putting a backup back would change. */
export const restorePreview = z.object({
  backup: backupRow,
  /** What each holds. `now` is null when the ledger as it is cannot be read. */
  now: side.nullable(),
  then: side,
  /** What only the ledger as it is has, and what only the backup has; null when that cannot be told. */
  lost: difference.nullable(),
  gained: difference.nullable()
})
export type RestorePreview = z.infer<typeof restorePreview>

/** All backups in a few words, and what is being done with them. */
export const backupState = z.object({
  folder: z.string(),
  count,
  totalBytes: count,
  newest: backupRow.nullable(),
  work: backupWork.nullable(),
  /** Why the last backup could not be made, and when; null: it could. */
  trouble: z.object({ code: z.enum(appErrorCodes), at: z.number() }).nullable(),
  drill: drillReport.nullable()
})
export type BackupState = z.infer<typeof backupState>

const sequence = z.object({ sequence: z.number().int().positive() })
const none = z.void()

export const backupRequests = {
  'backups.state': { input: none, output: backupState },
  /** The newest first. */
  'backups.list': {
    input: z.object({ offset: count, limit: z.number().int().min(1).max(500) }),
    output: z.object({ total: count, rows: z.array(backupRow) })
  },
  /** Makes one now. */
  'backups.make': { input: none, output: backupRow },
  'backups.preview': { input: sequence, output: restorePreview },
  /** Puts it back, after a backup of the ledger as it is; the window is told with `ledger.replaced`. */
  'backups.restore': { input: sequence, output: none },
  /** Checks one wholly: the newest that is verified, or another. */
  'backups.drill': {
    input: z.object({ sequence: z.number().int().positive().nullable() }),
    output: drillReport
  },
  'backups.openFolder': { input: none, output: none }
} as const

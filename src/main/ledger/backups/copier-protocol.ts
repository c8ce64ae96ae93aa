import type {
  BackupFacts,
  CopyContents,
  CopyProblem,
  DrillReport,
  RestorePreview
} from '@shared/contract/backups'

/** How many rows the ledger had before and after it was copied; the same when nobody wrote meanwhile. */
export interface CopiedRows {
  least: Record<string, number>
  most: Record<string, number>
}

interface Call<I, O> {
  input: I
  output: O
}

/**
 * What the thread for copies does, one step a call, so that whoever waits can be told which. `path` is that of a backup,
 * made or still to be made.
 */
export interface CopierCalls {
  /** What SQLite finds wrong with the ledger as it is; null: nothing. */
  check: Call<null, CopyProblem | null>
  copy: Call<{ path: string }, CopiedRows>
  verify: Call<
    {
      path: string
      expected: CopiedRows
      knownBodies: CopyContents['bodies'] | null
      at: number
      appVersion: string | null
    },
    BackupFacts
  >
  keep: Call<{ path: string; facts: BackupFacts }, null>
  drop: Call<{ path: string }, null>
  /** Makes facts that were lost again, from the copy itself. */
  recheck: Call<{ path: string; at: number }, BackupFacts>
  /** Whether it is still the file that was checked; the facts say so from then on. */
  compareHash: Call<{ path: string; facts: BackupFacts; at: number }, BackupFacts>
  /** Keeps what has become known of a backup. */
  note: Call<{ path: string; facts: BackupFacts }, null>
  drill: Call<{ path: string; facts: BackupFacts | null }, Drilled>
  preview: Call<{ path: string }, Pick<RestorePreview, 'now' | 'then' | 'lost' | 'gained'>>
  /** Puts a checked copy of the backup beside the ledger. BACKUP_DAMAGED when it is not what was verified. */
  stage: Call<{ path: string; facts: BackupFacts | null }, null>
}

export type Drilled = Pick<DrillReport, 'problem' | 'tables' | 'rows' | 'snapshots' | 'bodies' | 'bodyBytes'>

export type CopierMethod = keyof CopierCalls

import type { Failure } from '@domain/polling/failure'
import type { PollOutcome } from '@domain/polling/outcome'
import type { Settings } from '@shared/contract/app'
import type { GatewayRow } from '@shared/contract/gateway'
import type { SavedFile, SnapshotSource } from '@shared/contract/snapshot'
import type { PollingState } from '@shared/contract/task'
import type { Input, Output } from '@shared/contract'
import type { Result } from '@shared/result'

/** One observation to keep. `bytes` is transferred to the writer thread: the caller's copy is gone afterwards. */
export interface AppendSnapshot {
  taskId: number
  source: SnapshotSource
  /** Epoch ms when the request left (null: not a request of ours). */
  requestedAt: number | null
  /** Epoch ms when the answer had arrived, or when the request was given up. */
  observedAt: number
  /** By the monotonic clock. */
  elapsedMs: number | null
  http_status: number | null
  /** Lower-case names; only those worth keeping (date, content-type, x-request-id, retry-after, server, location). */
  headers: Record<string, string>
  bytes: ArrayBuffer | null
  failure: Failure | null
}

/**
 * The answer comes after the commit: the snapshot outlives any end of the app, and a power cut too unless it only
 * says again what the one before it said.
 */
export interface AppendedSnapshot {
  snapshotId: number
  task_status: string | null
  /** The task reached its final state with this very snapshot. */
  becameFinal: boolean
  outcome: PollOutcome
}

/** A gateway as it is kept; where its token is, is not the ledger's business. */
export type StoredGateway = Omit<GatewayRow, 'token'>

/** What the scheduler needs to go on after a restart. */
export interface PollTarget {
  taskId: number
  task_id: string
  gatewayId: number
  addedAt: number
  lastObservedAt: number | null
}

/** What a saved document or answer consists of. */
export interface ExactBytes {
  bytes: ArrayBuffer
  fileName: string
  sha256: string
}

/** What following every chain of hashes came to. */
export interface ChainCheck {
  /** Snapshots that were followed, the broken one included. */
  checked: number
  /** The first snapshot of a chain that is not what was written; null when each is. */
  brokenAt: number | null
  /** Whether each chain ends where its origin says: false when snapshots at the end are missing. */
  isComplete: boolean
}

interface Call<I, O> {
  input: I
  output: O
}

/** Everything the writer thread does; each call is one transaction. */
export interface LedgerWrites {
  /** `at`: epoch ms of the app's start; the answer tells when the run before ended, for the gap it left. */
  'run.start': Call<{ at: number }, null>
  'run.end': Call<{ at: number }, null>
  'settings.set': Call<Input<'settings.set'>, Settings>
  'gateway.save': Call<Input<'gateways.save'> & { isDemo: boolean; at: number }, { id: number }>
  /** Removes the profile only: tasks and snapshots stay. */
  'gateway.remove': Call<{ id: number; at: number }, null>
  'gateway.stop': Call<{ id: number; reason: string; at: number }, null>
  'gateway.resume': Call<{ id: number; at: number }, null>
  'task.add': Call<
    {
      gatewayId: number
      tasks: { task_id: string; task_type: string | null; requested_group_id: string | null; name: string }[]
      at: number
    },
    Output<'tasks.add'>
  >
  'task.describe': Call<Input<'tasks.describe'>, null>
  'task.setPolling': Call<{ id: number; polling: PollingState; reason: string | null; at: number }, null>
  'snapshot.append': Call<AppendSnapshot, AppendedSnapshot>
  'savedFile.add': Call<Omit<SavedFile, 'id'>, SavedFile>
}

/** Reads that the renderer asks for as they are: one handler line each. */
type ContractRead =
  | 'settings.get'
  | 'tasks.find'
  | 'tasks.rows'
  | 'tasks.facets'
  | 'snapshots.timeline'
  | 'snapshots.ofRun'
  | 'snapshots.get'
  | 'snapshots.text'
  | 'imports.entries'
  | 'imports.runs'
  | 'imports.compare'
  | 'imports.changes'
  | 'documents.text'
  | 'documents.saved'

/** Everything the reader thread does, on a read-only connection. */
export type LedgerReads = { [M in ContractRead]: Call<Input<M>, Output<M>> } & {
  'gateways.list': Call<null, StoredGateway[]>
  /** Tasks whose polling is active and whose gateway still exists, stopped gateways included. */
  'tasks.toPoll': Call<{ gatewayId: number | null }, PollTarget[]>
  'task.target': Call<{ id: number }, PollTarget>
  /** The exact document of an export, or the stored answer; transferred, never copied. */
  'document.bytes': Call<{ snapshotId: number; what: 'document' | 'answer' }, ExactBytes>
  'savedFile.get': Call<{ id: number }, SavedFile>
  /** Follows every chain of hashes; seconds for millions of snapshots. */
  'ledger.verify': Call<null, ChainCheck>
}

export type WriteMethod = keyof LedgerWrites
export type ReadMethod = keyof LedgerReads

/** The store as the rest of main sees it: two worker threads behind typed calls. */
export interface Ledger {
  write<M extends WriteMethod>(
    method: M,
    input: LedgerWrites[M]['input']
  ): Promise<Result<LedgerWrites[M]['output']>>
  read<M extends ReadMethod>(
    method: M,
    input: LedgerReads[M]['input']
  ): Promise<Result<LedgerReads[M]['output']>>
  /** Waits for calls under way, checkpoints, ends both threads. Later calls answer LEDGER_BUSY. */
  close(): Promise<void>
}

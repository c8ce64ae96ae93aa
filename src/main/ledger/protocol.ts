import type { PastedReading } from '@domain/adding/pasted'
import type { SavedReading } from '@domain/adding/read-saved'
import type { Failure } from '@domain/polling/failure'
import type { PollOutcome } from '@domain/polling/outcome'
import type { Settings } from '@shared/contract/app'
import type { GatewayRow } from '@shared/contract/gateway'
import type { NetworkRow } from '@shared/contract/network'
import type { SavedFile, SnapshotSource } from '@shared/contract/snapshot'
import type { HeldFile, Started, StartRow } from '@shared/contract/starting'
import type { PollingState } from '@shared/contract/task'
import type { Input, Output } from '@shared/contract'
import type { Result } from '@shared/result'
import type { ContractRead } from './contract-reads'

/** One observation to keep. Large `bytes` are transferred to the writer thread: the caller's copy is gone afterwards. */
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
  /** A refused token is replaced by itself: the refusal is kept, and polling goes on. */
  canRenew?: boolean
  /** Where it was read from, when `source` is 'file'. */
  file?: SourceFile
}

/** A file that answers were read from. The name is empty for a text that was pasted. */
export interface SourceFile {
  name: string
  /** Epoch ms, as the file system tells it. */
  modifiedAt: number | null
  /** Of the whole file, lower-case hex. */
  sha256: string
}

/** What one file says of one task: as many answers as it holds, in their order. No two share their memory. */
export interface FileAnswer {
  task_id: string
  bodies: ArrayBuffer[]
  file: SourceFile
}

export interface KeptFileAnswer {
  taskId: number
  /** Empty when the task has the answers of this file already. */
  snapshotIds: number[]
  isNewTask: boolean
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

/** A gateway as it is kept; its credentials are not the ledger's business. */
export type StoredGateway = Omit<GatewayRow, 'credential' | 'lockedUntil' | 'waiting'>

/** How a gateway's requests go out, as it is kept; the password of its proxy is with the credentials. */
export type StoredNetwork = Omit<NetworkRow, 'proxyPassword' | 'certificates'> & {
  /** One or more PEM blocks. */
  ca_certificates: string | null
}

/** A gateway without the counts of its tasks. */
export type GatewayProfile = Omit<StoredGateway, 'taskCount' | 'activeCount'>

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
  /** The computer goes to sleep, or is awake again; nothing is observed in between. */
  'sleep.start': Call<{ at: number }, null>
  'sleep.end': Call<{ at: number }, null>
  'settings.set': Call<Input<'settings.set'>, Settings>
  'gateway.save': Call<Input<'gateways.save'> & { isDemo: boolean; at: number }, { id: number }>
  /** Removes the profile only: tasks and snapshots stay. */
  'gateway.remove': Call<{ id: number; at: number }, null>
  'gateway.setNetwork': Call<{ id: number } & Partial<StoredNetwork>, null>
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
  /**
   * Answers from files: all of them or none. Tasks that the gateway does not know belong to no gateway. Their `bodies` are
   * transferred.
   */
  'answers.add': Call<
    { gatewayId: number | null; answers: FileAnswer[]; at: number },
    { kept: KeptFileAnswer[] }
  >
  'savedFile.add': Call<Omit<SavedFile, 'id'>, SavedFile>
  /** Before a request to start a task leaves; `options` are its fields in the vendor's words. `bytes` is transferred. */
  'start.begin': Call<
    {
      gatewayId: number
      task_type: 'import_api' | 'export_api'
      options: object
      fileName: string | null
      bytes: ArrayBuffer | null
      at: number
    },
    { startId: number }
  >
  /** The answer to it. An accepted start adds the task, named so, with the answer as its first snapshot. */
  'start.end': Call<
    Omit<AppendSnapshot, 'taskId' | 'source'> & {
      startId: number
      name: string
      requested_group_id: string | null
    },
    Omit<Started, 'startId'> & { error_code: string | null; snapshotId: number | null }
  >
}

/** Everything the reader thread does, on a read-only connection. */
export type LedgerReads = { [M in ContractRead]: Call<Input<M>, Output<M>> } & {
  'gateways.list': Call<null, StoredGateway[]>
  /** Asked before every request: costs the same however many tasks there are. */
  'gateway.profile': Call<{ id: number }, GatewayProfile>
  'gateway.network': Call<{ id: number }, StoredNetwork>
  /** Tasks whose polling is active and whose gateway still exists, stopped gateways included. */
  'tasks.toPoll': Call<{ gatewayId: number | null }, PollTarget[]>
  'task.target': Call<{ id: number }, PollTarget>
  /** The exact document of an export, or the stored answer; transferred, never copied. */
  'document.bytes': Call<{ snapshotId: number; what: 'document' | 'answer' }, ExactBytes>
  /** The file of a report on two documents; `at`: epoch ms, when it is made. NO_DOCUMENT: they are not comparable. */
  'report.bytes': Call<Input<'documents.report'> & { at: number }, ExactBytes>
  /** The same of a report on two imports. */
  'importReport.bytes': Call<Input<'imports.report'> & { at: number }, ExactBytes>
  'savedFile.get': Call<{ id: number }, SavedFile>
  'start.get': Call<{ id: number }, StartRow>
  /** The file that a start sent. */
  'start.fileBytes': Call<{ id: number }, ExactBytes>
  /** Holds a file in the reader's memory, where it can be checked and looked at. `bytes` is transferred. */
  'heldFile.add': Call<{ fileName: string; bytes: ArrayBuffer }, HeldFile>
  'heldFile.addSent': Call<{ startId: number }, HeldFile>
  /** Holds a file beside those: to compare it with exports, on the thread that compares. `bytes` is transferred. */
  'taken.hold': Call<{ fileName: string; bytes: ArrayBuffer }, HeldFile>
  'heldFile.bytes': Call<{ fileId: string }, ExactBytes>
  /** Which tasks are there already, one for each wish, and whether the file's answers are. */
  'tasks.known': Call<
    { wishes: { gatewayId: number | null; task_id: string; sha256: string | null }[] },
    { known: { taskId: number | null; isRead: boolean }[] }
  >
  /** What a pasted text names; on this thread, since five megabytes would stop the window. */
  'pasted.read': Call<{ text: string }, PastedReading & { sha256: string }>
  /** What a file holds. `bytes` is transferred. */
  'saved.read': Call<{ bytes: ArrayBuffer }, SavedReading & { sha256: string }>
  /** Changes whenever the ledger gains something that a backup should have; see the facts of backups. */
  'ledger.mark': Call<null, string>
  /** Follows every chain of hashes; seconds for millions of snapshots. */
  'ledger.verify': Call<null, ChainCheck>
}

export type WriteMethod = keyof LedgerWrites
export type ReadMethod = keyof LedgerReads

/** The store as the rest of main sees it: worker threads behind typed calls. */
export interface Ledger {
  write<M extends WriteMethod>(
    method: M,
    input: LedgerWrites[M]['input']
  ): Promise<Result<LedgerWrites[M]['output']>>
  read<M extends ReadMethod>(
    method: M,
    input: LedgerReads[M]['input']
  ): Promise<Result<LedgerReads[M]['output']>>
  /** Waits for calls under way, checkpoints, ends the threads. Later calls answer LEDGER_BUSY. */
  close(): Promise<void>
}

import { z } from 'zod'
import { addingRequests } from './contract/adding'
import { apiRequests } from './contract/apis'
import { appInfo, closingChoice, settings, settingsChange } from './contract/app'
import { backupRequests } from './contract/backups'
import { comparingRequests } from './contract/comparing'
import { comparingTextsRequests } from './contract/comparing-texts'
import { ruleRequests } from './contract/rules'
import { credential, credentialState, keep } from './contract/credentials'
import { connectionTest, gatewayInput, gatewayRow } from './contract/gateway'
import { changeFilter, importChange, importComparison, importEntry, importRun } from './contract/imports'
import {
  certificateAddition,
  certificateChoice,
  certificateRemoval,
  networkSettings,
  proxyInput
} from './contract/network'
import { failedApiRequests } from './contract/failed-apis'
import { reportRequests } from './contract/reports'
import { savedDocument, savedFile, snapshotDetail, textSlice, timelineItem } from './contract/snapshot'
import { startingRequests } from './contract/starting'
import { stoppingRequests } from './contract/stopping'
import { takenRequests } from './contract/taken'
import { taskFilter, taskRow } from './contract/task'
import type { AppErrorCode, Result } from './result'

const id = z.number().int().positive()
const none = z.void()
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }
const slice = { offset: z.number().int().min(0), length: z.number().int().min(1).max(4_000_000) }
const pair = { before: id, after: id }

/** Every request the renderer can make. One entry, one method; times are epoch milliseconds. */
export const requests = {
  ...addingRequests,
  'app.info': { input: none, output: appInfo },
  'app.openDataFolder': { input: none, output: none },
  'settings.get': { input: none, output: settings },
  'settings.set': { input: settingsChange, output: settings },

  /** What the person wants when the window is closed while tasks are active, asked with `window.leaving`. */
  'window.leave': { input: z.object({ how: closingChoice.exclude(['ask']) }), output: none },
  /** The computer has a network again: what waits for one is tried soon. */
  'window.online': { input: none, output: none },

  'gateways.list': { input: none, output: z.array(gatewayRow) },
  'gateways.save': { input: gatewayInput, output: z.object({ id }) },
  'gateways.remove': { input: z.object({ id }), output: none },
  /** Keeps credentials for the gateway and lets its stopped polling go on, unless their key is locked. */
  'gateways.setCredentials': { input: z.object({ id, credential, keep }), output: credentialState },
  'gateways.removeCredentials': { input: z.object({ id }), output: none },
  'gateways.test': { input: z.object({ id }), output: connectionTest },
  'gateways.resume': { input: z.object({ id }), output: none },

  /** Of one gateway: its proxy and its own certificate authorities. Changes hold from the next request on. */
  'network.get': { input: z.object({ gatewayId: id }), output: networkSettings },
  'network.setProxy': { input: proxyInput, output: networkSettings },
  /** Lets the person choose a file and tells what it holds; nothing is trusted yet. null: the person cancelled. */
  'network.chooseCertificates': { input: z.object({ gatewayId: id }), output: certificateChoice.nullable() },
  /** Trusts the authorities of the file chosen last, those without a problem. */
  'network.addCertificates': { input: certificateAddition, output: networkSettings },
  'network.removeCertificate': { input: certificateRemoval, output: networkSettings },

  /** Starts the demo gateway inside the app (or finds it running) and makes sure that its profile exists. */
  'demo.start': { input: none, output: z.object({ gatewayId: id }) },
  /** Starts the next demo import, or an export, on the demo gateway; the new task is followed at once. */
  'demo.run': {
    input: z.object({ task_type: z.enum(['import_api', 'export_api']) }),
    output: z.object({ taskId: id })
  },

  ...startingRequests,

  /** Ids of all tasks that pass the filter, newest activity first. */
  'tasks.find': { input: taskFilter, output: z.object({ ids: z.array(id) }) },
  'tasks.rows': { input: z.object({ ids: z.array(id).max(500) }), output: z.array(taskRow) },
  /** The values that exist, for the filter's menus. */
  'tasks.facets': {
    input: none,
    output: z.object({
      total: z.number().int(),
      task_types: z.array(z.string()),
      task_statuses: z.array(z.string()),
      group_ids: z.array(z.string())
    })
  },
  /** Adds task ids to a gateway (known ones are found, not added twice) and starts polling them. */
  'tasks.add': {
    input: z.object({ gatewayId: id, task_ids: z.array(z.string().trim().min(1).max(128)).min(1).max(1000) }),
    output: z.object({ taskIds: z.array(id), added: z.number().int() })
  },
  'tasks.describe': {
    input: z.object({ id, name: z.string().max(200).optional(), note: z.string().max(20_000).optional() }),
    output: none
  },
  'tasks.checkNow': { input: z.object({ id }), output: none },
  'tasks.pause': { input: z.object({ id }), output: none },
  'tasks.resume': { input: z.object({ id }), output: none },

  /** Newest first. `before` continues below the last run of the page before (its firstSnapshotId). */
  'snapshots.timeline': {
    input: z.object({ taskId: id, before: id.nullable(), limit: z.number().int().min(1).max(500) }),
    output: z.object({ items: z.array(timelineItem), next: id.nullable() })
  },
  /** The single snapshots of one folded run, newest first. */
  'snapshots.ofRun': {
    input: z.object({ firstSnapshotId: id, lastSnapshotId: id, ...page }),
    output: z.object({
      total: z.number().int(),
      rows: z.array(z.object({ id, observedAt: z.number(), elapsedMs: z.number().nullable() }))
    })
  },
  'snapshots.get': { input: z.object({ id }), output: snapshotDetail },
  'snapshots.text': { input: z.object({ id, ...slice }), output: textSlice },

  'imports.entries': {
    input: z.object({
      snapshotId: id,
      list: z.enum(['success', 'failure', 'ignore']),
      text: z.string().max(200),
      ...page
    }),
    output: z.object({ total: z.number().int(), rows: z.array(importEntry) })
  },
  /** Imports that reached a final state, newest first; `previous` is the one to compare `snapshotId` with. */
  'imports.runs': {
    input: z.object({ snapshotId: id.nullable() }),
    output: z.object({
      runs: z.array(importRun),
      previous: z
        .object({
          snapshotId: id,
          reason: z.enum(['same_group_before', 'same_requested_group_before', 'same_gateway_before'])
        })
        .nullable()
    })
  },
  'imports.compare': { input: z.object(pair), output: importComparison },
  'imports.changes': {
    input: z.object({ ...pair, filter: changeFilter, ...page }),
    output: z.object({ total: z.number().int(), rows: z.array(importChange) })
  },

  ...backupRequests,
  ...reportRequests,
  ...comparingRequests,
  ...comparingTextsRequests,
  ...ruleRequests,
  ...stoppingRequests,
  ...apiRequests,
  ...takenRequests,
  ...failedApiRequests,

  'documents.text': { input: z.object({ snapshotId: id, ...slice }), output: textSlice },
  /** Asks the person where, writes atomically, records it. null: the person cancelled. */
  'documents.save': {
    input: z.object({ snapshotId: id, what: z.enum(['document', 'answer']) }),
    output: savedDocument.nullable()
  },
  'documents.saved': { input: z.object({ taskId: id }), output: z.array(savedFile) },
  'documents.showInFolder': { input: z.object({ savedFileId: id }), output: none }
} as const

/** Everything main can announce. An event says "look again"; it never carries a body. */
export interface Events {
  'snapshot.added': { taskId: number; snapshotId: number }
  'task.changed': { taskId: number }
  'tasks.changed': Record<string, never>
  'gateways.changed': Record<string, never>
  'settings.changed': Record<string, never>
  /** A start was sent or answered. */
  'starts.changed': { gatewayId: number }
  /** Why answers cannot be stored at the moment (polling waits), null when they can; `waiting` ones are in memory. */
  'storage.changed': { trouble: AppErrorCode | null; waiting: number }
  /** Backups, or what is being done with them, are no longer as they were. */
  'backups.changed': Record<string, never>
  /** A backup of that moment (epoch ms) has taken the place of the ledger: nothing in the window is known any more. */
  'ledger.replaced': { madeAt: number }
  /** A followed task reached its final state. */
  'task.ended': { taskId: number }
  /** The window shall show this task: its notification was clicked. */
  'task.show': { taskId: number }
  /** The window is closed while so many tasks are active: what shall become of them? */
  'window.leaving': { active: number }
  /** The app quits, and waits at most this long for the answer to a start that has left. */
  'window.quitting': { waitMs: number }
  /** How far reading or adding files has come. */
  'adding.progress': { done: number; total: number }
  /** A menu command for the window. */
  'command.run': { command: Command }
}

/** Commands that the native menu hands to the window. */
export const commands = [
  'tasks.add',
  'start.import',
  'start.export',
  'view.history',
  'view.compare',
  'view.gateways',
  'view.settings',
  'find',
  'document.save',
  'task.checkNow',
  'change.next',
  'change.previous',
  'comparison.switchView'
] as const
export type Command = (typeof commands)[number]

export type Method = keyof typeof requests
/** What a caller sends. */
export type Input<M extends Method> = z.input<(typeof requests)[M]['input']>
/** What a handler is given, after parsing. */
export type ParsedInput<M extends Method> = z.output<(typeof requests)[M]['input']>
export type Output<M extends Method> = z.output<(typeof requests)[M]['output']>

export type Handlers = { [M in Method]: (input: ParsedInput<M>) => Promise<Result<Output<M>>> }

/** What the preload puts on `window.api`. */
export interface Api {
  request<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>>>
  /**
   * Hands dropped files over to main, which answers with an opaque id for them; null when none of them is on a disk.
   * No page can name a path this way: only files that a person gave it have one.
   */
  offerFiles(files: readonly File[]): Promise<string | null>
  /** Returns the function that stops listening. */
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void
}

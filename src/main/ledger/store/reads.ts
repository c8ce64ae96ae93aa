import { ok, type Result } from '@shared/result'
import type { LedgerReads, ReadMethod } from '../protocol'
import { createDecodedAnswers } from './decoded-answers'
import { createDocuments } from './documents'
import { listGateways } from './gateway-reads'
import { createImportReads } from './import-reads'
import { findSavedFile, savedFilesOfTask } from './saved-files'
import { readSettings } from './settings'
import { createSnapshotReads } from './snapshot-reads'
import type { Store } from './store'
import { findTasks, pollTarget, taskFacets, taskRows, tasksToPoll } from './task-reads'
import { createTimeline } from './timeline'
import { verifyChains } from './verify'

export type Reads = {
  [M in ReadMethod]: (input: LedgerReads[M]['input']) => Result<LedgerReads[M]['output']>
}

/** Every read; each sees the ledger as it was at one moment. */
export function createReads(store: Store): Reads {
  const answers = createDecodedAnswers(store)
  const snapshots = createSnapshotReads(store, answers)
  const documents = createDocuments(answers)
  const imports = createImportReads(store)
  const timeline = createTimeline(store)
  const atOnce =
    <I, O>(read: (input: I) => O): ((input: I) => O) =>
    (input) =>
      store.connection.transaction(() => read(input))()

  return {
    'settings.get': () => ok(readSettings(store)),
    'gateways.list': () => ok(listGateways(store)),
    'tasks.find': (filter) => ok({ ids: findTasks(store, filter) }),
    'tasks.rows': ({ ids }) => ok(taskRows(store, ids)),
    'tasks.facets': atOnce(() => ok(taskFacets(store))),
    'tasks.toPoll': ({ gatewayId }) => ok(tasksToPoll(store, gatewayId)),
    'task.target': ({ id }) => pollTarget(store, id),
    'snapshots.timeline': atOnce((page) => ok(timeline(page))),
    'snapshots.ofRun': atOnce(snapshots.ofRun),
    'snapshots.get': atOnce(({ id }) => snapshots.get(id)),
    'snapshots.text': atOnce(snapshots.text),
    'imports.entries': atOnce(imports.entries),
    'imports.runs': atOnce(imports.runs),
    'imports.compare': atOnce(imports.compare),
    'imports.changes': atOnce(imports.changes),
    'documents.text': atOnce(documents.text),
    'documents.saved': ({ taskId }) => ok(savedFilesOfTask(store, taskId)),
    'document.bytes': atOnce(documents.bytes),
    'savedFile.get': ({ id }) => findSavedFile(store, id),
    'ledger.verify': atOnce(() => ok(verifyChains(store)))
  }
}

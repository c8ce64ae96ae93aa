import { ok, type Result } from '@shared/result'
import type { LedgerReads, ReadMethod } from '../protocol'
import { createApiReads } from './api-reads'
import { markOf } from './copies/contents'
import { createDecodedAnswers } from './decoded-answers'
import { createDocumentComparisons } from './document-comparisons'
import { createDocuments } from './documents'
import { createExportRuns } from './export-runs'
import { createFailureClusters } from './failure-clusters'
import { readNetwork } from './gateway-network'
import { createGatewayProfile, listGateways } from './gateway-reads'
import { createHeldFiles } from './held-files'
import { createImportReads } from './import-reads'
import { createImportReports } from './import-reports'
import { createImportTaken } from './import-taken'
import { findSavedFile, savedFilesOfTask } from './saved-files'
import { readSettings } from './settings'
import { createSnapshotReads } from './snapshot-reads'
import { createStartReads } from './start-reads'
import { createKnownTasks } from './known-tasks'
import { readPastedText, readSavedFile } from './readings'
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
  const exports = createExportRuns(store)
  const textOf = (snapshotId: number): Result<string> => {
    const text = documents.text({ snapshotId, offset: 0, length: Number.MAX_SAFE_INTEGER })
    return text.ok ? ok(text.value.text) : text
  }
  const comparisons = createDocumentComparisons(exports, textOf)
  const apis = createApiReads(store)
  const failures = createFailureClusters(store, answers)
  const timeline = createTimeline(store)
  const starts = createStartReads(store)
  const imports = createImportReads(store, starts)
  const heldFiles = createHeldFiles()
  const taken = createImportTaken(store, { exports, starts, heldFiles, textOf })
  const atOnce =
    <I, O>(read: (input: I) => O): ((input: I) => O) =>
    (input) =>
      store.connection.transaction(() => read(input))()

  return {
    'settings.get': () => ok(readSettings(store)),
    'gateways.list': () => ok(listGateways(store)),
    'gateway.profile': createGatewayProfile(store),
    'gateway.network': (input) => readNetwork(store, input),
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
    // A thread that answers this is at an end with what it did; it is stopped from outside.
    'comparing.stop': () => ok({ isStopped: false }),
    'documents.runs': atOnce(exports.list),
    'documents.compare': atOnce(comparisons.compare),
    'documents.endpoints': atOnce(comparisons.endpoints),
    'documents.changes': atOnce(comparisons.changes),
    'documents.lines': atOnce(comparisons.texts.lines),
    'documents.lineText': atOnce(comparisons.texts.lineText),
    'documents.changeLines': atOnce(comparisons.texts.changeLines),
    'documents.find': atOnce(comparisons.texts.find),
    'report.bytes': atOnce(comparisons.reportBytes),
    'importReport.bytes': atOnce(createImportReports(imports.pair)),
    'apis.life': atOnce((input) => ok(apis.life(input))),
    'apis.find': atOnce((input) => ok(apis.find(input))),
    'taken.find': atOnce(taken.find),
    'taken.hold': ({ fileName, bytes }) => ok(heldFiles.hold(fileName, new Uint8Array(bytes))),
    'taken.compare': atOnce(taken.compare),
    'taken.apis': atOnce(taken.apis),
    'taken.changes': atOnce(taken.changes),
    'failures.clusters': atOnce(failures.clusters),
    'failures.apis': atOnce(failures.apis),
    'failures.runs': atOnce(failures.runs),
    'documents.text': atOnce(documents.text),
    'documents.saved': ({ taskId }) => ok(savedFilesOfTask(store, taskId)),
    'document.bytes': atOnce(documents.bytes),
    'savedFile.get': ({ id }) => findSavedFile(store, id),
    'starts.ofTask': (input) => ok(starts.ofTask(input)),
    'starts.withoutTask': atOnce((input) => ok(starts.withoutTask(input))),
    'starts.text': atOnce(starts.text),
    'start.get': ({ id }) => starts.get(id),
    'start.fileBytes': atOnce(starts.fileBytes),
    'heldFile.add': ({ fileName, bytes }) => ok(heldFiles.hold(fileName, new Uint8Array(bytes))),
    'heldFile.addSent': atOnce(({ startId }) => {
      const sent = starts.fileOf(startId)
      return sent.ok ? ok(heldFiles.hold(sent.value.fileName, Uint8Array.from(sent.value.bytes))) : sent
    }),
    'heldFile.bytes': ({ fileId }) => heldFiles.bytes(fileId),
    'starting.fileText': heldFiles.text,
    'starting.preflight': heldFiles.check,
    'tasks.known': atOnce(createKnownTasks(store)),
    'pasted.read': ({ text }) => ok(readPastedText(text)),
    'saved.read': ({ bytes }) => ok(readSavedFile(bytes)),
    'ledger.mark': () => ok(markOf(store.connection)),
    'ledger.verify': atOnce(() => ok(verifyChains(store)))
  }
}

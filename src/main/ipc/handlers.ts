import type { Handlers } from '@shared/contract'
import type { AppInfo } from '@shared/contract/app'
import type { backupRequests } from '@shared/contract/backups'
import { err, ok } from '@shared/result'
import { saveDocument, showSavedFile } from '../exports/save-document'
import { ruleRows } from './rule-rows'
import { saveImportReport, saveReport } from '../exports/save-report'
import { saveSentFile } from '../exports/save-sent-file'
import { WrittenReports } from '../exports/written-reports'
import {
  addCertificates,
  chooseCertificates,
  removeCertificate,
  type CertificateDeps
} from '../tasks/ca-certificates'
import type { Adding } from '../tasks/add-pasted'
import { runDemoTask, startDemo, type DemoDeps } from '../tasks/demo'
import { listEnvironments, listGroups } from '../tasks/gateway-lists'
import {
  listGateways,
  removeCredentials,
  removeGateway,
  resumeGateway,
  saveGateway,
  setCredentials
} from '../tasks/gateways'
import type { OfferedFiles } from '../tasks/offered-files'
import { startExport } from '../tasks/start-export'
import { chooseFile, holdOffered, startImport } from '../tasks/start-import'
import { startsWithoutTask } from '../tasks/start-task'
import { getNetwork, removeNetwork, setProxy } from '../tasks/network'
import { changeSettings, type SettingsDeps } from '../tasks/settings'
import { addTasks, checkNow, describeTask, pauseTask, resumeTask } from '../tasks/tasks'
import { testConnection } from '../tasks/test-connection'

export interface HandlerDeps extends DemoDeps, CertificateDeps, SettingsDeps {
  info: () => Promise<AppInfo>
  openDataFolder: () => Promise<boolean>
  leave: (how: 'background' | 'quit') => void
  adding: Adding
  onShows: (taskId: number | null) => void
  chooseSavePath: (fileName: string) => Promise<string | null>
  chooseImportFile: () => Promise<string | null>
  offered: Pick<OfferedFiles, 'pathsOf'>
  showInFolder: (path: string) => void
  backups: Pick<Handlers, keyof typeof backupRequests>
}

/** One line a method: what answers it. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { ledger } = deps
  const reports = new WrittenReports()
  return {
    'app.info': async () => ok(await deps.info()),
    'app.openDataFolder': async () =>
      (await deps.openDataFolder()) ? ok(undefined) : err('FILE_MISSING', 'the data folder did not open'),
    'settings.get': () => ledger.read('settings.get', undefined),
    'settings.set': (changes) => changeSettings(deps, changes),

    ...deps.backups,
    'adding.chooseFiles': (input) => deps.adding.chooseFiles(input),
    'adding.preview': (input) => deps.adding.preview(input),
    'adding.add': (input) => deps.adding.add(input),
    'adding.cancel': async () => ok(deps.adding.cancel()),
    'window.shows': async ({ taskId }) => ok(deps.onShows(taskId)),
    'window.leave': async ({ how }) => ok(deps.leave(how)),
    'window.online': async () => ok(deps.polling.online()),

    'gateways.list': () => listGateways(deps),
    'gateways.save': (input) => saveGateway(deps, input),
    'gateways.remove': async (input) => {
      const removed = await removeGateway(deps, input)
      if (removed.ok) await removeNetwork(deps, input.id)
      return removed
    },
    'gateways.setCredentials': (input) => setCredentials(deps, input),
    'gateways.removeCredentials': (input) => removeCredentials(deps, input),
    'gateways.test': (input) => testConnection(deps, input),
    'gateways.resume': (input) => resumeGateway(deps, input),

    'network.get': (input) => getNetwork(deps, input),
    'network.setProxy': (input) => setProxy(deps, input),
    'network.chooseCertificates': (input) => chooseCertificates(deps, input),
    'network.addCertificates': (input) => addCertificates(deps, input),
    'network.removeCertificate': (input) => removeCertificate(deps, input),

    'demo.start': () => startDemo(deps),
    'demo.run': (input) => runDemoTask(deps, input),

    'starting.groups': (input) => listGroups(deps, input),
    'starting.environments': (input) => listEnvironments(deps, input),
    'starting.chooseFile': () => chooseFile(deps),
    'starting.holdOffered': (input) => holdOffered(deps, input),
    'starting.holdAgain': (input) => ledger.read('heldFile.addSent', input),
    'starting.fileText': (input) => ledger.read('starting.fileText', input),
    'starting.preflight': (input) => ledger.read('starting.preflight', input),
    'starting.import': (input) => startImport(deps, input),
    'starting.export': (input) => startExport(deps, input),
    'starts.ofTask': (input) => ledger.read('starts.ofTask', input),
    'starts.withoutTask': (input) => startsWithoutTask(deps, input),
    'starts.text': (input) => ledger.read('starts.text', input),
    'starts.saveFile': (input) => saveSentFile(deps, input),

    'tasks.find': (filter) => ledger.read('tasks.find', filter),
    'tasks.rows': (input) => ledger.read('tasks.rows', input),
    'tasks.facets': () => ledger.read('tasks.facets', undefined),
    'tasks.add': (input) => addTasks(deps, input),
    'tasks.describe': (input) => describeTask(deps, input),
    'tasks.checkNow': (input) => checkNow(deps, input),
    'tasks.pause': (input) => pauseTask(deps, input),
    'tasks.resume': (input) => resumeTask(deps, input),

    'snapshots.timeline': (input) => ledger.read('snapshots.timeline', input),
    'snapshots.ofRun': (input) => ledger.read('snapshots.ofRun', input),
    'snapshots.get': (input) => ledger.read('snapshots.get', input),
    'snapshots.text': (input) => ledger.read('snapshots.text', input),

    'imports.entries': (input) => ledger.read('imports.entries', input),
    'imports.runs': (input) => ledger.read('imports.runs', input),
    'imports.compare': (input) => ledger.read('imports.compare', input),
    'imports.changes': (input) => ledger.read('imports.changes', input),

    'rules.list': async () => ok(ruleRows()),
    'documents.runs': (input) => ledger.read('documents.runs', input),
    'documents.compare': (input) => ledger.read('documents.compare', input),
    'documents.endpoints': (input) => ledger.read('documents.endpoints', input),
    'documents.changes': (input) => ledger.read('documents.changes', input),
    'documents.lines': (input) => ledger.read('documents.lines', input),
    'documents.lineText': (input) => ledger.read('documents.lineText', input),
    'documents.changeLines': (input) => ledger.read('documents.changeLines', input),
    'documents.find': (input) => ledger.read('documents.find', input),
    'apis.life': (input) => ledger.read('apis.life', input),
    'apis.find': (input) => ledger.read('apis.find', input),
    'taken.find': (input) => ledger.read('taken.find', input),
    'taken.chooseFile': () => chooseFile(deps, 'taken.hold'),
    'taken.compare': (input) => ledger.read('taken.compare', input),
    'taken.apis': (input) => ledger.read('taken.apis', input),
    'taken.changes': (input) => ledger.read('taken.changes', input),
    'failures.clusters': (input) => ledger.read('failures.clusters', input),
    'failures.apis': (input) => ledger.read('failures.apis', input),
    'failures.runs': (input) => ledger.read('failures.runs', input),
    'comparing.stop': () => ledger.read('comparing.stop', undefined),
    'imports.report': async (input) => reports.add(await saveImportReport(deps, input)),
    'documents.report': async (input) => reports.add(await saveReport(deps, input)),
    'reports.showInFolder': async ({ reportId }) => reports.show(reportId, deps.showInFolder),
    'documents.text': (input) => ledger.read('documents.text', input),
    'documents.save': (input) => saveDocument(deps, input),
    'documents.saved': (input) => ledger.read('documents.saved', input),
    'documents.showInFolder': ({ savedFileId }) => showSavedFile(ledger, deps.showInFolder, savedFileId)
  }
}

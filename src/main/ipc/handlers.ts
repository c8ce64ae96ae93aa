import type { Handlers } from '@shared/contract'
import type { AppInfo } from '@shared/contract/app'
import { err, ok } from '@shared/result'
import { saveDocument, showSavedFile } from '../exports/save-document'
import { runDemoTask, startDemo, type DemoDeps } from '../tasks/demo'
import { listGateways, removeGateway, resumeGateway, saveGateway, setToken } from '../tasks/gateways'
import { addTasks, checkNow, describeTask, pauseTask, resumeTask } from '../tasks/tasks'
import { testConnection } from '../tasks/test-connection'

export interface HandlerDeps extends DemoDeps {
  info: () => Promise<AppInfo>
  openDataFolder: () => Promise<boolean>
  onSettings: () => Promise<void>
  chooseSavePath: (fileName: string) => Promise<string | null>
  showInFolder: (path: string) => void
}

/** One line a method: what answers it. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { ledger } = deps
  return {
    'app.info': async () => ok(await deps.info()),
    'app.openDataFolder': async () =>
      (await deps.openDataFolder()) ? ok(undefined) : err('FILE_MISSING', 'the data folder did not open'),
    'settings.get': () => ledger.read('settings.get', undefined),
    'settings.set': async (changes) => {
      const settings = await ledger.write('settings.set', changes)
      if (settings.ok) await deps.onSettings()
      return settings
    },

    'gateways.list': () => listGateways(deps),
    'gateways.save': (input) => saveGateway(deps, input),
    'gateways.remove': (input) => removeGateway(deps, input),
    'gateways.setToken': (input) => setToken(deps, input),
    'gateways.test': (input) => testConnection(deps, input),
    'gateways.resume': (input) => resumeGateway(deps, input),

    'demo.start': () => startDemo(deps),
    'demo.run': (input) => runDemoTask(deps, input),

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

    'documents.text': (input) => ledger.read('documents.text', input),
    'documents.save': (input) => saveDocument(deps, input),
    'documents.saved': (input) => ledger.read('documents.saved', input),
    'documents.showInFolder': ({ savedFileId }) => showSavedFile(ledger, deps.showInFolder, savedFileId)
  }
}

import { ok, type Result } from '@shared/result'
import type { LedgerWrites, WriteMethod } from '../protocol'
import { endRun, startRun } from './app-runs'
import { createAppend } from './append'
import { createDurability } from './durability'
import { createGatewayWrites } from './gateway-writes'
import { addSavedFile } from './saved-files'
import { writeSettings } from './settings'
import type { Store } from './store'
import { createTaskWrites } from './task-writes'

export type Writes = {
  [M in WriteMethod]: (input: LedgerWrites[M]['input']) => Result<LedgerWrites[M]['output']>
}

/** Every write, each one transaction that has ended when the call returns. `now` is for a new ledger's origin. */
export function createWrites(store: Store, now: number): Writes {
  const setDurability = createDurability(store.connection)
  const gateways = createGatewayWrites(store)
  const tasks = createTaskWrites(store)
  const once =
    <I, O>(write: (input: I) => O): ((input: I) => O) =>
    (input) => {
      setDurability('FULL')
      return store.connection.transaction(() => write(input)).immediate()
    }

  return {
    'run.start': once(({ at }) => {
      startRun(store, at)
      return ok(null)
    }),
    'run.end': once(({ at }) => {
      endRun(store, at)
      return ok(null)
    }),
    'settings.set': once((changes) => ok(writeSettings(store, changes))),
    'gateway.save': once(gateways.save),
    'gateway.remove': once(gateways.remove),
    'gateway.stop': once(gateways.stop),
    'gateway.resume': once(gateways.resume),
    'task.add': once(tasks.add),
    'task.describe': once(tasks.describe),
    'task.setPolling': once(tasks.setPolling),
    'snapshot.append': createAppend(store, setDurability, now),
    'savedFile.add': once((file) => addSavedFile(store, file))
  }
}

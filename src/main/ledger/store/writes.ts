import { ok, type Result } from '@shared/result'
import type { LedgerWrites, WriteMethod } from '../protocol'
import { endRun, startRun } from './app-runs'
import { createAppend } from './append'
import { createAppendTogether, type AppendTogether } from './append-together'
import { createPromises } from './durability'
import { writeNetwork } from './gateway-network'
import { createFileAnswers } from './file-answers'
import { createGatewayWrites } from './gateway-writes'
import { addSavedFile } from './saved-files'
import { endSleep, startSleep } from './sleeps'
import { writeSettings } from './settings'
import type { Store } from './store'
import { createStartWrites } from './starts'
import { createTaskWrites } from './task-writes'

export type Writes = {
  [M in WriteMethod]: (input: LedgerWrites[M]['input']) => Result<LedgerWrites[M]['output']>
}

/** Several answers in one transaction: see append-together. */
interface ManyWrites {
  appendTogether: AppendTogether
}

/** Every write, each one transaction that has ended when the call returns. `now` is for a new ledger's origin. */
export function createWrites(store: Store, now: number): Writes & ManyWrites {
  const promises = createPromises(store.connection)
  const gateways = createGatewayWrites(store)
  const tasks = createTaskWrites(store)
  const append = createAppend(store, promises, now)
  const starts = createStartWrites(store, { addTask: tasks.add, append })
  const fileAnswers = createFileAnswers(store, append)
  const once =
    <I, O>(write: (input: I) => O): ((input: I) => O) =>
    (input) => {
      promises.promise('FULL')
      return store.connection.transaction(() => write(input)).immediate()
    }

  const undoable =
    <I, O>(write: (input: I) => O, forget: () => void): ((input: I) => O) =>
    (input) => {
      try {
        return write(input)
      } catch (error) {
        forget()
        throw error
      }
    }

  return {
    'run.start': once(({ at }) => {
      startRun(store, at)
      endSleep(store, at)
      return ok(null)
    }),
    'run.end': once(({ at }) => {
      endRun(store, at)
      return ok(null)
    }),
    'sleep.start': once(({ at }) => {
      startSleep(store, at)
      return ok(null)
    }),
    'sleep.end': once(({ at }) => {
      endSleep(store, at)
      return ok(null)
    }),
    'settings.set': once((changes) => ok(writeSettings(store, changes))),
    'gateway.save': once(gateways.save),
    'gateway.remove': once(gateways.remove),
    'gateway.setNetwork': once((changes) => writeNetwork(store, changes)),
    'gateway.stop': once(gateways.stop),
    'gateway.resume': once(gateways.resume),
    'task.add': once(tasks.add),
    'task.describe': once(tasks.describe),
    'task.setPolling': once(tasks.setPolling),
    'snapshot.append': append,
    appendTogether: createAppendTogether(append, promises),
    'answers.add': undoable(once(fileAnswers.add), fileAnswers.forget),
    'savedFile.add': once((file) => addSavedFile(store, file)),
    'start.begin': undoable(once(starts.begin), starts.forget),
    'start.end': undoable(once(starts.end), starts.forget)
  }
}

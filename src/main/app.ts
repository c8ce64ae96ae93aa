import { join } from 'node:path'
import type { AppInfo } from '@shared/contract/app'
import { err, type AppErrorCode, type Result } from '@shared/result'
import { dispatch } from './ipc/dispatch'
import { openLedger } from './ledger/open-ledger'
import { OfferedFiles } from './tasks/offered-files'
import type { AppDeps } from './app-deps'
import { assemble } from './app-parts'

export interface App {
  /** Answers a request of the renderer; those that come before the ledger is open wait for it. */
  answer(method: unknown, input: unknown): Promise<Result<unknown>>
  /** An opaque id for files that a person dropped onto the window. */
  offerFiles(paths: readonly string[]): string
  /** Opens the ledger and takes up polling. Never rejects: what went wrong is in `app.info`. */
  start(): Promise<void>
  /** Asks nothing until `wake`: the computer goes to sleep. */
  sleep(): Promise<void>
  /** Goes on gently, one task after the other. */
  wake(): Promise<void>
  /**
   * Waits a bounded time for answers to starts that have left, ends polling, closes the ledger. Asked again meanwhile, it
   * waits for no answer any more.
   */
  stop(): Promise<void>
}

/** The app without Electron: opens the ledger, lives as long as it, answers the window. */
export function createApp(deps: AppDeps): App {
  const { log } = deps
  const offered = new OfferedFiles()
  let opening: Promise<Opened> | null = null
  let ending: Promise<void> | null = null

  const info = async (ledgerError: AppErrorCode | null): Promise<AppInfo> => ({
    ...deps.about,
    dataFolder: deps.dataFolder,
    secretStrength: await deps.cipher.strength().catch(() => 'none' as const),
    ledgerError
  })

  async function open(): Promise<Opened> {
    const ledger = await openLedger({
      file: join(deps.dataFolder, 'ledger.db'),
      migrationsFolder: deps.migrationsFolder,
      workers: deps.workers,
      log
    })
    if (!ledger.ok) {
      log.error('the ledger did not open', ledger.error.message)
      return { ok: false, code: ledger.error.code }
    }
    return { ok: true, ...assemble(deps, ledger.value, offered, () => info(null)) }
  }

  return {
    async answer(method, input) {
      const opened = await (opening ??= open())
      const report = (message: string, cause: unknown): void => log.error(message, cause)
      if (opened.ok) return dispatch(opened.handlers, method, input, report)
      if (method === 'app.info') return { ok: true, value: await info(opened.code) }
      if (method === 'app.openDataFolder' && (await deps.openFolder(deps.dataFolder)))
        return { ok: true, value: undefined }
      return err(opened.code, 'the ledger is not open')
    },
    offerFiles: (paths) => offered.offer(paths),
    async start() {
      const opened = await (opening ??= open())
      if (opened.ok) await opened.begin()
    },
    async sleep() {
      const opened = await opening
      if (opened?.ok === true) await opened.polling.sleep()
    },
    async wake() {
      const opened = await opening
      if (opened?.ok === true) await opened.polling.wake()
    },
    async stop() {
      const opened = await opening
      if (opened?.ok !== true) return
      if (ending !== null) opened.starts.giveUp()
      await (ending ??= opened.end())
    }
  }
}

type Opened = ({ ok: true } & ReturnType<typeof assemble>) | { ok: false; code: AppErrorCode }

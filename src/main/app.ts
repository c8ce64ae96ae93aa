import { dirname, join } from 'node:path'
import type { AppInfo } from '@shared/contract/app'
import { err, type AppErrorCode, type Result } from '@shared/result'
import type { AppDeps } from './app-deps'
import { assemble } from './app-parts'
import { Backups } from './backups/backups'
import { restoreStaged } from './backups/restore'
import { openSecretStore } from './credentials/secret-store'
import { dispatch } from './ipc/dispatch'
import { readMigrations } from './ledger/migrations'
import { openLedger } from './ledger/open-ledger'
import { OfferedFiles } from './tasks/offered-files'

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
  const file = join(deps.dataFolder, 'ledger.db')
  const backupFolder = deps.backupFolder ?? join(dirname(deps.dataFolder), 'backups')
  const offered = new OfferedFiles()
  const secrets = openSecretStore(deps.credentialsFile, deps.cipher)
  const backups = new Backups({
    ...{
      file,
      folder: backupFolder,
      migrationsFolder: deps.migrationsFolder,
      copier: deps.workers.copier,
      log
    },
    appVersion: deps.about.version,
    newestSchema: () => readMigrations(deps.migrationsFolder).length,
    now: Date.now,
    onChange: () => deps.emit('backups.changed', {})
  })
  let opening: Promise<Opened> | null = null
  let ending: Promise<void> | null = null
  let isRestoring = false

  const info = async (ledgerError: AppErrorCode | null): Promise<AppInfo> => ({
    ...deps.about,
    dataFolder: deps.dataFolder,
    secretStrength: await deps.cipher.strength().catch(() => 'none' as const),
    ledgerError
  })

  async function open(): Promise<Opened> {
    const ledger = await openLedger({
      ...{ file, migrationsFolder: deps.migrationsFolder, workers: deps.workers, log },
      backups: { folder: backupFolder, appVersion: deps.about.version }
    })
    if (!ledger.ok) {
      log.error('the ledger did not open', ledger.error.message)
      return { ok: false, code: ledger.error.code }
    }
    const lasting = { file, offered, secrets, backups, restore, info: () => info(null) }
    return { ok: true, ...assemble(deps, ledger.value, lasting) }
  }

  /** Puts a backup back. Whoever asks for anything meanwhile waits for the ledger that is open afterwards. */
  async function restore(sequence: number): Promise<Result<void>> {
    if (isRestoring) return err('LEDGER_BUSY', 'another backup is being restored')
    isRestoring = true
    try {
      const staged = await backups.stage(sequence)
      if (!staged.ok) return staged
      const before = await opening
      const replaced = restoreStaged<Opened>({
        ...{ backups, file, now: Date.now, log, open },
        close: async () => void (before?.ok === true && (await before.end(false)))
      })
      opening = replaced.then(({ opened }) => opened)
      const { opened, result } = await replaced
      if (opened.ok) await opened.begin()
      if (result.ok) deps.emit('ledger.replaced', { madeAt: staged.value.madeAt })
      return result
    } finally {
      isRestoring = false
    }
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
      await (ending ??= opened.end(true))
    }
  }
}

type Opened = ({ ok: true } & ReturnType<typeof assemble>) | { ok: false; code: AppErrorCode }

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AppInfo, Settings } from '@shared/contract/app'
import { err, type AppErrorCode, type Result } from '@shared/result'
import { createApigClient } from './api/client'
import type { Transport } from './api/transport'
import { openTokenStore, type Cipher } from './credentials/token-store'
import { openDemoGateway } from './demo-gateway'
import { dispatch } from './ipc/dispatch'
import { createHandlers } from './ipc/handlers'
import { openLedger } from './ledger/open-ledger'
import type { Ledger } from './ledger/protocol'
import type { Log } from './log'
import { systemClock } from './polling/clock'
import { Polling } from './polling/polling'
import { DemoSwitch } from './tasks/demo'
import type { Emit } from './tasks/emit'
import { createAccessOf } from './tasks/gateway-access'

/** Everything that differs between the desktop app and a test: no Electron in here. */
export interface AppDeps {
  about: Pick<AppInfo, 'version' | 'electron' | 'platform' | 'systemLanguage'>
  /** Holds the ledger and nothing else: a copy of it is a backup. */
  dataFolder: string
  migrationsFolder: string
  workers: { writer: URL; reader: URL }
  credentialsFile: string
  cipher: Cipher
  /** A network session by name: one a gateway. */
  transportFor: (partition: string) => Transport
  chooseSavePath: (fileName: string) => Promise<string | null>
  showInFolder: (path: string) => void
  openFolder: (path: string) => Promise<boolean>
  emit: Emit
  /** Called at start and after every change. */
  onSettings: (settings: Settings) => void
  log: Log
}

export interface App {
  /** Answers a request of the renderer; those that come before the ledger is open wait for it. */
  answer(method: unknown, input: unknown): Promise<Result<unknown>>
  /** Opens the ledger and takes up polling. Never rejects: what went wrong is in `app.info`. */
  start(): Promise<void>
  /** Ends polling, closes the ledger. */
  stop(): Promise<void>
}

/** Puts the parts together. */
export function createApp(deps: AppDeps): App {
  const { log } = deps
  let opening: Promise<Opened> | null = null

  const info = async (ledgerError: AppErrorCode | null): Promise<AppInfo> => ({
    ...deps.about,
    dataFolder: deps.dataFolder,
    canStoreSecrets: await deps.cipher.canEncrypt().catch(() => false),
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
    return { ok: true, ...assemble(deps, ledger.value, () => info(null)) }
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
    async start() {
      const opened = await (opening ??= open())
      if (opened.ok) await opened.begin()
    },
    async stop() {
      const opened = await opening
      if (opened?.ok === true) await opened.end()
    }
  }
}

type Opened = ({ ok: true } & ReturnType<typeof assemble>) | { ok: false; code: AppErrorCode }

function assemble(deps: AppDeps, ledger: Ledger, info: () => Promise<AppInfo>) {
  const { log, emit } = deps
  const { now } = systemClock
  const tokens = openTokenStore(deps.credentialsFile, deps.cipher)
  const demo = new DemoSwitch(openDemoGateway)
  const transports = new Map<number, Transport>()
  const client = createApigClient({
    transportFor: (gatewayId) => {
      const transport = transports.get(gatewayId) ?? deps.transportFor(`gateway-${gatewayId}`)
      transports.set(gatewayId, transport)
      return transport
    },
    userAgent: `APIG-Ledger/${deps.about.version}`,
    now,
    monotonic: systemClock.monotonic
  })
  const accessOf = createAccessOf({ ledger, tokens, demoOrigin: () => demo.origin })
  const polling = new Polling({
    ledger,
    client,
    accessOf,
    clock: systemClock,
    random: Math.random,
    emit,
    log
  })

  const tellSettings = async (): Promise<void> => {
    const settings = await ledger.read('settings.get', undefined)
    if (settings.ok) deps.onSettings(settings.value)
    emit('settings.changed', {})
  }
  const handlers = createHandlers({
    ledger,
    polling,
    now,
    emit,
    log,
    tokens,
    client,
    accessOf,
    demo,
    info,
    openDataFolder: async () => existsSync(deps.dataFolder) && deps.openFolder(deps.dataFolder),
    onSettings: tellSettings,
    chooseSavePath: deps.chooseSavePath,
    showInFolder: deps.showInFolder
  })

  return {
    handlers,
    async begin() {
      await ledger.write('run.start', { at: now() })
      await tellSettings()
      const started = await polling.start()
      if (!started.ok) log.error('polling did not start', started.error.message)
    },
    async end() {
      await polling.stop()
      await demo.stop()
      await ledger.write('run.end', { at: now() })
      await ledger.close()
    }
  }
}

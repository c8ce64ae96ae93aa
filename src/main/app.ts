import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AppInfo, Settings } from '@shared/contract/app'
import { err, type AppErrorCode, type Result } from '@shared/result'
import { createApigClient } from './api/client'
import { GatewayNetworks } from './api/gateway-networks'
import type { NetworkSettings } from './api/network-settings'
import type { OpenTransport } from './api/transport'
import { createCredentialStore } from './credentials/credential-store'
import { openSecretStore, type Cipher } from './credentials/secret-store'
import { openDemoGateway } from './demo-gateway'
import { dispatch } from './ipc/dispatch'
import { createHandlers } from './ipc/handlers'
import { openLedger } from './ledger/open-ledger'
import type { Ledger } from './ledger/protocol'
import type { Log } from './log'
import { systemClock } from './polling/clock'
import { Polling } from './polling/polling'
import type { Limits } from './polling/scheduler'
import { Adding } from './tasks/add-pasted'
import { DemoSwitch } from './tasks/demo'
import type { Emit } from './tasks/emit'
import type { EndNotice } from './tasks/end-notices'
import { OfferedFiles } from './tasks/offered-files'
import { StartsUnderWay } from './tasks/start-task'
import { createAccessOf } from './tasks/gateway-access'
import { CertificateChoices } from './tasks/ca-certificates'
import { GatewayCredentials } from './tasks/gateway-credentials'
import { stopSharing } from './tasks/gateways'
import { networkSettingsOf } from './tasks/network'
import { watchEnds } from './tasks/watch-ends'

/** Everything that differs between the desktop app and a test: no Electron in here. */
export interface AppDeps {
  about: Pick<AppInfo, 'version' | 'electron' | 'platform' | 'systemLanguage'>
  /** Holds the ledger and nothing else: a copy of it is a backup. */
  dataFolder: string
  migrationsFolder: string
  workers: { writer: URL; reader: URL }
  credentialsFile: string
  cipher: Cipher
  /** A network session under a name of its own, with a gateway's settings. */
  openTransport: (name: string, settings: NetworkSettings) => OpenTransport
  chooseSavePath: (fileName: string) => Promise<string | null>
  /** Asks for a file with certificates; null when the person cancels. */
  chooseCertificateFile: () => Promise<string | null>
  /** Asks for a definition file to import; null when the person cancels. */
  chooseImportFile: () => Promise<string | null>
  /** Asks for files or a folder with saved answers; null when the person cancels. */
  chooseAnswerFiles: (what: 'files' | 'folder') => Promise<string[] | null>
  /** Tells the person through the system that tasks have ended. */
  notify: (notice: EndNotice) => void
  isWindowFocused: () => boolean
  showInFolder: (path: string) => void
  openFolder: (path: string) => Promise<boolean>
  emit: Emit
  /** Called at start and after every change. */
  onSettings: (settings: Settings) => void
  /** How many tasks are polled by themselves, whenever that changes. */
  onActive?: (count: number) => void
  /** How many starts have left whose answer is not there yet. */
  onStarting?: (count: number) => void
  /** What the person wants of tasks that are active while the window closes. */
  leave?: (how: 'background' | 'quit') => void
  /** Tells the system to start the app at login, or no longer; rejects when it refuses. */
  setOpenAtLogin?: (isOn: boolean) => Promise<void>
  log: Log
  /** For one request to a gateway, the last byte included; a minute unless said otherwise. */
  timeoutMs?: number
  /** How long quitting waits for the answer to a start; ten seconds unless said otherwise. */
  quitWaitMs?: number
  /** How fast gateways are asked; the defaults unless said otherwise. */
  limits?: Limits
}

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

/** Puts the parts together. */
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

function assemble(deps: AppDeps, ledger: Ledger, offered: OfferedFiles, info: () => Promise<AppInfo>) {
  const { log } = deps
  const { notices, looks } = watchEnds({ ...deps, ledger, clock: systemClock })
  const emit: Emit = (event, payload) => {
    deps.emit(event, payload)
    if (event === 'task.ended' && 'taskId' in payload && payload.taskId !== null)
      notices.ended(payload.taskId)
  }
  const { now } = systemClock
  const demo = new DemoSwitch(openDemoGateway)
  const secrets = openSecretStore(deps.credentialsFile, deps.cipher)
  const networks = new GatewayNetworks({
    open: deps.openTransport,
    settingsOf: (gatewayId) => networkSettingsOf({ ledger, secrets }, gatewayId)
  })
  const transportFor = networks.transportFor.bind(networks)
  const userAgent = `APIG-Ledger/${deps.about.version}`
  const client = createApigClient({
    transportFor,
    userAgent,
    now,
    monotonic: systemClock.monotonic,
    ...(deps.timeoutMs !== undefined && { timeoutMs: deps.timeoutMs })
  })
  const credentials = new GatewayCredentials({
    store: createCredentialStore(secrets),
    transportFor,
    userAgent,
    now,
    onRefused: (owner, reason) => {
      void stopSharing(gatewayDeps, owner, reason).catch((cause: unknown) => {
        log.error('gateways with refused credentials were not stopped', cause)
      })
    }
  })
  const accessOf = createAccessOf({ ledger, credentials, demoOrigin: () => demo.origin })
  const polling = new Polling(
    {
      ...{ ledger, client, accessOf, clock: systemClock, random: Math.random, emit, log },
      ...(deps.onActive !== undefined && { onActive: deps.onActive })
    },
    deps.limits
  )

  const tellSettings = async (): Promise<void> => {
    const settings = await ledger.read('settings.get', undefined)
    if (settings.ok) deps.onSettings(settings.value)
    emit('settings.changed', {})
  }
  const starts = new StartsUnderWay(deps.onStarting)
  const gatewayDeps = { ledger, polling, now, emit, log, credentials }
  const handlers = createHandlers({
    ...gatewayDeps,
    secrets,
    choices: new CertificateChoices(),
    forgetNetwork: (gatewayId) => networks.forget(gatewayId),
    chooseCertificateFile: deps.chooseCertificateFile,
    client,
    accessOf,
    demo,
    info,
    openDataFolder: async () => existsSync(deps.dataFolder) && deps.openFolder(deps.dataFolder),
    onSettings: tellSettings,
    setOpenAtLogin: deps.setOpenAtLogin ?? (async () => undefined),
    leave: deps.leave ?? (() => undefined),
    chooseSavePath: deps.chooseSavePath,
    chooseImportFile: deps.chooseImportFile,
    offered,
    starts,
    adding: new Adding({ ...gatewayDeps, offered, chooseAnswerFiles: deps.chooseAnswerFiles }),
    onShows: looks,
    showInFolder: deps.showInFolder
  })

  return {
    handlers,
    polling,
    starts,
    async begin() {
      await ledger.write('run.start', { at: now() })
      await tellSettings()
      const started = await polling.start()
      if (!started.ok) log.error('polling did not start', started.error.message)
    },
    async end() {
      const waitMs = deps.quitWaitMs ?? 10_000
      await starts.end(waitMs, () => emit('window.quitting', { waitMs }))
      notices.stop()
      await polling.stop()
      await demo.stop()
      await ledger.write('run.end', { at: now() })
      await ledger.close()
    }
  }
}

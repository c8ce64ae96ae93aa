import { existsSync } from 'node:fs'
import type { AppInfo } from '@shared/contract/app'
import type { Result } from '@shared/result'
import type { AppDeps } from './app-deps'
import { AutomaticBackups } from './backups/automatic'
import type { Backups } from './backups/backups'
import { backupHandlers } from './backups/requests'
import { tellingWrites } from './backups/telling-writes'
import { createApigClient } from './api/client'
import { GatewayNetworks } from './api/gateway-networks'
import { createCredentialStore } from './credentials/credential-store'
import type { SecretStore } from './tasks/credential-store'
import { openDemoGateway } from './demo-gateway'
import { createHandlers } from './ipc/handlers'
import type { Ledger } from './ledger/protocol'
import { systemClock } from './polling/clock'
import { Polling } from './polling/polling'
import { Adding } from './tasks/add-pasted'
import { CertificateChoices } from './tasks/ca-certificates'
import { DemoSwitch } from './tasks/demo'
import type { Emit } from './tasks/emit'
import { createAccessOf } from './tasks/gateway-access'
import { GatewayCredentials } from './tasks/gateway-credentials'
import { stopSharing } from './tasks/gateways'
import { networkSettingsOf } from './tasks/network'
import type { OfferedFiles } from './tasks/offered-files'
import { StartsUnderWay } from './tasks/start-task'
import { watchEnds } from './tasks/watch-ends'

/** What outlives a ledger that is replaced by one of its backups. */
export interface Lasting {
  file: string
  offered: OfferedFiles
  secrets: SecretStore
  backups: Backups
  restore: (sequence: number) => Promise<Result<void>>
  info: () => Promise<AppInfo>
}

/** Everything that works with one open ledger, put together. */
export function assemble(deps: AppDeps, opened: Ledger, lasting: Lasting) {
  const { log } = deps
  const { file, offered, secrets, backups, restore, info } = lasting
  const automatic = new AutomaticBackups(backups, file, systemClock)
  const ledger = tellingWrites(opened, () => automatic.schedule.changed())
  const { notices, looks } = watchEnds({ ...deps, ledger, clock: systemClock })
  const emit: Emit = (event, payload) => {
    deps.emit(event, payload)
    if (event === 'task.ended' && 'taskId' in payload && payload.taskId !== null)
      notices.ended(payload.taskId)
  }
  const { now } = systemClock
  const demo = new DemoSwitch(openDemoGateway)
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
  const onActive = (count: number): void => {
    deps.onActive?.(count)
    if (count === 0) automatic.schedule.idle()
  }
  const polling = new Polling(
    { ledger, client, accessOf, clock: systemClock, random: Math.random, emit, log, onActive },
    deps.limits
  )

  const tellSettings = async (): Promise<void> => {
    const settings = await ledger.read('settings.get', undefined)
    if (settings.ok) {
      backups.budgetBytes = settings.value.backupBudget
      deps.onSettings(settings.value)
    }
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
    showInFolder: deps.showInFolder,
    backups: backupHandlers({
      ...{ backups, restore, openFolder: deps.openFolder },
      onBackup: () => automatic.schedule.made()
    })
  })

  return {
    handlers,
    polling,
    starts,
    async begin() {
      await ledger.write('run.start', { at: now() })
      await tellSettings()
      await automatic.begin(ledger)
      const started = await polling.start()
      if (!started.ok) log.error('polling did not start', started.error.message)
    },
    /** Ends it all; `isQuitting`: it is not opened again. */
    async end(isQuitting: boolean) {
      const waitMs = deps.quitWaitMs ?? 10_000
      await starts.end(waitMs, () => emit('window.quitting', { waitMs }))
      notices.stop()
      await polling.stop()
      await demo.stop()
      await automatic.end(isQuitting)
      await ledger.write('run.end', { at: now() })
      await ledger.close()
    }
  }
}

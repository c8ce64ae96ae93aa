import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Events, Input, Method, Output } from '@shared/contract'
import type { Result } from '@shared/result'
import { onTestFinished } from 'vitest'
import { createNodeTransport } from '../../src/main/api/node-transport'
import { createApp, type App } from '../../src/main/app'
import type { AppDeps } from '../../src/main/app-deps'
import { createLog } from '../../src/main/log'
import { keyring } from './keyring'
import { migrationsFolder, workers } from './ledger'

/** The whole main process without Electron, its files in one folder as in a user's data folder. */
export class RealApp {
  readonly #waiting = new Set<() => void>()
  readonly #counts = new Map<keyof Events, number>()
  readonly app: App

  constructor(
    readonly userData: string,
    more: Partial<AppDeps> = {}
  ) {
    const dataFolder = join(userData, 'ledger')
    mkdirSync(dataFolder, { recursive: true })
    const deps: AppDeps = {
      about: { version: '0.0.0', electron: '0.0.0', platform: process.platform, systemLanguage: 'en' },
      dataFolder,
      migrationsFolder,
      workers,
      credentialsFile: join(userData, 'credentials.json'),
      cipher: keyring(),
      openTransport: () => ({ send: createNodeTransport(), close: async () => undefined }),
      chooseSavePath: async (fileName) => join(userData, fileName),
      chooseCertificateFile: async () => null,
      chooseImportFile: async () => null,
      chooseAnswerFiles: async () => null,
      notify: () => undefined,
      isWindowFocused: () => false,
      showInFolder: () => undefined,
      openFolder: async () => true,
      emit: (event) => {
        this.#counts.set(event, this.count(event) + 1)
        for (const look of this.#waiting) look()
      },
      onSettings: () => undefined,
      log: createLog(join(userData, 'logs')),
      ...more
    }
    this.app = createApp(deps)
    onTestFinished(() => this.app.stop())
  }

  /** Asks what the window would ask. Throws on an error value. */
  async ask<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
    const result = (await this.app.answer(method, input)) as Result<Output<M>>
    if (!result.ok) throw new Error(`${method}: ${result.error.code} ${result.error.message}`)
    return result.value
  }

  count(event: keyof Events): number {
    return this.#counts.get(event) ?? 0
  }

  /** Until something holds; it is looked at after every event. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    let isNew = true
    let wake = (): void => undefined
    const look = (): void => {
      isNew = true
      wake()
    }
    this.#waiting.add(look)
    try {
      while (isNew) {
        isNew = false
        if (await holds()) return
        if (!isNew) await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      this.#waiting.delete(look)
    }
  }
}

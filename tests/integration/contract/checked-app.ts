import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'
import { commands, requests, type Events, type Input, type Method, type Output } from '@shared/contract'
import { appErrorCodes, type AppError } from '@shared/result'
import { createNodeTransport } from '../../../src/main/api/node-transport'
import { createApp, type App } from '../../../src/main/app'
import type { EndNotice } from '../../../src/main/tasks/end-notices'
import { keyring } from '../../support/keyring'
import { migrationsFolder, quietLog, temporaryFolder, workers } from '../../support/ledger'

/** What an event carries; a new event without an entry does not compile, and fails when it is announced. */
export const eventSchemas = {
  'snapshot.added': z.object({ taskId: z.number().int(), snapshotId: z.number().int() }),
  'task.changed': z.object({ taskId: z.number().int() }),
  'tasks.changed': z.object({}),
  'gateways.changed': z.object({}),
  'settings.changed': z.object({}),
  'storage.changed': z.object({ trouble: z.enum(appErrorCodes).nullable(), waiting: z.number().int() }),
  'backups.changed': z.object({}),
  'ledger.replaced': z.object({ madeAt: z.number() }),
  'starts.changed': z.object({ gatewayId: z.number().int() }),
  'task.ended': z.object({ taskId: z.number().int() }),
  'task.show': z.object({ taskId: z.number().int() }),
  'window.leaving': z.object({ active: z.number().int() }),
  'window.quitting': z.object({ waitMs: z.number().int() }),
  'adding.progress': z.object({ done: z.number().int(), total: z.number().int() }),
  'command.run': z.object({ command: z.enum(commands) })
} satisfies { [E in keyof Events]: z.ZodType<Events[E]> }

const errorSchema = z.object({
  code: z.enum(appErrorCodes),
  message: z.string().min(1),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional()
})

type Announced = { [E in keyof Events]: { event: E; payload: Events[E] } }[keyof Events]

/**
 * The whole app without Electron, on a ledger, a network and a clock that are real. What it answers and announces
 * crosses the process boundary as it does in the app, and must be exactly what the contract says: parsing takes keys
 * that are not in it away, so that the parsed value differs.
 */
export class CheckedApp {
  readonly folder: string
  readonly asked = new Set<Method>()
  readonly announced: Announced[] = []
  /** Announcements that are not in the contract. */
  readonly faults: string[] = []
  /** What the system was asked to show. */
  readonly shown: string[] = []
  /** What the system was asked to tell. */
  readonly told: EndNotice[] = []
  savePath: (fileName: string) => string | null
  /** What the person chooses in the dialogs that open files; null: they cancel. */
  readonly chosen: {
    certificates: string | null
    definition: string | null
    answers: Record<'files' | 'folder', string[] | null>
  } = { certificates: null, definition: null, answers: { files: null, folder: null } }
  #app: App
  #listeners = new Set<() => void>()

  private constructor() {
    this.folder = temporaryFolder()
    this.savePath = (fileName) => join(this.folder, fileName)
    this.#app = this.#create()
  }

  /** Running, with nothing in it; stopped after the test. */
  static async start(): Promise<CheckedApp> {
    const checked = new CheckedApp()
    onTestFinished(() => checked.#app.stop())
    await checked.#app.start()
    return checked
  }

  get ledgerFile(): string {
    return join(this.folder, 'ledger', 'ledger.db')
  }

  /** Drops files onto the window; the id under which they are asked for. */
  drop(...paths: string[]): string {
    return this.#app.offerFiles(paths)
  }

  /** Quits and starts again on the same folder. */
  async restart(): Promise<void> {
    await this.#app.stop()
    this.#app = this.#create()
    await this.#app.start()
  }

  /** Asks; the answer must be a value, and one that the contract allows. */
  async ask<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
    const result = structuredClone(await this.#app.answer(method, structuredClone(input)))
    if (!result.ok) throw new Error(`${method}: ${result.error.code} ${result.error.message}`)
    this.asked.add(method)
    const parsed: unknown = requests[method].output.parse(result.value)
    expect(result.value, method).toStrictEqual(parsed)
    return result.value as Output<M>
  }

  /** Asks; the answer must be an error, and one that the contract allows. */
  async refusal(method: Method, input: unknown): Promise<AppError> {
    const result = structuredClone(await this.#app.answer(method, input))
    if (result.ok) throw new Error(`${method}: not refused`)
    expect(result.error, method).toStrictEqual(errorSchema.parse(result.error))
    return result.error
  }

  /** Waits until `count` announcements in all, from the start, fit. */
  async until(fits: (announced: Announced) => boolean, count = 1): Promise<void> {
    while (this.announced.filter(fits).length < count) {
      await new Promise<void>((resolve) => {
        const heard = (): void => {
          this.#listeners.delete(heard)
          resolve()
        }
        this.#listeners.add(heard)
      })
    }
  }

  #create(): App {
    const dataFolder = join(this.folder, 'ledger')
    mkdirSync(dataFolder, { recursive: true })
    return createApp({
      about: { version: '0.0.0', electron: '33.0.0', platform: process.platform, systemLanguage: 'en' },
      dataFolder,
      migrationsFolder,
      workers,
      credentialsFile: join(this.folder, 'credentials.json'),
      cipher: keyring(),
      openTransport: () => ({ send: createNodeTransport(), close: async () => undefined }),
      chooseSavePath: async (fileName) => this.savePath(fileName),
      chooseCertificateFile: async () => this.chosen.certificates,
      chooseImportFile: async () => this.chosen.definition,
      chooseAnswerFiles: async (what) => this.chosen.answers[what],
      notify: (notice) => void this.told.push(notice),
      isWindowFocused: () => true,
      showInFolder: (path) => this.shown.push(path),
      openFolder: async (path) => (this.shown.push(path), existsSync(path)),
      emit: (event, payload) => this.#hear(event, structuredClone(payload)),
      onSettings: () => undefined,
      log: quietLog
    })
  }

  #hear<E extends keyof Events>(event: E, payload: Events[E]): void {
    const parsed = eventSchemas[event].safeParse(payload)
    const isExact = parsed.success && JSON.stringify(parsed.data) === JSON.stringify(payload)
    if (!isExact) this.faults.push(`${event} ${JSON.stringify(payload)}`)
    this.announced.push({ event, payload } as Announced)
    for (const listener of [...this.#listeners]) listener()
  }
}

import type { Events, Input, Method, Output } from '@shared/contract'
import type { SnapshotDetail } from '@shared/contract/snapshot'
import type { AppErrorCode, Result } from '@shared/result'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { createNodeTransport } from '../../../src/main/api/node-transport'
import { createApp, type App } from '../../../src/main/app'
import type { AppDeps } from '../../../src/main/app-deps'
import { migrationsFolder, workers } from '../ledger'

type Listener = (event: keyof Events, payload: Events[keyof Events]) => void

/** The whole main process under Node: Node's transport, a real ledger in a folder of its own, no window. */
export class AppUnderFaults {
  /** What the app logged as an error. */
  readonly errors: string[] = []
  /** Why answers cannot be kept, as the window was told last. */
  storageTrouble: AppErrorCode | null = null
  readonly #app: App
  readonly #listeners = new Set<Listener>()

  private constructor(
    readonly folder: string,
    more: Partial<AppDeps>
  ) {
    this.#app = createApp({
      about: { version: '0.0.0', electron: '0.0.0', platform: process.platform, systemLanguage: 'en' },
      dataFolder: join(folder, 'ledger'),
      migrationsFolder,
      workers,
      credentialsFile: join(folder, 'credentials.json'),
      cipher: {
        strength: async () => 'none',
        encrypt: () => Promise.reject(new Error('no keyring')),
        decrypt: () => Promise.reject(new Error('no keyring'))
      },
      openTransport: () => ({ send: createNodeTransport(), close: async () => undefined }),
      chooseSavePath: async () => null,
      chooseCertificateFile: async () => null,
      chooseImportFile: async () => null,
      chooseAnswerFiles: async () => null,
      notify: () => undefined,
      isWindowFocused: () => false,
      showInFolder: () => undefined,
      openFolder: async () => false,
      emit: (event, payload) => {
        if ('trouble' in payload) this.storageTrouble = payload.trouble
        for (const listener of this.#listeners) listener(event, payload)
      },
      onSettings: () => undefined,
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (message, cause) => this.errors.push(`${message}: ${String(cause)}`)
      },
      ...more
    })
  }

  static async start(more: Partial<AppDeps> = {}): Promise<AppUnderFaults> {
    const running = new AppUnderFaults(await mkdtemp(join(tmpdir(), 'apig-ledger-faults-')), more)
    await running.#app.start()
    return running
  }

  async dispose(): Promise<void> {
    await this.#app.stop()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  /** What the window would ask; throws on an error value. */
  async request<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
    const result = (await this.#app.answer(method, input)) as Result<Output<M>>
    if (!result.ok) throw new Error(`${method}: ${result.error.code} ${result.error.message}`)
    return result.value
  }

  /** Adds the simulator with its token. */
  async addGateway(
    { origin, project_id, instance_id, token }: DemoGateway,
    endpoint = origin
  ): Promise<number> {
    const profile = { id: null, name: 'Under test', endpoint, project_id, instance_id }
    const { id } = await this.request('gateways.save', profile)
    await this.request('gateways.setCredentials', {
      id,
      credential: { kind: 'token', token },
      keep: 'this_run'
    })
    return id
  }

  /** Adds a task; resolves with its first snapshot once that is kept. */
  async firstAnswer(gatewayId: number, task_id: string): Promise<SnapshotDetail> {
    const seen = new Map<number, number>()
    const stop = this.#listen('snapshot.added', ({ taskId, snapshotId }) => {
      if (!seen.has(taskId)) seen.set(taskId, snapshotId)
    })
    try {
      const { taskIds } = await this.request('tasks.add', { gatewayId, task_ids: [task_id] })
      const [taskId = 0] = taskIds
      while (!seen.has(taskId)) await this.#next('snapshot.added')
      return await this.request('snapshots.get', { id: seen.get(taskId) ?? 0 })
    } finally {
      stop()
    }
  }

  /** Asks for a task by hand; its newest snapshot. */
  async checkNow(taskId: number): Promise<SnapshotDetail> {
    await this.request('tasks.checkNow', { id: taskId })
    const [row] = await this.request('tasks.rows', { ids: [taskId] })
    return this.request('snapshots.get', { id: row?.lastSnapshotId ?? 0 })
  }

  /** Resolves with the next event of that name. */
  #next<E extends keyof Events>(event: E): Promise<Events[E]> {
    return new Promise((resolve) => {
      const stop = this.#listen(event, (payload) => {
        stop()
        resolve(payload)
      })
    })
  }

  #listen<E extends keyof Events>(event: E, tell: (payload: Events[E]) => void): () => void {
    const listener: Listener = (name, payload) => {
      if (name === event) tell(payload as Events[E])
    }
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

import { join } from 'node:path'
import type { Events } from '@shared/contract'
import type { Credential } from '@shared/contract/credentials'
import type { SnapshotDetail } from '@shared/contract/snapshot'
import type { TaskRow } from '@shared/contract/task'
import { onTestFinished } from 'vitest'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { createApigClient, type ApigClient } from '../../src/main/api/client'
import { createNodeTransport } from '../../src/main/api/node-transport'
import type { TransportRequest } from '../../src/main/api/transport'
import { createCredentialStore } from '../../src/main/credentials/credential-store'
import { openSecretStore, type Cipher } from '../../src/main/credentials/secret-store'
import type { Ledger } from '../../src/main/ledger/protocol'
import { Polling } from '../../src/main/polling/polling'
import { DemoSwitch, type DemoDeps, type DemoGatewayHandle } from '../../src/main/tasks/demo'
import { createAccessOf } from '../../src/main/tasks/gateway-access'
import { GatewayCredentials } from '../../src/main/tasks/gateway-credentials'
import { saveGateway, setCredentials, stopSharing } from '../../src/main/tasks/gateways'
import { StartsUnderWay } from '../../src/main/tasks/start-task'
import { addTasks } from '../../src/main/tasks/tasks'
import { openTestLedger, quietLog, temporaryFolder, valueOf } from './ledger'
import { ManualClock } from './manual-clock'

/** A system without a keyring: tokens live in memory. */
const noCipher: Cipher = {
  strength: async () => 'none',
  encrypt: () => Promise.reject(new Error('no keyring')),
  decrypt: () => Promise.reject(new Error('no keyring'))
}

type Announced = { [E in keyof Events]: { event: E; payload: Events[E] } }[keyof Events]

/**
 * The main process without a window: a real gateway on 127.0.0.1, a real ledger, real polling, and one clock
 * for all of them that only the test moves.
 */
export class WatchedGateway {
  readonly announced: Announced[] = []
  readonly deps: DemoDeps
  readonly ledger: Ledger
  readonly #underWay = new Set<Promise<unknown>>()

  private constructor(
    readonly clock: ManualClock,
    readonly server: DemoGateway,
    ledger: Ledger,
    openDemo: () => Promise<DemoGatewayHandle>
  ) {
    const now = (): number => clock.now()
    this.ledger = {
      read: (method, input) => this.#track(ledger.read(method, input)),
      write: (method, input) => this.#track(ledger.write(method, input)),
      close: () => ledger.close()
    }
    const demo = new DemoSwitch(openDemo)
    const transport = createNodeTransport()
    const about = {
      transportFor: () => (request: TransportRequest) => this.#track(transport(request)),
      userAgent: 'apig-ledger-tests',
      now
    }
    const secrets = openSecretStore(join(temporaryFolder(), 'credentials.json'), noCipher)
    const credentials = new GatewayCredentials({
      ...about,
      store: createCredentialStore(secrets),
      onRefused: (owner, reason) => void this.#track(stopSharing(this.deps, owner, reason))
    })
    const accessOf = createAccessOf({ ledger: this.ledger, credentials, demoOrigin: () => demo.origin })
    const inner = createApigClient({
      ...about,
      monotonic: () => clock.monotonic()
    })
    const client: ApigClient = {
      ...inner,
      showTask: (...request) => this.#track(inner.showTask(...request))
    }
    const emit = <E extends keyof Events>(event: E, payload: Events[E]): void => {
      this.announced.push({ event, payload } as Announced)
    }
    const common = { ledger: this.ledger, client, accessOf, emit, log: quietLog }
    const polling = new Polling({ ...common, clock, random: () => 0.5 })
    this.deps = { ...common, polling, credentials, demo, now, starts: new StartsUnderWay() }
    onTestFinished(async () => {
      await polling.stop()
      await demo.stop()
    })
  }

  /** Everything running, nothing followed. `wrap` stands between the app and its ledger. */
  static async open(
    more: {
      wrap?: (ledger: Ledger) => Ledger
      file?: string
      openDemo?: () => Promise<DemoGatewayHandle>
    } = {}
  ): Promise<WatchedGateway> {
    const clock = new ManualClock()
    const server = await startDemoGateway({ now: () => clock.now() })
    onTestFinished(() => server.close())
    const ledger: Ledger = await openTestLedger(more.file)
    const noDemo = () => Promise.reject(new Error('no demo gateway in this test'))
    const watched = new WatchedGateway(clock, server, more.wrap?.(ledger) ?? ledger, more.openDemo ?? noDemo)
    valueOf(await watched.deps.polling.start())
    return watched
  }

  /** A profile of the server, with its token unless told otherwise. */
  async addGateway(token: string | null = this.server.token): Promise<number> {
    return this.addGatewayWith(token === null ? null : { kind: 'token', token })
  }

  /** A profile of the server with any credentials; IAM is the server, too. */
  async addGatewayWith(credential: Credential | null): Promise<number> {
    const { project_id, instance_id, origin } = this.server
    const place = { endpoint: origin, iam_endpoint: origin, project_id, instance_id }
    const { id } = valueOf(await saveGateway(this.deps, { id: null, name: 'Test', ...place }))
    if (credential !== null) valueOf(await setCredentials(this.deps, { id, credential, keep: 'system' }))
    return id
  }

  /** Follows tasks by their server's ids; returns ours. */
  async follow(gatewayId: number, ...task_ids: string[]): Promise<number[]> {
    return valueOf(await addTasks(this.deps, { gatewayId, task_ids })).taskIds
  }

  /** Adds an import to the server that is in that state until the test changes it. */
  serverTask(task_status: string, task_result = ''): string {
    return this.server.control.addTask({ task_status, task_type: 'import_api', task_result })
  }

  /** Moves the clock until the event has been announced `count` times in all. */
  async until(event: keyof Events, count = 1, stepMs = 500): Promise<void> {
    const seen = (): number => this.announced.filter((each) => each.event === event).length
    for (let steps = 0; seen() < count; steps += 1) {
      if (steps > 20_000) throw new Error(`${event} was announced ${seen()} times, not ${count}`)
      await this.#quiet()
      if (seen() < count) await this.clock.advance(stepMs)
    }
    await this.#quiet()
  }

  /** Moves the clock on, step by step, so that every request that leaves also comes back. */
  async pass(ms: number, stepMs = 500): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      await this.clock.advance(Math.min(stepMs, ms - passed))
      await this.#quiet()
    }
  }

  async row(taskId: number): Promise<TaskRow> {
    const [row] = valueOf(await this.ledger.read('tasks.rows', { ids: [taskId] }))
    if (row === undefined) throw new Error(`no task ${taskId}`)
    return row
  }

  async gateway(id: number) {
    const found = valueOf(await this.ledger.read('gateways.list', null)).find((gateway) => gateway.id === id)
    if (found === undefined) throw new Error(`no gateway ${id}`)
    return found
  }

  /** The latest snapshot of a task. */
  async latest(taskId: number): Promise<SnapshotDetail> {
    const id = (await this.row(taskId)).lastSnapshotId
    if (id === null) throw new Error(`task ${taskId} has no snapshot`)
    return valueOf(await this.ledger.read('snapshots.get', { id }))
  }

  /** How many requests for a task's state have arrived. */
  get polls(): number {
    return this.server.requests.filter(({ url }) => url.includes('/async-tasks/')).length
  }

  #track<T>(call: Promise<T>): Promise<T> {
    this.#underWay.add(call)
    void call.finally(() => this.#underWay.delete(call))
    return call
  }

  /** Waits until no request and no call of the ledger is under way, nor what follows from them. */
  async #quiet(): Promise<void> {
    do {
      await Promise.all(this.#underWay)
      await new Promise((resolve) => setImmediate(resolve))
    } while (this.#underWay.size > 0)
  }
}

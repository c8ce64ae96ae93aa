import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createControl, type GatewayControl } from './control'
import { HeldAnswers } from './faults/held-answers'
import { FaultQueue } from './faults/queue'
import { RequestLog, type RequestRecord } from './log'
import { LoginBook } from './login-book'
import { emptyModel } from './model/gateway-model'
import type { Account, GatewayState } from './operations/call'
import { refuseRaw } from './raw-refusal'
import { handleRequest } from './request-handler'
import { demoSeed, plant, type Seed } from './seed/seed'
import { KeyBook, type AccessKey } from './signature/key-book'
import { TaskBook, type Schedule } from './tasks/task-book'
import { sampleTasks } from './tasks/vendor-samples'
import { TokenBook } from './tokens'

export interface DemoGatewayOptions {
  /** 0, the default, lets the system choose. */
  port?: number
  /** The gateway's clock, epoch ms. */
  now?: () => number
  /** Further names under which it can be reached, when something stands in front of it. */
  names?: readonly string[]
  /** How long tasks take; 2 s of waiting and 4 s of processing unless told otherwise. */
  schedule?: Schedule
  /** What the gateway holds; the demo groups unless told otherwise. */
  seed?: Seed
  /** Publishes what an import changed, as a release pipeline would. Off: the service itself does not. */
  publishImports?: boolean
  /** Opens POST /demo/control to who knows it. */
  controlToken?: string
}

/** A running gateway. */
export interface DemoGateway {
  /** `http://127.0.0.1:port`, for APIG and IAM alike. */
  readonly origin: string
  /** Where the instance's operations are: `…/api-groups`, `…/async-tasks/{task_id}`, … */
  readonly instanceUrl: string
  readonly project_id: string
  readonly instance_id: string
  /** A token that opens the project for 24 hours. */
  readonly token: string
  /** A permanent access key of the account. */
  readonly accessKey: AccessKey
  /** Who can ask for more tokens. */
  readonly account: Account
  readonly groups: readonly { id: string; name: string }[]
  readonly environments: readonly { id: string; name: string }[]
  /** The last thousand requests, oldest first; control calls are not among them. */
  readonly requests: readonly RequestRecord[]
  readonly control: GatewayControl
  /** Ends every connection and stops listening. */
  close(): Promise<void>
}

const project_id = '0123456789abcdef0123456789abcdef'
const instance_id = 'fedcba9876543210fedcba9876543210'
const account: Account = {
  domain: 'demo-account',
  user: 'demo-user',
  password: 'demo-password',
  project: 'cn-north-4'
}

/** Starts a gateway on 127.0.0.1. Rejects when the port is taken. */
export async function startDemoGateway(options: DemoGatewayOptions = {}): Promise<DemoGateway> {
  const now = options.now ?? Date.now
  const tasks = new TaskBook(now, options.schedule ?? { waitingMs: 2000, processingMs: 4000 })
  for (const sample of sampleTasks) tasks.fix(sample)
  const tokens = new TokenBook()
  const keys = new KeyBook()
  const state: GatewayState = {
    project_id,
    instance_id,
    account,
    model: emptyModel(now()),
    tasks,
    tokens,
    keys,
    logins: new LoginBook(),
    publishImports: options.publishImports ?? false
  }
  plant(options.seed ?? demoSeed, state.model, now())
  const queue = new FaultQueue()
  const held = new HeldAnswers()
  const log = new RequestLog()
  const control = createControl(state, queue, held, now)
  const hosts = new Set<string>()
  const gateway = { state, queue, held, log, control, controlToken: options.controlToken, hosts, now }
  // connections are kept well beyond any polling interval, so that no poll meets one that is just being closed
  const limits = { maxHeaderSize: 128 * 1024, keepAliveTimeout: 75_000 }
  const server = createServer(limits, (incoming, response) => handleRequest(gateway, incoming, response))
  server.on('clientError', (error, socket) => refuseRaw(error, socket as Socket, now()))
  const port = await listen(server, options.port ?? 0)
  for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, ...(options.names ?? [])]) hosts.add(name)
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    instanceUrl: `${origin}/v2/${project_id}/apigw/instances/${instance_id}`,
    project_id,
    instance_id,
    token: tokens.issue(project_id, now()),
    accessKey: keys.issue(now()),
    account,
    groups: state.model.groups,
    environments: state.model.environments,
    requests: log.records,
    control,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    }
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

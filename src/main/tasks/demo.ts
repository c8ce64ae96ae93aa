import { decodeAnswer } from '@domain/async-task/decode-answer'
import { firstPollMs } from '@domain/polling/next-poll'
import { err, ok, type Result } from '@shared/result'
import type { Answer, ApigClient, ExportRequest, ImportRequest } from '../api/client'
import { snapshotOf } from '../polling/poll-task'
import type { AccessOf } from './gateway-access'
import { resumeGateway, type GatewayDeps } from './gateways'
import { followActive } from './tasks'
import { beginning } from './test-connection'

/** A running demo gateway, as far as the app talks to it. */
export interface DemoGatewayHandle {
  readonly origin: string
  readonly project_id: string
  readonly instance_id: string
  readonly token: string
  /** The next import of the demo's story, in order, round and round. */
  nextImport(): ImportRequest
  nextExport(): { name: string; body: ExportRequest }
  close(): Promise<void>
}

export interface DemoDeps extends GatewayDeps {
  client: ApigClient
  accessOf: AccessOf
  demo: DemoSwitch
}

/** The one demo gateway of this run: off until somebody asks for it. */
export class DemoSwitch {
  readonly #open: () => Promise<DemoGatewayHandle>
  #opening: Promise<DemoGatewayHandle> | null = null
  #running: DemoGatewayHandle | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(open: () => Promise<DemoGatewayHandle>) {
    this.#open = open
  }

  /** Where it listens; null while it does not. */
  get origin(): string | null {
    return this.#running?.origin ?? null
  }

  /** Starts it, or finds it running. Rejects when this computer lets nothing listen on 127.0.0.1. */
  async start(): Promise<DemoGatewayHandle> {
    this.#opening ??= this.#open()
    try {
      this.#running = await this.#opening
      return this.#running
    } catch (cause) {
      this.#opening = null
      throw cause
    }
  }

  /** Runs one thing after the other: two clicks at once must not make two profiles. */
  inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(run)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async stop(): Promise<void> {
    const running = this.#running
    this.#running = null
    this.#opening = null
    await running?.close()
  }
}

/** Starts the demo gateway inside the app and makes sure that its profile exists. DEMO_UNAVAILABLE when it cannot. */
export function startDemo(deps: DemoDeps): Promise<Result<{ gatewayId: number }>> {
  return deps.demo.inTurn(() => openProfile(deps))
}

async function openProfile(deps: DemoDeps): Promise<Result<{ gatewayId: number }>> {
  const { ledger, now, tokens, log } = deps
  try {
    const wasRunning = deps.demo.origin !== null
    const { origin, project_id, instance_id, token } = await deps.demo.start()
    const gateways = await ledger.read('gateways.list', null)
    if (!gateways.ok) return gateways
    const known = gateways.value.find(({ isDemo }) => isDemo)
    if (known !== undefined && wasRunning) return ok({ gatewayId: known.id })
    const profile = { name: known?.name ?? 'Demo', endpoint: origin, project_id, instance_id }
    const saved = await ledger.write('gateway.save', {
      id: known?.id ?? null,
      ...profile,
      isDemo: true,
      at: now()
    })
    if (!saved.ok) return saved
    await tokens.set(saved.value.id, token)
    const resumed = await resumeGateway(deps, { id: saved.value.id })
    return resumed.ok ? ok({ gatewayId: saved.value.id }) : resumed
  } catch (cause) {
    log.error('the demo gateway did not start', cause)
    return err('DEMO_UNAVAILABLE', 'the demo gateway did not start')
  }
}

/** Starts the next import or export of the demo's story, keeps the creation answer and follows the new task. */
export async function runDemoTask(
  deps: DemoDeps,
  { task_type }: { task_type: 'import_api' | 'export_api' }
): Promise<Result<{ taskId: number }>> {
  const started = await startDemo(deps)
  if (!started.ok) return started
  const { gatewayId } = started.value
  const found = await deps.accessOf(gatewayId)
  if (!found.ok) return found
  const access = found.value
  if (typeof access === 'string') return err('DEMO_UNAVAILABLE', access)
  const demo = await deps.demo.start()
  const { signal } = new AbortController()
  if (task_type === 'export_api') {
    const { name, body } = demo.nextExport()
    const answer = await deps.client.startExport(access, '2.0', body, signal)
    return keepCreated(deps, gatewayId, answer, { task_type, name, requested_group_id: body.group_id })
  }
  const form = demo.nextImport()
  const answer = await deps.client.startImport(access, form, signal)
  const requested_group_id = form.group_id ?? null
  return keepCreated(deps, gatewayId, answer, {
    task_type,
    name: form.file_name.fileName,
    requested_group_id
  })
}

async function keepCreated(
  deps: DemoDeps,
  gatewayId: number,
  answer: Answer,
  asked: { task_type: string; name: string; requested_group_id: string | null }
): Promise<Result<{ taskId: number }>> {
  const { bytes, http_status, failure } = answer
  if (failure !== null) return err('GATEWAY_UNREACHABLE', failure.code)
  const decoded = decodeAnswer({ bytes: beginning(bytes), http_status, requestedTaskId: null })
  if (decoded.kind !== 'created') {
    const error_code = decoded.kind === 'error' ? decoded.error.error_code : null
    return err('GATEWAY_REFUSED', `HTTP ${http_status ?? 0}`, error_code === null ? {} : { error_code })
  }
  const task = { task_id: decoded.task_id, ...asked }
  const added = await deps.ledger.write('task.add', { gatewayId, tasks: [task], at: deps.now() })
  if (!added.ok) return added
  const [taskId] = added.value.taskIds
  if (taskId === undefined) return err('INTERNAL', 'a task was added without an id')
  const kept = await deps.polling.keep(gatewayId, snapshotOf(taskId, answer, 'creation'))
  const followed = await followActive(deps, gatewayId, [taskId], firstPollMs)
  if (!kept.ok) return kept
  return followed.ok ? ok({ taskId }) : followed
}

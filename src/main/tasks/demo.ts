import type { ExportOptions, ImportOptions } from '@shared/contract/starting'
import { err, ok, type Result } from '@shared/result'
import { resumeGateway, type GatewayDeps } from './gateways'
import { exportOf } from './start-export'
import { importOf } from './start-import'
import { startTask, type StartDeps } from './start-task'

/** A running demo gateway, as far as the app talks to it. */
export interface DemoGatewayHandle {
  readonly origin: string
  readonly project_id: string
  readonly instance_id: string
  readonly token: string
  /** The next import of the demo's story, in order, round and round. */
  nextImport(): [options: ImportOptions, file: { fileName: string; bytes: ArrayBuffer }]
  nextExport(): { name: string; options: ExportOptions }
  close(): Promise<void>
}

export interface DemoDeps extends GatewayDeps, StartDeps {
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
  const { ledger, now, credentials, log } = deps
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
    const place = { id: saved.value.id, iam_endpoint: null, ...profile }
    await credentials.set(place, { kind: 'token', token }, 'this_run')
    const resumed = await resumeGateway(deps, { id: saved.value.id })
    return resumed.ok ? ok({ gatewayId: saved.value.id }) : resumed
  } catch (cause) {
    log.error('the demo gateway did not start', cause)
    return err('DEMO_UNAVAILABLE', 'the demo gateway did not start')
  }
}

/** Starts the next import or export of the demo's story, as the person could start one, and follows the new task. */
export async function runDemoTask(
  deps: DemoDeps,
  { task_type }: { task_type: 'import_api' | 'export_api' }
): Promise<Result<{ taskId: number }>> {
  const opened = await startDemo(deps)
  if (!opened.ok) return opened
  const { gatewayId } = opened.value
  const demo = await deps.demo.start()
  const wanted =
    task_type === 'export_api'
      ? exportOf(deps, gatewayId, demo.nextExport())
      : importOf(deps, gatewayId, ...demo.nextImport())
  const started = await startTask(deps, wanted)
  if (!started.ok) return started
  const { outcome, taskId, error_code } = started.value
  if (taskId !== null) return ok({ taskId })
  if (outcome !== 'refused') return err('GATEWAY_UNREACHABLE', outcome)
  return err('GATEWAY_REFUSED', outcome, error_code === null ? {} : { error_code })
}

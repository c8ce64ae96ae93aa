import type { Api, Output } from '@shared/contract'
import type { ConnectionTest, GatewayRow } from '@shared/contract/gateway'
import type { AppError, Result } from '@shared/result'
import { SvelteMap } from 'svelte/reactivity'
import {
  fieldProblems,
  refusalOf,
  type FieldProblem,
  type FieldRefusal,
  type GatewayFields
} from './gateway-input'

const noFields: GatewayFields = { name: '', endpoint: '', project_id: '', instance_id: '', iam_endpoint: '' }

/** The form of one gateway, new or known. */
export class GatewayForm {
  fields: GatewayFields = $state({ ...noFields })
  /** Problems are shown once someone tried to save. */
  isTried = $state(false)
  isSaving = $state(false)
  /** What main refused; `problemOf` tells whether it still holds. */
  refusal: FieldRefusal | null = $state.raw(null)
  readonly id: number | null
  readonly problems = $derived(fieldProblems(this.fields))
  readonly isDirty: boolean = $derived.by(() =>
    (Object.keys(noFields) as (keyof GatewayFields)[]).some((key) => this.fields[key] !== this.#kept[key])
  )
  readonly #api: Api
  #kept: GatewayFields = $state.raw(noFields)

  constructor(api: Api, row: GatewayRow | null) {
    this.#api = api
    this.id = row?.id ?? null
    if (row) this.#kept = fieldsOf(row)
    this.discard()
  }

  /** What is wrong with a field, as far as it is to be shown now; null: nothing. */
  problemOf(field: keyof GatewayFields): FieldProblem | null {
    if (this.refusal?.field === field && this.refusal.value === this.fields[field])
      return this.refusal.problem
    return this.isTried ? (this.problems[field] ?? null) : null
  }

  discard(): void {
    this.refusal = null
    this.fields = { ...this.#kept }
    this.isTried = false
  }

  /** Keeps the fields. null: they are not complete. A refusal that is about one field is kept as `refusal`. */
  async save(): Promise<Result<{ id: number }> | null> {
    this.isTried = true
    if (Object.keys(this.problems).length > 0 || this.isSaving) return null
    this.isSaving = true
    const fields = $state.snapshot(this.fields)
    const iam_endpoint = fields.iam_endpoint === '' ? null : fields.iam_endpoint
    const saved = await this.#api.request('gateways.save', { id: this.id, ...fields, iam_endpoint })
    if (saved.ok) {
      this.#kept = fields
      this.isTried = false
    }
    this.refusal = saved.ok ? null : refusalOf(saved.error, fields)
    this.isSaving = false
    return saved
  }
}

function fieldsOf({ name, endpoint, project_id, instance_id, iam_endpoint }: GatewayRow): GatewayFields {
  return { name, endpoint, project_id, instance_id, iam_endpoint: iam_endpoint ?? '' }
}

/** What a connection test found, and when (epoch ms): what was so may be so no longer. */
export type Tested = ConnectionTest & { testedAt: number }

/** The Gateways screen: which gateway is looked at, and what its connection tests found. */
export class GatewaysState {
  selectedId: number | 'new' | null = $state(null)
  /** The latest test of each gateway, as long as the screen is open. */
  readonly tests = new SvelteMap<number, Tested>()
  testingId: number | null = $state(null)
  /** What the demo gateway is doing for the person just now. */
  demoWork: 'start' | 'import_api' | 'export_api' | null = $state(null)
  readonly #api: Api

  constructor(api: Api) {
    this.#api = api
  }

  async test(id: number): Promise<AppError | null> {
    if (this.testingId !== null) return null
    this.testingId = id
    const found = await this.#api.request('gateways.test', { id })
    this.testingId = null
    if (!found.ok) return found.error
    this.tests.set(id, { ...found.value, testedAt: Date.now() })
    return null
  }

  async resume(id: number): Promise<AppError | null> {
    return failureOf(await this.#api.request('gateways.resume', { id }))
  }

  async remove(id: number): Promise<AppError | null> {
    const removed = await this.#api.request('gateways.remove', { id })
    if (!removed.ok) return removed.error
    this.tests.delete(id)
    if (this.selectedId === id) this.selectedId = null
    return null
  }

  /** Starts the demo gateway and shows its profile. */
  async startDemo(): Promise<AppError | null> {
    if (this.demoWork) return null
    this.demoWork = 'start'
    const started = await this.#api.request('demo.start', undefined)
    this.demoWork = null
    if (!started.ok) return started.error
    this.selectedId = started.value.gatewayId
    return null
  }

  /** Runs an import or an export on the demo gateway, starting it if need be. */
  async runDemo(task_type: 'import_api' | 'export_api'): Promise<Result<Output<'demo.run'>> | null> {
    if (this.demoWork) return null
    this.demoWork = task_type
    const started = await this.#api.request('demo.start', undefined)
    const ran = started.ok ? await this.#api.request('demo.run', { task_type }) : started
    this.demoWork = null
    return ran
  }
}

function failureOf(result: Result<unknown>): AppError | null {
  return result.ok ? null : result.error
}

import type { GatewayRequest } from '../request'
import { findRoute, type OperationName } from '../routes'
import type { FaultName } from './catalogue'
import type { FaultSettings } from './fault'

/** Which answers a fault shapes: the next `times` (1) of those that fit both conditions. */
export interface FaultPlan extends FaultSettings {
  times?: number
  task_id?: string
  operation?: OperationName
}

interface Planned {
  name: FaultName
  plan: FaultPlan
  left: number
}

/** Faults that wait for their request; of several that fit, the one planned first comes first. */
export class FaultQueue {
  #planned: Planned[] = []

  add(name: FaultName, plan: FaultPlan): void {
    this.#planned.push({ name, plan, left: plan.times ?? 1 })
  }

  clear(): void {
    this.#planned = []
  }

  /** The fault this request meets, used up by one; undefined when it meets none. */
  take(request: GatewayRequest): { name: FaultName; settings: FaultSettings } | undefined {
    const route = findRoute(request.method, request.path)
    const match = route === null || route === 'method' ? null : route
    const found = this.#planned.find(
      ({ plan }) =>
        (plan.operation === undefined || plan.operation === match?.operation) &&
        (plan.task_id === undefined || plan.task_id === match?.params.task_id)
    )
    if (found === undefined) return undefined
    found.left -= 1
    if (found.left <= 0) this.#planned = this.#planned.filter((planned) => planned !== found)
    return { name: found.name, settings: found.plan }
  }
}

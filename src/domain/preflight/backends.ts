import type { Path } from '../documents/places'
import type { Operation } from './document'
import { listOf } from './reading'

export const defaultBackend = 'x-apigateway-backend'
export const backendPolicies = 'x-apigateway-backend-policies'

/** A backend as the file has it, and where. */
export interface BackendAt {
  value: unknown
  at: Path
}

/** Every backend that requests of the operation may reach: its own, then those of its policies. */
export function backendsOf({ at, body }: Operation): BackendAt[] {
  const own = body[defaultBackend]
  const policies = listOf(body[backendPolicies]).map((value, index) => ({
    value,
    at: [...at, backendPolicies, index]
  }))
  return own === undefined ? policies : [{ value: own, at: [...at, defaultBackend] }, ...policies]
}

import { ok, type Result } from '@shared/result'
import type { Access, Obstacle } from '../api/access'
import type { GatewayProfile, Ledger } from '../ledger/protocol'
import type { GatewayCredentials } from './gateway-credentials'

export interface AccessDeps {
  ledger: Ledger
  credentials: GatewayCredentials
  /** Where the demo gateway listens in this run; null while it does not. */
  demoOrigin: () => string | null
}

/** How to call a gateway, or why it cannot be called now. At most IAM is asked for a token here. */
export type AccessOf = (gatewayId: number) => Promise<Result<Access | Obstacle>>

/** The way to a gateway by its profile and its credentials, both looked up for every request. */
export function createAccessOf({ ledger, credentials, demoOrigin }: AccessDeps): AccessOf {
  return async (gatewayId) => {
    const gateway = await gatewayOf(ledger, gatewayId)
    if (!gateway.ok) return gateway
    const { project_id, instance_id, isDemo, endpoint } = gateway.value
    const origin = isDemo ? demoOrigin() : endpoint
    if (origin === null) return ok('demo_not_running')
    const opening = await credentials.open(gateway.value)
    if (typeof opening === 'string') return ok(opening)
    return ok({ gatewayId, origin, project_id, instance_id, ...opening })
  }
}

/** The gateway's profile; NOT_FOUND when there is none. */
export function gatewayOf(ledger: Ledger, gatewayId: number): Promise<Result<GatewayProfile>> {
  return ledger.read('gateway.profile', { id: gatewayId })
}

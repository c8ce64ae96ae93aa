import { err, ok, type Result } from '@shared/result'
import { tokenAuthorizer, type Access, type Obstacle } from '../api/access'
import type { Ledger, StoredGateway } from '../ledger/protocol'
import type { TokenStore } from './token-store'

export interface AccessDeps {
  ledger: Ledger
  tokens: TokenStore
  /** Where the demo gateway listens in this run; null while it does not. */
  demoOrigin: () => string | null
}

/** How to call a gateway, or why it cannot be called now. Nothing leaves this computer here. */
export type AccessOf = (gatewayId: number) => Promise<Result<Access | Obstacle>>

/** The way to a gateway by its profile and its token, both looked up for every request. */
export function createAccessOf({ ledger, tokens, demoOrigin }: AccessDeps): AccessOf {
  return async (gatewayId) => {
    const gateway = await gatewayOf(ledger, gatewayId)
    if (!gateway.ok) return gateway
    const { project_id, instance_id, isDemo, endpoint } = gateway.value
    const origin = isDemo ? demoOrigin() : endpoint
    if (origin === null) return ok('demo_not_running')
    const token = await tokens.get(gatewayId)
    if (token === null) return ok(tokens.state(gatewayId) === 'unreadable' ? 'token_locked' : 'no_token')
    return ok({ gatewayId, origin, project_id, instance_id, authorize: tokenAuthorizer(token) })
  }
}

/** The gateway's profile; NOT_FOUND when there is none. */
export async function gatewayOf(ledger: Ledger, gatewayId: number): Promise<Result<StoredGateway>> {
  const gateways = await ledger.read('gateways.list', null)
  if (!gateways.ok) return gateways
  const found = gateways.value.find(({ id }) => id === gatewayId)
  return found === undefined ? err('NOT_FOUND', `no gateway ${gatewayId}`) : ok(found)
}

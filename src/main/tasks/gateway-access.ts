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
export async function accessOf(deps: AccessDeps, gatewayId: number): Promise<Access | Obstacle> {
  const gateway = await gatewayOf(deps.ledger, gatewayId)
  if (gateway === null) return 'no_token'
  const { project_id, instance_id } = gateway
  const origin = gateway.isDemo ? deps.demoOrigin() : gateway.endpoint
  if (origin === null) return 'demo_not_running'
  const token = await deps.tokens.get(gatewayId)
  if (token === null) return deps.tokens.state(gatewayId) === 'unreadable' ? 'token_locked' : 'no_token'
  return { gatewayId, origin, project_id, instance_id, authorize: tokenAuthorizer(token) }
}

/** The gateway's profile; null when there is none. */
export async function gatewayOf(ledger: Ledger, gatewayId: number): Promise<StoredGateway | null> {
  const gateways = await ledger.read('gateways.list', null)
  return gateways.ok ? (gateways.value.find(({ id }) => id === gatewayId) ?? null) : null
}

import type { Output, ParsedInput } from '@shared/contract'
import { ok, type Result } from '@shared/result'
import { parseEndpoint } from '../api/endpoint'
import type { TaskDeps } from './tasks'
import type { TokenStore } from './token-store'

export interface GatewayDeps extends TaskDeps {
  tokens: TokenStore
}

/** All gateways, with where each one's token is. */
export async function listGateways({
  ledger,
  tokens
}: GatewayDeps): Promise<Result<Output<'gateways.list'>>> {
  const gateways = await ledger.read('gateways.list', null)
  if (!gateways.ok) return gateways
  return ok(gateways.value.map((gateway) => ({ ...gateway, token: tokens.state(gateway.id) })))
}

/** Adds or changes a gateway. INVALID_INPUT with `field` and `reason` when the endpoint is not one. */
export async function saveGateway(
  { ledger, now, emit }: GatewayDeps,
  input: ParsedInput<'gateways.save'>
): Promise<Result<{ id: number }>> {
  const endpoint = parseEndpoint(input.endpoint)
  if (!endpoint.ok) return endpoint
  const gateway = { ...input, endpoint: endpoint.value.origin, isDemo: false, at: now() }
  const saved = await ledger.write('gateway.save', gateway)
  if (saved.ok) emit('gateways.changed', {})
  return saved
}

/** Removes the profile and its token. What was observed through it stays. */
export async function removeGateway(
  { ledger, polling, tokens, now, emit }: GatewayDeps,
  { id }: ParsedInput<'gateways.remove'>
): Promise<Result<void>> {
  const removed = await ledger.write('gateway.remove', { id, at: now() })
  if (!removed.ok) return removed
  polling.removeGateway(id)
  await tokens.remove(id)
  emit('gateways.changed', {})
  emit('tasks.changed', {})
  return ok(undefined)
}

/** Keeps the token and lets the gateway's polling go on with it. */
export async function setToken(
  deps: GatewayDeps,
  { id, token }: ParsedInput<'gateways.setToken'>
): Promise<Result<Output<'gateways.setToken'>>> {
  const state = await deps.tokens.set(id, token.replace(/\s+/g, ''))
  const resumed = await resumeGateway(deps, { id })
  return resumed.ok ? ok({ token: state }) : resumed
}

/** Lets a stopped gateway's polling go on. */
export async function resumeGateway(
  { ledger, polling, now, emit }: TaskDeps,
  { id }: ParsedInput<'gateways.resume'>
): Promise<Result<void>> {
  const resumed = await ledger.write('gateway.resume', { id, at: now() })
  if (!resumed.ok) return resumed
  const polled = await polling.resumeGateway(id)
  emit('gateways.changed', {})
  emit('tasks.changed', {})
  return polled
}

import type { Output, ParsedInput } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import { parseEndpoint } from '../api/endpoint'
import { gatewayOf } from './gateway-access'
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

/**
 * Adds or changes a gateway. INVALID_INPUT with `field` and `reason` when the endpoint is not one. Of the demo
 * gateway only the name can change: the rest is the demo's own. Tasks stay with the place they were observed at.
 */
export async function saveGateway(
  { ledger, polling, now, emit }: GatewayDeps,
  input: ParsedInput<'gateways.save'>
): Promise<Result<{ id: number }>> {
  const known = input.id === null ? null : await gatewayOf(ledger, input.id)
  if (known?.ok === false) return known
  const endpoint = parseEndpoint(input.endpoint)
  if (!endpoint.ok) return endpoint
  const profile = known?.value.isDemo
    ? { ...known.value, name: input.name }
    : { ...input, endpoint: endpoint.value.origin, isDemo: false }
  const { id, name, project_id, instance_id, isDemo } = profile
  const saved = await ledger.write('gateway.save', {
    id,
    name,
    endpoint: profile.endpoint,
    project_id,
    instance_id,
    isDemo,
    at: now()
  })
  if (!saved.ok) return saved
  const reloaded = await polling.reloadGateway(saved.value.id)
  emit('gateways.changed', {})
  emit('tasks.changed', {})
  return reloaded.ok ? saved : reloaded
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

/**
 * Keeps the token and lets the gateway's polling go on with it. Line breaks of a wrapped paste are dropped;
 * INVALID_INPUT when what is left could not be sent in a header.
 */
export async function setToken(
  deps: GatewayDeps,
  { id, token }: ParsedInput<'gateways.setToken'>
): Promise<Result<Output<'gateways.setToken'>>> {
  const sent = token.replace(/\s+/g, '')
  if (!/^[!-~]+$/.test(sent)) return err('INVALID_INPUT', 'not a token', { field: 'token' })
  const state = await deps.tokens.set(id, sent)
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

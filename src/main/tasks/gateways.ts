import type { Output, ParsedInput } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import type { Obstacle } from '../api/access'
import { parseEndpoint } from '../api/endpoint'
import { gatewayOf } from './gateway-access'
import type { GatewayCredentials } from './gateway-credentials'
import type { TaskDeps } from './tasks'

export interface GatewayDeps extends TaskDeps {
  credentials: GatewayCredentials
}

/** All gateways, with what may be shown of their credentials. */
export async function listGateways({
  ledger,
  polling,
  credentials
}: GatewayDeps): Promise<Result<Output<'gateways.list'>>> {
  const gateways = await ledger.read('gateways.list', null)
  if (!gateways.ok) return gateways
  return ok(
    gateways.value.map((gateway) => {
      const waiting = gateway.polling === 'active' ? polling.waiting(gateway.id) : null
      return {
        ...gateway,
        credential: credentials.state(gateway),
        lockedUntil: credentials.lockedUntil(gateway),
        ...(waiting && { waiting })
      }
    })
  )
}

/**
 * Adds or changes a gateway. INVALID_INPUT with `field` and `reason` when the endpoint is not one. Of the demo
 * gateway only the name can change: the rest is the demo's own. Tasks stay with the place they were observed at.
 */
export async function saveGateway(
  { ledger, polling, credentials, now, emit }: GatewayDeps,
  input: ParsedInput<'gateways.save'>
): Promise<Result<{ id: number }>> {
  const known = input.id === null ? null : await gatewayOf(ledger, input.id)
  if (known?.ok === false) return known
  const endpoint = parseEndpoint(input.endpoint)
  if (!endpoint.ok) return endpoint
  const iam = input.iam_endpoint == null ? null : parseEndpoint(input.iam_endpoint)
  if (iam?.ok === false) {
    const { message, params } = iam.error
    return err('INVALID_INPUT', `IAM ${message}`, { ...params, field: 'iam_endpoint' })
  }
  const profile = known?.value.isDemo
    ? { ...known.value, name: input.name }
    : {
        ...input,
        endpoint: endpoint.value.origin,
        iam_endpoint: iam?.value.origin ?? null,
        isDemo: false
      }
  const { id, name, project_id, instance_id, iam_endpoint, isDemo } = profile
  const hadOwn = known !== null && !credentials.isElsewhere(known.value)
  const saved = await ledger.write('gateway.save', {
    id,
    name,
    endpoint: profile.endpoint,
    project_id,
    instance_id,
    iam_endpoint: iam_endpoint ?? null,
    isDemo,
    at: now()
  })
  if (!saved.ok) return saved
  // Another ledger may have lain here, whose gateway of the same number had credentials for another place.
  if (input.id === null) await credentials.remove(saved.value.id)
  else if (hadOwn) credentials.move({ ...profile, id: input.id, iam_endpoint: iam_endpoint ?? null })
  const reloaded = await polling.reloadGateway(saved.value.id)
  emit('gateways.changed', {})
  emit('tasks.changed', {})
  return reloaded.ok ? saved : reloaded
}

/** Removes the profile and its credentials. What was observed through it stays. */
export async function removeGateway(
  { ledger, polling, credentials, now, emit }: GatewayDeps,
  { id }: ParsedInput<'gateways.remove'>
): Promise<Result<void>> {
  const removed = await ledger.write('gateway.remove', { id, at: now() })
  if (!removed.ok) return removed
  polling.removeGateway(id)
  await credentials.remove(id)
  emit('gateways.changed', {})
  emit('tasks.changed', {})
  return ok(undefined)
}

/**
 * Keeps credentials and lets the gateway's polling go on with them; while the service has locked their access key, the
 * gateway stays stopped.
 */
export async function setCredentials(
  deps: GatewayDeps,
  { id, credential, keep }: ParsedInput<'gateways.setCredentials'>
): Promise<Result<Output<'gateways.setCredentials'>>> {
  const { ledger, credentials, emit } = deps
  const gateway = await gatewayOf(ledger, id)
  if (!gateway.ok) return gateway
  const owner = credentials.owner(id)
  const state = await credentials.set(gateway.value, credential, keep)
  // The time of the stop is that of another key when the key is another one.
  const isSameKey = credentials.owner(id) === owner
  const stop = isSameKey ? gateway.value : { id, stopReason: null, stoppedAt: null }
  if (credentials.lockedUntil(stop) !== null) emit('gateways.changed', {})
  else {
    const resumed = await letGoOn(deps, id)
    if (!resumed.ok) return resumed
  }
  return ok(state)
}

/** Forgets a gateway's credentials; its next poll stops it. */
export async function removeCredentials(
  { ledger, credentials, emit }: GatewayDeps,
  { id }: ParsedInput<'gateways.removeCredentials'>
): Promise<Result<void>> {
  const gateway = await gatewayOf(ledger, id)
  if (!gateway.ok) return gateway
  await credentials.remove(id)
  emit('gateways.changed', {})
  return ok(undefined)
}

/** Lets a stopped gateway's polling go on. KEY_LOCKED, with the minutes that are left, while it would do harm. */
export async function resumeGateway(
  deps: GatewayDeps,
  { id }: ParsedInput<'gateways.resume'>
): Promise<Result<void>> {
  const gateway = await gatewayOf(deps.ledger, id)
  if (!gateway.ok) return gateway
  const lockedUntil = deps.credentials.lockedUntil(gateway.value)
  if (lockedUntil !== null) {
    const minutes = Math.ceil((lockedUntil - deps.now()) / 60_000)
    return err('KEY_LOCKED', 'the access key is locked', { minutes })
  }
  await deps.credentials.retry(gateway.value)
  return letGoOn(deps, id)
}

async function letGoOn({ ledger, polling, now, emit }: TaskDeps, id: number): Promise<Result<void>> {
  const resumed = await ledger.write('gateway.resume', { id, at: now() })
  if (!resumed.ok) return resumed
  const polled = await polling.resumeGateway(id)
  emit('gateways.changed', {})
  emit('tasks.changed', {})
  return polled
}

/**
 * Stops every gateway with these credentials, so that no other one gets them locked. Nothing leaves for any of them from
 * the moment of the refusal on; this writes it down.
 */
export async function stopSharing(
  { ledger, polling, credentials, now, emit }: GatewayDeps,
  owner: string,
  reason: Obstacle
): Promise<void> {
  const gateways = await ledger.read('gateways.list', null)
  if (!gateways.ok) return
  const sharing = gateways.value.filter(({ id }) => credentials.owner(id) === owner)
  for (const { id } of sharing) {
    polling.pauseGateway(id)
    await ledger.write('gateway.stop', { id, reason, at: now() })
  }
  emit('gateways.changed', {})
}

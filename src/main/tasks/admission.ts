import { ok, type Result } from '@shared/result'
import type { Access, Obstacle } from '../api/access'
import type { AccessOf } from './gateway-access'

/**
 * Sends one request when its gateway's credentials may be used: their turn is waited for, and what is in the way is
 * asked again when they were refused meanwhile. An obstacle: nothing left.
 */
export async function admitted<T>(
  accessOf: AccessOf,
  gatewayId: number,
  signal: AbortSignal,
  send: (access: Access) => Promise<T>
): Promise<Result<T | Obstacle>> {
  for (;;) {
    const found = await accessOf(gatewayId)
    if (!found.ok) return found
    const access = found.value
    if (typeof access === 'string') return ok(access)
    const leave = access.enter === undefined ? () => undefined : await access.enter(signal)
    if (leave !== null) return ok(await send(access).finally(leave))
  }
}

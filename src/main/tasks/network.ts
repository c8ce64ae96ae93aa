import type { Output, ParsedInput } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import {
  parsePacAddress,
  parseProxyAddress,
  systemNetwork,
  type NetworkSettings,
  type ProxySettings
} from '../api/network-settings'
import { certificateRows, pemBlocks } from './kept-certificates'
import type { SecretStore } from './credential-store'
import { gatewayOf } from './gateway-access'
import { resumeGateway, type GatewayDeps } from './gateways'
import type { Ledger, StoredNetwork } from '../ledger/protocol'

export interface NetworkDeps extends GatewayDeps {
  secrets: SecretStore
  /** Closes the gateway's network session, so that the next request opens one with the settings of then. */
  forgetNetwork: (gatewayId: number) => Promise<void>
}

type ProxyFields = Pick<StoredNetwork, 'proxy_mode' | 'proxy_address' | 'proxy_user'>

/** The name of the password for a gateway's proxy. */
function proxySecret(gatewayId: number): string {
  return `proxy:${gatewayId}`
}

/** Whom the password is for: the proxy, as it was set, and the user. */
function proxyText({ proxy_mode, proxy_address, proxy_user }: ProxyFields): string {
  return [proxy_mode, proxy_address ?? '', proxy_user ?? ''].join(' ')
}

/**
 * Whether the password kept under the gateway's number is for another proxy than the ledger names: another ledger was put
 * here, and its proxy must not be sent it. One that was kept before this was written down counts as its own.
 */
function isForAnother(secrets: SecretStore, gatewayId: number, fields: ProxyFields): boolean {
  const known = secrets.about(proxySecret(gatewayId))['proxy']
  return typeof known === 'string' && known !== proxyText(fields)
}

/** How a gateway's requests go out; the system's way when that cannot be read. The demo gateway has no settings. */
export async function networkSettingsOf(
  { ledger, secrets }: { ledger: Ledger; secrets: SecretStore },
  gatewayId: number
): Promise<NetworkSettings> {
  const stored = await ledger.read('gateway.network', { id: gatewayId })
  if (!stored.ok) return systemNetwork
  const { proxy_user, ca_certificates } = stored.value
  const isWanted = proxy_user !== null && !isForAnother(secrets, gatewayId, stored.value)
  const password = isWanted ? await secrets.get(proxySecret(gatewayId)) : null
  return {
    proxy: proxyOf(stored.value),
    proxyLogin: proxy_user === null || password === null ? null : { user: proxy_user, password },
    caCertificates: pemBlocks(ca_certificates)
  }
}

function proxyOf({ proxy_mode: mode, proxy_address }: StoredNetwork): ProxySettings {
  if (mode === 'system' || mode === 'direct') return { mode }
  // Without an address nothing may go out another way than was asked for.
  return { mode, address: proxy_address ?? '' }
}

/** What may be shown of a gateway's network. */
export async function getNetwork(
  { ledger, secrets, now }: NetworkDeps,
  { gatewayId }: { gatewayId: number }
): Promise<Result<Output<'network.get'>>> {
  const stored = await ledger.read('gateway.network', { id: gatewayId })
  if (!stored.ok) return stored
  const { ca_certificates, ...network } = stored.value
  return ok({
    ...network,
    proxyPassword: isForAnother(secrets, gatewayId, stored.value)
      ? 'absent'
      : secrets.storage(proxySecret(gatewayId)),
    certificates: certificateRows(ca_certificates, now())
  })
}

/**
 * Changes the proxy, from the next request on. INVALID_INPUT with `reason` not_a_proxy or not_a_script. A password that
 * is kept belongs to the proxy and the user it was entered for: with another one it is forgotten.
 */
export async function setProxy(
  deps: NetworkDeps,
  input: ParsedInput<'network.setProxy'>
): Promise<Result<Output<'network.get'>>> {
  const { ledger, secrets } = deps
  const { gatewayId, proxy_mode, proxyPassword } = input
  const before = await ledger.read('gateway.network', { id: gatewayId })
  if (!before.ok) return before
  const address = addressOf(input)
  if (!address.ok) return address
  const proxy_user = proxy_mode === 'direct' ? null : input.proxy_user
  const proxy = { proxy_mode, proxy_address: address.value, proxy_user }
  const saved = await ledger.write('gateway.setNetwork', { id: gatewayId, ...proxy })
  if (!saved.ok) return saved
  const isAnother =
    before.value.proxy_mode !== proxy_mode ||
    before.value.proxy_address !== proxy.proxy_address ||
    before.value.proxy_user !== proxy_user
  if (proxy_user !== null && proxyPassword !== null) {
    await secrets.set(proxySecret(gatewayId), proxyPassword, input.keep, { proxy: proxyText(proxy) })
  } else if (isAnother) await secrets.remove(proxySecret(gatewayId))
  return applyNetwork(deps, gatewayId)
}

function addressOf({ proxy_mode, proxy_address }: ParsedInput<'network.setProxy'>): Result<string | null> {
  if (proxy_mode === 'system' || proxy_mode === 'direct') return ok(null)
  const [parse, reason] =
    proxy_mode === 'manual'
      ? ([parseProxyAddress, 'not_a_proxy'] as const)
      : ([parsePacAddress, 'not_a_script'] as const)
  const address = parse(proxy_address ?? '')
  return address === null ? err('INVALID_INPUT', reason, { field: 'proxy_address', reason }) : ok(address)
}

/** Stops that other network settings may end. */
const networkStops = ['tls', 'proxy', 'proxy_login']

/** Lets changed settings hold: the old session ends, and a gateway that its network had stopped goes on. */
export async function applyNetwork(
  deps: NetworkDeps,
  gatewayId: number
): Promise<Result<Output<'network.get'>>> {
  await deps.forgetNetwork(gatewayId)
  const gateway = await gatewayOf(deps.ledger, gatewayId)
  if (!gateway.ok) return gateway
  if (gateway.value.polling === 'stopped' && networkStops.includes(gateway.value.stopReason ?? '')) {
    const resumed = await resumeGateway(deps, { id: gatewayId })
    if (!resumed.ok && resumed.error.code !== 'KEY_LOCKED') return resumed
  } else await deps.credentials.retry(gateway.value)
  deps.emit('gateways.changed', {})
  return getNetwork(deps, { gatewayId })
}

/** What is left of a removed gateway's network: nothing. */
export async function removeNetwork(
  { secrets, forgetNetwork }: Pick<NetworkDeps, 'secrets' | 'forgetNetwork'>,
  gatewayId: number
): Promise<void> {
  await secrets.remove(proxySecret(gatewayId))
  await forgetNetwork(gatewayId)
}

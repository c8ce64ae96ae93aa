import type { FailureCode } from '@domain/polling/failure'
import { ownEntry } from '../own-entry'
import { isNoTls } from '../why'
import { network } from './network'

type Params = Record<string, string | number>

/** One sentence per failed request: what happened and what a person can do. */
export const failures: Record<FailureCode, (p: Params) => string> = {
  dns: (p) =>
    `The name ${withoutPort(p['host']) ?? 'of the endpoint'} could not be resolved. Check the endpoint, the DNS server or the VPN.`,
  refused: (p) => `${p['host'] ?? 'The endpoint'} refused the connection. Check the address and the port.`,
  unreachable: (p) => `${p['host'] ?? 'The endpoint'} cannot be reached from this network.`,
  offline: () => 'This computer has no network connection.',
  timeout: (p) =>
    p['seconds'] === undefined
      ? 'No complete answer arrived in time.'
      : `No complete answer arrived within ${p['seconds']} s.`,
  tls: (p) => {
    const host = String(p['host'] ?? 'the endpoint')
    const why = ownEntry(network.tlsWhys, String(p['why']))?.(p)
    if (why === undefined)
      return `The TLS certificate of ${host} is not trusted, so nothing was sent. Test the connection under Gateways to see which and why.`
    return isNoTls(p['why']) ? network.tlsNone(host, why) : network.tlsFailed(host, why)
  },
  proxy: (p) => {
    const proxy = p['proxy'] === undefined ? network.theProxy : network.proxyNamed(String(p['proxy']))
    const why = ownEntry(network.proxyWhys, String(p['why']))
    return (
      why?.(proxy) ?? 'The proxy refused or could not make the connection. Check it under Gateways, Network.'
    )
  },
  reset: () => 'The connection was closed before the answer was complete.',
  truncated: () => 'The answer broke off before its end. What arrived is kept.',
  too_large: (p) =>
    `The answer is larger than ${p['megabytes'] ?? 100} MB when unpacked. The beginning is kept, the rest was not read.`,
  redirect_refused: (p) =>
    `The endpoint redirects to ${p['target'] ?? 'another address'}. Credentials are never sent on, so the redirect was not followed.`,
  protocol: () => 'What answered does not speak HTTP correctly. A proxy or a wrong port is the usual cause.',
  blocked_port: () => 'This port is blocked for HTTP requests. Check the port of the endpoint.',
  aborted: () => 'The request was given up because the app was closing or polling was stopped.',
  unknown: (p) => `The request failed${p['detail'] === undefined ? '' : `: ${p['detail']}`}.`
}

/** A port belongs to an address, not to the name that is looked up. */
function withoutPort(host: string | number | undefined): string | undefined {
  return host === undefined ? undefined : String(host).replace(/:\d+$/, '')
}

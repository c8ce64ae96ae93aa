import type { FailureCode } from '@domain/polling/failure'

type Params = Record<string, string | number>

/** One sentence per failed request: what happened and what a person can do. */
export const failures: Record<FailureCode, (p: Params) => string> = {
  dns: (p) =>
    `The name ${p['host'] ?? 'of the endpoint'} could not be resolved. Check the endpoint, the DNS server or the VPN.`,
  refused: (p) => `${p['host'] ?? 'The endpoint'} refused the connection. Check the address and the port.`,
  unreachable: (p) => `${p['host'] ?? 'The endpoint'} cannot be reached from this network.`,
  offline: () => 'This computer has no network connection.',
  timeout: (p) =>
    p['seconds'] === undefined
      ? 'No complete answer arrived in time.'
      : `No complete answer arrived within ${p['seconds']} s.`,
  tls: (p) =>
    `The TLS certificate of ${p['host'] ?? 'the endpoint'} is not trusted${p['detail'] === undefined ? '' : ` (${p['detail']})`}. Polling stopped; nothing was sent.`,
  proxy: () => 'The proxy refused or could not make the connection. Check the system proxy settings.',
  reset: () => 'The connection was closed before the answer was complete.',
  truncated: () => 'The answer ended before its announced length. What arrived is kept.',
  too_large: (p) =>
    `The answer is larger than ${p['megabytes'] ?? 100} MB when unpacked. The beginning is kept, the rest was not read.`,
  redirect_refused: (p) =>
    `The endpoint redirects to ${p['target'] ?? 'another address'}. Credentials are never sent on, so the redirect was not followed.`,
  protocol: () => 'What answered does not speak HTTP correctly. A proxy or a wrong port is the usual cause.',
  blocked_port: () => 'This port is blocked for HTTP requests. Check the port of the endpoint.',
  aborted: () => 'The request was given up because the app was closing or polling was stopped.',
  unknown: (p) => `The request failed${p['detail'] === undefined ? '' : `: ${p['detail']}`}.`
}

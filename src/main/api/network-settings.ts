/** How a gateway's requests reach it. */
export interface NetworkSettings {
  proxy: ProxySettings
  /** For the proxy, whichever it is; never for the gateway. */
  proxyLogin: { user: string; password: string } | null
  /** Certificates of authorities that are trusted beside the system's, for this gateway only; PEM. */
  caCertificates: string[]
}

export type ProxySettings =
  | { mode: 'system' | 'direct' }
  /** `address`: `host:port` of an HTTP proxy. */
  | { mode: 'manual'; address: string }
  /** `address`: where the script is, http or https. */
  | { mode: 'pac'; address: string }

/** What holds until somebody says otherwise. */
export const systemNetwork: NetworkSettings = {
  proxy: { mode: 'system' },
  proxyLogin: null,
  caCertificates: []
}

/**
 * The proxy that a person typed, as `host:port`; a leading `http://` and a slash at the end are taken off. null: not a
 * host with a port. Credentials belong in fields of their own.
 */
export function parseProxyAddress(text: string): string | null {
  const typed = text
    .trim()
    .replace(/^http:\/\//i, '')
    .replace(/\/$/, '')
  const match = /^(?<host>[a-z0-9_.-]+|\[[0-9a-f:.]+\]):(?<port>\d{1,5})$/i.exec(typed)
  if (match?.groups === undefined) return null
  const { host = '', port = '' } = match.groups
  if (Number(port) < 1 || Number(port) > 65_535 || !URL.canParse(`http://${host}`)) return null
  return `${host.toLowerCase()}:${Number(port)}`
}

/** The address of a script for proxies that a person typed; null: not an http or https address. */
export function parsePacAddress(text: string): string | null {
  const typed = text.trim()
  if (!/^https?:\/\/[^/]/i.test(typed) || !URL.canParse(typed)) return null
  const url = new URL(typed)
  return url.username === '' && url.password === '' ? url.href : null
}

import type { NetworkSettings } from './network-settings'
import type { OpenTransport, Transport } from './transport'

export interface GatewayNetworksDeps {
  /** A transport with a session of its own; a name is never used twice. */
  open: (name: string, settings: NetworkSettings) => OpenTransport
  /** Looked up once for each session. */
  settingsOf: (gatewayId: number) => Promise<NetworkSettings>
}

/**
 * The network of each gateway. A session remembers what it was told about certificates and proxies for as long as it
 * lives, so that changed settings mean a new one.
 */
export class GatewayNetworks {
  readonly #deps: GatewayNetworksDeps
  readonly #open = new Map<number, Promise<OpenTransport>>()
  #count = 0

  constructor(deps: GatewayNetworksDeps) {
    this.#deps = deps
  }

  /** The transport of a gateway; the session opens with its first request, and anew after `forget`. */
  transportFor(gatewayId: number): Transport {
    return async (request) => {
      const { send } = await this.#session(gatewayId)
      return send(request)
    }
  }

  /** Closes a gateway's session: its settings changed, or it is no more. */
  async forget(gatewayId: number): Promise<void> {
    const session = this.#open.get(gatewayId)
    this.#open.delete(gatewayId)
    await (await session?.catch(() => null))?.close()
  }

  #session(gatewayId: number): Promise<OpenTransport> {
    const known = this.#open.get(gatewayId)
    if (known !== undefined) return known
    const { open, settingsOf } = this.#deps
    this.#count += 1
    const name = `gateway-${gatewayId}-${this.#count}`
    const session = settingsOf(gatewayId).then((settings) => open(name, settings))
    this.#open.set(gatewayId, session)
    session.catch(() => {
      if (this.#open.get(gatewayId) === session) this.#open.delete(gatewayId)
    })
    return session
  }
}

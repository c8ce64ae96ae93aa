import type { NetworkSettings } from '../../../src/main/api/network-settings'
import type { Send } from '../transport/case'
import { startPac, startProxy, startTls } from './servers'

/** Opens a session of its own with these settings beside the system's. */
export type OpenNetwork = (settings?: Partial<NetworkSettings>) => Send

/** What a network session must do. It fails by throwing; it runs inside Electron. */
export interface NetworkCase {
  name: string
  run(open: OpenNetwork, start: Start): Promise<void>
}

/** Starts servers that end with the case. */
export interface Start {
  tls: typeof startTls
  proxy: typeof startProxy
  pac: typeof startPac
}

/** Runs a case and ends what it started. */
export async function runNetworkCase(networkCase: NetworkCase, open: OpenNetwork): Promise<void> {
  const started: { close(): Promise<void> }[] = []
  const kept = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const server = await starting
    started.push(server)
    return server
  }
  const start: Start = {
    tls: (...options) => kept(startTls(...options)),
    proxy: (...options) => kept(startProxy(...options)),
    pac: (...options) => kept(startPac(...options))
  }
  try {
    await networkCase.run(open, start)
  } finally {
    await Promise.all(started.map((server) => server.close()))
  }
}

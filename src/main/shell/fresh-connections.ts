import type { NetworkSettings } from '../api/network-settings'
import { openNetSession, type NetSession } from './net-session'

/**
 * A session whose requests each have a connection of their own, one request after the other. Chromium sends a request
 * again by itself, whatever its method, when a connection that was kept open ends without an answer (measured on
 * Electron 33); an import that is sent twice is done twice.
 */
export interface FreshConnections {
  use<T>(send: (opened: NetSession) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function createFreshConnections(name: string, settings: NetworkSettings): FreshConnections {
  let opening: Promise<NetSession> | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function inTurn<T>(send: (opened: NetSession) => Promise<T>): Promise<T> {
    opening ??= openNetSession(name, settings)
    const opened = await opening
    try {
      return await send(opened)
    } finally {
      await drop(opened)
    }
  }

  return {
    use(send) {
      const sent = turn.then(() => inTurn(send))
      turn = sent.catch(() => undefined)
      return sent
    },
    async close() {
      const opened = await opening?.catch(() => null)
      if (opened) await drop(opened)
    }
  }
}

async function drop({ session }: NetSession): Promise<void> {
  await session.closeAllConnections().catch(() => undefined)
}

import { readFile } from 'node:fs/promises'
import type { ElectronApplication } from 'playwright'

/** Whom a process called. */
export interface Called {
  /** `address:port` of every TCP connection that was tried. */
  readonly tcp: Set<string>
  /** `address:port` of every datagram. */
  readonly udp: Set<string>
  /** Every name that was looked up. */
  readonly names: Set<string>
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> }
  events: { type: number; source: { id: number }; params?: Record<string, unknown> }[]
}

/** From here on Chromium logs to the file whom it calls, whichever session and window is in need of it. */
export async function listenToChromium(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ session }, path) => session.defaultSession.netLog.startLogging(path), file)
}

/** Whom Chromium has called since; ends its log. */
export async function calledByChromium(app: ElectronApplication, file: string): Promise<Called> {
  await app.evaluate(({ session }) => session.defaultSession.netLog.stopLogging())
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as NetLog
  const named = (name: string) => {
    const type = constants.logEventTypes[name]
    if (type === undefined) throw new Error(`this Chromium logs no ${name}`)
    return events.filter((event) => event.type === type)
  }
  const texts = (name: string, key: string): string[] =>
    named(name).flatMap(({ params }) => (typeof params?.[key] === 'string' ? [params[key]] : []))
  // A datagram socket that only asks the system for a route sends nothing.
  const sending = new Set(named('UDP_BYTES_SENT').map(({ source }) => source.id))
  const udp = named('UDP_CONNECT').filter(({ source }) => sending.has(source.id))
  return {
    tcp: new Set(texts('TCP_CONNECT_ATTEMPT', 'address')),
    udp: new Set(udp.map(({ params }) => String(params?.['address']))),
    names: new Set(texts('HOST_RESOLVER_MANAGER_JOB', 'host'))
  }
}

interface Listening {
  calledByNode: string[]
}

/** From here on notes whom Node's own sockets in the main process call: Chromium's log does not know them. */
export async function listenToNode(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const { Socket } = process.getBuiltinModule('node:net')
    const called: string[] = []
    ;(globalThis as unknown as Listening).calledByNode = called
    const connect = Reflect.get(Socket.prototype, 'connect') as (...args: unknown[]) => unknown
    Socket.prototype.connect = function (this: unknown, ...args: unknown[]) {
      called.push(JSON.stringify(args[0]) ?? 'unknown')
      return Reflect.apply(connect, this, args)
    } as typeof Socket.prototype.connect
  })
}

/** Whom Node's sockets have called since. */
export function calledByNode(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as Listening).calledByNode)
}

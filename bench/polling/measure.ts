import type { Servers } from './servers'

/** How often something was done a second, and what each time cost in CPU microseconds. */
export interface Measured {
  rate: number
  mainUs: number
  /** The other threads of this process: the ledger's, and V8's. */
  otherUs: number
  serverUs: number
}

/** Measures what happens meanwhile; `act` returns how often it did. */
export async function measure(servers: Servers, act: () => Promise<number>): Promise<Measured> {
  const serverBefore = await servers.cpuUs()
  const [before, mainBefore, startedAt] = [process.cpuUsage(), process.threadCpuUsage(), performance.now()]
  const times = await act()
  const ms = performance.now() - startedAt
  const [all, main] = [process.cpuUsage(before), process.threadCpuUsage(mainBefore)]
  const mainUs = main.user + main.system
  return {
    rate: (times / ms) * 1000,
    mainUs: mainUs / times,
    otherUs: (all.user + all.system - mainUs) / times,
    serverUs: ((await servers.cpuUs()) - serverBefore) / times
  }
}

/** So many loops that do nothing but fetch and read; returns how often they did. */
export async function bareLoop(
  seconds: number,
  concurrent: number,
  ask: (n: number) => Promise<unknown>
): Promise<number> {
  const until = performance.now() + seconds * 1000
  let done = 0
  const loop = async (): Promise<void> => {
    while (performance.now() < until) await ask(done++)
  }
  await Promise.all(Array.from({ length: concurrent }, loop))
  return done
}

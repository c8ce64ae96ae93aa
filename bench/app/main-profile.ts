/** A V8 CPU profile, as far as it is used here (Chrome DevTools Protocol, domain Profiler). */
export interface CpuProfile {
  nodes: {
    id: number
    callFrame: { functionName: string; url: string; lineNumber: number }
    children?: number[]
  }[]
  samples: number[]
  /** Microseconds before each sample. */
  timeDeltas: number[]
}

/** One uninterrupted stay of the main thread in code of ours. */
export interface Call {
  cpuMs: number
  wallMs: number
  /** The function of ours that the event loop called, and the one in which most samples fell. */
  entry: string
  hottest: string
}

interface SampledCall extends Omit<Call, 'hottest'> {
  inFunction: Map<string, number>
}

const intervalMicroseconds = 100

/** Samples the main process through its inspector while `action` runs. */
export async function profileMain(inspectorUrl: string, action: () => Promise<void>): Promise<CpuProfile> {
  const socket = new WebSocket(inspectorUrl)
  const waiting = new Map<number, (result: unknown) => void>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  let lastId = 0
  const send = (method: string, params = {}): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.set(++lastId, resolve)
      socket.send(JSON.stringify({ id: lastId, method, params }))
    })
  await send('Profiler.enable')
  await send('Profiler.setSamplingInterval', { interval: intervalMicroseconds })
  await send('Profiler.start')
  await action()
  const { profile } = (await send('Profiler.stop')) as { profile: CpuProfile }
  socket.close()
  return profile
}

/**
 * The stays in code of ours, longest first. A stay is a run of samples in a row that have a frame of the built main
 * process on their stack, with the same function of ours outermost; a garbage collection in between belongs to it.
 * V8 samples by the clock on the wall: a sample that came late by more than four usual intervals means that another
 * process had the processor, and counts as one usual interval of CPU time. Loops of a known CPU time come out within
 * 2 % on a free processor, and up to a fifth too short on a contended one. Two calls of the same function with nothing
 * sampled in between count as one.
 */
export function callsOfOurs({ nodes, samples, timeDeltas }: CpuProfile): Call[] {
  const usual = median(timeDeltas.filter((delta) => delta > 0))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const stackOf = (id: number) => {
    const stack = []
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) stack.push(byId.get(at))
    return stack.flatMap((node) => node?.callFrame ?? [])
  }
  const calls: SampledCall[] = []
  let isOpen = false
  for (const [index, id] of samples.entries()) {
    const stack = stackOf(id)
    const ours = stack.filter(({ url }) => /\/out\/main\//.test(url))
    const isCollecting = stack[0]?.functionName === '(garbage collector)'
    const [hottest, outermost] = [ours[0], ours.at(-1)]
    let call: SampledCall | undefined = isOpen ? calls.at(-1) : undefined
    isOpen = outermost !== undefined || (isCollecting && call !== undefined)
    if (!isOpen) continue
    const entry = outermost === undefined ? (call?.entry ?? '') : nameOf(outermost)
    if (call?.entry !== entry) {
      call = { cpuMs: 0, wallMs: 0, entry, inFunction: new Map() }
      calls.push(call)
    }
    const delta = Math.max(0, timeDeltas[index + 1] ?? usual)
    const cpuMs = (delta > 4 * usual ? usual : delta) / 1000
    call.cpuMs += cpuMs
    call.wallMs += delta / 1000
    const name = hottest === undefined ? '(garbage collector)' : nameOf(hottest)
    call.inFunction.set(name, (call.inFunction.get(name) ?? 0) + cpuMs)
  }
  return calls
    .map(({ inFunction, ...call }) => ({ ...call, hottest: hottestOf(inFunction) }))
    .sort((one, other) => other.cpuMs - one.cpuMs)
}

function hottestOf(inFunction: ReadonlyMap<string, number>): string {
  return [...inFunction].sort(([, one], [, other]) => other - one)[0]?.[0] ?? ''
}

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  return `${functionName || '(anonymous)'} ${url.slice(url.lastIndexOf('/') + 1)}:${lineNumber + 1}`
}

/** The middle value; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which that share of all values lies (nearest rank); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

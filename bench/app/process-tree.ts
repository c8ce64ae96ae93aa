import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** One process of the app, as Linux tells. */
export interface ProcessFacts {
  readonly pid: number
  /** Chromium's name for its kind: `main`, `renderer`, `zygote`, `gpu-process`, or the service a utility runs. */
  readonly type: string
  /** User and system time since it started, that of children that are gone included. */
  readonly cpuSeconds: number
  /** Proportional set size: pages shared by n processes count 1/n in each. */
  readonly pssBytes: number
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** A process and all below it. Processes that end meanwhile are left out. */
export function processTree(root: number): ProcessFacts[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const parent = Number.isInteger(pid) ? statOf(pid)?.[1] : undefined
    if (parent !== undefined) parents.set(pid, Number(parent))
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at))
      if (at === root) return true
    return false
  }
  return [...parents.keys()].filter(isBelow).flatMap((pid) => factsOf(pid) ?? [])
}

/** Fields 3 and on of /proc/PID/stat (proc(5)): the name before them may hold spaces and parentheses. */
function statOf(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

function factsOf(pid: number): ProcessFacts | undefined {
  const stat = statOf(pid)
  const command = read(`/proc/${pid}/cmdline`)
  const memory = read(`/proc/${pid}/smaps_rollup`)
  if (stat === undefined || command === undefined || memory === undefined) return undefined
  // utime, stime, cutime and cstime are fields 14 to 17.
  const ticks = stat.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  const kilobytes = Number(/^Pss:\s+(\d+) kB$/m.exec(memory)?.[1] ?? 0)
  return { pid, type: typeOf(command), cpuSeconds: ticks / ticksPerSecond, pssBytes: kilobytes * 1024 }
}

function typeOf(command: string): string {
  const type = /--type=([^\0 ]+)/.exec(command)?.[1] ?? 'main'
  const service = /--utility-sub-type=([^\0 ]+)/.exec(command)?.[1]
  return service?.split('.')[0] ?? type
}

/** CPU milliseconds that the first thread of a process has used, to the nanosecond. */
export function mainThreadCpuMs(pid: number): number {
  return Number(read(`/proc/${pid}/task/${pid}/schedstat`)?.split(' ')[0] ?? Number.NaN) / 1e6
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // The process has ended.
  }
}

import { canonicalText } from '@domain/documents/text/canonical-text'
import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { median } from '../polling/median'
import { asOpenApi3 } from './as-openapi-3'
import { editorLines, explains, ourLines, ours, parsed, smart, structural, type Compare } from './contenders'

/*
 * What one process measures of one pair; a line of JSON is its answer.
 *   cpu BEFORE AFTER               every contender, in turns
 *   text BEFORE AFTER              the line differs
 *   memory BEFORE AFTER [MODULE]   the peak of one comparison, by the module's `semdiff` when one is named
 */
const rounds = 15
/** Comparisons that the engine compiles its way through; a comparing thread has them behind it after its first few pairs. */
const roundsBefore = 40
const [task, fileBefore = '', fileAfter = '', module] = process.argv.slice(2)
const texts = [readFileSync(fileBefore, 'utf8'), readFileSync(fileAfter, 'utf8')] as const

type Clock = (since?: NodeJS.CpuUsage) => NodeJS.CpuUsage

/** Milliseconds of CPU of the whole process: the engine's compiler and the collector's helpers are threads of their own. */
function cpu(work: () => void, clock: Clock = (since) => process.cpuUsage(since)): number {
  const before = clock()
  work()
  const { user, system } = clock(before)
  return (user + system) / 1000
}

/** Milliseconds of CPU of the thread that compares: what is waited for where nothing else is to be done. */
function ownCpu(work: () => void): number {
  return cpu(work, (since) => process.threadCpuUsage(since))
}

/** The medians of several things done in turns, by name. */
function inTurns(works: Record<string, () => void>, times = rounds, measure = cpu): Record<string, number> {
  const taken: Record<string, number[]> = {}
  for (let round = 0; round < times; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      ;(taken[name] ??= []).push(measure(work))
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, values]) => [name, median(values)]))
}

function measureCpu(): Record<string, number> {
  const fromText = (compare: Compare) => (): void => {
    compare(parsed(texts[0]), parsed(texts[1]))
  }
  const [before, after] = [parsed(texts[0]), parsed(texts[1])]
  const [newer, newest] = [asOpenApi3(before), asOpenApi3(after)]
  // Its own conversion is not the peer's business.
  const smartOnce = cpu(() => void smart(newer, newest))
  const works = {
    ours: fromText(ours),
    structural: fromText(structural),
    oursWithoutReading: () => void ours(before, after),
    structuralWithoutReading: () => void structural(before, after)
  }
  const first = inTurns({ oursFirst: works.ours, structuralFirst: works.structural }, 1)
  inTurns(works, roundsBefore)
  const { ours: oursOwn, structural: structuralOwn } = inTurns(works, rounds, ownCpu)
  return {
    ...first,
    ...inTurns(works),
    oursOwn: oursOwn ?? 0,
    structuralOwn: structuralOwn ?? 0,
    smart: Math.min(smartOnce, ...Object.values(inTurns({ smart: () => void smart(newer, newest) }, 3)))
  }
}

function measureText(): Record<string, number | boolean> {
  const [before, after] = texts.map((text) => canonicalText(parsed(text), 'kept_order')) as [string, string]
  const mine = ourLines(before, after)
  const theirs = editorLines(before, after)
  const times = inTurns({ ours: () => void ourLines(before, after) })
  const peer = theirs.isExact ? inTurns({ peer: () => void editorLines(before, after) }, 3) : {}
  return {
    ...times,
    ...peer,
    hunks: mine.hunks.length / 4,
    isExact: mine.isExact && explains(mine, before, after)
  }
}

/** Kilobytes. What a process starts with may be its parent's peak on Linux, unless the kernel's own count is read. */
function peak(): number {
  const file = '/proc/self/status'
  const own = existsSync(file) ? /VmHWM:\s*(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return own === undefined ? process.resourceUsage().maxRSS : Number(own)
}

async function measureMemory(): Promise<Record<string, number>> {
  const other =
    module === undefined
      ? undefined
      : ((await import(/* @vite-ignore */ pathToFileURL(module).href)) as {
          semdiff: (...pair: unknown[]) => unknown
        })
  const pair = [parsed(texts[0]), parsed(texts[1])] as const
  const used = cpu(() => void (other === undefined ? ours(...pair) : other.semdiff(...pair)))
  return { peak: peak(), cpu: used }
}

const measured = task === 'memory' ? await measureMemory() : task === 'text' ? measureText() : measureCpu()
console.log(JSON.stringify(measured))

import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildProgram } from './build-program'
import { generatedPair } from './diff/generated-pair'

/*
 * npm run bench -- diff [FOLDER [SKETCH]]: comparing documents against what others take for the same pair in the same
 * process. FOLDER holds a folder a pair (`old.*`, `new.*`); without it the pairs are generated. SKETCH is a folder with an
 * earlier `semdiff.mjs` whose peak memory is the measure. Each line is one figure; the exit code is 1 when one misses its
 * goal. Only pairs of a megabyte or more are judged by time: of less, the start of the process is most of it.
 */
interface Pair {
  name: string
  before: string
  after: string
}

interface Figure {
  figure: string
  pair: string
  value: number
  unit: 's' | 'MB' | 'hunks'
  peer?: number
  ratio?: number
  goal: string | null
  pass: boolean | null
}

const judgedFrom = 1_000_000
const work = mkdtempSync(join(tmpdir(), 'apig-ledger-bench-'))
const [folder, sketch] = JSON.parse(process.env['BENCH_ARGUMENTS'] ?? '[]') as string[]

function report(figure: Figure): void {
  console.log(JSON.stringify({ bench: 'diff', ...figure }))
  if (figure.pass === false) process.exitCode = 1
}

/** Two figures: `value` is at most `most` times the peer's. */
function atMost(most: number, value: number, peer: number): Pick<Figure, 'peer' | 'ratio' | 'goal' | 'pass'> {
  const ratio = rounded(value / peer)
  return { peer: rounded(peer), ratio, goal: `at most ${most} x the peer's`, pass: ratio <= most }
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

function pairsIn(parent: string): Pair[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const files = readdirSync(join(parent, name))
      const [before, after] = ['old', 'new'].map((side) => files.find((file) => file.startsWith(`${side}.`)))
      if (before === undefined || after === undefined) return []
      return [{ name, before: join(parent, name, before), after: join(parent, name, after) }]
    })
}

/** The large one is always there: it has a goal of its own. */
function generated(apis: number): Pair {
  const name = `generated-${apis}`
  const place = join(work, name)
  mkdirSync(place)
  const { before, after } = generatedPair(apis)
  const files = { before: join(place, 'old.json'), after: join(place, 'new.json') }
  writeFileSync(files.before, JSON.stringify(before, null, 2))
  writeFileSync(files.after, JSON.stringify(after, null, 2))
  return { name, ...files }
}

function buildChild(): Promise<string> {
  const folder = join(work, 'child')
  return buildProgram({ entry: 'bench/diff/child.ts', folder, fileName: 'child.mjs' })
}

async function measured<T>(child: string, task: string, pair: Pair, ...rest: string[]): Promise<T> {
  const args = [child, task, pair.before, pair.after, ...rest]
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 600_000 })
  return JSON.parse(stdout) as T
}

interface Cpu {
  /** The first comparison of a process, whose code is not compiled yet. */
  oursFirst: number
  structuralFirst: number
  /** Of the comparing thread alone. */
  oursOwn: number
  structuralOwn: number
  ours: number
  structural: number
  oursWithoutReading: number
  structuralWithoutReading: number
  smart: number
}

async function compareMeaning(child: string, pair: Pair): Promise<void> {
  const ms = await measured<Cpu>(child, 'cpu', pair)
  const seconds = (value: number): number => rounded(value / 1000)
  const value = seconds(ms.ours)
  const shared = { pair: pair.name, unit: 's' as const }
  const own = seconds(ms.oursOwn)
  report({
    figure: 'from texts, against microdiff',
    ...shared,
    value: own,
    ...atMost(3, own, seconds(ms.structuralOwn))
  })
  report({
    figure: 'from texts, against microdiff, the helper threads of V8 included',
    ...shared,
    value,
    peer: seconds(ms.structural),
    ratio: rounded(value / seconds(ms.structural)),
    goal: null,
    pass: null
  })
  const [first, firstStructural] = [seconds(ms.oursFirst), seconds(ms.structuralFirst)]
  report({
    figure: 'from texts, against microdiff, the first of a process',
    ...shared,
    value: first,
    peer: firstStructural,
    ratio: rounded(first / firstStructural),
    goal: null,
    pass: null
  })
  const [alone, structural] = [seconds(ms.oursWithoutReading), seconds(ms.structuralWithoutReading)]
  report({
    figure: 'without reading the texts, against microdiff',
    ...shared,
    value: alone,
    peer: structural,
    ratio: rounded(alone / structural),
    goal: null,
    pass: null
  })
  report({
    figure: 'without reading the texts, against api-smart-diff',
    ...shared,
    value: alone,
    ...atMost(0.2, alone, seconds(ms.smart))
  })
  const isLarge = statSync(pair.before).size > 10 * judgedFrom
  if (isLarge) report({ figure: 'a large pair', ...shared, value, goal: 'at most 3 s', pass: value <= 3 })
}

async function compareMemory(child: string, pair: Pair): Promise<void> {
  const megabytes = ({ peak }: { peak: number }): number => rounded(peak / 1024)
  const value = megabytes(await measured<{ peak: number }>(child, 'memory', pair))
  const shared = { figure: 'peak memory', pair: pair.name, value, unit: 'MB' as const }
  if (sketch === undefined) return report({ ...shared, goal: null, pass: null })
  const peer = await measured<{ peak: number }>(child, 'memory', pair, join(sketch, 'semdiff.mjs'))
  report({ ...shared, ...atMost(1.5, value, megabytes(peer)) })
}

async function compareText(child: string, pair: Pair, isJudged: boolean): Promise<void> {
  const { ours, peer, hunks, isExact } = await measured<{
    ours: number
    peer?: number
    hunks: number
    isExact: boolean
  }>(child, 'text', pair)
  report({ figure: 'lines', pair: pair.name, value: hunks, unit: 'hunks', goal: 'exact', pass: isExact })
  const shared = {
    figure: 'lines, against vscode-diff',
    pair: pair.name,
    value: rounded(ours / 1000),
    unit: 's' as const
  }
  if (peer === undefined) report({ ...shared, goal: 'none: the peer gave up after 5 s', pass: null })
  else if (isJudged) report({ ...shared, ...atMost(1.2, ours / 1000, peer / 1000) })
  else report({ ...shared, peer: rounded(peer / 1000), ratio: rounded(ours / peer), goal: null, pass: null })
}

try {
  const child = await buildChild()
  const given = folder === undefined ? [generated(400), generated(1500)] : pairsIn(folder)
  for (const pair of [...given, generated(4000)]) {
    const isJudged = Math.max(statSync(pair.before).size, statSync(pair.after).size) >= judgedFrom
    if (isJudged) {
      await compareMeaning(child, pair)
      await compareMemory(child, pair)
    }
    await compareText(child, pair, isJudged)
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

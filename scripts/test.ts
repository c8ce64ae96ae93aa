/**
 * npm test: everything that fits in 25 minutes on two cores. `node scripts/test.ts campaign`: the long tier.
 * Prints last, alone on a line, the sum over all runners; exits with 1 when anything failed.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hasDisplay } from './machine/display.ts'
import { electronEnvironment } from './electron-runtime/environment.ts'
import { describeElectron } from './electron-runtime/runtime.ts'
import { runToEnd } from './machine/processes.ts'
import { projectRoot } from './machine/project.ts'
import { setUp } from './setup.ts'
import { lastLine, readTestReport, type Outcome } from './testing/report.ts'
import { campaign, everything, type Stage } from './testing/stages.ts'
import { startScreen } from './machine/xvfb.ts'

interface Ended extends Outcome {
  readonly stage: Stage
}

async function runStage(stage: Stage, env: Readonly<Record<string, string>>): Promise<Ended> {
  const startedAt = performance.now()
  const { code, output } = await runToEnd(process.execPath, stage.args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', stage.live ? 'inherit' : 'pipe', stage.live ? 'inherit' : 'pipe']
  })
  const ok = code === 0
  const seconds = (performance.now() - startedAt) / 1000
  console.log(`${ok ? '✓' : '✗'} ${stage.name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s`)
  if (!ok && output !== '') console.log(output)
  return { stage, ok, report: stage.report === undefined ? undefined : readReport(stage.report) }
}

function readReport(file: string): Outcome['report'] {
  try {
    return readTestReport(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined // The runner did not get as far as writing it.
  }
}

/** The stages of a lane one after the other, to the last even if one fails: all failures are worth knowing. */
async function runLane(lane: readonly Stage[], env: Readonly<Record<string, string>>): Promise<Ended[]> {
  const ended: Ended[] = []
  for (const stage of lane) {
    if (isStopped) break
    ended.push(await runStage(stage, env))
  }
  return ended
}

let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (isStopped = true))

const startedAt = performance.now()
const electron = await setUp()
console.log(describeElectron(electron))
rmSync(join(projectRoot, 'test-results'), { recursive: true, force: true })
const screen = hasDisplay ? undefined : await startScreen()
const env = { ...electronEnvironment(electron), ...screen?.env }

const ended: Ended[] = []
try {
  for (const round of process.argv[2] === 'campaign' ? campaign : everything) {
    ended.push(...(await Promise.all(round.map((lane) => runLane(lane, env)))).flat())
  }
} finally {
  screen?.stop()
}

const failed = ended.filter(({ ok }) => !ok)
for (const { stage, report } of failed) {
  console.log([`\nFailed: ${stage.name}`, ...(report?.failures ?? [])].join('\n  '))
}
console.log(`\n${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes`)
if (isStopped) console.log('Stopped before the end')
console.log(lastLine(ended))
process.exitCode = failed.length === 0 && !isStopped ? 0 : 1

/**
 * npm run demo: builds the app and shows it at work on its demo gateway. With a display the window opens and stays.
 * Without one, and as `npm run smoke` everywhere, the main journey runs by itself in the real app: what the screen
 * showed is printed, pictures and the saved file are left in `demo-output/`.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { release } from 'node:os'
import { join, relative } from 'node:path'
import { RunningApp } from '../tests/support/launch-app.ts'
import { openDemoGateway, runJourney } from './demo-journey.ts'
import { electronEnvironment } from './electron-runtime/environment.ts'
import { describeElectron } from './electron-runtime/runtime.ts'
import { hasDisplay } from './machine/display.ts'
import { outputOf } from './machine/processes.ts'
import { commandFile, projectRoot, say } from './machine/project.ts'
import { startScreen } from './machine/xvfb.ts'
import { setUp } from './setup.ts'

const isSmoke = process.argv.includes('--smoke')
const output = join(projectRoot, 'demo-output')

/** The app as a person would start it, and left to that person. Ends when the window is closed. */
async function stay(): Promise<void> {
  const running = await RunningApp.launch({ systemLanguage: 'en-US', launchArgs: [], launchEnv: {} })
  await openDemoGateway(running.page)
  say('The demo runs until its window is closed. What it keeps goes away with it.')
  await running.app.waitForEvent('close', { timeout: 0 })
  await running.dispose()
}

/** The main journey, unattended. Throws, after printing the app's log, when any step of it fails. */
async function prove(): Promise<void> {
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const running = await RunningApp.launch({
    systemLanguage: 'en-US',
    launchArgs: ['--disable-gpu'],
    launchEnv: {}
  })
  try {
    const { electron, chrome, node } = await running.app.evaluate(() => process.versions)
    console.log(
      `Electron ${electron}, Chrome ${chrome}, Node ${node}, ${process.platform} ${release()} ${process.arch}`
    )
    const { timeline, comparison, saved } = await runJourney(running, output)
    console.log(['', 'Timeline', ...timeline, '', 'Comparison', ...comparison, '', 'Saved file'].join('\n'))
    console.log(`${relative(projectRoot, saved.file)}, ${saved.bytes} bytes\nSHA-256 ${saved.sha256}`)
  } catch (error) {
    console.error(await running.log())
    throw error
  } finally {
    await running.dispose()
  }
}

const electron = await setUp()
say(describeElectron(electron))
await outputOf(process.execPath, [commandFile('electron-vite'), 'build'], { cwd: projectRoot })
const screen = hasDisplay ? undefined : await startScreen()
Object.assign(process.env, electronEnvironment(electron), screen?.env)
try {
  await (hasDisplay && !isSmoke ? stay() : prove())
} finally {
  screen?.stop()
}

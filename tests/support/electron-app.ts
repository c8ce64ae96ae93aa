import { test as base } from '@playwright/test'
import { RunningApp, type LaunchOptions } from './launch-app'

export { expect } from '@playwright/test'

/**
 * Playwright's test with the app: `ledger` is running, on a user-data folder that goes away with the test.
 * Its log and a picture are attached when the test fails; an uncaught error in the window fails the test.
 * `test.use({ systemLanguage, launchArgs, launchEnv })` changes how it is started; a virtual screen has no GPU, and
 * the app starts half a second sooner when told so.
 */
export const test = base.extend<LaunchOptions & { ledger: RunningApp }>({
  systemLanguage: ['en-US', { option: true }],
  launchArgs: [['--disable-gpu'], { option: true }],
  launchEnv: [{}, { option: true }],
  ledger: async ({ systemLanguage, launchArgs, launchEnv }, use, testInfo) => {
    const ledger = await RunningApp.launch({ systemLanguage, launchArgs, launchEnv })
    await use(ledger)
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('app.log', { body: await ledger.log(), contentType: 'text/plain' })
      const picture = await ledger.screenshot()
      if (picture) await testInfo.attach('window.png', { body: picture, contentType: 'image/png' })
    }
    await ledger.dispose()
    if (ledger.uncaught.length > 0) throw new Error(`Uncaught in the window:\n${ledger.uncaught.join('\n')}`)
  }
})

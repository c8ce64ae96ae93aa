import type { ElectronApplication, Page } from 'playwright'
import { secretsIn } from '../secret-forms'

/** All that the window holds for eyes and for assistive technology: text, attributes, titles, fields but for passwords. */
export async function windowText(app: ElectronApplication, page: Page): Promise<string> {
  const titles = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle())
  )
  const held = await page.evaluate<string>(`[
    document.title,
    location.href,
    document.body.innerText,
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input:not([type=password]), textarea')].map(({ value }) => value)
  ].join('\\n')`)
  return [...titles, held].join('\n')
}

/** The names of the secrets that the window shows at the moment. */
export async function shownSecrets(
  app: ElectronApplication,
  page: Page,
  secrets: Readonly<Record<string, string>>
): Promise<string[]> {
  return secretsIn(Buffer.from(await windowText(app, page)), secrets)
}

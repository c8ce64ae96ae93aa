import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds wrong with the screen as it is now, one line a violation, empty when nothing. `rules` limits it to
 * these rules; without it all of axe's own apply.
 */
export async function accessibilityViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await bringAxe(page)
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) })
  return page.evaluate<string[]>(`axe.run(document, ${options}).then(({ violations }) =>
    violations.map(({ id, help, nodes }) => id + ': ' + help + ': ' + nodes.map(({ html }) => html).join(' | ')))`)
}

/**
 * Brings axe into the page, once: its half a megabyte takes longer to load than to run, and the builder loads it for
 * every answer. Legacy mode, because Electron cannot open the second page that axe otherwise works in.
 */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate<boolean>('typeof axe === "object"')) return
  await new AxeBuilder({ page }).withRules('html-lang-valid').setLegacyMode(true).analyze()
}

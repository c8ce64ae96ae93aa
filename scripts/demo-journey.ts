import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import type { RunningApp } from '../tests/support/launch-app.ts'

/** What the journey saw: lines as the screen showed them, and the file that was saved. */
export interface Evidence {
  readonly timeline: readonly string[]
  readonly comparison: readonly string[]
  readonly saved: { readonly file: string; readonly bytes: number; readonly sha256: string }
}

/** How long a task of the demo gateway may take to be seen finished. */
const finishMs = 60_000

/** From the first start to the demo gateway at work: an import and an export run, the import is selected. */
export async function openDemoGateway(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the demo gateway' }).click()
  await page.getByRole('tree', { name: 'Timeline' }).waitFor()
}

/**
 * Watches an import to its end, runs a second one, compares the two, and saves the exported swagger file into
 * `output`, where a picture of each step is left too. Throws when a step does not come about in time, and when
 * the saved file has another hash than the screen says.
 */
export async function runJourney({ app, page }: RunningApp, output: string): Promise<Evidence> {
  const picture = (name: string): Promise<Buffer> => page.screenshot({ path: join(output, `${name}.png`) })
  const goTo = (screen: string): Promise<void> =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click()

  await openDemoGateway(page)
  await taskFinished(page)
  const timeline = await linesOf(page.getByRole('tree', { name: 'Timeline' }).getByRole('treeitem'))
  await picture('1-timeline')

  await goTo('Gateways')
  await page.getByRole('button', { name: 'Run an import' }).click()
  await page.getByRole('button', { name: 'Show the task' }).click()
  await taskFinished(page)
  await page.getByRole('button', { name: 'Compare…' }).click()
  const changes = page.getByRole('region', { name: 'APIs' }).getByRole('option')
  await changes.first().waitFor()
  const comparison = [
    ...(await linesOf(page.getByRole('group', { name: 'What is new' }).getByRole('button'))),
    ...(await linesOf(changes))
  ]
  await picture('2-comparison')

  await goTo('History')
  await page.getByRole('region', { name: 'Tasks' }).getByRole('option', { name: 'Export' }).click()
  await taskFinished(page)
  // The native dialog is the one thing on the way that nothing but a hand can use: here it takes the proposed name.
  await app.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = (...args: unknown[]) => {
      const { defaultPath = '' } = args.at(-1) as { defaultPath?: string }
      return Promise.resolve({ canceled: false, filePath: `${folder}/${defaultPath.split(/[\\/]/).at(-1)}` })
    }
  }, output)
  await page.getByRole('button', { name: 'Save swagger…' }).click()
  await page.getByText('Last saved').waitFor()
  await picture('3-saved')

  const [name] = readdirSync(output).filter((entry) => !entry.endsWith('.png'))
  if (name === undefined) throw new Error('No file was saved')
  const file = join(output, name)
  const content = readFileSync(file)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await page.getByText(sha256).first().waitFor()
  return { timeline, comparison, saved: { file, bytes: content.length, sha256 } }
}

/** Waits until the selected task has been seen in a final state. */
async function taskFinished(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Timeline' })
    .getByText('Polling ended')
    .waitFor({ timeout: finishMs })
}

/** What of an element these scripts use: they are checked without the browser's types. */
interface Shown {
  style: { display: string }
  innerText: string
  querySelectorAll(selector: string): Iterable<Shown>
}

/** The text of each row, on one line, as it is read aloud: what stands there for the eye only is left out. */
async function linesOf(rows: Locator): Promise<string[]> {
  const texts = await rows.evaluateAll((found: unknown[]) =>
    (found as Shown[]).map((row) => {
      const forTheEye = [...row.querySelectorAll('[aria-hidden=true]')]
      for (const each of forTheEye) each.style.display = 'none'
      const text = row.innerText
      for (const each of forTheEye) each.style.display = ''
      return text
    })
  )
  return texts.map((text) => text.split('\n').filter(Boolean).join('  '))
}

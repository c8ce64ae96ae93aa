import { join } from 'node:path'
import { accessibilityViolations } from '../support/axe'
import { expect, test } from '../support/electron-app'
import { request } from '../support/gateway-journey'

const screens = ['welcome', 'history', 'export', 'compare', 'gateways', 'settings'] as const
const languages = ['en', 'zh-Hans'] as const
const themes = ['light', 'dark'] as const

test('every screen, in both languages and both themes, is accessible; pictures are left', async ({
  ledger: { page }
}) => {
  test.setTimeout(240_000)
  for (const screen of screens) {
    if (screen === 'history') await runDemo()
    if (screen === 'export') await page.getByRole('option', { name: 'order-service' }).click()
    const key = { compare: '2', gateways: '3', settings: '4' }[screen as string]
    if (key !== undefined) await page.keyboard.press(`ControlOrMeta+${key}`)
    if (screen === 'compare') await page.getByRole('table').waitFor()
    for (const language of languages) {
      for (const theme of themes) {
        await request(page, 'settings.set', { language, theme })
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
        const name = `${screen}-${language}-${theme}`
        await page.screenshot({ path: join('test-results', 'screens', `${name}.png`) })
        expect(await accessibilityViolations(page), name).toEqual([])
      }
    }
    await request(page, 'settings.set', { language: 'en', theme: 'light' })
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  }

  async function runDemo(): Promise<void> {
    await request(page, 'demo.start', undefined)
    const imports = []
    for (const task_type of ['import_api', 'import_api', 'export_api'] as const) {
      const { taskId } = await request(page, 'demo.run', { task_type })
      imports.push(taskId)
      await expect
        .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt, {
          timeout: 60_000
        })
        .toBeGreaterThan(0)
    }
    await page.keyboard.press('ControlOrMeta+1')
    await page.getByRole('option', { name: 'member-center-v2.json' }).click()
  }
})

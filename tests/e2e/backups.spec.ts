import type { Page } from '@playwright/test'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, request } from '../support/gateway-journey'
import { photograph, resize } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway()
})
test.afterEach(() => gateway.close())

const failed = { task_status: 'failed', task_type: 'import_api', task_result: '' }

/** Adds a task that has ended, and waits for its only answer. */
async function addEnded(page: Page, gatewayId: number): Promise<void> {
  const [taskId = 0] = await addTasks(page, gatewayId, [gateway.control.addTask(failed)])
  const finalAt = async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt
  await expect.poll(finalAt).toBeGreaterThan(0)
}

const tasks = async (page: Page): Promise<number> => (await request(page, 'tasks.facets', undefined)).total
const firstPage = { offset: 0, limit: 500 }
const reasons = async (page: Page): Promise<string[]> =>
  (await request(page, 'backups.list', firstPage)).rows.map(({ reason }) => reason)

const words = {
  en: {
    make: 'Back up now',
    made: 'The ledger was backed up',
    all: 'All backups…',
    listTitle: 'All backups',
    byHand: /by hand/,
    beforeRestore: /before a restore/,
    restore: 'Restore…',
    title: /^Restore the backup of/,
    lost: 'Would go',
    confirm: 'Restore',
    restored: 'The state before is the newest backup',
    drill: 'Try a restore',
    passed: /^Passed /
  },
  'zh-Hans': {
    make: '立即备份',
    made: '台账已备份',
    all: '所有备份…',
    listTitle: '所有备份',
    byHand: /手动/,
    beforeRestore: /恢复前/,
    restore: '恢复…',
    title: /^恢复 .* 的备份？/,
    lost: '将失去',
    confirm: '恢复',
    restored: '恢复前的状态已保存为最新的备份',
    drill: '开始演练',
    passed: /演练通过/
  }
} as const

for (const language of ['en', 'zh-Hans'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ systemLanguage: language === 'en' ? 'en-US' : 'zh-CN' })

    test('back up, add, look at what would go, restore, and undo it', async ({ ledger }) => {
      test.setTimeout(120_000)
      const { page, app } = ledger
      const t = words[language]
      const id = await addGateway(page, gateway)
      await addEnded(page, id)
      await page.keyboard.press('ControlOrMeta+4')
      await page.getByRole('button', { name: t.make }).click()
      await expect(page.getByText(t.made)).toBeVisible()
      const [made] = (await request(page, 'backups.list', firstPage)).rows
      await addEnded(page, id)
      await addEnded(page, id)
      expect(await tasks(page)).toBe(3)

      await page.getByRole('button', { name: t.all }).press('Enter')
      const list = page.getByRole('dialog', { name: t.listTitle })
      await expect(list.getByRole('option').first()).toBeVisible()
      await list.getByRole('option', { name: t.byHand }).click()
      await expect(list.getByText(made?.sha256 ?? '-')).toBeVisible()
      if (language === 'en') await photograph(page, 'backups-list')
      await list.getByRole('button', { name: t.restore }).click()
      const dialog = page.getByRole('dialog', { name: t.title })
      await expect(dialog.getByText(t.lost)).toBeVisible()
      await expect(dialog.getByRole('row').nth(1).getByRole('cell')).toHaveText(['3', '1', '2', '0'])
      if (language === 'en') {
        await photograph(page, 'backups-restore')
        await resize(app, 960, 640)
        await photograph(page, 'backups-restore-960x640')
        await resize(app, 1280, 800)
      }
      await dialog.getByRole('button', { name: t.confirm }).click()
      await expect(page.getByText(t.restored)).toBeVisible({ timeout: 20_000 })
      expect(await tasks(page)).toBe(1)
      expect((await reasons(page))[0]).toBe('before_restore')
      // The gateway's credentials were for this run only, and are still there.
      await addEnded(page, id)

      await page.getByRole('button', { name: t.all }).click()
      const kept = (await request(page, 'backups.list', firstPage)).rows.find(
        ({ reason }) => reason === 'before_restore'
      )
      // A backup that the app makes by itself comes in above, and moves the row under a click.
      await expect(async () => {
        await list.getByRole('option', { name: t.beforeRestore }).first().click()
        await expect(list.getByText(kept?.sha256 ?? '-')).toBeVisible({ timeout: 1_000 })
      }).toPass()
      await list.getByRole('button', { name: t.restore }).click()
      await dialog.getByRole('button', { name: t.confirm }).click()
      await expect.poll(() => tasks(page).catch(() => 0), { timeout: 20_000 }).toBe(3)
      await expect(page.getByRole('button', { name: t.make })).toBeVisible()
      expect(ledger.uncaught).toEqual([])
    })
  })
}

test('a drill says in words what it proved, and what stands there is seen after a restart', async ({
  ledger
}) => {
  test.setTimeout(120_000)
  const { page, app } = ledger
  await addEnded(page, await addGateway(page, gateway))
  await page.keyboard.press('ControlOrMeta+4')
  await page.getByRole('button', { name: words.en.make }).click()
  await expect(page.getByText(words.en.made)).toBeVisible()
  await page.getByRole('button', { name: words.en.drill }).click()
  await expect(page.getByText(words.en.passed)).toBeVisible()
  await page.getByRole('button', { name: words.en.drill }).scrollIntoViewIfNeeded()
  await photograph(page, 'settings-backups')
  await resize(app, 960, 640)
  await page.getByRole('button', { name: words.en.drill }).scrollIntoViewIfNeeded()
  await photograph(page, 'settings-backups-960x640')
  await ledger.restart()
  await ledger.page.keyboard.press('ControlOrMeta+4')
  await expect(ledger.page.getByText(words.en.passed)).toBeVisible()
  await expect(ledger.page.getByText(/Answers in the chain of hashes: 1\./)).toBeVisible()
})

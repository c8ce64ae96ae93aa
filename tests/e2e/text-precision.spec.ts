import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { keepExports, openDocuments } from '../support/exported-documents'
import { photograph } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

function orders(description: string, rest: object = {}): object {
  const get = { operationId: 'listOrders', description, responses: { '200': { description: 'OK' } }, ...rest }
  return { swagger: '2.0', info: { title: 'orders', version: '1' }, paths: { '/orders': { get } } }
}

/** Letters that follow each other by no rule: two lists of them have no line in common that holds the rest together. */
function letters(alphabet: string): string[] {
  let seed = 7
  const random = (): number => (seed = (seed * 48_271) % 0x7fffffff) / 0x7fffffff
  return Array.from({ length: 20_000 }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '')
}

const words = {
  en: {
    ...{ texts: 'Text comparison', spaces: 'Ignore spaces', nothing: 'Ignore nothing' },
    ...{ only: 'The documents differ only in spaces', why: /Spaces are ignored at the moment/ },
    ...{ exact: 'Exact', approximate: 'Approximate', blocks: /whole blocks are marked as changed/ },
    ...{ status: '2 changed lines: all explained by 1 change' }
  },
  'zh-Hans': {
    ...{ texts: '文本对比', spaces: '忽略空白', nothing: '不再忽略' },
    ...{ only: '两份文档只有空白不同', why: /当前忽略空白/ },
    ...{ exact: '精确', approximate: '近似', blocks: /整块标为有变化/ },
    ...{ status: '2 行有变化：全部由 1 项变更解释' }
  }
}

for (const language of ['en', 'zh-Hans'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ systemLanguage: language === 'en' ? 'en-US' : 'zh-CN' })
    test('spaces that are ignored empty the view, which says why and how to see them', async ({ ledger }) => {
      test.setTimeout(120_000)
      const { page } = ledger
      const t = words[language]
      await keepExports(page, gateway, [orders('Lists  orders'), orders('Lists orders')])
      await openDocuments(page, language)
      await page.keyboard.press('t')
      const texts = page.getByRole('region', { name: t.texts })
      const changed = texts.locator('.cm-removedLine, .cm-addedLine')
      await expect(changed).toHaveCount(2)
      await expect(texts.getByText(t.status)).toBeVisible()
      await expect(texts.getByText(t.exact, { exact: true })).toBeVisible()
      await texts.getByText(t.spaces).click()
      await expect(texts.getByText(t.only)).toBeVisible()
      await expect(texts.getByText(t.why)).toBeVisible()
      await expect(changed).toHaveCount(0)
      if (language === 'en') await photograph(page, 'text-spaces-ignored')
      await texts.getByRole('button', { name: t.nothing }).click()
      await expect(changed).toHaveCount(2)
    })

    test('texts that differ too much to look closer say that they are compared in blocks', async ({
      ledger
    }) => {
      test.setTimeout(120_000)
      const { page } = ledger
      const t = words[language]
      const documents = ['abcdefgh', 'hgfedcba'].map((alphabet) =>
        orders('Lists orders', { 'x-a': letters(alphabet) })
      )
      await keepExports(page, gateway, documents)
      await openDocuments(page, language)
      await page.keyboard.press('t')
      const texts = page.getByRole('region', { name: t.texts })
      await expect(texts.getByText(t.approximate, { exact: true })).toBeVisible({ timeout: 60_000 })
      await expect(texts.getByText(t.blocks)).toBeVisible()
      await expect(texts.getByText(t.exact, { exact: true })).toHaveCount(0)
      await expect(texts.locator('.cm-removedLine, .cm-addedLine').first()).toBeVisible()
      if (language === 'en') await photograph(page, 'text-approximate')
    })
  })
}

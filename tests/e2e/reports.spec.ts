import { documentComparisonJson } from '@domain/report/document-json'
import { runComparisonJson } from '@domain/report/run-json'
import type { Page } from '@playwright/test'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { BareWindow } from '../support/bare-window'
import { expect, test } from '../support/electron-app'
import { keepExports } from '../support/exported-documents'
import { addTasks, request } from '../support/gateway-journey'
import type { RunningApp } from '../support/launch-app'

/** What must not leave by itself; each of a kind of its own. */
const secrets = {
  backend: 'orders.internal.example.com',
  backendBefore: 'orders-old.internal.example.com',
  authorization: '4f6c1d2e9b7a48c0a5d3',
  appKey: 'k3y-0f-th3-app-77f1c2',
  appSecret: 's3cr3t-0f-th3-app-19ab',
  constant: 'Hunter2-s3cret-value'
}
/** Would ask for a picture and write into the page, if any report let it be more than words. */
const hostile = `</p><script>document.title = 'ran'</script><img src="https://example.invalid/a.png" onerror="document.title = 'ran'"><style>* { display: none }</style>`
const formats = [
  { label: 'HTML, for reading', ending: 'html' },
  { label: 'Markdown, for tickets', ending: 'md' },
  { label: 'JSON, for programs', ending: 'json' }
]

let gateway: DemoGateway
let folder: string
let bare: BareWindow

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
  folder = await mkdtemp(join(tmpdir(), 'apig-ledger-reports-'))
  bare = await BareWindow.open()
})
test.afterEach(async () => {
  await (bare as BareWindow | undefined)?.close()
  await gateway.close()
  await rm(folder, { recursive: true, force: true })
})

const constant = (name: string, value: string) => ({ name, in: 'HEADER', origin: 'CONSTANT', value })

/** One API whose backend, constants and words changed, with every secret in what changed. */
function document(isLater: boolean): object {
  const version = isLater ? 'after' : 'before'
  const parameters = isLater
    ? [
        constant('Authorization', `Bearer ${secrets.authorization}`),
        constant('X-App-Key', secrets.appKey),
        constant('X-Mode', secrets.constant)
      ]
    : [
        constant('Authorization', 'Basic b2xkOm9sZA=='),
        constant('X-App-Key', 'old'),
        constant('X-Mode', 'old')
      ]
  return {
    swagger: '2.0',
    info: { title: '订单', version },
    paths: {
      '/orders': {
        get: {
          description: isLater
            ? `Sign in with app_secret=${secrets.appSecret} or Authorization: Bearer ${secrets.authorization}`
            : 'Sign in',
          summary: isLater ? hostile : 'Orders',
          parameters: [
            { name: 'X-App-Key', in: 'header', type: 'string', default: isLater ? secrets.appKey : 'old' },
            ...(isLater ? [{ name: 'tenant', in: 'query', type: 'string', required: true }] : [])
          ],
          responses: { '200': { description: 'OK' } },
          'x-apigateway-request-type': 'public',
          'x-apigateway-backend': {
            type: 'HTTP',
            httpEndpoints: {
              address: isLater ? secrets.backend : secrets.backendBefore,
              scheme: 'https',
              method: 'GET',
              path: '/v1/orders',
              timeout: 5000
            },
            parameters
          }
        }
      }
    }
  }
}

/** A finished import, where the later one failed with everything in the server's words. */
async function keepImport(page: Page, gatewayId: number, isLater: boolean): Promise<void> {
  const error_msg = `Backend https://${secrets.backend}/v1 (was https://${secrets.backendBefore}/v1) refused Authorization: Bearer ${secrets.authorization}, app_key=${secrets.appKey}, app_secret=${secrets.appSecret}, password: ${secrets.constant}`
  const created = { id: 'api-1', method: 'GET', path: '/orders', action: 'create' }
  const failed = { method: 'GET', path: '/orders', error_code: 'APIG.2011', error_msg }
  const lists = isLater ? { success: [], failure: [failed] } : { success: [created], failure: [] }
  const task_result = JSON.stringify({ group_id: 'group-1', ignore: [], ...lists })
  const task_id = gateway.control.addTask({ task_status: 'succeed', task_type: 'import_api', task_result })
  const [taskId = 0] = await addTasks(page, gatewayId, [task_id])
  await expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt)
    .toBeGreaterThan(0)
}

/** The native dialog, which only a hand can use, answers with files in `folder`; what the file manager would show is noted. */
async function answerDialogs({ app }: RunningApp): Promise<void> {
  await app.evaluate(({ dialog, shell }, into) => {
    const noted: string[] = []
    let number = 0
    const showSaveDialog = (...args: unknown[]) => {
      const { defaultPath = '' } = args.at(-1) as { defaultPath?: string }
      const ending = defaultPath.slice(defaultPath.lastIndexOf('.'))
      return Promise.resolve({ canceled: false, filePath: `${into}/${++number}${ending}` })
    }
    Object.assign(dialog, { showSaveDialog })
    Object.assign(shell, { showItemInFolder: (path: string) => noted.push(path) })
    Object.assign(globalThis, { noted })
  }, folder)
}

/** Saves a report through the screen. Returns where. */
async function save(page: Page, label: string, isRaw: boolean): Promise<string> {
  await page.getByRole('button', { name: 'Save report…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save a report on this comparison' })
  await dialog.getByRole('radio', { name: label }).check()
  const raw = dialog.getByRole('switch', { name: /readable/ })
  await expect(raw, 'masked unless asked for anew').not.toBeChecked()
  if (isRaw) await raw.click()
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog).toBeHidden()
  const said = page.getByText(/^Report saved: /).last()
  const path = (await said.textContent())?.replace('Report saved: ', '').trim() ?? ''
  return path
}

/** Every secret that stands in a text, however Markdown escapes it. */
const found = (text: string): string[] =>
  Object.values(secrets).filter((secret) => plain(text).includes(secret))
const plain = (text: string): string => text.replaceAll('\\', '')

/** Saves every format, masked and raw. Returns the masked files by ending. */
async function saveAll(page: Page, expected: readonly string[]): Promise<Record<string, string>> {
  const masked: Record<string, string> = {}
  for (const { label, ending } of formats) {
    for (const isRaw of [false, true]) {
      const path = await save(page, label, isRaw)
      expect(path.endsWith(`.${ending}`), path).toBe(true)
      const text = await readFile(path, 'utf8')
      expect(found(text), `${ending}, ${isRaw ? 'raw' : 'masked'}`).toEqual(isRaw ? expected : [])
      if (!isRaw) expect(plain(text)).toContain('[masked 1]')
      if (!isRaw) masked[ending] = path
      for (const close of await page.getByRole('button', { name: 'Close', exact: true }).all())
        await close.click()
    }
  }
  return masked
}

/** Reads the page in both languages in a window without a network; it must ask for nothing. */
async function readWithoutNetwork(path: string, words: { en: string; 'zh-Hans': string }): Promise<void> {
  const page = await bare.show(path)
  const isSeen = (text: string) => page.getByText(text, { exact: true }).first()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(isSeen(words.en)).toBeVisible()
  await expect(isSeen(words['zh-Hans'])).toBeHidden()
  await page.screenshot({ path: join('test-results', 'screens', `${words.en}-en.png`), fullPage: true })
  await page.getByRole('radio', { name: '简体中文' }).check()
  await expect(isSeen(words['zh-Hans'])).toBeVisible()
  await expect(isSeen(words.en)).toBeHidden()
  await page.screenshot({ path: join('test-results', 'screens', `${words.en}-zh-Hans.png`), fullPage: true })
  expect(found(await page.content())).toEqual([])
  expect(await bare.asked()).toEqual([])
  expect(await page.title()).toBe(words['zh-Hans'])
}

test('reports on documents and imports hide what is secret, need no network, and say raw only when asked', async ({
  ledger
}) => {
  test.setTimeout(180_000)
  const { page, app } = ledger
  await answerDialogs(ledger)
  await keepExports(page, gateway, [document(false), document(true)])
  const [{ id: gatewayId } = { id: 0 }] = await request(page, 'gateways.list', undefined)
  for (const isLater of [false, true]) await keepImport(page, gatewayId, isLater)

  // A window that noticed no request would prove nothing.
  const asking = join(folder, 'asking.html')
  await writeFile(asking, '<img src="https://example.invalid/picture.png"><script src="beside.js"></script>')
  await bare.show(asking)
  const asked = (await bare.asked()).join(' ')
  expect(asked).toContain('example.invalid')
  expect(asked).toContain('beside.js')

  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('tab', { name: 'Documents' }).click()
  await page.getByRole('button', { name: /^Before/ }).click()
  await page.getByRole('listbox', { name: 'Before' }).getByRole('option').first().click()
  await expect(page.getByText('Gravest change: Breaking')).toBeVisible()
  const documents = await saveAll(page, Object.values(secrets))
  await readWithoutNetwork(documents['html'] ?? '', {
    en: 'Comparison of two documents',
    'zh-Hans': '文档对比报告'
  })
  const quoting = await bare.show(documents['html'] ?? '')
  expect(await quoting.locator('body').textContent()).toContain("<script>document.title = 'ran'</script>")
  const json = async (path = '') => JSON.parse(await readFile(path, 'utf8')) as unknown
  const report = documentComparisonJson.parse(await json(documents['json']))
  expect(report.changes.map(({ rule }) => rule)).toContain('required-parameter-added')

  const again = await save(page, 'JSON, for programs', false)
  await page.getByRole('button', { name: 'Show in folder' }).click()
  const noted = () => app.evaluate(() => (globalThis as unknown as { noted: string[] }).noted)
  await expect.poll(noted).toEqual([again])
  const ids = ({ changes }: typeof report) => changes.map(({ id }) => id)
  expect(ids(documentComparisonJson.parse(await json(again)))).toEqual(ids(report))

  await page.getByRole('tab', { name: 'Imports' }).click()
  const imports = await saveAll(page, Object.values(secrets))
  await readWithoutNetwork(imports['html'] ?? '', {
    en: 'Comparison of two imports',
    'zh-Hans': '导入结果对比报告'
  })
  const runs = runComparisonJson.parse(await json(imports['json']))
  expect(runs.apis).toMatchObject([{ id: 'GET /orders', before: 'created', after: 'failed' }])

  await ledger.restart()
  await answerDialogs(ledger)
  await ledger.page.keyboard.press('ControlOrMeta+2')
  await ledger.page.getByRole('tab', { name: 'Documents' }).click()
  await ledger.page.getByRole('button', { name: /^Before/ }).click()
  await ledger.page.getByRole('listbox', { name: 'Before' }).getByRole('option').first().click()
  await expect(ledger.page.getByText('Gravest change: Breaking')).toBeVisible()
  const later = await save(ledger.page, 'JSON, for programs', false)
  expect(ids(documentComparisonJson.parse(await json(later)))).toEqual(ids(report))
})

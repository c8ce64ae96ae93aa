import type { Page } from '@playwright/test'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { sampleTasks } from '../../src/demo-gateway/tasks/vendor-samples'
import { accessibilityViolations } from '../support/axe'
import { expect, test } from '../support/electron-app'
import { addTasks, request } from '../support/gateway-journey'
import { RunningApp } from '../support/launch-app'
import { certificate } from '../support/network/certificates'
import {
  privateHost,
  startProxy,
  startTls,
  startTlsFront,
  type ProxyServer
} from '../support/network/servers'

const login = { user: 'proxy-user', password: 'proxy-s3cret-word' }

/** The gateway as a company has it: a name that only the proxy knows, and a certificate of the company's own. */
async function startCompany() {
  const gateway = await startDemoGateway({
    names: [privateHost],
    schedule: { waitingMs: 0, processingMs: 0 }
  })
  const front = await startTlsFront('good', Number(new URL(gateway.origin).port))
  const proxy = await startProxy({ to: front.port, login })
  const close = async (): Promise<void> => {
    await proxy.close()
    await front.close()
    await gateway.close()
  }
  return { gateway, proxy, close }
}

/** A profile of it with an access key. */
async function addCompanyGateway(page: Page, { project_id, instance_id, accessKey }: DemoGateway) {
  const profile = { name: 'Company', endpoint: `https://${privateHost}`, project_id, instance_id }
  const { id } = await request(page, 'gateways.save', { id: null, ...profile })
  const credential = {
    kind: 'ak_sk' as const,
    access_key: accessKey.access,
    secret_key: accessKey.secret
  }
  await request(page, 'gateways.setCredentials', { id, credential, keep: 'this_run' })
  return id
}

test('an access key behind a proxy with a login and a private certificate authority', async ({ ledger }) => {
  const { app, page, userData } = ledger
  const { gateway, proxy, close } = await startCompany()
  const id = await addCompanyGateway(page, gateway)
  await page.getByRole('button', { name: 'Gateways' }).click()
  const network = page.getByRole('region', { name: 'Network', exact: true })
  const tested = (title: string) => page.getByRole('alert').filter({ hasText: title })
  const runTest = () => page.getByRole('button', { name: 'Test connection' }).click()

  await network.getByText('Manual', { exact: true }).click()
  await network.getByRole('textbox', { name: 'Proxy address' }).fill('nonsense')
  await network.getByRole('button', { name: 'Save proxy' }).click()
  await expect(network.getByText('This is not a proxy.')).toBeVisible()
  await network.getByRole('textbox', { name: 'Proxy address' }).fill(proxy.address)
  await network.getByRole('button', { name: 'Save proxy' }).click()
  await expect(page.getByText('Proxy saved.')).toBeVisible()
  await runTest()
  await expect(tested('Stopped at the proxy')).toContainText(`${proxy.address} asks for a user`)

  await network.getByLabel('User at the proxy').fill(login.user)
  await network.getByLabel('Password at the proxy').fill('wrong')
  await network.getByRole('button', { name: 'Save proxy' }).click()
  await expect(network.getByLabel('Password at the proxy')).toHaveValue('')
  await runTest()
  await expect(tested('Stopped at the proxy')).toContainText('refused the user or the password')

  await network.getByLabel('Password at the proxy').fill(login.password)
  await network.getByRole('button', { name: 'Save proxy' }).click()
  await expect(network.getByLabel('Password at the proxy')).toHaveValue('')
  await runTest()
  const refused = tested('No secure connection')
  await expect(refused).toContainText('add its certificate under Network')
  await expect(refused).toContainText('APIG Ledger Test Issuer (APIG Ledger tests)')

  const file = join(userData, 'company-root.pem')
  await writeFile(file, certificate('root'))
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, file)
  await network.getByRole('button', { name: 'Add from file…' }).click()
  const choice = page.getByRole('dialog', { name: 'Trust these authorities?' })
  await expect(choice.getByText('APIG Ledger Test Root (APIG Ledger tests)').first()).toBeVisible()
  expect(await accessibilityViolations(page)).toEqual([])
  await choice.getByRole('button', { name: 'Trust this authority' }).click()
  await expect(network.getByText('Last added from company-root.pem.')).toBeVisible()
  await runTest()
  await expect(page.getByRole('status').filter({ hasText: 'It works' })).toBeVisible()
  expect(await accessibilityViolations(page)).toEqual([])

  const [sample] = sampleTasks.filter(({ task_status }) => task_status === 'succeed')
  if (sample === undefined) throw new Error('the vendor shows a finished import')
  await addTasks(page, id, [sample.task_id])
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('region', { name: 'Tasks' }).getByText(sample.task_id)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Tasks' }).getByText('Complete')).toBeVisible()

  expectNothingLeaked(gateway, proxy)
  expect(await filesHolding(userData, login.password)).toEqual([])
  await close()
})

/** Who saw what: the proxy only the host, the gateway nothing of the proxy's. */
function expectNothingLeaked(gateway: DemoGateway, proxy: ProxyServer): void {
  expect(new Set(proxy.connects.map(({ target }) => target))).toEqual(new Set([`${privateHost}:443`]))
  expect(proxy.plain).toEqual([])
  const seenByProxy = JSON.stringify(proxy.connects)
  expect(seenByProxy).not.toContain(gateway.accessKey.access)
  expect(seenByProxy).not.toMatch(/sdk-hmac|x-sdk-date|x-project-id/i)
  expect(gateway.requests.length).toBeGreaterThan(1)
  const seenByGateway = JSON.stringify(gateway.requests)
  expect(seenByGateway).not.toMatch(/proxy-|Basic /i)
  expect(seenByGateway).not.toContain(Buffer.from(`${login.user}:${login.password}`).toString('base64'))
}

/** Files of the app's folder that hold the text. */
async function filesHolding(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const bytes = await readFile(join(parentPath, name)).catch(() => Buffer.alloc(0))
        return bytes.includes(text) ? [name] : []
      })
  )
  return found.flat()
}

test('a gateway set to the system’s proxy goes through it, and one set to none does not', async () => {
  const { gateway, proxy, close } = await startCompany()
  const ledger = await RunningApp.launch({
    systemLanguage: 'en-US',
    launchArgs: [],
    // What the desktop would say, where there is none.
    launchEnv: {
      https_proxy: `http://${proxy.address}`,
      http_proxy: `http://${proxy.address}`,
      XDG_CURRENT_DESKTOP: ''
    }
  })
  const { page } = ledger
  const id = await addCompanyGateway(page, gateway)
  expect((await request(page, 'network.get', { gatewayId: id })).proxy_mode).toBe('system')
  expect(await request(page, 'gateways.test', { id })).toMatchObject({
    verdict: 'proxy',
    failureParams: { why: 'login_needed', proxy: proxy.address }
  })
  expect(proxy.connects.map(({ target }) => target)).toContain(`${privateHost}:443`)
  const seen = proxy.connects.length
  const direct = { proxy_mode: 'direct', proxy_address: null, proxy_user: null, proxyPassword: null } as const
  await request(page, 'network.setProxy', { gatewayId: id, ...direct, keep: 'this_run' })
  expect(await request(page, 'gateways.test', { id })).toMatchObject({ verdict: 'dns' })
  expect(proxy.connects).toHaveLength(seen)
  await ledger.dispose()
  await close()
})

for (const launchArgs of [
  ['--ignore-certificate-errors'],
  ['--ignore-certificate-errors', '--ignore-ssl-errors', '--allow-insecure-localhost']
]) {
  test(`certificate errors are never ignored: not with ${launchArgs.join(' ')} either`, async () => {
    const server = await startTls('self-signed')
    const ledger = await RunningApp.launch({ systemLanguage: 'en-US', launchArgs, launchEnv: {} })
    const { page } = ledger
    const place = { endpoint: `https://localhost:${server.port}`, project_id: 'p', instance_id: 'i' }
    const { id } = await request(page, 'gateways.save', { id: null, name: 'Self-signed', ...place })
    const credential = { kind: 'token', token: 'MIIPofnobody' } as const
    await request(page, 'gateways.setCredentials', { id, credential, keep: 'this_run' })
    expect(await request(page, 'gateways.test', { id })).toMatchObject({ verdict: 'tls' })
    expect(server.requests).toEqual([])
    await ledger.dispose()
    await server.close()
  })
}

test('without a gateway nobody is called, not even for a dictionary', async () => {
  const proxy = await startProxy({ instead: 'forbid' })
  const ledger = await RunningApp.launch({
    systemLanguage: 'en-US',
    launchArgs: [`--proxy-server=${proxy.address}`],
    launchEnv: {}
  })
  await expect(ledger.page.getByRole('button', { name: 'Gateways' })).toBeVisible()
  // Whatever the start asked for has left when a request that is asked for later arrives.
  await ledger.app.evaluate(async ({ session }) => {
    const later = session.fromPartition('later')
    later.setSpellCheckerLanguages([])
    await later.fetch('https://later.example/').catch(() => null)
  })
  expect(proxy.connects.map(({ target }) => target)).toEqual(['later.example:443'])
  expect(proxy.plain).toEqual([])
  await ledger.dispose()
  await proxy.close()
})

const languages = [
  {
    language: 'en' as const,
    gateways: 'Gateways',
    add: 'Add gateway',
    region: 'Region',
    typed: 'beijing4',
    name: 'CN North-Beijing4 (cn-north-4)',
    endpoint: 'Endpoint'
  },
  {
    language: 'zh-Hans' as const,
    gateways: '网关',
    add: '添加网关',
    region: '区域',
    typed: '北京四',
    name: '华北-北京四（cn-north-4）',
    endpoint: '终端节点'
  }
]

for (const { language, gateways, add, region, typed, name, endpoint } of languages) {
  test(`a region is found by typing and fills in the endpoint, in ${language}`, async ({
    ledger: { page }
  }) => {
    await request(page, 'settings.set', { language })
    await page.getByRole('button', { name: gateways, exact: true }).click()
    await page.getByRole('button', { name: add }).first().click()
    const field = page.getByRole('combobox', { name: region })
    await field.fill(typed)
    await expect(page.getByRole('option')).toHaveCount(1)
    await field.press('ArrowDown')
    await field.press('Enter')
    await expect(field).toHaveValue(name)
    await expect(page.getByRole('textbox', { name: endpoint, exact: true })).toHaveValue(
      'https://apig.cn-north-4.myhuaweicloud.com'
    )
    await page
      .getByRole('textbox', { name: endpoint, exact: true })
      .fill('https://apig.eu-de.otc.t-systems.com')
    await expect(field).toHaveValue('')
    expect(await accessibilityViolations(page)).toEqual([])
  })
}

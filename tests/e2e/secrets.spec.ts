import type { Page } from '@playwright/test'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../support/electron-app'
import { addTasks, request } from '../support/gateway-journey'
import { RunningApp } from '../support/launch-app'
import { filesBelow, leaksBelow, secretsIn } from '../support/secret-forms'
import { fillGateway, sendGateway } from '../support/secrets/enter-gateway'
import { enterBehindProxy, openSecretScene, type Door, type SecretScene } from '../support/secrets/scene'
import { calledByChromium, calledByNode, listenToChromium, listenToNode } from '../support/secrets/sockets'
import { shownSecrets } from '../support/secrets/window-text'

const verdicts = {
  key: 'reached',
  temporary: 'reached',
  user: 'reached',
  token: 'reached',
  wrongToken: 'auth',
  wrongKey: 'signature',
  wrongUser: 'credentials'
} as const

/** Looks at everything that a screen shows. */
type Look = (where: string) => Promise<void>

/** Enters every gateway; while a form is filled in, the only secret in it that may be read is the key's id. */
async function enterAll({ app, page }: RunningApp, scene: SecretScene, look: Look): Promise<void> {
  const { accessKey: _, temporaryKey: __, refusedKey: ___, ...hidden } = scene.secrets
  for (const [door, entry] of Object.entries(scene.entries)) {
    await fillGateway(page, entry)
    expect(await shownSecrets(app, page, hidden), `${door}, filled in`).toEqual([])
    await sendGateway(page, entry, verdicts[door as keyof typeof verdicts])
    await look(`${door}, tested`)
  }
}

/** A task for each gateway, and answers that echo the request or lead elsewhere. Returns our ids. */
async function meetErrors(page: Page, { gateway, relays }: SecretScene): Promise<number[]> {
  const taskIds: number[] = []
  const faults = {
    'At key': 'signature-echo',
    'At temporary': 'signature-echo',
    'At token': 'signature-echo',
    'At user': 'redirect'
  } as const
  for (const { id, name } of await request(page, 'gateways.list', undefined)) {
    const task = { task_status: 'processing', task_type: 'import_api', task_result: '' }
    const task_id = gateway.control.addTask(task)
    const [taskId = 0] = await addTasks(page, id, [task_id])
    taskIds.push(taskId)
    const row = async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]
    const polling = async () =>
      (await request(page, 'gateways.list', undefined)).find((each) => each.id === id)?.polling
    await expect
      .poll(async () => ((await row())?.snapshotCount ?? 0) > 0 || (await polling()) === 'stopped')
      .toBe(true)
    const fault = faults[name as keyof typeof faults]
    if (fault === undefined) continue
    gateway.control.answerWith(fault, { task_id, to: `${relays.stranger.origin}/login` })
    await request(page, 'tasks.checkNow', { id: taskId })
    expect((await row())?.snapshotCount, name).toBe(2)
  }
  return taskIds
}

/** Every screen, every task with each of its tabs, every gateway, and the dialogs. */
async function walk(page: Page, names: readonly string[], taskIds: number[], look: Look): Promise<void> {
  for (const { task_id, lastSnapshotId } of await request(page, 'tasks.rows', { ids: taskIds })) {
    if (lastSnapshotId === null) continue
    await page.keyboard.press('ControlOrMeta+1')
    await page.getByRole('region', { name: 'Tasks' }).getByRole('option', { name: task_id }).click()
    await expect(page.getByRole('region', { name: 'Detail' })).toContainText(task_id)
    const tabs = page.getByRole('region', { name: 'Detail' }).getByRole('tab')
    await tabs.first().waitFor()
    for (const tab of await tabs.all()) {
      await tab.click()
      await look(`${task_id}, ${await tab.innerText()}`)
    }
  }
  await page.keyboard.press('ControlOrMeta+2')
  await look('compare')
  for (const name of names) {
    await page.keyboard.press('ControlOrMeta+3')
    await page.getByRole('main').getByText(name, { exact: true }).first().click()
    const panel = page.getByRole('region', { name, exact: true })
    await panel.getByRole('heading', { name, exact: true }).waitFor()
    const change = panel.getByRole('button', { name: 'Change', exact: true })
    if (await change.isVisible()) await change.click()
    await look(`gateway ${name}`)
  }
  await page.keyboard.press('ControlOrMeta+4')
  await look('settings')
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('dialog').waitFor()
  await look('palette')
  await page.keyboard.press('Escape')
}

/** Adds the token that IAM issued: only the wire knows it. */
function withIssuedToken({ relays, secrets }: SecretScene): Record<string, string> {
  const issuedToken = /^x-auth-token: (.+)$/im.exec(relays.user.received().toString('latin1'))?.[1]?.trim()
  if (issuedToken === undefined) throw new Error('the IAM user’s gateway was never called')
  return { ...secrets, issuedToken }
}

test('secrets of every kind leave for the gateway’s and IAM’s hosts alone, and are nowhere else', async () => {
  test.setTimeout(240_000)
  const scene = await openSecretScene()
  const logs = await mkdtemp(join(tmpdir(), 'apig-ledger-net-'))
  const netLog = join(logs, 'net.json')
  const ledger = await RunningApp.launch({
    systemLanguage: 'en-US',
    launchArgs: [],
    launchEnv: {}
  })
  const look: Look = async (where) => {
    const { app, page } = ledger
    expect(await shownSecrets(app, page, scene.secrets), where).toEqual([])
  }
  await listenToChromium(ledger.app, netLog)
  await listenToNode(ledger.app)
  await enterAll(ledger, scene, look)
  await enterBehindProxy(ledger, scene)
  await look('behind the proxy')
  const taskIds = await meetErrors(ledger.page, scene)
  const gateways = await request(ledger.page, 'gateways.list', undefined)
  await walk(
    ledger.page,
    gateways.map(({ name }) => name),
    taskIds,
    look
  )
  const secrets = withIssuedToken(scene)
  for (const { lastSnapshotId } of await request(ledger.page, 'tasks.rows', { ids: taskIds })) {
    if (lastSnapshotId === null) continue
    const detail = await request(ledger.page, 'snapshots.get', { id: lastSnapshotId })
    const whole = { id: lastSnapshotId, offset: 0, length: 1_000_000 }
    const { text } =
      (detail.bodySize ?? 0) === 0 ? { text: '' } : await request(ledger.page, 'snapshots.text', whole)
    expect(secretsIn(Buffer.from(text + JSON.stringify(detail)), secrets)).toEqual([])
  }
  expect(leaksBelow(ledger.userData, secrets), 'files while it runs').toEqual([])
  expect(await calledByNode(ledger.app)).toEqual([])
  const firstRun = await calledByChromium(ledger.app, netLog)

  // The next run takes the secrets that were stored from the disk.
  await ledger.restart()
  await listenToChromium(ledger.app, netLog)
  await listenToNode(ledger.app)
  for (const { id } of gateways) await request(ledger.page, 'gateways.test', { id })
  expect(await calledByNode(ledger.app)).toEqual([])
  await ledger.app.evaluate(
    (_, port) => {
      process.getBuiltinModule('node:net').connect(port, '127.0.0.1').end()
    },
    Number(new URL(scene.relays.iam.origin).port)
  )
  expect(await calledByNode(ledger.app), 'a call of Node’s would be noticed').toHaveLength(1)
  const secondRun = await calledByChromium(ledger.app, netLog)
  await ledger.quit()

  // Without a token of IAM's there is nothing to call a gateway with.
  const { stranger, wrongUser, ...called } = scene.relays
  const hosts = [...Object.values(called).map(({ address }) => address), scene.proxy.address]
  expect([...firstRun.tcp].sort()).toEqual(hosts.sort())
  for (const address of secondRun.tcp) expect(hosts).toContain(address)
  for (const { udp, names } of [firstRun, secondRun]) expect([...udp, ...names]).toEqual([])
  expect([stranger.connections, wrongUser.connections]).toEqual([0, 0])
  for (const [door, relay] of Object.entries(scene.relays) as [Door, (typeof scene.relays)[Door]][]) {
    const allowed = Object.keys(secrets).filter((name) => scene.mayBeSeenAt[name]?.includes(door) === true)
    expect(secretsIn(relay.received(), secrets).sort(), door).toEqual(allowed.sort())
  }
  const seenByProxy = JSON.stringify(scene.proxy.connects)
  expect(secretsIn(Buffer.from(seenByProxy), secrets)).toEqual(['proxyPassword'])
  expect(
    secretsIn(Buffer.from(JSON.stringify(scene.gateway.requests)), { proxy: secrets['proxyPassword'] ?? '' })
  ).toEqual([])

  expect(secretsIn(Buffer.from(await ledger.log()), secrets), 'log and output').toEqual([])
  expect(leaksBelow(ledger.userData, secrets), 'files afterwards').toEqual([])
  const stored = await readFile(join(ledger.userData, 'credentials.json'), 'utf8')
  expect(Object.keys((JSON.parse(stored) as { secrets?: object }).secrets ?? {})).not.toEqual([])
  await ledger.dispose()
  await rm(logs, { recursive: true, force: true })
  await scene.close()
})

test('Chromium’s own log holds no secret, however much it is told to say', async () => {
  const scene = await openSecretScene()
  const logs = await mkdtemp(join(tmpdir(), 'apig-ledger-chromium-'))
  const file = join(logs, 'chromium.log')
  const ledger = await RunningApp.launch({
    systemLanguage: 'en-US',
    launchArgs: [
      '--enable-logging=file',
      `--log-file=${file}`,
      '--v=2',
      `--log-net-log=${join(logs, 'net.json')}`,
      '--net-log-capture-mode=Everything'
    ],
    launchEnv: {}
  })
  for (const door of ['user', 'temporary', 'wrongToken', 'wrongUser'] as const) {
    await fillGateway(ledger.page, scene.entries[door])
    await sendGateway(ledger.page, scene.entries[door], verdicts[door])
  }
  await enterBehindProxy(ledger, scene)
  const secrets = withIssuedToken(scene)
  await ledger.quit()
  expect((await readFile(file)).byteLength).toBeGreaterThan(1000)
  expect(leaksBelow(logs, secrets)).toEqual([])
  expect(secretsIn(Buffer.from(await ledger.log()), secrets)).toEqual([])
  await ledger.dispose()
  await rm(logs, { recursive: true, force: true })
  await scene.close()
})

for (const process of ['renderer', 'main'] as const) {
  test(`a crash of the ${process} process leaves no secret behind`, async () => {
    const scene = await openSecretScene()
    const ledger = await RunningApp.launch({ systemLanguage: 'en-US', launchArgs: [], launchEnv: {} })
    const { app, page, userData } = ledger
    await fillGateway(page, scene.entries.user)
    await sendGateway(page, scene.entries.user, 'reached')
    // Typed and not sent: it lives in the window's memory as well.
    await fillGateway(page, scene.entries.token)
    const ended =
      process === 'main' ? app.waitForEvent('close') : page.waitForEvent('crash', { timeout: 30_000 })
    const crashed = app.evaluate(({ BrowserWindow }, which) => {
      if (which === 'main') globalThis.process.crash()
      else BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    }, process)
    await Promise.all([ended, crashed.catch(() => undefined)])
    await ledger.quit()
    const secrets = withIssuedToken(scene)
    expect(filesBelow(userData).filter((file) => /\.dmp$/i.test(file))).toEqual([])
    expect(leaksBelow(userData, secrets)).toEqual([])
    expect(secretsIn(Buffer.from(await ledger.log()), secrets)).toEqual([])
    await ledger.dispose()
    await scene.close()
  })
}

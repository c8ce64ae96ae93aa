import type { SnapshotDetail } from '@shared/contract/snapshot'
import type { Language } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'
import { readFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { expectedOn, type FaultRow } from '../support/faults/expectation'
import { checkKept } from '../support/faults/kept'
import {
  observed,
  planFault,
  properBody,
  sampleOf,
  sentBody,
  startBystander
} from '../support/faults/run-row'
import { faultTable } from '../support/faults/table'
import { firstAnswer, holdFirstAnswers, requestIn, walkTasks } from '../support/faults/window'
import { findingWords, resultWords } from '../support/faults/words'
import { addGateway, addTasks, giveToken, request } from '../support/gateway-journey'
import { RunningApp } from '../support/launch-app'

const shown = faultTable.filter(({ isShown }) => isShown)
const languages = ['en', 'zh-Hans'] as const
/** Those that take a minute first, and what is large after what is small. */
const order = { slow: 0, light: 1, huge: 2 }
const rows = [...shown].sort((left, right) => order[left.weight] - order[right.weight])

interface Running {
  fault: FaultRow
  gateway: DemoGateway
  gatewayId: number
  taskId: number
  proper: Buffer
}

interface Main {
  rejections: string[]
}

test('every named fault, through Electron’s net and in the window, in both languages', async ({ ledger }) => {
  test.setTimeout(240_000)
  const { app, page, userData } = ledger
  expect(rows.length).toBeGreaterThanOrEqual(60)
  const rssBefore = await app.evaluate(() => {
    const main = globalThis as unknown as Main
    main.rejections = []
    process.on('unhandledRejection', (reason) => main.rejections.push(String(reason)))
    return process.memoryUsage.rss()
  })
  await holdFirstAnswers(page)
  const bystander = await startBystander()
  const running: Running[] = []
  for (const fault of rows) {
    const gateway = await startDemoGateway()
    const proper = await properBody(gateway, sampleOf(fault))
    const to = fault.name === 'redirect' ? { to: `${bystander.origin}/login` } : {}
    if (!fault.isSecond) planFault(gateway, fault, to)
    const gatewayId = await addGateway(page, gateway)
    const [taskId = 0] = await addTasks(page, gatewayId, [sampleOf(fault)])
    await request(page, 'tasks.describe', { id: taskId, name: fault.name })
    running.push({ fault, gateway, gatewayId, taskId, proper })
  }

  const snapshots = new Map<string, SnapshotDetail>()
  const wrong: string[] = []
  const check = async ({ fault, gateway, gatewayId, taskId, proper }: Running): Promise<void> => {
    const expected = expectedOn('electron', fault)
    let snapshot = await firstAnswer(page, taskId, 90_000)
    if (fault.isSecond) {
      planFault(gateway, fault)
      await request(page, 'tasks.checkNow', { id: taskId })
      const [row] = await request(page, 'tasks.rows', { ids: [taskId] })
      snapshot = await request(page, 'snapshots.get', { id: row?.lastSnapshotId ?? 0 })
    }
    snapshots.set(fault.name, snapshot)
    await test.step(fault.name, async () => {
      const seen = { ...observed(snapshot, expected.finding), keeps: expected.keeps }
      try {
        expect(seen).toEqual(expected)
        const sent = expected.keeps === 'whole' ? await sentBody(gateway, sampleOf(fault), proper) : proper
        await checkKept(snapshot, expected.keeps, { proper, sent }, requestIn(page))
        const stored = (await request(page, 'gateways.list', undefined)).find(({ id }) => id === gatewayId)
        expect(stored?.polling).toBe(expected.action === 'stop_gateway' ? 'stopped' : 'active')
      } catch (error) {
        wrong.push(`${fault.name}: ${String(error)}`)
      }
    })
  }
  const isSlow = ({ fault }: Running): boolean => fault.weight === 'slow'
  for (const each of running) if (!isSlow(each)) await check(each)
  expect(wrong).toEqual([])
  expect(bystander.heads, 'what reached the server that the redirect names').toEqual([])

  const walk = async (tab: 'result' | 'findings', language: Language, names: string[]): Promise<void> => {
    const t = messagesFor(language)
    await request(page, 'settings.set', { language })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const words = tab === 'result' ? resultWords : findingWords
    const screen = { tasks: t.history.tasks, detail: t.history.detail, tabs: t.detail.tabs }
    await walkTasks(page, screen, tab, names, (name) => {
      const snapshot = snapshots.get(name)
      return snapshot === undefined ? [`an answer to ${name}`] : words(snapshot, language)
    })
  }
  const namesOf = (some: Running[]): string[] => some.map(({ fault }) => fault.name)
  const [quick, slow] = [running.filter((each) => !isSlow(each)), running.filter(isSlow)]
  for (const language of languages) {
    await walk('result', language, namesOf(quick))
    await walk('findings', language, namesOf(quick))
  }
  for (const each of slow) await check(each)
  for (const language of languages) await walk('result', language, namesOf(slow))
  expect(wrong).toEqual([])
  const after = await app.evaluate(() => ({
    rejections: (globalThis as unknown as Main).rejections,
    rss: process.memoryUsage.rss()
  }))
  expect(after.rejections).toEqual([])
  const grown = (after.rss - rssBefore) / 1e6
  console.log(`${rows.length} faults; the main process grew by ${grown.toFixed(0)} MB`)
  expect(grown).toBeLessThan(700)
  const log = await readFile(join(userData, 'logs', 'main.log'), 'utf8').catch(() => '')
  expect(log.split('\n').filter((line) => / (error|warn) /.test(line))).toEqual([])
  bystander.close()
  await Promise.all(running.map(({ gateway }) => gateway.close()))
})

test('a host name that resolves only sometimes: said in words, kept, and polling goes on when it does', async () => {
  const server = http.createServer((_request, response) => {
    const task = { task_id: 'a'.repeat(32), task_status: 'succeed', task_type: 'import_api', task_result: '' }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(task))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = 'flapping.localhost'
  const endpoint = `http://${host}:${(server.address() as AddressInfo).port}`
  const launchArgs = [`--host-resolver-rules=MAP ${host} ~NOTFOUND`]
  const ledger = await RunningApp.launch({ systemLanguage: 'en-US', launchArgs, launchEnv: {} })
  try {
    const profile = { id: null, name: 'Flapping', endpoint, project_id: 'p', instance_id: 'i' }
    const { id } = await request(ledger.page, 'gateways.save', profile)
    await giveToken(ledger.page, id, 'token')
    const [taskId = 0] = await addTasks(ledger.page, id, ['a'.repeat(32)])
    await ledger.page.getByRole('option', { name: 'a'.repeat(32) }).click()
    const words = messagesFor('en').failures.dns({ host: new URL(endpoint).host })
    await expect(ledger.page.getByRole('region', { name: 'Detail' }).getByText(words)).toBeVisible()
    launchArgs[0] = `--host-resolver-rules=MAP ${host} 127.0.0.1`
    await ledger.restart()
    // Where there is no keyring a token lives as long as the app.
    await giveToken(ledger.page, id, 'token')
    await expect
      .poll(async () => (await request(ledger.page, 'tasks.rows', { ids: [taskId] }))[0]?.task_status)
      .toBe('succeed')
    const { items } = await request(ledger.page, 'snapshots.timeline', { taskId, before: null, limit: 50 })
    const codes = items.flatMap((item) => (item.kind === 'run' ? [item.failureCode] : []))
    expect(codes).toEqual([null, 'dns'])
  } finally {
    await ledger.dispose()
    server.closeAllConnections()
    server.close()
  }
})

test('a refused token, then a good one: one request, the reason in words, and polling goes on after a click', async ({
  ledger: { app, page }
}) => {
  const gateway = await startDemoGateway()
  gateway.control.answerWith('APIG.1002')
  const id = await addGateway(page, gateway)
  const task = { task_type: 'import_api', task_status: 'processing', task_result: '' }
  const task_ids = Array.from({ length: 5 }, () => gateway.control.addTask(task))
  const [taskId = 0] = await addTasks(page, id, task_ids)
  await page.reload()
  const polls = (): number => gateway.requests.filter(({ url }) => url.includes('/async-tasks/')).length
  const state = async () => (await request(page, 'gateways.list', undefined))[0]?.polling
  await expect.poll(state).toBe('stopped')
  await page.getByRole('option', { name: task_ids[0] ?? '' }).click()
  const { detail, history, reasons } = messagesFor('en')
  const shown = page.getByRole('region', { name: history.detail })
  await expect(shown.getByText(reasons.token_unreadable)).toBeVisible()
  await expect(shown.getByText(detail.actions.stop_gateway)).toBeVisible()
  // Nothing is planned any more: no timer is left that could send a second request.
  const timers = (): Promise<string[]> =>
    app.evaluate(() => process.getActiveResourcesInfo().filter((name) => name === 'Timeout'))
  await expect.poll(timers, { timeout: 15_000 }).toEqual([])
  expect(polls()).toBe(1)
  await page.keyboard.press('Control+3')
  await page.getByRole('button', { name: messagesFor('en').gateways.resume }).click()
  await expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.task_status)
    .toBe('processing')
  expect(await state()).toBe('active')
  await gateway.close()
})

import { messagesFor } from '@shared/i18n/messages'
import type { Language } from '@shared/i18n/locale'
import { describe, expect, it } from 'vitest'
import { EndNotices, gatherMs, type EndNotice } from '../../../src/main/tasks/end-notices'
import { sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { describeTask } from '../../../src/main/tasks/tasks'
import { temporaryFolder, valueOf } from '../../support/ledger'
import { RealApp } from '../../support/real-app'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { WatchedGateway } from '../../support/watched-gateway'

async function open({
  language = 'en',
  isOn = true,
  seen = null
}: { language?: Language; isOn?: boolean; seen?: number | null } = {}) {
  const watched = await WatchedGateway.open()
  const told: EndNotice[] = []
  const notices = new EndNotices({
    ledger: watched.ledger,
    clock: watched.clock,
    words: async () => messagesFor(language),
    isOn: async () => isOn,
    isSeen: (taskId) => taskId === seen,
    notify: (notice) => void told.push(notice)
  })
  const gatewayId = await watched.addGateway()
  const end = async (...results: { task_status: string; result?: object }[]): Promise<number[]> => {
    const task_ids = results.map(({ task_status, result }) =>
      watched.serverTask(task_status, result === undefined ? '' : JSON.stringify(result))
    )
    const ids = await watched.follow(gatewayId, ...task_ids)
    await watched.until('task.ended', results.length)
    return ids
  }
  return { watched, notices, told, end }
}

const partly = {
  group_id: 'g',
  success: [{ id: 'i', method: 'GET', path: '/a', action: 'create' }],
  failure: [{ method: 'GET', path: '/b', error_code: 'APIG.1', error_msg: 'no' }]
}

describe('a notification', () => {
  it.each([
    ['en', 'Import: Partial', 'Members · Test'],
    ['zh-Hans', '导入：部分成功', 'Members · Test']
  ] as const)('tells in %s that a followed task has ended', async (language, title, body) => {
    const { watched, notices, told, end } = await open({ language })
    const [id = 0] = await end({ task_status: 'succeed', result: partly })
    valueOf(await describeTask(watched.deps, { id, name: 'Members' }))
    notices.ended(id)
    await watched.pass(gatherMs)
    expect(told).toEqual([{ title, body, taskId: id }])
  })

  it('tells several ends within two seconds as one', async () => {
    const { watched, notices, told, end } = await open()
    const ids = await end(
      { task_status: 'failed' },
      { task_status: 'succeed', result: partly },
      { task_status: 'failed' }
    )
    for (const id of ids) {
      notices.ended(id)
      await watched.pass(500)
    }
    await watched.pass(gatherMs)
    expect(told).toEqual([{ title: '3 tasks have ended', body: 'Failed 2 · Partial 1', taskId: ids[2] }])
    notices.ended(ids[0] ?? 0)
    await watched.pass(gatherMs)
    expect(told).toHaveLength(2)
  })

  it('is not given when it is switched off, or to who looks at the task', async () => {
    const off = await open({ isOn: false })
    const [id = 0] = await off.end({ task_status: 'failed' })
    off.notices.ended(id)
    await off.watched.pass(gatherMs)
    expect(off.told).toEqual([])
    const looking = await open({ seen: 1 })
    const [first = 0, second = 0] = await looking.end({ task_status: 'failed' }, { task_status: 'failed' })
    expect(first).toBe(1)
    for (const each of [first, second]) looking.notices.ended(each)
    await looking.watched.pass(gatherMs)
    expect(looking.told.map(({ taskId }) => taskId)).toEqual([second])
  })

  it('comes from the whole app: once for each end, none for what was final before', async () => {
    const gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
    const told: EndNotice[] = []
    const app = new RealApp(temporaryFolder(), {
      notify: (notice) => void told.push(notice),
      isWindowFocused: () => true
    })
    await app.app.start()
    const { origin: endpoint, project_id, instance_id, token } = gateway
    const { id } = await app.ask('gateways.save', {
      id: null,
      name: 'Real',
      endpoint,
      project_id,
      instance_id
    })
    await app.ask('gateways.setCredentials', { id, credential: { kind: 'token', token }, keep: 'this_run' })
    const [done] = sampleTasks
    const ask = () => app.ask('tasks.add', { gatewayId: id, task_ids: [done?.task_id ?? ''] })
    const [taskId = 0] = (await ask()).taskIds
    await app.ask('window.shows', { taskId: null })
    await expect
      .poll(() => told, { timeout: 10_000 })
      .toEqual([{ title: 'Import: Complete', body: `${done?.task_id} · Real`, taskId }])
    await app.ask('settings.set', { notifications: false })
    expect(await app.ask('settings.get', undefined)).toMatchObject({
      notifications: false,
      language: 'system'
    })
    await app.ask('tasks.checkNow', { id: taskId })
    expect(app.count('task.ended')).toBe(1)
    await gateway.close()
  })
})

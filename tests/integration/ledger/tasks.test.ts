import { firstBackupBudget } from '@shared/backup-budgets'
import type { Input } from '@shared/contract'
import type { TaskFilter } from '@shared/contract/task'
import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, start, valueOf } from '../../support/ledger'

const nothing = { gatewayId: null, task_type: null, task_status: null, group_id: null, text: '' }

describe('a task', () => {
  it('is one, through two gateways of the same host, project and instance', async () => {
    const ledger = await openTestLedger()
    const first = await ledger.addGateway('First', 'https://apig.example.com')
    const second = await ledger.addGateway('Second', 'https://APIG.example.com/')
    const elsewhere = await ledger.addGateway('Elsewhere', 'https://other.example.com')
    const taskId = await ledger.addTask('task-1', { gatewayId: first })
    expect(await ledger.addTask('task-1', { gatewayId: second, requested_group_id: 'group-1' })).toBe(taskId)
    expect(await ledger.addTask('task-1', { gatewayId: elsewhere })).not.toBe(taskId)
    const [row] = valueOf(await ledger.read('tasks.rows', { ids: [taskId] }))
    expect(row).toMatchObject({ gatewayName: 'First', requested_group_id: 'group-1' })
  })

  it('stays when its gateway is removed and goes on with one of the same place', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const taskId = await ledger.addTask('task-1', { gatewayId })
    valueOf(await ledger.write('gateway.remove', { id: gatewayId, at: minutes(1) }))
    expect(valueOf(await ledger.read('tasks.toPoll', { gatewayId: null }))).toEqual([])
    expect(await ledger.read('task.target', { id: taskId })).toMatchObject({ ok: false })
    const [row] = valueOf(await ledger.read('tasks.rows', { ids: [taskId] }))
    expect(row).toMatchObject({ gatewayId: null, gatewayName: 'Production' })

    const again = await ledger.addGateway('Again')
    const target = { taskId, task_id: 'task-1', gatewayId: again, addedAt: start, lastObservedAt: null }
    expect(valueOf(await ledger.read('tasks.toPoll', { gatewayId: again }))).toEqual([target])
  })

  it('keeps its first final state and is polled no more', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    await ledger.append(taskId, 'wire/import-processing.json', minutes(1))
    const final = await ledger.append(taskId, 'wire/import-succeed.json', minutes(2))
    const later = await ledger.append(taskId, 'wire/import-failed.json', minutes(3))
    expect([final.becameFinal, later.becameFinal]).toEqual([true, false])
    const [row] = valueOf(await ledger.read('tasks.rows', { ids: [taskId] }))
    expect(row).toMatchObject({
      task_status: 'succeed',
      outcome: 'complete',
      counts: { success: 1, failure: 0, ignore: null },
      notFinalAt: minutes(1),
      finalAt: minutes(2),
      finalSnapshotId: final.snapshotId,
      lastSnapshotId: later.snapshotId,
      polling: 'stopped',
      stopReason: 'finished',
      snapshotCount: 3
    })
    expect(valueOf(await ledger.read('tasks.toPoll', { gatewayId: null }))).toEqual([])
    const detail = valueOf(await ledger.read('snapshots.get', { id: later.snapshotId }))
    expect(detail.findings.length).toBeGreaterThan(0)
  })

  it('is found by what a person remembers of it', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const imported = await ledger.addTask('task-1', { gatewayId })
    const exported = await ledger.addTask('task-2', { gatewayId })
    await ledger.append(imported, 'wire/import-succeed.json', minutes(1))
    await ledger.append(exported, 'wire/export-succeed.json', minutes(2))
    valueOf(
      await ledger.write('task.describe', { id: imported, name: '发布 ＡＰＩ', note: 'before the Release' })
    )
    const find = async (filter: Partial<TaskFilter>) =>
      valueOf(await ledger.read('tasks.find', { ...nothing, ...filter })).ids

    expect(await find({})).toEqual([exported, imported])
    expect(await find({ task_type: 'export_api' })).toEqual([exported])
    expect(await find({ group_id: '9100ae30705947cc9543d37cd7fb388c' })).toEqual([imported])
    for (const text of ['发布 api', 'THE RELEASE', 'task-1', '9100ae']) {
      expect(await find({ text }), text).toEqual([imported])
    }
    expect(await find({ text: '%' })).toEqual([])
    expect(valueOf(await ledger.read('tasks.facets', undefined))).toEqual({
      total: 2,
      task_types: ['export_api', 'import_api'],
      task_statuses: ['succeed'],
      group_ids: ['9100ae30705947cc9543d37cd7fb388c']
    })
  })
})

describe('what a person sets', () => {
  it('keeps severities rule by rule, also of rules that only a newer version has', async () => {
    const ledger = await openTestLedger()
    const set = async (comparison: Input<'settings.set'>['comparison']) =>
      valueOf(await ledger.write('settings.set', { comparison })).comparison
    await set({ profile: 'operators', overrides: { 'rule-of-tomorrow': 'breaking' } })
    await set({ overrides: { 'cors-off': 'warning', 'host-changed': 'compatible' } })
    expect(await set({ overrides: { 'host-changed': null } })).toEqual({
      profile: 'operators',
      overrides: { 'rule-of-tomorrow': 'breaking', 'cors-off': 'warning' }
    })
    expect(valueOf(await ledger.write('settings.set', { theme: 'dark' })).comparison.profile).toBe(
      'operators'
    )
  })

  it('is kept: settings one by one, files that were saved', async () => {
    const ledger = await openTestLedger()
    expect(valueOf(await ledger.read('settings.get', undefined))).toEqual({
      language: 'system',
      theme: 'system',
      notifications: true,
      whenClosed: 'ask',
      openAtLogin: false,
      backupBudget: firstBackupBudget,
      comparison: { profile: 'callers', overrides: {} }
    })
    const changed = valueOf(
      await ledger.write('settings.set', {
        ...{ theme: 'dark', notifications: false, whenClosed: 'background', openAtLogin: true }
      })
    )
    expect(changed).toEqual({
      ...{ language: 'system', theme: 'dark', notifications: false, whenClosed: 'background' },
      openAtLogin: true,
      backupBudget: firstBackupBudget,
      comparison: { profile: 'callers', overrides: {} }
    })
    expect(valueOf(await ledger.read('settings.get', undefined))).toEqual(changed)

    const taskId = await ledger.addTask('task-1')
    const { snapshotId } = await ledger.append(taskId, 'wire/export-succeed.json', minutes(1))
    const file = {
      snapshotId,
      what: 'document',
      path: '/tmp/a.json',
      savedAt: start,
      sha256: 'ab',
      size: 1
    } as const
    const saved = valueOf(await ledger.write('savedFile.add', file))
    expect(saved).toMatchObject(file)
    expect(valueOf(await ledger.read('documents.saved', { taskId }))).toEqual([saved])
    expect(valueOf(await ledger.read('savedFile.get', { id: saved.id }))).toEqual(saved)
  })

  it('is answered NOT_FOUND where there is nothing of that id', async () => {
    const ledger = await openTestLedger()
    const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
    const at = start
    expect(await ledger.write('task.describe', { id: 9, name: 'x' })).toMatchObject(notFound)
    expect(await ledger.write('gateway.stop', { id: 9, reason: 'auth', at })).toMatchObject(notFound)
    expect(await ledger.write('gateway.resume', { id: 9, at })).toMatchObject(notFound)
    expect(await ledger.write('gateway.remove', { id: 9, at })).toMatchObject(notFound)
    expect(await ledger.read('snapshots.get', { id: 9 })).toMatchObject(notFound)
    expect(await ledger.read('savedFile.get', { id: 9 })).toMatchObject(notFound)
  })
})

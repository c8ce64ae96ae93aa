import { randomUUID } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { demoDocuments } from '../../../src/demo-gateway/seed/demo-documents'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { writeAt } from '../../support/open-adding'
import { CheckedApp } from '../contract/checked-app'
import { giveToken, latest } from '../contract/steps'

const page = { offset: 0, limit: 100 }

/** The app on a gateway whose tasks end at once and whose imports are published. */
async function openApp() {
  const gateway = await startDemoGateway({
    publishImports: true,
    schedule: { waitingMs: 0, processingMs: 0 }
  })
  onTestFinished(() => gateway.close())
  const app = await CheckedApp.start()
  const { origin: endpoint, project_id, instance_id, token } = gateway
  const profile = { id: null, name: 'Test', endpoint, project_id, instance_id }
  const { id: gatewayId } = await app.ask('gateways.save', profile)
  await giveToken(app, gatewayId, token)
  const groupId = (): string => gateway.groups.find(({ name }) => name === 'member-center')?.id ?? ''

  async function ended(taskId: number | null): Promise<number> {
    await app.until(({ event, payload }) => event === 'task.ended' && payload.taskId === taskId)
    return latest(app, taskId ?? 0)
  }

  return {
    app,
    async importDocument(name: string, target: { is_create_group: boolean; group_id?: string }) {
      const document = demoDocuments.find((each) => each.name === name)
      app.chosen.definition = writeAt(app.folder, document?.fileName ?? '', document?.text ?? '')
      const held = await app.ask('starting.chooseFile', undefined)
      const modes = { api_mode: 'override', simple_mode: false, mock_mode: false } as const
      const extend_mode = target.is_create_group ? 'merge' : 'override'
      const started = await app.ask('starting.import', {
        ...{ gatewayId, attempt: randomUUID(), fileId: held?.fileId ?? '' },
        options: { ...target, extend_mode, ...modes }
      })
      await ended(started.taskId)
    },
    async exportGroup(type: 'json' | 'yaml') {
      const env_id = gateway.environments[0]?.id ?? ''
      const options = { oas_version: '2.0', env_id, group_id: groupId(), define: 'all', type } as const
      const attempt = randomUUID()
      return ended((await app.ask('starting.export', { gatewayId, attempt, name: '', options })).taskId)
    },
    groupId
  }
}

it(
  'two exports of the demo gateway show what the import between them changed, and nothing else',
  { timeout: 60_000 },
  async () => {
    const { app, importDocument, exportGroup, groupId } = await openApp()
    await importDocument('first-import', { is_create_group: true })
    const before = await exportGroup('json')
    const yaml = await exportGroup('yaml')
    await importDocument('second-import', { is_create_group: false, group_id: groupId() })
    const after = await exportGroup('json')

    const { previous } = await app.ask('documents.runs', { snapshotId: after, ...page })
    expect(previous).toEqual({ snapshotId: yaml, reason: 'same_requested_group_before' })
    const other = await app.ask('documents.compare', { before, after: yaml, profile: 'strict' })
    expect(other).toMatchObject({ kind: 'compared', severity: null, isSame: false, incomparable: [] })

    const pair = { before, after, profile: 'callers' } as const
    const compared = await app.ask('documents.compare', pair)
    expect(compared).toMatchObject({ kind: 'compared', incomparable: [] })
    const filter = { state: null, severity: null, text: '' }
    const { rows } = await app.ask('documents.endpoints', { ...pair, filter, ...page })
    const named = rows
      .filter(({ state }) => state !== 'same')
      .map(({ state, method, path }) => `${state} ${method} ${path}`)
    expect(named).toEqual([
      'added POST /members/search',
      'changed GET /members/{member_id}',
      'changed PUT /members/{member_id}',
      'added DELETE /members/{member_id}',
      'added GET /members/{member_id}/coupons',
      'added POST /members/{member_id}/coupons'
    ])
    const changes = await app.ask('documents.changes', {
      ...{ ...pair, ...page },
      endpoint: null,
      includeNoise: false
    })
    const told = changes.rows
      .filter(({ rule }) => rule !== 'operation-added')
      .map(({ rule, texts: { before: was, after: is } }) => [rule, was, is])
    expect(told).toEqual([
      ['backend-timeout-increased', '5000', '15000'],
      ['description-changed', '修改会员资料', '修改会员资料（需登录）'],
      ['auth-type-changed', 'apig-auth-app', 'member_login']
    ])
    expect(changes.total - told.length).toBe(4)
  }
)

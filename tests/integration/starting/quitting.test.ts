import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startDemoGateway, type DemoGateway } from '../../../src/demo-gateway/server'
import type { AppDeps } from '../../../src/main/app-deps'
import { temporaryFolder } from '../../support/ledger'
import { RealApp } from '../../support/real-app'

async function openGateway(): Promise<DemoGateway> {
  const server = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
  onTestFinished(() => server.close())
  return server
}

/** An app with an export under way whose answer the gateway holds back. */
async function startHeld(server: DemoGateway, more: Partial<AppDeps> = {}) {
  const userData = temporaryFolder()
  const real = new RealApp(userData, more)
  await real.app.start()
  const { project_id, instance_id, origin: endpoint, token } = server
  const place = { endpoint, iam_endpoint: null, project_id, instance_id }
  const { id: gatewayId } = await real.ask('gateways.save', { id: null, name: 'Test', ...place })
  await real.ask('gateways.setCredentials', {
    id: gatewayId,
    credential: { kind: 'token', token },
    keep: 'system'
  })
  server.control.answerWith('slow-headers', { operation: 'asyncExport' })
  const start = () =>
    real.app.answer('starting.export', {
      gatewayId,
      attempt: randomUUID(),
      name: 'weekly',
      options: {
        oas_version: '3.0',
        env_id: server.environments[0]?.id ?? '',
        group_id: server.groups[1]?.id ?? '',
        define: 'all',
        type: 'yaml'
      }
    })
  const started = start()
  await arrived(server)
  return { real, userData, gatewayId, start, started }
}

async function arrived(server: DemoGateway): Promise<void> {
  while (server.requests.every(({ method }) => method !== 'POST'))
    await new Promise((resolve) => setImmediate(resolve))
}

/** What the next run of the app finds. */
async function nextRun(userData: string, gatewayId: number) {
  const real = new RealApp(userData)
  await real.app.start()
  const { rows } = await real.ask('starts.withoutTask', { gatewayId, offset: 0, limit: 10 })
  const { total } = await real.ask('tasks.facets', undefined)
  return { outcomes: rows.map(({ outcome, failure }) => [outcome, failure?.code]), tasks: total }
}

describe('quitting while a start is under way', () => {
  it('waits for its answer, so that the task is kept, and says so', async () => {
    const server = await openGateway()
    const { real, userData, gatewayId, start, started } = await startHeld(server)
    const stopped = real.app.stop()
    await real.until(async () => real.count('window.quitting') === 1)
    // Nothing more leaves for a gateway from an app that quits.
    expect(await start()).toMatchObject({ ok: false, error: { code: 'QUITTING' } })
    server.control.release()
    expect(await started).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
    await stopped
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
    expect(await nextRun(userData, gatewayId)).toEqual({ outcomes: [], tasks: 1 })
  })

  it('waits no longer than it says; then the outcome is unknown', async () => {
    const server = await openGateway()
    const { real, userData, gatewayId, started } = await startHeld(server, { quitWaitMs: 300 })
    const before = performance.now()
    await real.app.stop()
    expect(performance.now() - before).toBeGreaterThan(290)
    expect(performance.now() - before).toBeLessThan(5000)
    expect(await started).toMatchObject({ ok: true, value: { outcome: 'unknown', taskId: null } })
    expect(await nextRun(userData, gatewayId)).toEqual({
      outcomes: [['unknown', 'aborted']],
      tasks: 0
    })
  })

  it('waits no longer when it is asked again', async () => {
    const server = await openGateway()
    const { real, userData, gatewayId } = await startHeld(server, { quitWaitMs: 3_600_000 })
    const stopped = real.app.stop()
    await real.until(async () => real.count('window.quitting') === 1)
    await real.app.stop()
    await stopped
    expect((await nextRun(userData, gatewayId)).outcomes).toEqual([['unknown', 'aborted']])
  })

  it('with nothing under way does not wait', async () => {
    const real = new RealApp(temporaryFolder(), { quitWaitMs: 3_600_000 })
    await real.app.start()
    await real.app.stop()
    expect(real.count('window.quitting')).toBe(0)
  })
})

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../support/ledger'
import { RealApp } from '../../support/real-app'

const profile = {
  endpoint: 'https://apig.example.com',
  project_id: 'p',
  instance_id: 'i',
  iam_endpoint: null
}

const firstPage = { offset: 0, limit: 500 }

async function startApp(): Promise<RealApp> {
  const app = new RealApp(temporaryFolder())
  await app.app.start()
  return app
}

const addGateway = (app: RealApp, name: string) => app.ask('gateways.save', { id: null, name, ...profile })
const gateways = async (app: RealApp) => (await app.ask('gateways.list', undefined)).map(({ name }) => name)

describe('a backup', () => {
  it('made by hand is a whole ledger for its owner only, with what is known of it beside it', async () => {
    const app = await startApp()
    await addGateway(app, 'First')
    const made = await app.ask('backups.make', undefined)
    expect(made).toMatchObject({ sequence: 1, reason: 'by_hand', state: 'verified', appVersion: '0.0.0' })
    const database = new Database(made.path, { readonly: true })
    expect(database.prepare('SELECT name FROM gateway').pluck().all()).toEqual(['First'])
    database.close()
    expect(readdirSync(join(app.userData, 'backups')).sort()).toEqual(
      [
        made.path.slice(-made.path.length + made.path.lastIndexOf('/') + 1),
        made.path.slice(made.path.lastIndexOf('/') + 1).replace('.db', '.json')
      ].sort()
    )
    const state = await app.ask('backups.state', undefined)
    expect(state).toMatchObject({ newest: made, count: 1, work: null, trouble: null, totalBytes: made.size })
  })

  it('put back takes the ledger to that moment, and the backup made before that takes it back again', async () => {
    const app = await startApp()
    await addGateway(app, 'First')
    const made = await app.ask('backups.make', undefined)
    await addGateway(app, 'Second')
    const preview = await app.ask('backups.preview', { sequence: made.sequence })
    expect(preview).toMatchObject({
      now: { gateways: 2 },
      then: { gateways: 1 },
      lost: { gateways: 1, tasks: 0, snapshots: 0 },
      gained: { gateways: 0, tasks: 0, snapshots: 0 }
    })
    await app.ask('backups.restore', { sequence: made.sequence })
    expect(await gateways(app)).toEqual(['First'])
    expect(readdirSync(join(app.userData, 'ledger')).filter((name) => !/-(wal|shm)$/.test(name))).toEqual([
      'ledger.db'
    ])
    const { rows } = await app.ask('backups.list', firstPage)
    expect(rows.map(({ reason }) => reason)).toEqual(['before_restore', 'by_hand'])
    await app.ask('backups.restore', { sequence: rows[0]?.sequence ?? 0 })
    expect(await gateways(app)).toEqual(['First', 'Second'])
  })

  it('is tried in a drill, whose result is kept', async () => {
    const app = await startApp()
    await addGateway(app, 'First')
    await app.ask('backups.make', undefined)
    const report = await app.ask('backups.drill', { sequence: null })
    expect(report).toMatchObject({ sequence: 1, problem: null })
    expect(report.tables).toBeGreaterThan(10)
    expect((await app.ask('backups.state', undefined)).drill).toEqual(report)
    expect(existsSync(join(app.userData, 'backups', 'last-drill.json'))).toBe(true)
  })
})

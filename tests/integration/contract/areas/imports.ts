import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { sampleGroup } from '../../../../src/demo-gateway/tasks/vendor-samples'
import type { Scene } from '../scene'
import { latest } from '../steps'

/** Entries of imports and their comparison. */
export async function askImports({ app, firstRun, secondRun }: Scene): Promise<void> {
  const pair = { before: await latest(app, firstRun), after: await latest(app, secondRun) }
  const page = { offset: 0, limit: 100 }
  const failures = await app.ask('imports.entries', {
    snapshotId: pair.after,
    list: 'failure',
    text: '',
    ...page
  })
  expect(failures).toMatchObject({ total: 1, rows: [{ path: '/会员', error_code: 'APIG.3301' }] })
  const { runs } = await app.ask('imports.runs', { snapshotId: null })
  const [newer, older] = runs.filter(({ group_id }) => group_id === sampleGroup.id)
  expect([newer?.snapshotId, older?.snapshotId].sort()).toEqual([pair.before, pair.after].sort())
  expect((await app.ask('imports.runs', { snapshotId: newer?.snapshotId ?? 0 })).previous).toEqual({
    snapshotId: older?.snapshotId,
    reason: 'same_group_before'
  })
  const compared = await app.ask('imports.compare', pair)
  expect(compared).toMatchObject({ total: 3 })
  expect(compared.matrix.length).toBeGreaterThan(0)
  const filter = { before: null, after: null, changedOnly: true, text: '' }
  const changes = await app.ask('imports.changes', { ...pair, filter, ...page })
  expect(changes.rows.map(({ path }) => path).sort()).toEqual(['/ignored', '/test1', '/会员'].sort())

  const causes = await app.ask('failures.clusters', { gatewayId: null, text: '会员', ...page })
  expect(causes.rows).toMatchObject([{ error_code: 'APIG.3301' }])
  const cause = { cluster: causes.rows[0]?.id ?? 0, gatewayId: null, ...page }
  expect((await app.ask('failures.apis', cause)).rows.map(({ path }) => path)).toContain('/会员')
  const runsOf = await app.ask('failures.runs', cause)
  expect(runsOf.rows.map(({ snapshotId }) => snapshotId)).toContain(pair.after)

  const saved = await app.ask('imports.report', {
    ...pair,
    format: 'html',
    language: 'zh-Hans',
    isRaw: false
  })
  expect(readFileSync(saved?.path ?? '', 'utf8')).toContain('<html lang="zh-Hans">')

  const method = failures.rows[0]?.method ?? ''
  const api = { method, path: '/会员', gatewayId: null, group_id: null, ...page }
  const life = await app.ask('apis.life', api)
  expect(life.rows[0]).toMatchObject({ kind: 'import', entry: { path: '/会员' } })
  const found = await app.ask('apis.find', { text: '会员', ...page })
  expect(found.rows.map(({ path }) => path)).toContain('/会员')
}

import { describe, expect, it } from 'vitest'
import type { Output } from '@shared/contract'
import { minutes, openTestLedger, valueOf } from '../../support/ledger'
import { addExport, operation } from '../comparing/exports'
import { addImport, created, document, failed, lifeOf, started } from './api-runs'

const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const statesOf = ({ rows }: Output<'apis.life'>) => rows.map(({ task_id, state }) => [task_id, state])

describe('the life of one API', () => {
  it('is every run and every exported document that names it, newest first, with bounds', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const one = { gatewayId }
    await addImport(ledger, { ...one, task_id: 'i1', minute: 2, success: [created('/pets')] })
    const there = document({ '/pets': { get: operation({ operationId: 'listPets' }) } })
    await addExport(ledger, { ...one, task_id: 'e1', minute: 5, document: there, started })
    const i2 = await addImport(ledger, { ...one, task_id: 'i2', minute: 8, failure: [failed('/pets')] })
    await addImport(ledger, { ...one, task_id: 'i3', minute: 11, success: [created('/other')] })
    const gone = document({ '/other': { get: operation() } })
    await addExport(ledger, { ...one, task_id: 'e2', minute: 14, document: gone, started })
    const life = await lifeOf(ledger, '/pets')
    expect(statesOf(life)).toEqual([
      ['e2', 'not_in_export'],
      ['i3', 'not_in_run'],
      ['i2', 'failed'],
      ['e1', 'in_export'],
      ['i1', 'created']
    ])
    expect(life.rows[2]).toMatchObject({
      snapshotId: i2,
      notFinalAt: minutes(7),
      finalAt: minutes(8),
      group_id: 'group-1',
      isListMissing: false,
      entry: { error_code: 'APIG.2011' }
    })
    expect(life.rows[3]).toMatchObject({ operationId: 'listPets', env_id: 'env-1', entry: null })
    expect(life.lastSuccess).toMatchObject({ state: 'created', notFinalAt: minutes(1), finalAt: minutes(2) })
    expect(life.lastFailure).toMatchObject({ snapshotId: i2, error_code: 'APIG.2011' })
    expect(life.lastInExport).toMatchObject({ finalAt: minutes(5) })
    expect(life.marks.map(({ state, index, count }) => [state, index, count])).toEqual([
      ['created', 4, 1],
      ['in_export', 3, 1],
      ['failed', 2, 1],
      ['not_in_run', 1, 1],
      ['not_in_export', 0, 1]
    ])
    expect(life.progress).toEqual({ done: 5, total: 5 })
    const page = await lifeOf(ledger, '/pets', { offset: 1, limit: 2 })
    expect([page.total, statesOf(page)]).toEqual([5, statesOf(life).slice(1, 3)])
  })

  it('shows absence in groups only in which the API was named, and never for an unknown group', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const elsewhere = await ledger.addGateway('Elsewhere', 'https://other.example.com')
    const other = document({ '/other': { get: operation() } })
    await addImport(ledger, { gatewayId, task_id: 'named', minute: 2, success: [created('/pets')] })
    const strange = { success: [created('/other')] }
    await addImport(ledger, { gatewayId, task_id: 'group-2', minute: 4, group_id: 'group-2', ...strange })
    await addImport(ledger, { gatewayId: elsewhere, task_id: 'elsewhere', minute: 6, ...strange })
    await addExport(ledger, { gatewayId, task_id: 'unknown', minute: 8, document: other })
    await addExport(ledger, { gatewayId, task_id: 'unreadable', minute: 9, document: '{"a":', started })
    expect(statesOf(await lifeOf(ledger, '/pets'))).toEqual([['named', 'created']])
    expect(statesOf(await lifeOf(ledger, '/never'))).toEqual([])
    await addImport(ledger, { gatewayId, task_id: 'absent', minute: 10, ...strange })
    expect(statesOf(await lifeOf(ledger, '/pets'))).toEqual([
      ['absent', 'not_in_run'],
      ['named', 'created']
    ])
  })

  it('says when a list is missing, and keeps every entry of a run that names the API twice', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const success = [created('/pets'), created('/pets', { id: 'api-2' })]
    await addImport(ledger, { gatewayId, task_id: 'i1', minute: 2, success, failure: [failed('/pets')] })
    const taskId = await ledger.addTask('i2', { gatewayId })
    const task_result = JSON.stringify({ group_id: 'group-1', success: [created('/other')] })
    const answer = { task_id: 'i2', task_type: 'import_api', task_status: 'succeed', task_result }
    await ledger.append(taskId, utf8(answer), minutes(4))
    const { rows } = await lifeOf(ledger, '/pets')
    expect(rows.map(({ state, ordinal, isListMissing }) => [state, ordinal, isListMissing])).toEqual([
      ['not_in_run', 0, true],
      ['failed', 0, false],
      ['created', 1, false],
      ['created', 2, false]
    ])
  })

  it('can be kept to one gateway or group, and names the places', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const elsewhere = await ledger.addGateway('Elsewhere', 'https://other.example.com')
    const success = [created('/pets')]
    await addImport(ledger, { gatewayId, task_id: 'i1', minute: 2, success })
    await addImport(ledger, { gatewayId, task_id: 'i2', minute: 4, success })
    await addImport(ledger, { gatewayId: elsewhere, task_id: 'i3', minute: 6, group_id: 'group-9', success })
    const all = await lifeOf(ledger, '/pets')
    expect(all.places).toEqual([
      { gatewayId, gatewayName: 'Production', group_id: 'group-1', count: 2 },
      { gatewayId: elsewhere, gatewayName: 'Elsewhere', group_id: 'group-9', count: 1 }
    ])
    expect((await lifeOf(ledger, '/pets', { gatewayId })).total).toBe(2)
    const none = await lifeOf(ledger, '/pets', { gatewayId, group_id: 'group-9' })
    expect([none.total, none.lastSuccess, none.marks]).toEqual([0, null, []])
    expect(none.places).toEqual(all.places)
  })

  it('takes x-apigateway-any-method for ANY, case apart, and hints at other parameter names', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const any = document({
      '/pets/{id}': { 'x-apigateway-any-method': operation() },
      '/pets/{petId}': { 'x-apigateway-any-method': operation() },
      '/pets/{all+}': { 'x-apigateway-any-method': operation() }
    })
    await addExport(ledger, { gatewayId, task_id: 'e1', minute: 2, document: any, started })
    const entry = { method: 'any', path: '/pets/{id}', action: 'update', id: 'api-1' }
    await addImport(ledger, { gatewayId, task_id: 'i1', minute: 4, success: [entry] })
    const life = await lifeOf(ledger, '/pets/{id}', { method: 'ANY' })
    expect(statesOf(life)).toEqual([
      ['i1', 'updated'],
      ['e1', 'in_export']
    ])
    expect(life.similar).toEqual([{ method: 'ANY', path: '/pets/{petId}' }])
    expect(statesOf(await lifeOf(ledger, '/pets/{id}'))).toEqual([])
  })
})

describe('the APIs that are known', () => {
  it('are found by words of method and path, with how often they were seen', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    await addImport(ledger, {
      gatewayId,
      task_id: 'i1',
      minute: 2,
      success: [created('/Pets')],
      failure: [failed('/users'), { method: null, path: null, error_code: 'APIG.1', error_msg: null }]
    })
    const paths = { '/Pets': { get: operation(), post: operation() } }
    await addExport(ledger, { gatewayId, task_id: 'e1', minute: 4, document: document(paths), started })
    const find = async (text: string, limit = 10) =>
      valueOf(await ledger.read('apis.find', { text, offset: 0, limit }))
    const pets = { method: 'GET', path: '/Pets', lastSeenAt: minutes(4), imports: 1, failures: 0, exports: 1 }
    expect(await find('get pets')).toMatchObject({ total: 1, rows: [pets] })
    const { total, rows } = await find('')
    expect(total).toBe(3)
    expect(rows.map(({ method, path, failures }) => [method, path, failures])).toEqual([
      ['GET', '/Pets', 0],
      ['POST', '/Pets', 0],
      ['GET', '/users', 1]
    ])
    expect(await find('', 1)).toMatchObject({ total: 3, rows: [{ path: '/Pets' }] })
    expect((await find('%')).total).toBe(0)
  })
})

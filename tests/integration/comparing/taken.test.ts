import type { Input } from '@shared/contract'
import { expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'
import { addExport, address, backend, operation, swagger } from './exports'

const utf8 = (value: object): ArrayBuffer => new TextEncoder().encode(JSON.stringify(value)).buffer
const group_id = 'g-1'
const started = { group_id, env_id: 'release', define: 'all' } as const
const all = { taken: null, finding: null, text: '' } as const
const page = { offset: 0, limit: 100 }

const before = swagger({
  '/kept': { get: operation(backend('old.example.com', 'c')) },
  '/gone': { get: operation() },
  '/untouched': { get: operation() }
})
const sent = swagger({
  '/kept': { get: operation(backend(address, 'c')) },
  '/mine': { get: operation() },
  '/missing': { get: operation() }
})
const after = swagger({
  '/kept': { get: operation(backend(address, 'c')) },
  '/mine': { get: operation({ 'x-apigateway-cors': true }) },
  '/untouched': { get: operation({ 'x-apigateway-cors': true }) }
})
const succeeded = ['/kept', '/mine', '/missing']

/** Keeps an import that ended so, started here with the file that was sent, or added by its id. */
async function addImport(ledger: TestLedger, gatewayId: number, isStarted: boolean): Promise<number> {
  const at = minutes(5)
  const task_id = 'i-1'
  const modes = { is_create_group: false, extend_mode: 'merge', api_mode: 'override' }
  const options = { ...modes, group_id, simple_mode: false, mock_mode: false }
  const start = async (): Promise<number> => {
    const file = { fileName: 'sent.json', bytes: utf8(sent) }
    const begun = valueOf(
      await ledger.write('start.begin', { gatewayId, task_type: 'import_api', options, ...file, at })
    )
    const ended = await ledger.write('start.end', {
      ...{ startId: begun.startId, name: '', requested_group_id: group_id },
      ...{ requestedAt: at, observedAt: at + 50, elapsedMs: 50, http_status: 202, failure: null },
      ...{ headers: { 'content-type': 'application/json' }, bytes: utf8({ task_id }) }
    })
    return valueOf(ended).taskId ?? Number.NaN
  }
  const add = () => ledger.addTask(task_id, { gatewayId, requested_group_id: group_id })
  const taskId = await (isStarted ? start() : add())
  const success = succeeded.map((path) => ({
    ...{ path, method: 'GET', id: path },
    action: path === '/kept' ? 'update' : 'create'
  }))
  const failure = [{ path: '/gone', method: 'GET', error_code: 'APIG.3202', error_msg: 'no' }]
  const task_result = JSON.stringify({ group_id, success, failure, ignore: [] })
  const answer = { task_id, task_status: 'succeed', task_type: 'import_api', task_result }
  return (await ledger.append(taskId, new Uint8Array(utf8(answer)), minutes(6))).snapshotId
}

async function openScene(isStarted = true) {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const exported = async (task_id: string, document: object, minute: number, of: object = started) =>
    addExport(ledger, {
      ...{ task_id, minute, gatewayId, document: JSON.stringify(document) },
      started: { ...started, ...of }
    })
  const previous = await exported('e-before', before, 1)
  const imported = await addImport(ledger, gatewayId, isStarted)
  await exported('e-other', before, 7, { group_id: 'another' })
  const next = await exported('e-after', after, 8)
  await exported('e-last', before, 9)
  return { ledger, gatewayId, imported, previous, next }
}

/** What came of each API: its path, state and findings. */
async function told(ledger: TestLedger, choice: Input<'taken.compare'>, filter: object = {}) {
  const { rows } = valueOf(
    await ledger.read('taken.apis', { ...choice, filter: { ...all, ...filter }, ...page })
  )
  return rows.map(({ path, taken, findings }) => [path, taken, findings])
}

it('finds the first export after an import, the last before it, and the file it sent', async () => {
  const { ledger, imported, previous, next } = await openScene()
  expect(valueOf(await ledger.read('taken.find', { snapshotId: imported }))).toMatchObject({
    import: { snapshotId: imported },
    sent: { fileName: 'sent.json' },
    next: { snapshotId: next },
    previous: { snapshotId: previous }
  })
})

it('tells what took, what did not, what somebody else changed and what is not in the export', async () => {
  const { ledger, imported, previous, next } = await openScene()
  const choice = { import: imported, next, previous, file: { kind: 'sent' } } as const
  expect(await told(ledger, choice)).toEqual([
    ['/kept', 'as_sent', ['ours']],
    ['/mine', 'different', ['ours']],
    ['/missing', 'not_in_export', ['ours', 'lost']],
    ['/gone', null, ['lost']],
    ['/untouched', null, ['elsewhere']]
  ])
  expect(valueOf(await ledger.read('taken.compare', choice))).toMatchObject({
    kind: 'compared',
    cautions: ['published_only'],
    incomparable: [],
    otherImports: 0,
    total: 5,
    successes: 3,
    taken: { as_sent: 1, different: 1, not_in_export: 1, not_comparable: 0 },
    findings: { ours: 3, not_taken: 0, elsewhere: 1, lost: 2 }
  })
  expect(await told(ledger, choice, { finding: 'lost', text: 'get /MISS' })).toEqual([
    ['/missing', 'not_in_export', ['ours', 'lost']]
  ])
  expect(await told(ledger, choice, { taken: 'different' })).toEqual([['/mine', 'different', ['ours']]])

  const kept = valueOf(await ledger.read('taken.changes', { ...choice, index: 0 }))
  expect(kept.ours.map(({ rule }) => rule)).toEqual(['backend-target-changed'])
  expect(JSON.stringify(kept)).not.toContain(address)
  const untouched = valueOf(await ledger.read('taken.changes', { ...choice, index: 4 }))
  expect(untouched.differences.map(({ rule, origin }) => [rule, origin])).toEqual([
    ['cors-on', 'changed_elsewhere']
  ])
  expect(await ledger.read('taken.changes', { ...choice, index: 5 })).toMatchObject({
    error: { code: 'NOT_FOUND' }
  })
})

it('checks presence only without the file, and everything with a chosen one that is not kept', async () => {
  const { ledger, imported, previous, next } = await openScene(false)
  const choice = { import: imported, next, previous, file: { kind: 'sent' } } as const
  expect(valueOf(await ledger.read('taken.find', { snapshotId: imported })).sent).toBeNull()
  expect((await told(ledger, choice)).map(([path, taken]) => [path, taken])).toEqual([
    ['/kept', 'not_comparable'],
    ['/mine', 'not_comparable'],
    ['/missing', 'not_in_export'],
    ['/gone', null],
    ['/untouched', null]
  ])
  expect(valueOf(await ledger.read('taken.compare', choice))).toMatchObject({
    file: null,
    cautions: ['import_start_unknown', 'published_only']
  })
  const held = valueOf(await ledger.read('taken.hold', { fileName: 'mine.json', bytes: utf8(sent) }))
  const withFile = { ...choice, file: { kind: 'held', fileId: held.fileId } } as const
  expect((await told(ledger, withFile)).slice(0, 3).map(([, taken]) => taken)).toEqual([
    'as_sent',
    'different',
    'not_in_export'
  ])
  const text = new TextEncoder().encode('{"swagger": ').buffer
  const broken = valueOf(await ledger.read('taken.hold', { fileName: 'broken.json', bytes: text }))
  const file = { kind: 'held', fileId: broken.fileId } as const
  expect(valueOf(await ledger.read('taken.compare', { ...choice, file }))).toMatchObject({
    kind: 'not_comparable',
    obstacles: [{ of: 'file', reason: 'unreadable' }]
  })
})

it('takes no API for lost because the exports were asked for different ones', async () => {
  const { ledger, gatewayId, imported, previous } = await openScene()
  const unpublished = (task_id: string, minute: number, of: object) =>
    addExport(ledger, {
      ...{ task_id, minute, gatewayId, document: JSON.stringify(after) },
      started: { ...started, define: 'dev', ...of }
    })
  const choice = { import: imported, previous, file: { kind: 'sent' } } as const
  const next = await unpublished('e-dev', 10, {})
  expect(await told(ledger, { ...choice, next }, { finding: 'lost' })).toEqual([
    ['/missing', 'not_in_export', ['ours', 'lost']]
  ])
  expect(valueOf(await ledger.read('taken.compare', { ...choice, next }))).toMatchObject({
    cautions: ['unpublished_only', 'policies_left_out'],
    incomparable: [{ about: 'define', before: 'all', after: 'dev' }]
  })
  const part = await unpublished('e-part', 11, { apis: ['a-1'] })
  expect(await told(ledger, { ...choice, next: part }, { finding: 'lost' })).toEqual([])
})

import type { ExportOptions } from '@shared/contract/starting'
import { minutes, valueOf, type TestLedger } from '../../support/ledger'

export interface Exported {
  task_id: string
  document: string
  minute: number
  gatewayId: number
  /** The export was started here; without it the task was added by its id. */
  started?: Pick<ExportOptions, 'group_id' | 'env_id' | 'define'>
  file?: { FileName: string; FileType: string }
}

const utf8 = (value: object): ArrayBuffer => new TextEncoder().encode(JSON.stringify(value)).buffer

/** Keeps an export that ended with this document. Returns its final snapshot. */
export async function addExport(ledger: TestLedger, exported: Exported): Promise<number> {
  const { task_id, document, minute, file = { FileName: 'orders-RELEASE', FileType: '.json' } } = exported
  const taskId = await taskOf(ledger, exported)
  const task_result = JSON.stringify({ ...file, Comment: document })
  const answer = { task_id, task_status: 'succeed', task_type: 'export_api', task_result }
  return (await ledger.append(taskId, new Uint8Array(utf8(answer)), minutes(minute))).snapshotId
}

async function taskOf(
  ledger: TestLedger,
  { task_id, minute, gatewayId, started }: Exported
): Promise<number> {
  if (started === undefined) return ledger.addTask(task_id, { gatewayId })
  const at = minutes(minute) - 5000
  const begun = valueOf(
    await ledger.write('start.begin', {
      gatewayId,
      task_type: 'export_api',
      options: { oas_version: '2.0', type: 'json', ...started },
      fileName: null,
      bytes: null,
      at
    })
  )
  const ended = valueOf(
    await ledger.write('start.end', {
      startId: begun.startId,
      name: '',
      requested_group_id: started.group_id,
      requestedAt: at,
      observedAt: at + 50,
      elapsedMs: 50,
      http_status: 202,
      headers: { 'content-type': 'application/json' },
      bytes: utf8({ task_id }),
      failure: null
    })
  )
  return ended.taskId ?? Number.NaN
}

/** A backend's password, in a document as people write them. */
export const secret = 'Hunter2-s3cret-value'
/** A backend's address: nothing that a report may carry by itself. */
export const address = 'orders.internal.example.com'

/** One operation of a swagger document; `more` is what it says beyond that. */
export function operation(more: object = {}): object {
  return { responses: { 200: { description: 'OK' } }, 'x-apigateway-request-type': 'public', ...more }
}

/** A swagger 2.0 document of these paths. */
export function swagger(paths: object, version = '2026-03-01-08:00:00'): object {
  return { swagger: '2.0', info: { title: 'orders', version }, schemes: ['https'], paths }
}

/** An HTTP backend at an address, sending a constant header. */
export function backend(host: string, constant: string): object {
  return {
    'x-apigateway-backend': {
      type: 'HTTP',
      httpEndpoints: { address: host, scheme: 'https', method: 'GET', path: '/v1/orders', timeout: 5000 },
      parameters: [{ name: 'X-Password', in: 'HEADER', origin: 'CONSTANT', value: constant }]
    }
  }
}

const query = (name: string, required: boolean): object => ({ name, in: 'query', type: 'string', required })

/** Two versions of one document: /gone removed, /new added, a parameter demanded, backend and version changed. */
export const versions = {
  before: swagger({
    '/orders': { get: operation({ ...backend('old.example.com', 'old-constant'), parameters: [] }) },
    '/gone': { get: operation() },
    '/same': { get: operation(), post: operation({ operationId: 'createSame' }) }
  }),
  after: swagger(
    {
      '/orders': {
        get: operation({ ...backend(address, secret), parameters: [query('tenant', true)] })
      },
      '/same': { get: operation(), post: operation({ operationId: 'createSame' }) },
      '/new': { put: operation() }
    },
    '2026-03-02-08:00:00'
  )
}

import type { Output } from '@shared/contract'
import { minutes, valueOf, type TestLedger } from '../../support/ledger'
import { swagger } from '../comparing/exports'

type Entry = Record<string, unknown>
const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
export const created = (path: string, more: Entry = {}): Entry => ({
  method: 'GET',
  path,
  action: 'create',
  id: 'api-1',
  ...more
})
export const failed = (path: string, error_code = 'APIG.2011'): Entry => ({
  method: 'GET',
  path,
  error_code,
  error_msg: 'no'
})

interface Imported {
  task_id: string
  minute: number
  gatewayId: number
  group_id?: string
  success?: Entry[]
  failure?: Entry[]
  ignore?: Entry[]
}

/** Keeps an import that ended with these lists, all three of them. Returns its final snapshot. */
export async function addImport(ledger: TestLedger, imported: Imported): Promise<number> {
  const { task_id, minute, gatewayId, group_id = 'group-1' } = imported
  const { success = [], failure = [], ignore = [] } = imported
  const result = { group_id, success, failure, ignore, swagger: { id: 's', result: 'Success' } }
  const taskId = await ledger.addTask(task_id, { gatewayId })
  const answer = { task_id, task_type: 'import_api', task_result: JSON.stringify(result) }
  await ledger.append(
    taskId,
    utf8({ task_id, task_type: 'import_api', task_status: 'processing' }),
    minutes(minute - 1)
  )
  return (await ledger.append(taskId, utf8({ ...answer, task_status: 'succeed' }), minutes(minute)))
    .snapshotId
}

export const started = { group_id: 'group-1', env_id: 'env-1', define: 'all' } as const
export const document = (paths: object): string => JSON.stringify(swagger(paths))

export async function lifeOf(
  ledger: TestLedger,
  path: string,
  more: { method?: string; gatewayId?: number; group_id?: string; offset?: number; limit?: number } = {}
): Promise<Output<'apis.life'>> {
  const asked = { method: 'GET', gatewayId: null, group_id: null, offset: 0, limit: 100, path, ...more }
  return valueOf(await ledger.read('apis.life', asked))
}

import type { Input } from '@shared/contract'
import type { AppendedSnapshot } from '../../../src/main/ledger/protocol'
import { minutes, valueOf, type TestLedger } from '../../support/ledger'
import { failed } from './api-runs'

export const page = { offset: 0, limit: 100 }

/** The causes of everything; what is asked for narrows them. */
export async function clustersOf(ledger: TestLedger, asked: Partial<Input<'failures.clusters'>> = {}) {
  return valueOf(await ledger.read('failures.clusters', { gatewayId: null, text: '', ...page, ...asked }))
}

export const conflict = (path: string) => ({
  ...failed(path, 'APIG.3301'),
  error_msg: `The API ${path} already exists, An API with the same path exists. API name: "name${path}"`
})

export interface EndedTask {
  task_id: string
  minute: number
  gatewayId: number
  task_type?: string | null
  task_status?: string
  /** What `task_result` holds; a text as it is. */
  result: object | string
}

/** Keeps an answer of a task that failed as a whole, or of one that says otherwise. */
export async function addFailed(ledger: TestLedger, ended: EndedTask): Promise<AppendedSnapshot> {
  const { task_id, minute, gatewayId, task_type = 'import_api', task_status = 'failed', result } = ended
  const task_result = typeof result === 'string' ? result : JSON.stringify(result)
  const taskId = await ledger.addTask(task_id, { gatewayId })
  const answer = { task_id, task_status, ...(task_type === null ? {} : { task_type }), task_result }
  return ledger.append(taskId, Buffer.from(JSON.stringify(answer)), minutes(minute))
}

export const taken = (name: string) => ({
  error_code: 'APIG.3201',
  error_msg: `The API group "${name}" already exists`
})

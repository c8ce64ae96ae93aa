import type { Output, ParsedInput } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import type { Ledger } from '../ledger/protocol'
import type { Log } from '../log'
import type { Polling } from '../polling/polling'
import type { Emit } from './emit'
import { obstacleError } from './obstacle-error'

export interface TaskDeps {
  ledger: Ledger
  polling: Polling
  now: () => number
  emit: Emit
  log: Log
}

/**
 * Adds task ids to a gateway and follows the new ones. Ids that are there already are found, not added twice.
 * INVALID_INPUT, with the id, for one that no request could carry; unusual ones are the service's business.
 */
export async function addTasks(
  deps: TaskDeps,
  { gatewayId, task_ids }: ParsedInput<'tasks.add'>
): Promise<Result<Output<'tasks.add'>>> {
  const unsendable = task_ids.find((task_id) => !/^[!-~]+$/.test(task_id) || /^\.\.?$/.test(task_id))
  if (unsendable !== undefined)
    return err('INVALID_INPUT', 'a task id that no path can hold', { field: 'task_ids', value: unsendable })
  const tasks = [...new Set(task_ids)].map((task_id) => ({
    task_id,
    task_type: null,
    requested_group_id: null,
    name: ''
  }))
  const added = await deps.ledger.write('task.add', { gatewayId, tasks, at: deps.now() })
  if (!added.ok) return added
  const followed = await followActive(deps, gatewayId, added.value.taskIds, 0)
  return followed.ok ? added : followed
}

/** Follows those of a gateway's tasks whose polling is active, first after `delayMs`; tells that there are more now. */
export async function followActive(
  { ledger, polling, emit }: TaskDeps,
  gatewayId: number,
  taskIds: readonly number[],
  delayMs: number
): Promise<Result<void>> {
  const active = await ledger.read('tasks.toPoll', { gatewayId })
  if (!active.ok) return active
  const wanted = new Set(taskIds)
  for (const target of active.value) if (wanted.has(target.taskId)) polling.follow(target, delayMs)
  emit('tasks.changed', {})
  emit('gateways.changed', {})
  return ok(undefined)
}

/** Changes the task's name or note: the person's own words, about the task and not part of its history. */
export async function describeTask(
  deps: TaskDeps,
  input: ParsedInput<'tasks.describe'>
): Promise<Result<void>> {
  const { id, name, note } = input
  const described = await deps.ledger.write('task.describe', {
    id,
    ...(name !== undefined && { name }),
    ...(note !== undefined && { note })
  })
  if (!described.ok) return described
  deps.emit('task.changed', { taskId: id })
  return ok(undefined)
}

/** One poll now, whatever state the task's polling is in. Says why when the answer could not be had or kept. */
export async function checkNow(deps: TaskDeps, { id }: ParsedInput<'tasks.checkNow'>): Promise<Result<void>> {
  const target = await deps.ledger.read('task.target', { id })
  if (!target.ok) return target
  const polled = await deps.polling.checkNow(target.value)
  if (polled?.obstacle !== undefined) return obstacleError(polled.obstacle)
  if (polled?.notKept === undefined) return ok(undefined)
  const { waiting } = deps.polling.storage
  return err(polled.notKept, 'answers cannot be stored', waiting === 0 ? undefined : { waiting })
}

/** Stops polling a task until it is resumed. */
export async function pauseTask(deps: TaskDeps, { id }: ParsedInput<'tasks.pause'>): Promise<Result<void>> {
  const paused = await deps.ledger.write('task.setPolling', {
    id,
    polling: 'paused',
    reason: null,
    at: deps.now()
  })
  if (!paused.ok) return paused
  deps.polling.unfollow(id)
  deps.emit('task.changed', { taskId: id })
  return ok(undefined)
}

/** Polls a paused or stopped task again, from now on. */
export async function resumeTask(deps: TaskDeps, { id }: ParsedInput<'tasks.resume'>): Promise<Result<void>> {
  const target = await deps.ledger.read('task.target', { id })
  if (!target.ok) return target
  const resumed = await deps.ledger.write('task.setPolling', {
    id,
    polling: 'active',
    reason: null,
    at: deps.now()
  })
  if (!resumed.ok) return resumed
  deps.polling.follow(target.value, 0)
  deps.emit('task.changed', { taskId: id })
  return ok(undefined)
}

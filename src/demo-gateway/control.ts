import type { FaultName } from './faults/catalogue'
import type { FaultPlan, FaultQueue } from './faults/queue'
import type { HeldAnswers } from './faults/held-answers'
import { newId } from './ids'
import { wireJson } from './json'
import type { LoginRule } from './login-book'
import { editInConsole, removeInConsole, type ConsoleEdit } from './model/console'
import { findGroup, publishGroup, releaseEnvironment } from './model/gateway-model'
import type { GatewayState } from './operations/call'
import { bigExport } from './seed/big-export'
import type { AccessKey } from './signature/key-book'
import type { Schedule, TaskState } from './tasks/task-book'

/** What can be done to a running gateway from outside its API. */
export interface GatewayControl {
  /** Shapes the next `times` (1) answers that fit the plan; several plans are used up in the order they were made. */
  answerWith(fault: FaultName, plan?: FaultPlan): void
  /** Forgets every planned fault. */
  clearFaults(): void
  /** Lets held answers (`slow-headers`, `stalled-body`) go on. Returns how many there were. */
  release(): number
  /** How long tasks that start from now on take. */
  setSchedule(schedule: Schedule): void
  /** Moves a task one step on: waiting → processing → finished. False when it cannot move. */
  advance(task_id: string): boolean
  /** Moves a task to its end. False when there is no such task. */
  finish(task_id: string): boolean
  /** Makes the gateway forget a task. False when there is no such task. */
  forget(task_id: string): boolean
  /** Adds a task that always answers exactly this. Returns its id. */
  addTask(task: Omit<TaskState, 'task_id'> & { task_id?: string }): string
  /** Adds a finished export of about so many megabytes of Chinese text, always the same bytes. Returns its id. */
  addBigExport(megabytes: number): string
  /** Publishes a group's APIs as they are now (RELEASE when no environment is given). False when there is no group. */
  publish(group_id: string, environment_id?: string): boolean
  /** Changes an API as a person does it in the console, without publishing it. False when there is none. */
  editApi(group_id: string, method: string, path: string, edit: ConsoleEdit): boolean
  /** Takes an API out of its group, as a person does it in the console. False when there is none. */
  removeApi(group_id: string, method: string, path: string): boolean
  /** A new token for the gateway's project. */
  issueToken(): string
  /** Makes a token worthless. False when it was already. */
  revokeToken(token: string): boolean
  /** A new access key; temporary when it is told how long it lasts. */
  issueKey(lifetimeMs?: number): AccessKey
  /** Makes an access key worthless. False when it was already. */
  revokeKey(access: string): boolean
  /** What IAM asks of the account's user from now on. */
  setLogin(rule: LoginRule): void
}

export function createControl(
  state: GatewayState,
  queue: FaultQueue,
  held: HeldAnswers,
  now: () => number
): GatewayControl {
  const { tasks, tokens, keys, logins, model } = state
  const addTask: GatewayControl['addTask'] = ({ task_id = newId(), task_status, task_type, task_result }) => {
    tasks.fix({ task_id, task_status, task_type, task_result })
    return task_id
  }
  return {
    answerWith: (fault, plan = {}) => queue.add(fault, plan),
    clearFaults: () => queue.clear(),
    release: () => held.release(),
    setSchedule: (schedule) => {
      tasks.schedule = schedule
    },
    advance: (task_id) => tasks.advance(task_id),
    finish: (task_id) => tasks.finish(task_id),
    forget: (task_id) => tasks.forget(task_id),
    addTask,
    addBigExport: (megabytes) =>
      addTask({
        task_status: 'succeed',
        task_type: 'export_api',
        task_result: wireJson(bigExport(megabytes))
      }),
    publish: (group_id, environment_id = releaseEnvironment) => {
      const group = findGroup(model, group_id)
      if (group !== undefined) publishGroup(group, environment_id)
      return group !== undefined
    },
    editApi: (group_id, method, path, edit) => {
      const group = findGroup(model, group_id)
      return group !== undefined && editInConsole(group, method, path, edit)
    },
    removeApi: (group_id, method, path) => {
      const group = findGroup(model, group_id)
      return group !== undefined && removeInConsole(group, method, path)
    },
    issueToken: () => tokens.issue(state.project_id, now()),
    revokeToken: (token) => tokens.revoke(token),
    issueKey: (lifetimeMs) => keys.issue(now(), lifetimeMs ?? null),
    revokeKey: (access) => keys.revoke(access),
    setLogin: (rule) => {
      logins.rule = rule
    }
  }
}

import { newId } from '../ids'
import { wireJson } from '../json'

/** How long a task waits and is processed before its result is there; `Infinity` leaves it to `advance`. */
export interface Schedule {
  waitingMs: number
  processingMs: number
}

/** No task moves unless it is told to. */
export const manualSchedule: Schedule = { waitingMs: Infinity, processingMs: Infinity }

export type TaskType = 'import_api' | 'export_api'

/** A task as the service reports it; the members in the order of the vendor's samples. */
export interface TaskState {
  task_id: string
  task_status: string
  task_type: string
  task_result: string
}

/** How a task ended; `task_result` is the JSON that the service sends as text. */
export interface TaskEnd {
  task_status: 'succeed' | 'failed'
  task_result: string
}

interface Task {
  task_type: TaskType
  processing_at: number
  finished_at: number
  run: () => TaskEnd
  /** The state with its result, once the work is done. */
  end: TaskState | null
}

export function succeeded(result: object): TaskEnd {
  return { task_status: 'succeed', task_result: wireJson(result) }
}

export function failed(result: object): TaskEnd {
  return { task_status: 'failed', task_result: wireJson(result) }
}

/**
 * All tasks of the gateway. No timer runs: the work of a task that is due is done when somebody asks (`settle`), in
 * the order in which the tasks became due.
 */
export class TaskBook {
  readonly #tasks = new Map<string, Task>()
  readonly #fixed = new Map<string, TaskState>()
  readonly #now: () => number
  schedule: Schedule

  constructor(now: () => number, schedule: Schedule) {
    this.#now = now
    this.schedule = schedule
  }

  /** Starts a task; `run` does the work once, when processing ends. Returns the task id. */
  start(task_type: TaskType, run: () => TaskEnd): string {
    const task_id = newId()
    const processing_at = this.#now() + this.schedule.waitingMs
    const finished_at = processing_at + this.schedule.processingMs
    this.#tasks.set(task_id, { task_type, processing_at, finished_at, run, end: null })
    return task_id
  }

  /** Adds a task that always answers the same. */
  fix(state: TaskState): void {
    this.#fixed.set(state.task_id, state)
  }

  /** Does the work of every task whose time has come. */
  settle(): void {
    const now = this.#now()
    const due = [...this.#tasks].filter(([, task]) => task.end === null && task.finished_at <= now)
    due.sort(([, one], [, other]) => one.finished_at - other.finished_at)
    for (const [task_id, task] of due) {
      const { task_status, task_result } = task.run()
      task.end = { task_id, task_status, task_type: task.task_type, task_result }
    }
  }

  /** The state of a task as of now, always the same object once it has ended; undefined when there is no such task. */
  show(task_id: string): TaskState | undefined {
    const task = this.#tasks.get(task_id)
    if (task === undefined) return this.#fixed.get(task_id)
    if (task.end !== null) return task.end
    const task_status = task.processing_at <= this.#now() ? 'processing' : 'waiting'
    return { task_id, task_status, task_type: task.task_type, task_result: '' }
  }

  /** Moves a task one step on: waiting → processing → finished. False when it cannot move. */
  advance(task_id: string): boolean {
    const task = this.#tasks.get(task_id)
    if (task === undefined || task.end !== null) return false
    const now = this.#now()
    if (task.processing_at > now) task.processing_at = now
    else task.finished_at = now
    return true
  }

  /** Moves a task to its end. False when there is no such task. */
  finish(task_id: string): boolean {
    const isThere = this.#tasks.has(task_id)
    while (this.advance(task_id)) this.settle()
    return isThere
  }

  /** Forgets a task, as the service does some day. */
  forget(task_id: string): boolean {
    return this.#tasks.delete(task_id) || this.#fixed.delete(task_id)
  }
}

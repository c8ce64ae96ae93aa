import type { Api, Events, Input, Method, Output } from '@shared/contract'
import type { TimelineRun } from '@shared/contract/snapshot'
import type { TaskRow } from '@shared/contract/task'
import type { Result } from '@shared/result'

type Answers = { [M in Method]?: (input: Input<M>) => Result<Output<M>> | Promise<Result<Output<M>>> }

/** An `Api` that answers from a table and remembers what it was asked. */
export class FakeApi implements Api {
  readonly asked: { method: Method; input: unknown }[] = []
  readonly #answers: Answers
  readonly #listeners = new Map<string, Set<(payload: never) => void>>()

  constructor(answers: Answers) {
    this.#answers = answers
  }

  async request<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>>> {
    this.asked.push({ method, input })
    const answer = this.#answers[method]
    if (!answer) throw new Error(`nobody answers ${method}`)
    return await answer(input)
  }

  async offerFiles(): Promise<string | null> {
    return null
  }

  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  emit<E extends keyof Events>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload as never)
  }

  count(method: Method): number {
    return this.asked.filter((request) => request.method === method).length
  }
}

/** A promise with its key outside, for answers that come late. */
export function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((done) => (resolve = done))
  return { promise, resolve }
}

export function taskRow(id: number, change: Partial<TaskRow> = {}): TaskRow {
  return {
    id,
    task_id: `task-${id}`,
    name: '',
    note: '',
    gatewayId: 1,
    gatewayName: 'Prod',
    isDemo: false,
    endpointHost: null,
    project_id: null,
    instance_id: null,
    task_type: 'import_api',
    task_status: 'processing',
    requested_group_id: null,
    group_id: null,
    outcome: null,
    counts: null,
    file_name: null,
    error_code: null,
    lastHttpStatus: 200,
    lastErrorCode: null,
    lastFailureCode: null,
    polling: 'active',
    stopReason: null,
    snapshotCount: 1,
    addedAt: 0,
    firstObservedAt: 0,
    lastObservedAt: 0,
    notFinalAt: null,
    finalAt: null,
    finalSnapshotId: null,
    lastSnapshotId: null,
    ...change
  }
}

/** A run of one answer; `id` is its first and last snapshot and, times 1000, when it was seen. */
export function timelineRun(id: number, change: Partial<TimelineRun> = {}): TimelineRun {
  return {
    kind: 'run',
    firstSnapshotId: id,
    lastSnapshotId: id,
    count: 1,
    afterAt: null,
    firstAt: id * 1000,
    lastAt: id * 1000,
    source: 'poll',
    http_status: 200,
    task_status: 'processing',
    task_type: 'import_api',
    error_code: null,
    failureCode: null,
    bodySize: 10,
    findingCounts: { note: 0, warning: 0, alarm: 0 },
    changed: [],
    ...change
  }
}

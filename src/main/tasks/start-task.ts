import { decodeAnswer } from '@domain/async-task/decode-answer'
import { firstPollMs } from '@domain/polling/next-poll'
import { startedTaskId, startEnd } from '@domain/starting/outcome'
import type { Output, ParsedInput } from '@shared/contract'
import type { Started } from '@shared/contract/starting'
import { err, ok, type Result } from '@shared/result'
import type { Access } from '../api/access'
import type { Answer, ApigClient } from '../api/client'
import type { LedgerWrites } from '../ledger/protocol'
import { admitted } from './admission'
import type { AccessOf } from './gateway-access'
import { obstacleError } from './obstacle-error'
import { followActive, type TaskDeps } from './tasks'
import { beginning } from './connection-verdict'

export interface StartDeps extends TaskDeps {
  client: ApigClient
  accessOf: AccessOf
  starts: StartsUnderWay
}

/** What this run has sent or is sending: one press of a button is one request, and an open one is not "unknown". */
export class StartsUnderWay {
  readonly ids = new Set<number>()
  readonly #attempts = new Map<string, Promise<Result<Started>>>()
  readonly #sending = new Set<Promise<unknown>>()
  readonly #giveUp = new AbortController()
  readonly #onCount: (underWay: number) => void
  #isEnding = false

  constructor(onCount: (underWay: number) => void = () => undefined) {
    this.#onCount = onCount
  }

  /** Runs the attempt, or finds it running or done. What it answers is told to the window, and nothing more. */
  once(attempt: string, run: () => Promise<Result<Started>>): Promise<Result<Started>> {
    const known = this.#attempts.get(attempt)
    if (known !== undefined) return known
    const running = run().then(toldToWindow)
    this.#attempts.set(attempt, running)
    for (const oldest of this.#attempts.keys()) if (this.#attempts.size > 200) this.#attempts.delete(oldest)
    return running
  }

  /** Runs what sends one start and keeps its answer; the signal says that nobody waits for it any more. QUITTING. */
  async send<T>(run: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#isEnding) return err('QUITTING', 'a start while the app quits')
    const sending = run(this.#giveUp.signal)
    this.#sending.add(sending)
    this.#onCount(this.#sending.size)
    return sending.finally(() => {
      this.#sending.delete(sending)
      this.#onCount(this.#sending.size)
    })
  }

  /**
   * Lets no start leave any more, and waits for the answers to those that have left: a task's id stands nowhere else.
   * After `waitMs`, or `giveUp`, what is unanswered is kept as such. `onWait`: there is something to wait for.
   */
  async end(waitMs: number, onWait: () => void): Promise<void> {
    this.#isEnding = true
    if (this.#sending.size === 0) return
    onWait()
    const timer = setTimeout(() => this.giveUp(), waitMs)
    await Promise.allSettled(this.#sending)
    clearTimeout(timer)
  }

  giveUp(): void {
    this.#giveUp.abort()
  }
}

function toldToWindow(started: Result<Started>): Result<Started> {
  if (!started.ok) return started
  const { startId, outcome, taskId } = started.value
  return ok({ startId, outcome, taskId })
}

/** A task to start: what is kept of it, and the one request that starts it. */
export interface Wanted {
  gatewayId: number
  task_type: 'import_api' | 'export_api'
  /** Fields of the request in the vendor's words. */
  options: object
  file: { fileName: string; bytes: ArrayBuffer } | null
  /** What the task is called here. */
  name: string
  requested_group_id: string | null
  send: (access: Access, startId: number, signal: AbortSignal) => Promise<Result<Answer>>
}

/**
 * Starts one task with one request. What is sent is kept before it leaves, and the answer afterwards, whatever it is;
 * an accepted task is followed. Nothing is ever sent again from here: an import that is sent twice is done twice.
 */
export async function startTask(
  deps: StartDeps,
  wanted: Wanted
): Promise<Result<Started & { error_code: string | null }>> {
  const { accessOf, starts, emit } = deps
  const { gatewayId } = wanted
  const { signal } = new AbortController()
  const sent = await admitted(accessOf, gatewayId, signal, (access) =>
    starts.send(async (givenUp) => {
      const begun = await begin(deps, wanted)
      if (!begun.ok) return begun
      const { startId } = begun.value
      starts.ids.add(startId)
      emit('starts.changed', { gatewayId })
      try {
        const answer = await wanted.send(access, startId, givenUp)
        return answer.ok ? await end(deps, wanted, startId, answer.value) : answer
      } finally {
        starts.ids.delete(startId)
        emit('starts.changed', { gatewayId })
      }
    })
  )
  if (!sent.ok) return sent
  if (typeof sent.value === 'string') return obstacleError(sent.value)
  const ended = sent.value
  if (!ended.ok || ended.value.taskId === null) return ended
  const { taskId } = ended.value
  const followed = await followActive(deps, gatewayId, [taskId], firstPollMs)
  return followed.ok ? ended : followed
}

function begin({ ledger, now }: StartDeps, { gatewayId, task_type, options, file }: Wanted) {
  return ledger.write('start.begin', {
    gatewayId,
    task_type,
    options,
    fileName: file?.fileName ?? null,
    bytes: file?.bytes ?? null,
    at: now()
  })
}

/** An answer to a start is short; what is longer is something in between that nobody needs whole. */
async function end(deps: StartDeps, { name, requested_group_id }: Wanted, startId: number, answer: Answer) {
  const seen: Omit<LedgerWrites['start.end']['input'], 'bytes'> = {
    startId,
    name,
    requested_group_id,
    requestedAt: answer.requestedAt,
    observedAt: answer.observedAt,
    elapsedMs: answer.elapsedMs,
    http_status: answer.http_status,
    headers: answer.headers,
    failure: answer.failure
  }
  const copy = Uint8Array.from(beginning(answer.bytes))
  const kept = await deps.ledger.write('start.end', { ...seen, bytes: answer.bytes })
  if (kept.ok) return ok({ startId, ...kept.value })
  const { http_status, failure } = answer
  const decoded = decodeAnswer({ bytes: copy, http_status, requestedTaskId: null })
  const task_id = startedTaskId(decoded)
  if (
    task_id === null ||
    startEnd({ http_status, failureCode: failure?.code ?? null, decoded }) !== 'accepted'
  )
    return kept
  // The id exists nowhere else: the service lists no tasks.
  deps.log.error(`start ${startId} was accepted as ${task_id}, which could not be kept`, kept.error.message)
  return err('TASK_NOT_KEPT', kept.error.message, { task_id })
}

/** Starts of a gateway without a task; those that still wait for their answer say so. */
export async function startsWithoutTask(
  { ledger, starts }: StartDeps,
  input: ParsedInput<'starts.withoutTask'>
): Promise<Result<Output<'starts.withoutTask'>>> {
  const found = await ledger.read('starts.withoutTask', input)
  if (!found.ok) return found
  const { total, rows } = found.value
  return ok({
    total,
    rows: rows.map((row) => (starts.ids.has(row.id) ? { ...row, outcome: 'under_way' as const } : row))
  })
}

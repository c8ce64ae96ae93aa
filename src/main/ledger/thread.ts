import { err, type Result } from '@shared/result'
import { Worker } from 'node:worker_threads'
import type { Log } from '../log'
import {
  handedOver,
  type Answer,
  type Answers,
  type Request,
  type Requests,
  type ThreadData
} from './thread-messages'

/** A thread that ends so often does so because of the ledger or the program; starting it again would not help. */
const MOST_RESTARTS = 3
const WITHIN_MS = 60_000

interface ThreadOptions {
  name: string
  url: URL
  data: ThreadData
  log: Log
}

/**
 * The main thread's side of one worker thread. When the worker ends unasked, what it had not answered is answered
 * INTERNAL and it is started again; after the third time within a minute it stays ended, and so do its answers.
 */
export class Thread {
  /** How opening the ledger went in the thread's first life. */
  readonly opened: Promise<Result<unknown>>
  private worker: Worker | null = null
  private waiting = new Map<number, (result: Result<unknown>) => void>()
  private lastId = 0
  /**
   * What is asked for in one turn of the event loop leaves at its end; what is asked for while the thread is at work, when
   * it has answered: waking it costs more than what it is then told, and of what it is told at once it does more at once.
   */
  private outbox: Request[] = []
  /** Sent, and not answered yet. */
  private underWay = 0
  private restarts: number[] = []
  private closing: Promise<void> | null = null
  /** Workers that were stopped and have not ended yet. */
  private ending = new Set<Promise<unknown>>()

  constructor(private readonly options: ThreadOptions) {
    this.opened = new Promise((resolve) => this.waiting.set(0, resolve))
    this.start()
  }

  call(method: string, input: unknown): Promise<Result<unknown>> {
    if (this.closing !== null) return Promise.resolve(err('LEDGER_BUSY', 'the ledger is closed'))
    if (this.worker === null) {
      return Promise.resolve(err('INTERNAL', `the ${this.options.name} thread ended too often`))
    }
    const id = ++this.lastId
    const answered = new Promise<Result<unknown>>((resolve) => this.waiting.set(id, resolve))
    if (this.outbox.length === 0 && this.underWay === 0) setImmediate(() => this.send())
    this.outbox.push({ id, method, input })
    return answered
  }

  /** Whether anybody waits for an answer. */
  get isBusy(): boolean {
    return this.waiting.size > 0
  }

  /** Leaves what is under way: all that is not answered is answered STOPPED, and another worker takes over at once. */
  startAnew(): void {
    const { worker } = this
    if (worker === null || this.closing !== null) return
    worker.removeAllListeners()
    const ended = worker.terminate().finally(() => this.ending.delete(ended))
    this.ending.add(ended)
    const unanswered = this.forget()
    this.start()
    for (const answer of unanswered) answer(err('STOPPED', `the ${this.options.name} thread was stopped`))
  }

  /** Ends the thread after it has answered everything. */
  close(): Promise<void> {
    return (this.closing ??= Promise.all([this.finish(), ...this.ending]).then(() => undefined))
  }

  private finish(): Promise<void> {
    return new Promise((resolve) => {
      if (this.worker === null) return resolve()
      this.worker.once('exit', () => resolve())
      this.outbox.push({ id: 0, method: null, input: null })
      this.send()
    })
  }

  private send(): void {
    if (this.underWay > 0) return
    const requests = this.outbox.splice(0)
    if (requests.length === 0) return
    try {
      this.post(requests)
    } catch {
      // One that cannot be sent takes no other along.
      for (const request of requests) this.sendAlone(request)
    }
  }

  private sendAlone(request: Request): void {
    try {
      this.post([request])
    } catch (error) {
      this.settle({ id: request.id, result: err('INTERNAL', `not sent: ${String(error)}`) })
    }
  }

  private post(requests: Requests): void {
    this.worker?.postMessage(
      requests,
      requests.flatMap(({ input }) => handedOver(input))
    )
    this.underWay += requests.length
  }

  private settle({ id, result }: Answer): void {
    const { name, log } = this.options
    if (!result.ok && result.error.code === 'INTERNAL') log.error(`ledger ${name}`, result.error.message)
    this.waiting.get(id)?.(result)
    this.waiting.delete(id)
  }

  private start(): void {
    const { name, url, data, log } = this.options
    const worker = new Worker(url, { name: `ledger-${name}`, workerData: data })
    this.worker = worker
    worker.on('message', (answers: Answers) => {
      for (const answer of answers) this.settle(answer)
      this.underWay -= answers.filter(({ id }) => id > 0).length
      this.send()
    })
    worker.on('error', (error) => log.error(`the ${name} thread failed`, error))
    worker.on('exit', (exitCode) => this.ended(exitCode))
  }

  /** Takes all that is not answered, so that it is not done by the next worker. */
  private forget(): ((result: Result<unknown>) => void)[] {
    const unanswered = [...this.waiting.values()]
    this.waiting.clear()
    this.outbox = []
    this.underWay = 0
    return unanswered
  }

  private ended(exitCode: number): void {
    const { name, log } = this.options
    this.worker = null
    const unanswered = this.forget()
    const now = performance.now()
    this.restarts = this.restarts.filter((at) => now - at < WITHIN_MS)
    if (this.closing === null) {
      const isOver = this.restarts.length >= MOST_RESTARTS
      log.warn(`the ${name} thread ended`, { exitCode, unanswered: unanswered.length, isOver })
      if (!isOver) {
        this.restarts.push(now)
        this.start()
      }
    }
    for (const answer of unanswered) answer(err('INTERNAL', `the ${name} thread ended with ${exitCode}`))
  }
}

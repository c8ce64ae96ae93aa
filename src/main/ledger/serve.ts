import { err, ok, type Result } from '@shared/result'
import { parentPort, receiveMessageOnPort } from 'node:worker_threads'
import { errorResult } from './store/app-error'
import { handedOver, type Answer, type Answers, type Request, type Requests } from './thread-messages'

/** What a thread does for the main thread. */
export interface Served {
  methods: Record<string, (input: never) => Result<unknown>>
  /** A method of which several calls that wait are cheaper at once. */
  together?: Together
  /**
   * Some milliseconds of work that can wait until nothing is asked for; returns whether there is more of it. Asked again
   * after every stretch of calls, which may have left something.
   */
  whenIdle?: () => boolean
  close(): void
}

/** Does the first of those calls, at least one, and answers each of them; what is not answered is asked for again. */
export interface Together {
  method: string
  run: (inputs: never[]) => Result<unknown>[]
}

/** So long nothing has been asked for when the thread turns to work that can wait, and such are the breaks in it. */
const idleMs = 100
/** No more calls than these are done at once. */
const mostTogether = 64

/**
 * The worker's side: opens once, then answers one request after the other, in the order in which they came. When
 * opening fails, every request gets that failure as its answer.
 */
export function serve(open: () => Result<Served>): void {
  const port = parentPort
  if (port === null) throw new Error('runs in a worker thread only')
  const answer = (answers: Answers): void => {
    port.postMessage(
      answers,
      answers.flatMap(({ result }) => (result.ok ? handedOver(result.value) : []))
    )
  }
  const opened = attempt(open)
  answer([{ id: 0, result: opened.ok ? { ok: true, value: null } : opened }])

  let lastAskedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  let hasFailed = false
  const workWhenIdle = (): void => {
    const whenIdle = opened.ok ? opened.value.whenIdle : undefined
    if (whenIdle === undefined || timer !== undefined || hasFailed) return
    timer = setTimeout(() => {
      timer = undefined
      const isIdle = performance.now() - lastAskedAt >= idleMs
      const worked = isIdle ? attempt(() => ok(whenIdle())) : ok(true)
      // After a failure the rest is left to the next start; an answer that nobody waits for gets it into the log.
      if (!worked.ok) {
        hasFailed = true
        answer([{ id: -1, result: worked }])
      } else if (worked.value) workWhenIdle()
    }, idleMs)
  }
  workWhenIdle()

  port.on('message', (requests: Requests) => {
    lastAskedAt = performance.now()
    const waiting = [...requests]
    while (waiting.length > 0) {
      // What came meanwhile is behind these, and may be done together with the last of them.
      for (let more = nextOf(port, waiting); more !== null; more = nextOf(port, waiting))
        waiting.push(...more)
      if (waiting[0]?.method === null) {
        clearTimeout(timer)
        if (opened.ok) opened.value.close()
        port.close()
        return
      }
      answer(opened.ok ? serveSome(opened.value, waiting) : refuse(waiting, opened))
    }
    workWhenIdle()
  })
}

function nextOf(port: NonNullable<typeof parentPort>, waiting: Requests): Requests | null {
  if (waiting.length >= mostTogether) return null
  const received = receiveMessageOnPort(port) as { message: Requests } | undefined
  return received?.message ?? null
}

/** Takes from the front what can be done at once, and does it. */
function serveSome(served: Served, waiting: Requests): Answers {
  const { together } = served
  const same = waiting.findIndex(({ method }) => method !== together?.method)
  const count = Math.min(mostTogether, same === -1 ? waiting.length : same)
  if (together === undefined || count < 1) {
    return waiting.splice(0, 1).map(({ id, method, input }) => ({
      id,
      result: attempt(() => call(served, method, input))
    }))
  }
  const requests = waiting.slice(0, count)
  // The table of methods is typed by the protocol, and so is the caller.
  const results = together.run(requests.map(({ input }) => input as never))
  return waiting.splice(0, results.length).map(({ id }, index): Answer => {
    return { id, result: results[index] ?? err('INTERNAL', 'a call has no answer') }
  })
}

function refuse(waiting: Requests, refusal: Result<never>): Answers {
  return waiting.splice(0, 1).map(({ id }: Request) => ({ id, result: refusal }))
}

function call({ methods }: Served, method: string | null, input: unknown): Result<unknown> {
  const wanted = method === null ? undefined : methods[method]
  return wanted === undefined ? err('INTERNAL', `no method ${method}`) : wanted(input as never)
}

function attempt<T>(action: () => Result<T>): Result<T> {
  try {
    return action()
  } catch (error) {
    return errorResult(error)
  }
}

import { err, ok, type Result } from '@shared/result'
import { parentPort } from 'node:worker_threads'
import { errorResult } from './store/app-error'
import { handedOver, type Answer, type Request } from './thread-messages'

/** What a thread does for the main thread. */
export interface Served {
  methods: Record<string, (input: never) => Result<unknown>>
  /** Some milliseconds of work that can wait until nothing is asked for; returns whether there is more of it. */
  whenIdle?: () => boolean
  close(): void
}

/** So long nothing has been asked for when the thread turns to work that can wait, and such are the breaks in it. */
const idleMs = 100

/**
 * The worker's side: opens once, then answers one request after the other, in the order in which they came. When
 * opening fails, every request gets that failure as its answer.
 */
export function serve(open: () => Result<Served>): void {
  const port = parentPort
  if (port === null) throw new Error('runs in a worker thread only')
  const answer = (id: number, result: Result<unknown>): void => {
    port.postMessage({ id, result } satisfies Answer, result.ok ? handedOver(result.value) : [])
  }
  const opened = attempt(open)
  answer(0, opened.ok ? { ok: true, value: null } : opened)

  let lastAskedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  const workWhenIdle = (whenIdle: () => boolean): void => {
    timer = setTimeout(() => {
      const isIdle = performance.now() - lastAskedAt >= idleMs
      const worked = isIdle ? attempt(() => ok(whenIdle())) : ok(true)
      // After a failure the rest is left to the next start; an answer that nobody waits for gets it into the log.
      if (!worked.ok) answer(-1, worked)
      else if (worked.value) workWhenIdle(whenIdle)
    }, idleMs)
  }
  if (opened.ok && opened.value.whenIdle !== undefined) workWhenIdle(opened.value.whenIdle)

  port.on('message', ({ id, method, input }: Request) => {
    lastAskedAt = performance.now()
    if (method === null) {
      clearTimeout(timer)
      if (opened.ok) opened.value.close()
      port.close()
    } else {
      answer(id, opened.ok ? attempt(() => call(opened.value, method, input)) : opened)
    }
  })
}

function call({ methods }: Served, method: string, input: unknown): Result<unknown> {
  const wanted = methods[method]
  // The table of methods is typed by the protocol, and so is the caller.
  return wanted === undefined ? err('INTERNAL', `no method ${method}`) : wanted(input as never)
}

function attempt<T>(action: () => Result<T>): Result<T> {
  try {
    return action()
  } catch (error) {
    return errorResult(error)
  }
}

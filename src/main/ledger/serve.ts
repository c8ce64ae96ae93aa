import { err, type Result } from '@shared/result'
import { parentPort } from 'node:worker_threads'
import { errorResult } from './store/app-error'
import { handedOver, type Answer, type Request } from './thread-messages'

/** What a thread does for the main thread. */
export interface Served {
  methods: Record<string, (input: never) => Result<unknown>>
  close(): void
}

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
  port.on('message', ({ id, method, input }: Request) => {
    if (method === null) {
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

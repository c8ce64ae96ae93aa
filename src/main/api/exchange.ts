import type { Failure } from '@domain/polling/failure'
import { CappedBody } from './capped-body'
import { failureOf } from './failure-of'
import type { TransportAnswer, TransportRequest } from './transport'

/** What a connection reports while it lasts. The first end wins; what is reported afterwards is ignored. */
export interface Sink {
  head(http_status: number, headers: Record<string, string>): void
  chunk(bytes: Uint8Array): void
  end(): void
  /** The service answered with a redirect; `location` as sent. */
  redirected(location: string): void
  /** Whatever Node or Electron threw; `known` replaces what its name alone says. */
  failed(error: unknown, known?: (failure: Failure) => Failure['params']): void
}

/**
 * What both transports have in common: one clock over the whole exchange, one cap, abort, and one
 * answer that keeps whatever had arrived. `start` opens the connection and returns how to drop it.
 */
export function exchange(
  request: TransportRequest,
  start: (sink: Sink) => () => void
): Promise<TransportAnswer> {
  const body = new CappedBody(request.maxBytes)
  let http_status: number | null = null
  let headers: Record<string, string> = {}
  let isOver = false
  let drop = (): void => undefined

  return new Promise((resolve) => {
    const finish = (failure: Failure | null, hasBody = http_status !== null): void => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      request.signal.removeEventListener('abort', onAbort)
      if (failure !== null) drop()
      const bytes = hasBody ? body.take() : Promise.resolve(null)
      resolve(bytes.then((taken) => ({ http_status, headers, bytes: taken, failure })))
    }
    const onAbort = (): void => {
      finish({ code: 'aborted', params: {} })
    }
    const timer = setTimeout(() => {
      finish({ code: 'timeout', params: { seconds: request.timeoutMs / 1000 } })
    }, request.timeoutMs)
    request.signal.addEventListener('abort', onAbort)
    if (request.signal.aborted) {
      onAbort()
      return
    }
    const sink: Sink = {
      head: (status, received) => {
        http_status = status
        headers = received
      },
      chunk: (bytes) => {
        if (isOver || body.push(bytes)) return
        finish({ code: 'too_large', params: { megabytes: request.maxBytes / 1e6 } })
      },
      end: () => {
        finish(null)
      },
      redirected: (location) => {
        const target = URL.canParse(location, request.url) ? new URL(location, request.url).href : location
        finish({ code: 'redirect_refused', params: { target: target.slice(0, 2000) } }, false)
      },
      failed: (error, known) => {
        const failure = failureOf(error, request.url, http_status !== null)
        finish({ ...failure, params: { ...failure.params, ...known?.(failure) } })
      }
    }
    try {
      drop = start(sink)
      if (isOver) drop()
    } catch (error) {
      sink.failed(error)
    }
  })
}

const redirects = new Set([301, 302, 303, 307, 308])

/** Whether an answer sends the client elsewhere. 300 and 304 do not: there is nothing to follow. */
export function isRedirect(http_status: number, location: string | undefined): location is string {
  return redirects.has(http_status) && location !== undefined
}

/** Header pairs as received, in a record: lower-case names, repeated ones joined with ", ". */
export function joinHeaders(raw: readonly string[]): Record<string, string> {
  const joined = new Map<string, string>()
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase()
    const before = joined.get(name)
    joined.set(name, before === undefined ? (raw[i + 1] ?? '') : `${before}, ${raw[i + 1] ?? ''}`)
  }
  return Object.fromEntries(joined)
}

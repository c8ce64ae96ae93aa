import { net, type IncomingMessage } from 'electron'
import { exchange, joinHeaders, type Sink } from '../api/exchange'
import type { NetworkSettings } from '../api/network-settings'
import type { OpenTransport, TransportAnswer, TransportRequest } from '../api/transport'
import { createFreshConnections } from './fresh-connections'
import { openNetSession, type NetSession } from './net-session'
import { createProxyLogin, type ProxyMeeting } from './proxy-login'

type Failure = NonNullable<TransportAnswer['failure']>

/**
 * A transport on Chromium's network stack, in a session of its own under a name that was not used before. The system's
 * certificates apply, and the gateway's own beside them. Call it after the app is ready.
 */
export function createNetTransport(name: string, settings: NetworkSettings): OpenTransport {
  const opening = openNetSession(name, settings)
  const fresh = createFreshConnections(`${name}-post`, settings)
  const meet = createProxyLogin(settings)
  // Whoever sends first is told.
  opening.catch(() => undefined)

  async function sendIn(opened: NetSession, request: TransportRequest): Promise<TransportAnswer> {
    const meeting = meet()
    const answer = await exchange(request, (sink) => start(request, opened, meeting, sink))
    return answer.failure?.code === 'proxy'
      ? { ...answer, failure: await withProxy(answer.failure, opened, request.url) }
      : answer
  }

  return {
    async send(request) {
      if (request.method === 'POST') return fresh.use((opened) => sendIn(opened, request))
      return sendIn(await opening, request)
    },
    async close() {
      const opened = await opening.catch(() => null)
      await opened?.session.closeAllConnections().catch(() => undefined)
      await fresh.close()
    }
  }
}

function start(
  request: TransportRequest,
  { session, judge }: NetSession,
  meeting: ProxyMeeting,
  sink: Sink
): () => void {
  const sent = net.request({
    session,
    url: request.url,
    method: request.method,
    headers: request.headers,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'manual'
  })
  sent.on('login', (asked, answer) => {
    meeting.handle(asked, answer)
  })
  sent.on('redirect', (http_status, _method, target, headers) => {
    const pairs = Object.entries(headers).flatMap(([name, values]) =>
      values.flatMap((value) => [name, value])
    )
    sink.head(http_status, joinHeaders(pairs))
    sink.redirected(target)
  })
  sent.on('response', (response) => {
    receive(response, sink)
  })
  sent.on('error', (error) => {
    sink.failed(error, ({ code }) => {
      if (code === 'tls') return judge.faultOf(new URL(request.url).hostname)
      return code === 'proxy' ? { ...meeting.refusal() } : {}
    })
  })
  sent.end(request.body === undefined ? undefined : Buffer.from(request.body))
  return () => {
    sent.abort()
  }
}

async function withProxy(failure: Failure, { proxyOf }: NetSession, url: string): Promise<Failure> {
  const proxy = failure.params['proxy'] ?? (await proxyOf(url).catch(() => null))
  return proxy === null ? failure : { ...failure, params: { ...failure.params, proxy } }
}

function receive(response: IncomingMessage, sink: Sink): void {
  sink.head(response.statusCode, joinHeaders(response.rawHeaders))
  response.on('data', (bytes) => {
    sink.chunk(bytes)
  })
  response.on('end', () => {
    sink.end()
  })
  response.on('error', (error) => {
    sink.failed(error)
  })
}

import { net, session, type IncomingMessage } from 'electron'
import { exchange, joinHeaders, type Sink } from '../api/exchange'
import type { Transport } from '../api/transport'

/**
 * A transport on Chromium's network stack: the system's proxy and certificates apply. Each gateway has
 * a partition of its own, in memory only, without cookies and cache. Call it after the app is ready.
 */
export function createNetTransport(partition: string): Transport {
  const own = session.fromPartition(partition, { cache: false })
  return (request) =>
    exchange(request, (sink) => {
      const sent = net.request({
        session: own,
        url: request.url,
        method: request.method,
        headers: request.headers,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual'
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
        sink.failed(error)
      })
      sent.end(request.body === undefined ? undefined : Buffer.from(request.body))
      return () => {
        sent.abort()
      }
    })
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

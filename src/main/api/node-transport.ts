import http from 'node:http'
import https from 'node:https'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { exchange, isRedirect, joinHeaders, type Sink } from './exchange'
import type { Transport, TransportRequest } from './transport'

/** Chromium's limit, so that both transports accept the same answers; Node's own is 16 KB. */
const maxHeaderBytes = 256 * 1024

/**
 * A transport on node:http, not fetch: it shows redirects as they are, hands out what arrived before
 * a connection broke, and keeps neither cookies nor a cache. Connections are kept alive.
 */
export function createNodeTransport(): Transport {
  const plain = new http.Agent({ keepAlive: true })
  const secure = new https.Agent({ keepAlive: true })
  return (request) =>
    exchange(request, (sink) => {
      const url = new URL(request.url)
      let decoder: Transform | null = null
      const open = (isRetry: boolean): http.ClientRequest => {
        const options = {
          method: request.method,
          headers: { ...request.headers, 'accept-encoding': 'gzip, deflate, br' },
          maxHeaderSize: maxHeaderBytes
        }
        const sent =
          url.protocol === 'https:'
            ? https.request(url, { ...options, agent: secure })
            : http.request(url, { ...options, agent: plain })
        sent.on('response', (response) => {
          decoder = receive(response, sink)
        })
        sent.on('error', (error) => {
          if (!isRetry && wasStale(sent, error, request)) current = open(true)
          else sink.failed(error)
        })
        sent.end(request.body)
        return sent
      }
      let current = open(false)
      return () => {
        current.destroy()
        decoder?.destroy()
      }
    })
}

/** The server closed a kept connection at the moment we reused it: nothing was wrong with the request. */
function wasStale(sent: http.ClientRequest, error: Error, request: TransportRequest): boolean {
  return sent.reusedSocket && request.method === 'GET' && 'code' in error && error.code === 'ECONNRESET'
}

function receive(response: http.IncomingMessage, sink: Sink): Transform | null {
  const http_status = response.statusCode ?? 0
  sink.head(http_status, joinHeaders(response.rawHeaders))
  if (isRedirect(http_status, response.headers.location)) {
    sink.redirected(response.headers.location)
    return null
  }
  const decoder = decoderOf(response.headers['content-encoding'])
  if (decoder === null) {
    response.on('data', (bytes: Buffer) => sink.chunk(bytes))
    response.on('end', () => sink.end())
    response.on('error', (error) => sink.failed(error))
    return null
  }
  let broken: Error | null = null
  response.on('error', (error) => {
    broken = error
    decoder.end()
  })
  decoder.on('data', (bytes: Buffer) => {
    sink.chunk(bytes)
  })
  decoder.on('end', () => {
    if (broken === null) sink.end()
    else sink.failed(broken)
  })
  decoder.on('error', (error) => {
    sink.failed(broken ?? error)
  })
  return response.pipe(decoder)
}

/** null: as it is. So is an encoding that we did not ask for, as in Chromium. */
function decoderOf(encoding: string | undefined): Transform | null {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      return null
  }
}

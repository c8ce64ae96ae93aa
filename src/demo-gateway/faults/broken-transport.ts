import type { OutgoingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { send } from '../answer'
import type { Exchange, Fault } from './fault'

const megabyte = 1024 * 1024

/** Starts the proper answer and sends the first half of its body; `then` runs once that half is on its way. */
function sendHalf({ response, common, honest }: Exchange, then: (rest: Buffer) => void): void {
  const { status, headers, body } = honest()
  const half = Math.floor(body.length / 2)
  response.writeHead(status, { ...common, ...headers, 'content-length': String(body.length) })
  response.write(body.subarray(0, half), () => then(body.subarray(half)))
}

/** Streams chunks as fast as the client takes them, until they end or the client leaves. */
function stream(
  { response, common }: Exchange,
  headers: OutgoingHttpHeaders,
  chunks: Iterable<Buffer>
): void {
  response.writeHead(200, { ...common, 'content-type': 'application/json', ...headers })
  const body = Readable.from(chunks, { objectMode: false })
  const sent =
    'content-encoding' in headers ? pipeline(body, createGzip(), response) : pipeline(body, response)
  // a client that leaves early is what these faults are for
  sent.catch(() => response.destroy())
}

function* repeated(chunk: Buffer, times: number): Generator<Buffer> {
  for (let sent = 0; sent < times; sent += 1) yield chunk
}

const opening = Buffer.from(
  '{"task_id":"d9ce8c9eede54b3f841ec324fe0bfdc2","task_status":"succeed","task_type":"export_api","task_result":"'
)
const filling = Buffer.alloc(megabyte, 'x')
const closing = Buffer.from('"}')

function* bigTask(megabytes: number): Generator<Buffer> {
  yield opening
  yield* repeated(filling, megabytes)
  yield closing
}

/** Answers that go wrong on the wire. */
export const brokenTransport = {
  /** Nothing at all is sent for `ms`, or until released. */
  'slow-headers': {
    wire: (exchange) => {
      const { response, common, honest, held, settings } = exchange
      held.hold(response, () => send(response, common, honest()), settings.ms)
    }
  },
  /** Half the body, and the rest after `ms` or when released. */
  'stalled-body': {
    wire: (exchange) =>
      sendHalf(exchange, (rest) => {
        const { held, response, settings } = exchange
        held.hold(response, () => response.end(rest), settings.ms)
      })
  },
  /** Half the body and an orderly close: less than content-length says. */
  'truncated-body': { wire: (exchange) => sendHalf(exchange, () => exchange.response.socket?.end()) },
  /** Half the body, then a reset. */
  'reset-mid-body': {
    wire: (exchange) => sendHalf(exchange, () => exchange.response.socket?.resetAndDestroy())
  },
  'closed-before-answer': { wire: ({ response }) => response.destroy() },
  /** Never ends. */
  'endless-body': {
    wire: (exchange) => stream(exchange, {}, bigTask(Infinity))
  },
  /** A task of `megabytes` (200), with a content-length that is true. */
  'huge-body': {
    wire: (exchange) => {
      const megabytes = exchange.settings.megabytes ?? 200
      const length = opening.length + megabytes * megabyte + closing.length
      stream(exchange, { 'content-length': length }, bigTask(megabytes))
    }
  },
  /** A few hundred kilobytes that unpack to `megabytes` (512). */
  'gzip-bomb': {
    wire: (exchange) =>
      stream(exchange, { 'content-encoding': 'gzip' }, bigTask(exchange.settings.megabytes ?? 512))
  },
  /** More headers than a client will read: a thousand of 300 bytes. */
  'header-flood': {
    wire: ({ response, common, honest }) => {
      const flood = Array.from({ length: 1000 }, (_, index) => [`x-flood-${index}`, 'x'.repeat(300)])
      send(response, { ...common, ...(Object.fromEntries(flood) as Record<string, string>) }, honest())
    }
  },
  /** An answer that ends when the connection does, and says nothing of its type or length. */
  'http-1.0': {
    wire: ({ response, honest }) => {
      response.socket?.end(Buffer.concat([Buffer.from('HTTP/1.0 200 OK\r\n\r\n'), honest().body]))
    }
  },
  'not-http': { wire: ({ response }) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n') }
} satisfies Record<string, Fault>

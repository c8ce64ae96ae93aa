import { gzipSync } from 'node:zlib'
import type { Exchange, Fault } from './fault'

/** Writes an answer byte for byte, with no help of node:http, and closes the connection. */
function writeRaw(
  { response, common, honest }: Exchange,
  frame: (body: Buffer) => { headers: Record<string, string>; bytes: Buffer }
): void {
  const { headers: own, body } = honest()
  const { headers, bytes } = frame(body)
  const lines = Object.entries({ ...common, ...own, ...headers, connection: 'close' })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  response.socket?.end(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${lines}\r\n`), bytes]))
}

function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
}

const lastChunk = Buffer.from('0\r\n\r\n')
const chunked = { 'transfer-encoding': 'chunked' }

function packed(body: Buffer, bytes: Buffer): { headers: Record<string, string>; bytes: Buffer } {
  return { headers: { 'content-encoding': 'gzip', 'content-length': String(body.length) }, bytes }
}

/** Answers whose frame does not fit what is in it. */
export const brokenFraming = {
  /** content-length says ten bytes fewer than come. */
  'length-too-short': {
    wire: (exchange) =>
      writeRaw(exchange, (bytes) => ({ headers: { 'content-length': String(bytes.length - 10) }, bytes }))
  },
  /** content-length says a thousand bytes more than come. */
  'length-too-long': {
    wire: (exchange) =>
      writeRaw(exchange, (bytes) => ({ headers: { 'content-length': String(bytes.length + 1000) }, bytes }))
  },
  'length-no-number': {
    wire: (exchange) => writeRaw(exchange, (bytes) => ({ headers: { 'content-length': 'many' }, bytes }))
  },
  /** Half the body as a chunk, and no last chunk. */
  'chunks-cut': {
    wire: (exchange) =>
      writeRaw(exchange, (body) => ({
        headers: chunked,
        bytes: chunk(body.subarray(0, Math.floor(body.length / 2)))
      }))
  },
  /** Half the body as a chunk, then something that is no size of a chunk. */
  'chunks-broken': {
    wire: (exchange) =>
      writeRaw(exchange, (body) => ({
        headers: chunked,
        bytes: Buffer.concat([chunk(body.subarray(0, Math.floor(body.length / 2))), Buffer.from('zz\r\n')])
      }))
  },
  /** Nothing wrong: every byte of the body in a chunk of its own. */
  'chunks-tiny': {
    wire: (exchange) =>
      writeRaw(exchange, (body) => ({
        headers: chunked,
        bytes: Buffer.concat([...body].map((byte) => chunk(Buffer.from([byte]))).concat(lastChunk))
      }))
  },
  /** content-encoding says gzip, and it is plain text. */
  'gzip-false': { wire: (exchange) => writeRaw(exchange, (body) => packed(body, body)) },
  /** Compressed, and the last bytes are missing. */
  'gzip-cut': {
    wire: (exchange) =>
      writeRaw(exchange, (body) => {
        const whole = gzipSync(body)
        return packed(whole, whole.subarray(0, whole.length - 20))
      })
  },
  /** A status line, and nothing after it. */
  'head-cut': { wire: ({ response }) => response.socket?.end('HTTP/1.1 200 OK\r\ncontent-ty') }
} satisfies Record<string, Fault>

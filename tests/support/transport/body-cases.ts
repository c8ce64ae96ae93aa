import assert from 'node:assert/strict'
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib'
import { text, withHttp, withSocket, type TransportCase } from './case'

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, i) => i))

const encodings = { gzip: gzipSync, deflate: deflateSync } as const

/** Bodies that arrive whole, and bodies that are too large. */
export const bodyCases: TransportCase[] = [
  {
    name: 'hands over status, headers and the exact bytes, valid UTF-8 or not',
    run: (send) =>
      withHttp(
        (_request, response) => {
          response.writeHead(404, {
            'X-Request-Id': 'r-1',
            'X-Many': ['a', 'b'],
            'content-type': 'text/plain'
          })
          response.end(everyByte)
        },
        async (origin) => {
          const answer = await send(`${origin}/path`)
          assert.equal(answer.failure, null)
          assert.equal(answer.http_status, 404)
          assert.equal(answer.headers['x-request-id'], 'r-1')
          assert.equal(answer.headers['x-many'], 'a, b')
          assert.equal(text(answer), everyByte.toString('latin1'))
        }
      )
  },
  {
    name: 'an empty body is empty, not absent',
    run: (send) =>
      withHttp(
        (_request, response) => response.writeHead(204).end(),
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([answer.http_status, answer.bytes?.byteLength, answer.failure], [204, 0, null])
        }
      )
  },
  ...Object.entries(encodings).map(([encoding, pack]): TransportCase => ({
    name: `decodes ${encoding}`,
    run: (send) =>
      withHttp(
        (request, response) => {
          assert.match(String(request.headers['accept-encoding']), new RegExp(encoding))
          response.writeHead(200, { 'content-encoding': encoding }).end(pack(everyByte))
        },
        async (origin) => {
          assert.equal(text(await send(origin)), everyByte.toString('latin1'))
        }
      )
  })),
  {
    name: 'decodes brotli',
    run: (send) =>
      withHttp(
        (_request, response) =>
          response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(everyByte)),
        async (origin) => {
          assert.equal(text(await send(origin)), everyByte.toString('latin1'))
        }
      )
  },
  {
    name: 'an encoding nobody knows passes as it is',
    run: (send) =>
      withHttp(
        (_request, response) => response.writeHead(200, { 'content-encoding': 'x-none' }).end('plain'),
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([text(answer), answer.failure], ['plain', null])
        }
      )
  },
  {
    name: 'a body that is not what its encoding says is a protocol failure',
    run: (send) =>
      withHttp(
        (_request, response) =>
          response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all'),
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([answer.http_status, answer.failure?.code], [200, 'protocol'])
        }
      )
  },
  {
    name: 'a body of exactly the cap is whole, one byte more is too large and keeps the prefix',
    run: (send) =>
      withHttp(
        (request, response) => response.end(Buffer.alloc(Number(request.url?.slice(1)), 'x')),
        async (origin) => {
          const whole = await send(`${origin}/70000`, { maxBytes: 70_000 })
          assert.deepEqual([whole.bytes?.byteLength, whole.failure], [70_000, null])
          const over = await send(`${origin}/70001`, { maxBytes: 70_000 })
          assert.equal(over.bytes?.byteLength, 70_000)
          assert.deepEqual(over.failure, { code: 'too_large', params: { megabytes: 0.07 } })
          assert.equal(over.http_status, 200)
        }
      )
  },
  {
    name: 'a gzip bomb stops at the cap of decoded bytes',
    run: (send) =>
      withHttp(
        (_request, response) => {
          response.writeHead(200, { 'content-encoding': 'gzip' })
          const gzip = createGzip({ level: 9 })
          gzip.pipe(response)
          const megabyte = Buffer.alloc(1 << 20)
          const pump = (): void => {
            while (!response.destroyed && gzip.write(megabyte));
          }
          gzip.on('drain', pump)
          pump()
        },
        async (origin) => {
          const answer = await send(origin, { maxBytes: 5_000_000 })
          assert.equal(answer.failure?.code, 'too_large')
          assert.equal(answer.bytes?.byteLength, 5_000_000)
        }
      )
  },
  {
    name: 'of 200 MB little more than the cap is ever read, and memory stays bounded',
    run: (send) => {
      const megabyte = Buffer.alloc(1 << 20, 'y')
      let written = 0
      return withHttp(
        (_request, response) => {
          response.writeHead(200, { 'content-length': 200 * megabyte.byteLength })
          const pump = (): void => {
            while (written < 200 && !response.destroyed) {
              written += 1
              if (!response.write(megabyte)) return
            }
          }
          response.on('drain', pump)
          pump()
        },
        async (origin) => {
          const before = process.memoryUsage().rss
          const answer = await send(origin, { maxBytes: 16 << 20 })
          const grown = process.memoryUsage().rss - before
          assert.equal(answer.failure?.code, 'too_large')
          assert.equal(answer.bytes?.byteLength, 16 << 20)
          assert.ok(written < 100, `${written} MB were taken from the server`)
          assert.ok(grown < 120 << 20, `memory grew by ${grown >> 20} MB`)
        }
      )
    }
  },
  {
    name: 'a body sent one byte at a time is joined exactly',
    run: (send) =>
      withSocket(
        (socket) => {
          const chunks = Array.from(everyByte, (byte) => `1\r\n${String.fromCharCode(byte)}\r\n`).join('')
          socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
          socket.write(`${chunks.repeat(40)}0\r\n\r\n`, 'latin1')
        },
        async (origin) => {
          assert.equal(text(await send(origin)), everyByte.toString('latin1').repeat(40))
        }
      )
  }
]

import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { text, withHttp, withSocket, type TransportCase } from './case'

/** Connections that break, stall, never open, or speak something else. */
export const failureCases: TransportCase[] = [
  {
    name: 'a body shorter than announced is truncated and its prefix kept',
    run: (send) =>
      withSocket(
        (socket) =>
          socket.end(
            'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\nx-request-id: r-2\r\n\r\nonly this'
          ),
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([answer.http_status, answer.failure?.code], [200, 'truncated'])
          assert.equal(answer.headers['x-request-id'], 'r-2')
          assert.equal(text(answer), 'only this')
        }
      )
  },
  {
    name: 'a chunked body without its last chunk is truncated and its prefix kept',
    run: (send) =>
      withSocket(
        (socket) =>
          socket.end(
            'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\nfirst\r\n'
          ),
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([text(answer), answer.failure?.code], ['first', 'truncated'])
        }
      )
  },
  {
    name: 'a compressed body that breaks off is truncated',
    run: (send) => {
      const packed = gzipSync(Buffer.alloc(100_000, 'some text that repeats '))
      return withSocket(
        (socket) => {
          socket.write(
            `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.byteLength}\r\n\r\n`
          )
          socket.end(packed.subarray(0, packed.byteLength - 20))
        },
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([answer.http_status, answer.failure?.code], [200, 'truncated'])
        }
      )
    }
  },
  {
    name: 'a connection reset in the middle of the body is truncated',
    run: (send) =>
      withSocket(
        (socket) => {
          socket.write(
            'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\nhalf',
            () => setTimeout(() => socket.resetAndDestroy(), 100)
          )
        },
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([text(answer), answer.failure?.code], ['half', 'truncated'])
        }
      )
  },
  {
    name: 'a connection reset or closed before any answer is a reset',
    run: async (send) => {
      for (const drop of ['resetAndDestroy', 'end'] as const) {
        await withSocket(
          (socket) => {
            socket[drop]()
          },
          async (origin) => {
            const answer = await send(origin)
            assert.deepEqual([answer.http_status, answer.bytes, answer.failure?.code], [null, null, 'reset'])
          }
        )
      }
    }
  },
  {
    name: 'headers that do not come within the time limit are a timeout',
    run: (send) =>
      withSocket(
        () => undefined,
        async (origin) => {
          const answer = await send(origin, { timeoutMs: 300 })
          assert.equal(answer.http_status, null)
          assert.deepEqual(answer.failure, { code: 'timeout', params: { seconds: 0.3 } })
        }
      )
  },
  {
    name: 'a stalled body is a timeout and what had arrived is kept',
    run: (send) =>
      withSocket(
        (socket) =>
          socket.write(
            'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\nbegun'
          ),
        async (origin) => {
          const answer = await send(origin, { timeoutMs: 700 })
          assert.deepEqual(
            [answer.http_status, text(answer), answer.failure?.code],
            [200, 'begun', 'timeout']
          )
        }
      )
  },
  {
    name: 'an endless body that trickles is a timeout: the limit is on the whole exchange',
    run: (send) => {
      let timer: NodeJS.Timeout | undefined
      return withHttp(
        (_request, response) => {
          response.setHeader('content-type', 'application/json')
          timer = setInterval(() => response.write('.'), 20)
        },
        async (origin) => {
          const answer = await send(origin, { timeoutMs: 700 })
          clearInterval(timer)
          assert.equal(answer.failure?.code, 'timeout')
          assert.match(text(answer), /^\.+$/)
        }
      )
    }
  },
  {
    name: 'a port where nobody listens is refused',
    run: async (send) => {
      let closed = ''
      await withHttp(
        () => undefined,
        async (origin) => {
          closed = origin
        }
      )
      const answer = await send(closed)
      assert.deepEqual([answer.http_status, answer.failure?.code], [null, 'refused'])
      assert.equal(answer.failure?.params['host'], new URL(closed).host)
    }
  },
  {
    name: 'a host name that does not exist is a DNS failure',
    run: async (send) => {
      const answer = await send('http://no-such-host.invalid/')
      assert.equal(answer.failure?.code, 'dns')
      assert.equal(answer.failure.params['host'], 'no-such-host.invalid')
    }
  }
]

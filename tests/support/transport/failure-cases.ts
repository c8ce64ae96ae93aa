import assert from 'node:assert/strict'
import https from 'node:https'
import { gzipSync } from 'node:zlib'
import { originOf, text, withHttp, withSocket, type TransportCase } from './case'
import { selfSigned } from './self-signed'

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
  },
  {
    name: 'a certificate nobody vouches for is a TLS failure and nothing is sent',
    run: async (send) => {
      let requests = 0
      const server = https.createServer(selfSigned, (_request, response) => {
        requests += 1
        response.end()
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const answer = await send(originOf(server).replace('http:', 'https:'))
      server.close()
      assert.deepEqual([answer.http_status, answer.failure?.code, requests], [null, 'tls', 0])
    }
  },
  {
    name: 'HTTPS to a port that speaks plain HTTP is a TLS failure',
    run: (send) =>
      withHttp(
        (_request, response) => response.end(),
        async (origin) => {
          assert.equal((await send(origin.replace('http:', 'https:'))).failure?.code, 'tls')
        }
      )
  },
  {
    name: 'an answer that is not HTTP is a protocol failure',
    run: (send) =>
      withSocket(
        (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
        async (origin) => {
          assert.equal((await send(origin)).failure?.code, 'protocol')
        }
      )
  },
  {
    name: 'headers without end are a protocol failure',
    run: (send) =>
      withSocket(
        (socket) =>
          socket.end(
            `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${`x-flood: ${'f'.repeat(1000)}\r\n`.repeat(600)}\r\n`
          ),
        async (origin) => {
          assert.equal((await send(origin)).failure?.code, 'protocol')
        }
      )
  },
  {
    name: 'a header as long as the longest the vendor allows (32 KB) is received',
    run: (send) =>
      withSocket(
        (socket) =>
          socket.end(
            `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-long: ${'l'.repeat(32_768)}\r\ncontent-length: 0\r\n\r\n`
          ),
        async (origin) => {
          assert.equal((await send(origin)).headers['x-long']?.length, 32_768)
        }
      )
  },
  {
    name: 'an address or a header that cannot be sent is a failure, not an exception',
    run: async (send) => {
      assert.notEqual((await send('not a url')).failure, null)
      assert.notEqual(
        (await send('http://127.0.0.1:1/', { headers: { 'x-bad': 'line\nbreak' } })).failure,
        null
      )
    }
  },
  {
    name: 'abort ends the exchange at once, before it started, during headers and during the body',
    run: async (send) => {
      const before = await send('http://127.0.0.1:1/', { signal: AbortSignal.abort() })
      assert.equal(before.failure?.code, 'aborted')
      for (const head of [
        '',
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\nhalf'
      ]) {
        const stop = new AbortController()
        await withSocket(
          (socket) => {
            socket.write(head)
            setTimeout(() => {
              stop.abort()
            }, 100)
          },
          async (origin) => {
            const answer = await send(origin, { signal: stop.signal })
            assert.equal(answer.failure?.code, 'aborted')
            assert.equal(answer.http_status, head === '' ? null : 200)
          }
        )
      }
    }
  },
  {
    name: 'an HTTP/1.0 answer without length ends with the connection',
    run: (send) =>
      withSocket(
        (socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nold but whole'),
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([text(answer), answer.failure], ['old but whole', null])
        }
      )
  }
]

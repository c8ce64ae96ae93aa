import assert from 'node:assert/strict'
import https from 'node:https'
import { originOf, text, withHttp, withSocket, type TransportCase } from './case'
import { selfSigned } from './self-signed'

/** TLS that nobody vouches for, HTTP badly spoken, and requests that are given up. */
export const protocolCases: TransportCase[] = [
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

import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { text, withHttp, type TransportCase } from './case'

const token = { 'user-agent': 'transport-suite', 'x-auth-token': 'the-secret-token' }

/** What a request carries, what stays behind, and where it never goes. */
export const privacyCases: TransportCase[] = [
  {
    name: 'a redirect is reported with status and target, and nothing is sent there',
    run: (send) => {
      const seen: IncomingHttpHeaders[] = []
      return withHttp(
        (request, response) => {
          seen.push(request.headers)
          response.end('should not be reached')
        },
        (other) =>
          withHttp(
            (request, response) =>
              response
                .writeHead(Number(request.url?.slice(1)), {
                  location: `${other}/login?next=1`,
                  'x-request-id': 'r-3'
                })
                .end('moved'),
            async (origin) => {
              for (const http_status of [301, 302, 303, 307, 308]) {
                const answer = await send(`${origin}/${http_status}`, { headers: token })
                assert.equal(answer.http_status, http_status)
                assert.equal(answer.headers['x-request-id'], 'r-3')
                assert.equal(answer.headers['location'], `${other}/login?next=1`)
                assert.equal(answer.bytes, null)
                assert.deepEqual(answer.failure, {
                  code: 'redirect_refused',
                  params: { target: `${other}/login?next=1` }
                })
              }
              assert.deepEqual(seen, [])
            }
          )
      )
    }
  },
  {
    name: 'a redirect of a POST takes neither headers nor body along, whatever its status asks for',
    run: (send) => {
      const seen: unknown[] = []
      return withHttp(
        (request, response) => {
          seen.push(request.url)
          request.pipe(response)
        },
        (other) =>
          withHttp(
            (request, response) => {
              request.resume().on('end', () => {
                response
                  .writeHead(Number(request.url?.slice(1)), { location: `${other}/v3/auth/tokens` })
                  .end()
              })
            },
            async (origin) => {
              const body = Buffer.from('{"password":"the-secret-password"}')
              for (const http_status of [301, 302, 303, 307, 308]) {
                const answer = await send(`${origin}/${http_status}`, {
                  method: 'POST',
                  headers: token,
                  body
                })
                assert.equal(answer.http_status, http_status)
                assert.equal(answer.failure?.code, 'redirect_refused')
              }
              assert.deepEqual(seen, [])
            }
          )
      )
    }
  },
  {
    name: 'a header that cannot be sent is not sent, and its value not repeated',
    run: (send) => {
      let requests = 0
      return withHttp(
        (_request, response) => {
          requests += 1
          response.end('x')
        },
        async (origin) => {
          const answer = await send(origin, { headers: { 'x-auth-token': 'the-secret\r\ntoken' } })
          assert.notEqual(answer.failure, null)
          assert.doesNotMatch(JSON.stringify(answer), /secret|token"/)
          assert.equal(requests, 0)
        }
      )
    }
  },
  {
    name: 'a redirect on the same host is refused too, and a relative target is made absolute',
    run: (send) => {
      const paths: (string | undefined)[] = []
      return withHttp(
        (request, response) => {
          paths.push(request.url)
          response.writeHead(302, { location: '/elsewhere' }).end()
        },
        async (origin) => {
          const answer = await send(`${origin}/here`, { headers: token })
          assert.equal(answer.failure?.params['target'], `${origin}/elsewhere`)
          assert.deepEqual(paths, ['/here'])
        }
      )
    }
  },
  {
    name: 'a 3xx without a target is an answer like any other',
    run: (send) =>
      withHttp(
        (request, response) => response.writeHead(Number(request.url?.slice(1))).end('body'),
        async (origin) => {
          for (const http_status of [300, 302]) {
            const answer = await send(`${origin}/${http_status}`)
            assert.deepEqual([answer.http_status, text(answer), answer.failure], [http_status, 'body', null])
          }
        }
      )
  },
  {
    name: 'a 401 with a challenge is an answer: nobody is asked for a password and nothing is sent again',
    run: (send) => {
      let requests = 0
      return withHttp(
        (_request, response) => {
          requests += 1
          response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end('{"error_code":"APIG.1002"}')
        },
        async (origin) => {
          const answer = await send(origin)
          assert.deepEqual([answer.http_status, text(answer)], [401, '{"error_code":"APIG.1002"}'])
          assert.equal(requests, 1)
        }
      )
    }
  },
  {
    name: 'cookies are neither kept nor sent back',
    run: (send) => {
      const cookies: (string | undefined)[] = []
      return withHttp(
        (request, response) => {
          cookies.push(request.headers.cookie)
          response.setHeader('set-cookie', ['session=1; Path=/', 'HWSID=2; Path=/; Max-Age=9999']).end('ok')
        },
        async (origin) => {
          await send(origin)
          await send(origin)
          assert.deepEqual(cookies, [undefined, undefined])
        }
      )
    }
  },
  {
    name: 'every request reaches the server, however cacheable the answer was',
    run: (send) => {
      let requests = 0
      const conditions: unknown[] = []
      return withHttp(
        (request, response) => {
          requests += 1
          conditions.push(request.headers['if-none-match'], request.headers['if-modified-since'])
          response.setHeader('cache-control', 'public, max-age=86400, immutable')
          response.setHeader('etag', '"1"')
          response.setHeader('last-modified', 'Mon, 01 Jan 2024 00:00:00 GMT')
          response.end(`answer ${requests}`)
        },
        async (origin) => {
          assert.equal(text(await send(`${origin}/same`)), 'answer 1')
          assert.equal(text(await send(`${origin}/same`)), 'answer 2')
          assert.deepEqual(conditions, Array(4).fill(undefined))
        }
      )
    }
  },
  {
    name: 'headers arrive as given, and a body is sent whole with its length',
    run: (send) => {
      let headers: IncomingHttpHeaders = {}
      return withHttp(
        (request, response) => {
          headers = request.headers
          request.pipe(response)
        },
        async (origin) => {
          const body = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 256))
          const sent = { ...token, 'content-type': 'multipart/form-data; boundary=b' }
          const answer = await send(origin, { method: 'POST', headers: sent, body })
          assert.equal(text(answer), body.toString('latin1'))
          for (const [name, value] of Object.entries(sent)) assert.equal(headers[name], value)
          assert.equal(headers['content-length'], '100000')
          assert.equal(headers['origin'], undefined)
          assert.equal(headers['referer'], undefined)
        }
      )
    }
  },
  {
    name: 'a token of ten thousand characters fits into a header',
    run: (send) =>
      withHttp(
        (request, response) => response.end(String(request.headers['x-auth-token']?.length)),
        async (origin) => {
          const answer = await send(origin, { headers: { 'x-auth-token': 'M'.repeat(10_000) } })
          assert.equal(text(answer), '10000')
        }
      )
  },
  {
    name: 'connections are kept and used again, and a stale one costs no answer',
    run: (send) =>
      withHttp(
        (request, response) => response.end(String(request.socket.remotePort)),
        async (origin, server) => {
          const first = text(await send(origin))
          assert.equal(text(await send(origin)), first)
          server.closeIdleConnections()
          const after = await send(origin)
          assert.equal(after.failure, null)
          assert.notEqual(text(after), first)
        }
      )
  }
]

import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { withHttp, type TransportCase } from './case'

/** Answers until a POST says `die`, which it takes in whole and then drops the connection. */
function server(posts: string[]): RequestListener {
  return (request, response) => {
    let body = ''
    request.on('data', (bytes: Buffer) => (body += bytes.toString()))
    request.on('end', () => {
      if (request.method === 'POST') posts.push(body)
      if (body === 'die') request.socket.destroy()
      else response.end('ok')
    })
  }
}

const post = (text: string) => ({ method: 'POST' as const, body: Buffer.from(text) })

/** A request that starts something leaves once: being sent again is being done again. */
export const onceCases: TransportCase[] = [
  {
    name: 'sends a POST once when the connection that a GET kept open ends without an answer',
    async run(send) {
      const posts: string[] = []
      await withHttp(server(posts), async (origin) => {
        assert.equal((await send(origin)).http_status, 200)
        assert.notEqual((await send(origin, post('die'))).failure, null)
      })
      assert.deepEqual(posts, ['die'])
    }
  },
  {
    name: 'sends a POST once when the connection that another POST kept open ends without an answer',
    async run(send) {
      const posts: string[] = []
      await withHttp(server(posts), async (origin) => {
        assert.equal((await send(origin, post('first'))).http_status, 200)
        assert.notEqual((await send(origin, post('die'))).failure, null)
        assert.equal((await send(origin, post('last'))).http_status, 200)
      })
      assert.deepEqual(posts, ['first', 'die', 'last'])
    }
  },
  {
    name: 'sends POSTs that are asked for at the same time once each, while a GET goes on',
    async run(send) {
      const posts: string[] = []
      await withHttp(server(posts), async (origin) => {
        const answers = await Promise.all([
          send(origin, post('a')),
          send(origin),
          send(origin, post('die')),
          send(origin, post('b'))
        ])
        assert.deepEqual(
          answers.map(({ http_status }) => http_status),
          [200, 200, null, 200]
        )
      })
      assert.deepEqual(posts.sort(), ['a', 'b', 'die'])
    }
  },
  {
    name: 'sends an upload once whose connection breaks in the middle, and says so',
    async run(send) {
      for (const end of ['destroy', 'resetAndDestroy'] as const) {
        let requests = 0
        const breaking: RequestListener = (request, response) => {
          if (request.method === 'GET') return void response.end('ok')
          requests += 1
          let bytes = 0
          request.on('data', (part: Buffer) => {
            bytes += part.length
            if (bytes > 300_000) request.socket[end]()
          })
        }
        await withHttp(breaking, async (origin) => {
          // A connection that is kept open is no reason to try again.
          assert.equal((await send(origin)).http_status, 200)
          const { http_status, failure } = await send(origin, post('x'.repeat(8_000_000)))
          assert.deepEqual([http_status, failure?.code], [null, 'reset'])
        })
        assert.equal(requests, 1)
      }
    }
  }
]

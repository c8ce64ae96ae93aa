import assert from 'node:assert/strict'
import { text, withHttp } from '../transport/case'
import { certificate } from './certificates'
import type { NetworkCase } from './network-case'
import { privateHost } from './servers'

const url = `https://${privateHost}/v2/tasks`
const caCertificates = [certificate('root')]
const login = { user: 'proxy-user', password: 'proxy-secret' }
const headers = { 'x-auth-token': 'gateway-secret', authorization: 'gateway-signature' }

/** Proxies of every kind, and who gets to see what. */
export const proxyCases: NetworkCase[] = [
  {
    name: 'a manual proxy is told the host and nothing else, and nobody else is called',
    run: async (open, start) => {
      const server = await start.tls('good')
      const proxy = await start.proxy({ to: server.port })
      const send = open({ caCertificates, proxy: { mode: 'manual', address: proxy.address } })
      assert.equal(text(await send(url, { headers })), 'hello')
      assert.deepEqual(
        proxy.connects.map(({ target }) => target),
        [`${privateHost}:443`]
      )
      assert.deepEqual(Object.keys(proxy.connects[0]?.headers ?? {}).sort(), [
        'host',
        'proxy-connection',
        'user-agent'
      ])
      assert.doesNotMatch(JSON.stringify(proxy.connects), /gateway-/)
      assert.deepEqual(proxy.plain, [])
      assert.equal(server.requests[0]?.headers['x-auth-token'], 'gateway-secret')
    }
  },
  {
    name: 'a proxy that asks gets its credentials; the gateway never does',
    run: async (open, start) => {
      const server = await start.tls('good', (_request, response) => {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="the gateway"' }).end('no')
      })
      const proxy = await start.proxy({ to: server.port, login })
      const send = open({
        caCertificates,
        proxyLogin: login,
        proxy: { mode: 'manual', address: proxy.address }
      })
      for (let attempt = 0; attempt < 2; attempt += 1) {
        assert.equal((await send(url, { headers: { 'x-auth-token': 'gateway-secret' } })).http_status, 401)
      }
      const basic = Buffer.from(`${login.user}:${login.password}`).toString('base64')
      assert.equal(proxy.connects.at(-1)?.headers['proxy-authorization'], `Basic ${basic}`)
      assert.doesNotMatch(JSON.stringify(proxy.connects), /gateway-secret/)
      assert.equal(server.requests.length, 2)
      assert.doesNotMatch(JSON.stringify(server.requests), new RegExp(`proxy-|Basic|${basic}`))
    }
  },
  {
    name: 'a gateway that plays the proxy gets no credentials',
    run: async (open, start) => {
      const server = await start.tls('good', (_request, response) => {
        response.writeHead(407, { 'proxy-authenticate': 'Basic realm="the proxy"' }).end('no')
      })
      const send = open({ caCertificates, proxyLogin: login })
      await send(`https://127.0.0.1:${server.port}/`)
      assert.notEqual(server.requests.length, 0)
      assert.doesNotMatch(JSON.stringify(server.requests), /authorization/)
    }
  },
  {
    name: 'wrong credentials are tried once, and never again in the session',
    run: async (open, start) => {
      const proxy = await start.proxy({ login })
      const proxyLogin = { ...login, password: 'wrong' }
      const send = open({ proxyLogin, proxy: { mode: 'manual', address: proxy.address } })
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const { failure } = await send(url)
        assert.equal(failure?.code, 'proxy')
        assert.deepEqual([failure.params['why'], failure.params['proxy']], ['login_refused', proxy.address])
      }
      const tries = proxy.connects.filter(({ headers }) => headers['proxy-authorization'] !== undefined)
      assert.equal(tries.length, 1)
    }
  },
  {
    name: 'a proxy that asks when there are no credentials is named',
    run: async (open, start) => {
      const proxy = await start.proxy({ login })
      const { failure } = await open({ proxy: { mode: 'manual', address: proxy.address } })(url)
      assert.deepEqual(
        [failure?.code, failure?.params['why'], failure?.params['proxy']],
        ['proxy', 'login_needed', proxy.address]
      )
    }
  },
  {
    name: 'a proxy that forbids, one that is not there, one that hangs up, one that stalls',
    run: async (open, start) => {
      const outcome = async (address: string) => {
        const { failure } = await open({ proxy: { mode: 'manual', address } })(url, { timeoutMs: 1500 })
        return [failure?.code, failure?.params['why'], failure?.params['proxy']]
      }
      const forbidding = await start.proxy({ instead: 'forbid' })
      assert.deepEqual(await outcome(forbidding.address), ['proxy', 'refused', forbidding.address])
      const gone = await start.proxy({})
      await gone.close()
      assert.deepEqual(await outcome(gone.address), ['proxy', 'unreachable', gone.address])
      const resetting = await start.proxy({ instead: 'reset' })
      assert.deepEqual(await outcome(resetting.address), ['reset', undefined, undefined])
      const closing = await start.proxy({ instead: 'close' })
      assert.deepEqual(await outcome(closing.address), ['reset', undefined, undefined])
      const stalling = await start.proxy({ instead: 'stall' })
      assert.deepEqual(await outcome(stalling.address), ['timeout', undefined, undefined])
    }
  },
  {
    name: 'a script chooses the proxy, credentials included',
    run: async (open, start) => {
      const server = await start.tls('good')
      const proxy = await start.proxy({ to: server.port, login })
      const pac = await start.pac(
        `function FindProxyForURL(url, host) { return host === '${privateHost}' ? 'PROXY ${proxy.address}' : 'DIRECT' }`
      )
      const send = open({ caCertificates, proxyLogin: login, proxy: { mode: 'pac', address: pac.address } })
      assert.equal(text(await send(url)), 'hello')
      assert.equal(proxy.connects.at(-1)?.target, `${privateHost}:443`)
    }
  },
  {
    name: 'without its script nothing goes out, not even directly',
    run: async (open, start) => {
      const throwing = "function FindProxyForURL() { throw new Error('broken') }"
      const scripts = [null, 'nonsense(', throwing, 'function FindProxyForURL() { return 7 }']
      for (const script of scripts) {
        const pac = await start.pac(script)
        const { failure } = await open({ proxy: { mode: 'pac', address: pac.address } })(url)
        // Whoever went on directly would find that the name does not exist.
        assert.deepEqual([failure?.code, failure?.params['why']], ['proxy', 'script'], String(script))
      }
    }
  },
  {
    name: 'this computer itself is never reached through a proxy',
    run: async (open, start) => {
      const proxy = await start.proxy({ instead: 'forbid' })
      await withHttp(
        (_request, response) => response.end('here'),
        async (origin) => {
          const send = open({ proxy: { mode: 'manual', address: proxy.address } })
          assert.equal(text(await send(origin)), 'here')
        }
      )
      assert.deepEqual(proxy.connects, [])
    }
  },
  {
    name: 'without a proxy a name that only the proxy knows cannot be resolved',
    run: async (open) => {
      const { failure } = await open({ proxy: { mode: 'direct' } })(url)
      assert.deepEqual([failure?.code, failure?.params['host']], ['dns', privateHost])
    }
  }
]

import assert from 'node:assert/strict'
import { text } from '../transport/case'
import { certificate, type ServerCertificate } from './certificates'
import type { NetworkCase } from './network-case'

const root = certificate('root')

/** With the private authority trusted: what each server's certificate comes to. */
const faults: Record<Exclude<ServerCertificate, 'good'>, Record<string, string>> = {
  expired: { why: 'expired', subject: 'apig.private.example (APIG Ledger tests)', validTo: '2002-01-01' },
  future: { why: 'not_yet_valid', validFrom: '2120-01-01' },
  'wrong-host': { why: 'wrong_host', subject: 'apig.elsewhere.example (APIG Ledger tests)' },
  'client-only': { why: 'wrong_purpose' },
  'self-signed': { why: 'self_signed', issuer: 'apig.private.example (APIG Ledger tests)' },
  impostor: { why: 'unknown_authority', issuer: 'APIG Ledger Test Root (APIG Ledger tests)' },
  'by-server': { why: 'not_an_authority' },
  'of-constrained': {
    why: 'not_allowed_to_issue',
    subject: 'APIG Ledger Constrained Issuer (APIG Ledger tests)'
  },
  'too-deep': { why: 'not_allowed_to_issue' },
  'of-lapsed': { why: 'unknown_authority' },
  'in-ring': { why: 'unknown_authority', subject: 'APIG Ledger Ring (APIG Ledger tests)' }
}

/** Certificates, with and without an authority of the gateway's own. */
export const tlsCases: NetworkCase[] = [
  {
    name: 'a private authority is unknown until it is added, and then only where it was added',
    run: async (open, start) => {
      const server = await start.tls('good')
      const url = `https://127.0.0.1:${server.port}/`
      const stranger = await open()(url)
      assert.equal(stranger.failure?.code, 'tls')
      assert.equal(stranger.failure.params['why'], 'unknown_authority')
      assert.equal(stranger.failure.params['subject'], 'APIG Ledger Test Issuer (APIG Ledger tests)')
      assert.equal(stranger.failure.params['issuer'], 'APIG Ledger Test Root (APIG Ledger tests)')
      assert.match(String(stranger.failure.params['fingerprint']), /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
      assert.equal(text(await open({ caCertificates: [root] })(url)), 'hello')
      assert.equal((await open()(url)).failure?.code, 'tls')
    }
  },
  ...Object.entries(faults).map(([name, expected]): NetworkCase => ({
    name: `even with its authority added, nothing is sent to a server whose certificate is ${name}`,
    run: async (open, start) => {
      const server = await start.tls(name as ServerCertificate)
      const send = open({ caCertificates: [root] })
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const { failure } = await send(`https://localhost:${server.port}/`, {
          headers: { 'x-auth-token': 'secret' }
        })
        assert.equal(failure?.code, 'tls')
        const found = Object.fromEntries(Object.keys(expected).map((key) => [key, failure.params[key]]))
        assert.deepEqual(found, expected)
      }
      assert.deepEqual(server.requests, [])
    }
  })),
  {
    name: 'an intermediate that was added is an authority by itself',
    run: async (open, start) => {
      const server = await start.tls('good')
      const send = open({ caCertificates: [certificate('intermediate')] })
      assert.equal(text(await send(`https://localhost:${server.port}/`)), 'hello')
    }
  },
  {
    name: 'an authority whose time is over vouches for nobody',
    run: async (open, start) => {
      const server = await start.tls('of-lapsed')
      const { failure } = await open({ caCertificates: [certificate('lapsed-root')] })(
        `https://127.0.0.1:${server.port}/`
      )
      assert.equal(failure?.params['why'], 'expired')
      assert.equal(failure.params['subject'], 'APIG Ledger Lapsed Root (APIG Ledger tests)')
      assert.deepEqual(server.requests, [])
    }
  },
  {
    name: 'a port that does not speak TLS is named so',
    run: async (open, start) => {
      const plain = await start.proxy({})
      const { failure } = await open()(`https://${plain.address}/`)
      assert.deepEqual([failure?.code, failure?.params['why']], ['tls', 'not_tls'])
    }
  }
]

import { describe, expect, it } from 'vitest'
import {
  certificateFacts,
  clockNote,
  faultyCertificate,
  findRegions,
  testWords
} from '../../../../src/renderer/components/gateways/network-words'
import { I18n } from '../../../../src/renderer/i18n.svelte'
import type { ConnectionTest } from '../../../../src/shared/contract/gateway'
import { regionEndpoints, regionIds, regionOfEndpoint } from '../../../../src/shared/regions'

const en = new I18n(() => 'en')
const zh = new I18n(() => 'zh-Hans')
const test: ConnectionTest = {
  verdict: 'reached',
  http_status: null,
  error_code: null,
  error_msg: null,
  failureCode: null,
  failureParams: {},
  obstacle: null,
  clockAheadMs: null,
  elapsedMs: 5
}
const certificate = {
  subject: 'apig.example',
  issuer: 'Corp Root',
  validFrom: '2025-01-01',
  validTo: '2026-01-01',
  fingerprint: 'AB:CD'
}

describe('a connection test in words', () => {
  it('names the certificate at fault, why, and what to do', () => {
    const failureParams = { host: 'apig.example', why: 'expired', ...certificate }
    const failed: ConnectionTest = { ...test, verdict: 'tls', failureCode: 'tls', failureParams }
    expect(testWords(failed, en)).toContain('“apig.example” expired on 2026-01-01')
    expect(testWords(failed, zh)).toContain('已于 2026-01-01 过期')
    expect(faultyCertificate(failed, en).map(({ value }) => value)).toEqual([
      'apig.example',
      'Corp Root',
      '2025-01-01 to 2026-01-01',
      'AB:CD'
    ])
    expect(faultyCertificate(test, en)).toEqual([])
  })

  it.each(['login_needed', 'login_refused', 'refused', 'unreachable', 'certificate'])(
    'names the proxy: %s',
    (why) => {
      const failureParams = { host: 'apig.example', why, proxy: 'proxy.example:8080' }
      const failed: ConnectionTest = { ...test, verdict: 'proxy', failureCode: 'proxy', failureParams }
      for (const i18n of [en, zh]) expect(testWords(failed, i18n)).toContain('proxy.example:8080')
    }
  )

  it('has a sentence for failures of which less is known', () => {
    for (const i18n of [en, zh]) {
      for (const code of ['tls', 'proxy']) expect(i18n.failure(code)).not.toMatch(/undefined/)
      expect(i18n.failure('tls', { host: 'x', why: 'not_tls' })).not.toContain('undefined')
      expect(i18n.failure('proxy', { why: 'something new' })).toBe(i18n.failure('proxy'))
    }
  })

  it('says why nothing was sent', () => {
    const held: ConnectionTest = { ...test, verdict: 'credentials', obstacle: 'iam_password' }
    expect(testWords(held, en)).toBe(en.reason('iam_password'))
  })

  it('names the IAM actions that are missing', () => {
    for (const i18n of [en, zh]) {
      const text = testWords({ ...test, verdict: 'permission' }, i18n)
      for (const action of [
        'apig:asyncTask:get',
        'apig:instance:get',
        'apig:apis:import',
        'apig:apis:export'
      ])
        expect(text).toContain(action)
    }
  })

  it('tells how far the clock is off, from a minute on', () => {
    expect(clockNote({ ...test, clockAheadMs: 59_000 }, en)).toBeNull()
    expect(clockNote({ ...test, clockAheadMs: 20 * 60_000 }, en)).toBe(
      `This computer’s clock is ${en.times.duration(20 * 60_000)} ahead of the service.`
    )
    expect(clockNote({ ...test, clockAheadMs: -3_600_000 }, en)).toContain('behind')
  })
})

describe('a certificate', () => {
  it('is shown by what tells it apart', () => {
    const row = {
      ...certificate,
      validFrom: Date.UTC(2025, 0, 1),
      validTo: Date.UTC(2026, 0, 1),
      problem: null
    }
    expect(certificateFacts(row, zh).map(({ value }) => value)).toEqual([
      'apig.example',
      'Corp Root',
      '2025-01-01 至 2026-01-01',
      'AB:CD'
    ])
  })
})

describe('regions', () => {
  it('are the 34 of the vendor’s table, one of them under another domain', () => {
    expect(new Set(regionIds).size).toBe(34)
    expect(regionEndpoints('cn-north-4')).toEqual({
      endpoint: 'https://apig.cn-north-4.myhuaweicloud.com',
      iam_endpoint: 'https://iam.cn-north-4.myhuaweicloud.com'
    })
    expect(regionEndpoints('eu-west-101').endpoint).toBe('https://apig.eu-west-101.myhuaweicloud.eu')
  })

  it('are known by their endpoint, and other addresses are none', () => {
    for (const id of regionIds) expect(regionOfEndpoint(`${regionEndpoints(id).endpoint}/`)).toBe(id)
    for (const other of [
      '',
      'https://apig.eu-de.otc.t-systems.com',
      'https://apig.eu-west-101.myhuaweicloud.com'
    ])
      expect(regionOfEndpoint(other)).toBeNull()
  })

  it('are found by parts of their name in the language of the window, or of their id', () => {
    expect(findRegions('beijing4', en)).toEqual(['cn-north-4'])
    expect(findRegions('北京', zh)).toEqual(['cn-north-1', 'cn-north-2', 'cn-north-4'])
    expect(findRegions('cn guiyang', en)).toEqual(['cn-southwest-2'])
    expect(findRegions('southwest-3', en)).toEqual(['cn-southwest-3'])
    expect(findRegions('atlantis', en)).toEqual([])
  })
})

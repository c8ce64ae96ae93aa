import { describe, expect, it } from 'vitest'
import { parseEndpoint } from '../../../src/main/api/endpoint'

describe('parseEndpoint', () => {
  it.each([
    [
      'https://apig.cn-north-4.myhuaweicloud.com',
      'https://apig.cn-north-4.myhuaweicloud.com',
      'apig.cn-north-4.myhuaweicloud.com'
    ],
    [' HTTPS://APIG.Example.COM:443/ ', 'https://apig.example.com', 'apig.example.com'],
    ['https://apig.example.com:8443', 'https://apig.example.com:8443', 'apig.example.com:8443'],
    ['https://网关.example.cn', 'https://xn--d6q013i.example.cn', 'xn--d6q013i.example.cn'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '127.0.0.1:8080'],
    ['http://localhost:80', 'http://localhost', 'localhost'],
    ['http://[::1]:9000', 'http://[::1]:9000', '[::1]:9000']
  ])('%s', (typed, origin, host) => {
    expect(parseEndpoint(typed)).toEqual({ ok: true, value: { origin, host } })
  })

  it.each([
    ['apig.example.com', 'not_an_address'],
    ['https://', 'not_an_address'],
    ['ftp://apig.example.com', 'not_an_address'],
    ['https://apig.example.com/v2', 'more_than_origin'],
    ['https://apig.example.com/?x=1', 'more_than_origin'],
    ['https://apig.example.com/#x', 'more_than_origin'],
    ['https://user:secret@apig.example.com', 'more_than_origin'],
    ['http://apig.example.com', 'https_required'],
    ['http://127.0.0.1.example.com', 'https_required'],
    ['http://localhost.example.com', 'https_required'],
    ['http://10.0.0.1', 'https_required']
  ])('%s: %s', (typed, reason) => {
    expect(parseEndpoint(typed)).toMatchObject({
      ok: false,
      error: { params: { field: 'endpoint', reason } }
    })
  })
})

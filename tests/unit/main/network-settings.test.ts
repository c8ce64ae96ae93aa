import { describe, expect, it } from 'vitest'
import { parsePacAddress, parseProxyAddress } from '../../../src/main/api/network-settings'

describe('parseProxyAddress', () => {
  it.each([
    ['proxy.corp.example:8080', 'proxy.corp.example:8080'],
    [' http://Proxy.Corp.example:8080/ ', 'proxy.corp.example:8080'],
    ['10.0.0.1:3128', '10.0.0.1:3128'],
    ['[fd00::1]:3128', '[fd00::1]:3128']
  ])('%s', (typed, address) => {
    expect(parseProxyAddress(typed)).toBe(address)
  })

  it.each([
    '',
    'proxy',
    'proxy:',
    'proxy:0',
    'proxy:65536',
    'user:secret@proxy:8080',
    'https://proxy:443',
    'proxy:80/x',
    'proxy:80;direct://',
    'a b:80',
    'proxy:80, other:90'
  ])('refuses %j', (typed) => {
    expect(parseProxyAddress(typed)).toBeNull()
  })
})

describe('parsePacAddress', () => {
  it('takes http and https', () => {
    expect(parsePacAddress(' http://wpad.corp.example/proxy.pac ')).toBe('http://wpad.corp.example/proxy.pac')
    expect(parsePacAddress('https://wpad/x?y=1')).toBe('https://wpad/x?y=1')
  })

  it.each([
    '',
    'file:///etc/proxy.pac',
    'data:text/plain,x',
    'wpad.corp.example',
    'http://',
    'http://a:b@wpad/'
  ])('refuses %j', (typed) => {
    expect(parsePacAddress(typed)).toBeNull()
  })
})

import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Tested } from '../../../../src/renderer/state/gateways.svelte'
import type { GatewayRow } from '../../../../src/shared/contract/gateway'
import { messagesFor } from '../../../../src/shared/i18n/messages'
import { ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'
import StatusScene from './StatusScene.svelte'

const now = 1_700_000_000_000
const lockedRow: GatewayRow = {
  id: 7,
  name: 'Prod',
  endpoint: 'https://apig.example.com',
  project_id: 'p',
  instance_id: 'i',
  iam_endpoint: null,
  isDemo: false,
  credential: { kind: 'ak_sk', storage: 'stored', hint: null, expiresAt: null },
  lockedUntil: now + 300_000,
  polling: 'stopped',
  stopReason: 'key_locked',
  stoppedAt: now,
  taskCount: 2,
  activeCount: 2
}
const refused: Tested = {
  verdict: 'key_locked',
  http_status: 401,
  error_code: 'APIGW.0301',
  error_msg: 'locked',
  failureCode: null,
  failureParams: {},
  obstacle: null,
  clockAheadMs: null,
  elapsedMs: 12,
  testedAt: now
}
const works: Tested = { ...refused, verdict: 'reached', http_status: 404, testedAt: now + 1 }
const afterLock: GatewayRow = { ...lockedRow, lockedUntil: null }

let shown: ReturnType<typeof mount> | null = null
let resumed = 0

function show(row: GatewayRow, test: Tested | null, language: 'en' | 'zh-Hans' = 'en') {
  const api = new FakeApi({ 'gateways.list': () => ok([]) })
  const onresume = (): void => void (resumed += 1)
  shown = mount(StatusScene, { target: document.body, props: { api, language, row, test, onresume } })
  flushSync()
  return api
}
const notices = () => [...document.querySelectorAll('.notice')]
const resumes = (words = messagesFor('en').gateways.resume) =>
  [...document.querySelectorAll('button')].filter((button) => button.textContent.trim() === words)

beforeEach(() => {
  vi.useFakeTimers({ now })
  resumed = 0
})
afterEach(() => {
  if (shown) void unmount(shown)
  document.body.replaceChildren()
  vi.useRealTimers()
})

describe.each(['en', 'zh-Hans'] as const)('a gateway whose key is locked, in %s', (language) => {
  it('says so once, with the countdown and what comes after it', async () => {
    const t = messagesFor(language)
    const api = show(lockedRow, refused, language)
    expect(notices()).toHaveLength(1)
    const said = (): string => notices()[0]?.textContent ?? ''
    expect(said()).toContain(t.credentials.lockedTitle)
    expect(said()).toContain('5')
    expect(resumes(t.gateways.resume).map((button) => button.disabled)).toEqual([true])
    const before = said()
    await vi.advanceTimersByTimeAsync(61_000)
    flushSync()
    expect(said()).not.toBe(before)
    expect(api.count('gateways.list')).toBe(0)
    await vi.advanceTimersByTimeAsync(240_000)
    expect(api.count('gateways.list')).toBe(1)
  })
})

describe('a stopped gateway', () => {
  it('after the lock says why it stopped, and the same test does not say it again', () => {
    show(afterLock, refused)
    expect(notices()).toHaveLength(1)
    expect(notices()[0]?.textContent).toContain(messagesFor('en').reasons.key_locked)
    resumes()[0]?.click()
    expect(resumed).toBe(1)
  })

  it('whose test works offers to resume there', () => {
    show(afterLock, works)
    expect(notices()).toHaveLength(1)
    expect(notices()[0]?.textContent).toContain(messagesFor('en').gateways.worksAgain)
    expect(resumes()).toHaveLength(1)
    resumes()[0]?.click()
    expect(resumed).toBe(1)
  })

  it('does not claim to work by a test from before it stopped', () => {
    show(afterLock, { ...works, testedAt: now - 1 })
    expect(notices().map((notice) => notice.textContent)).toEqual([
      expect.stringContaining(messagesFor('en').reasons.key_locked)
    ])
  })

  it('tells what another test found beside why it stopped', () => {
    show({ ...afterLock, stopReason: 'clock_skew' }, { ...refused, verdict: 'dns' })
    expect(notices()).toHaveLength(2)
    expect(resumes()).toHaveLength(1)
  })
})

it('a gateway that is polled and works has nothing to resume', () => {
  show({ ...afterLock, polling: 'active', stopReason: null, stoppedAt: null }, works)
  expect(notices()).toHaveLength(1)
  expect(resumes()).toHaveLength(0)
})

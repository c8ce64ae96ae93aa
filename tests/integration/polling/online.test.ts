import { describe, expect, it } from 'vitest'
import { Polling } from '../../../src/main/polling/polling'
import { listGateways } from '../../../src/main/tasks/gateways'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

const second = 1000
const minute = 60 * second

async function failing(fault: 'closed-before-answer' | 'APIG.9999'): Promise<WatchedGateway> {
  const watched = await WatchedGateway.open()
  watched.server.control.answerWith(fault, { times: 1000 })
  const gatewayId = await watched.addGateway()
  await watched.follow(gatewayId, ...Array.from({ length: 10 }, () => watched.serverTask('processing')))
  await watched.until('snapshot.added', 10)
  await watched.pass(30 * minute, 5 * second)
  return watched
}

async function waitMsOf(watched: WatchedGateway): Promise<number | null> {
  const [gateway] = valueOf(await listGateways(watched.deps))
  return gateway?.waiting == null ? null : gateway.waiting.until - watched.clock.now()
}

/** How many polls left in each of the next seconds. */
async function pollsIn(watched: WatchedGateway, seconds: number): Promise<number[]> {
  const counts: number[] = []
  for (let passed = 0; passed < seconds; passed += 1) {
    const before = watched.polls
    await watched.pass(second, second)
    counts.push(watched.polls - before)
  }
  return counts
}

describe('the network is back', () => {
  it('and a gateway that nothing got through to is asked within a second, then goes on at its pace', async () => {
    const watched = await failing('closed-before-answer')
    const before = watched.polls
    await watched.pass(30 * second, 5 * second)
    expect(watched.polls, 'it waits long').toBe(before)
    watched.server.control.clearFaults()
    watched.deps.polling.online()
    expect(await waitMsOf(watched)).toBe(second)
    const counts = await pollsIn(watched, 13)
    expect(Math.max(...counts)).toBe(1)
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(10)
    expect(await waitMsOf(watched)).toBeNull()
  })

  it('but not really: one request finds out, and the wait grows on', async () => {
    const watched = await failing('closed-before-answer')
    watched.deps.polling.online()
    const counts = await pollsIn(watched, 60)
    expect(counts.reduce((sum, count) => sum + count)).toBe(1)
    expect(await waitMsOf(watched)).toBeGreaterThan(3 * minute)
  })

  it('and a service that is down is not asked any sooner', async () => {
    const watched = await failing('APIG.9999')
    await watched.pass(5 * minute, second)
    const wait = await waitMsOf(watched)
    watched.deps.polling.online()
    expect(await waitMsOf(watched)).toBe(wait)
  })
})

describe('a start with many gateways', () => {
  it('asks them side by side, each once a second and every task before any again', async () => {
    const watched = await WatchedGateway.open()
    for (let index = 0; index < 5; index += 1) {
      const id = await watched.addGateway()
      await watched.follow(id, ...Array.from({ length: 12 }, () => watched.serverTask('processing')))
    }
    await watched.deps.polling.stop()
    const before = watched.server.requests.length
    const { clock, deps } = watched
    const again = new Polling({ ...deps, clock, random: () => 0.5 })
    valueOf(await again.start())
    await watched.pass(12 * second, 100)
    const urls = watched.server.requests.slice(before).map(({ url }) => url)
    await again.stop()
    // 5 × 12 tasks one after the other would be sixty seconds' worth, or twelve at 200 ms.
    expect(urls.length).toBeGreaterThanOrEqual(58)
    expect(new Set(urls.slice(0, 58)).size).toBe(58)
  })
})

import { describe, expect, it } from 'vitest'
import { keyLockMs, KeyGuard } from '../../../../src/main/api/key-guard'

const { signal } = new AbortController()
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Asks for that many turns at once; tells how many were given, or refused. */
async function ask(guard: KeyGuard, count: number) {
  const given: (() => void)[] = []
  let refused = 0
  for (let index = 0; index < count; index += 1) {
    void guard.enter('key', signal).then((leave) => (leave === null ? (refused += 1) : given.push(leave)))
  }
  await settled()
  return { given, refused: () => refused }
}

describe('KeyGuard', () => {
  it('lets one request find out, and fewer than lock a key leave once the key is known to work', async () => {
    const guard = new KeyGuard()
    const { given } = await ask(guard, 8)
    expect(given).toHaveLength(1)
    guard.accept('key')
    await settled()
    expect(given).toHaveLength(3)
    given[0]?.()
    await settled()
    expect(given).toHaveLength(4)
  })

  it('turns away whoever waits when the key is refused, and everybody after', async () => {
    const guard = new KeyGuard()
    const { given, refused } = await ask(guard, 5)
    guard.refuse('key', 'signature_mismatch', null, 0)
    await settled()
    expect([given.length, refused()]).toEqual([1, 4])
    expect(await guard.enter('key', signal)).toBeNull()
    expect(guard.refusal('key')).toEqual({ reason: 'signature_mismatch', lockedUntil: null })
    guard.forgive('key')
    given[0]?.()
    expect(await guard.enter('key', signal)).not.toBeNull()
  })

  it('rests before the fifth failure in a row, and counts anew after a success or five minutes', () => {
    const guard = new KeyGuard()
    const refuse = (at: number) => {
      guard.refuse('key', 'signature_mismatch', null, at)
      return guard.refusal('key')?.lockedUntil ?? null
    }
    expect([refuse(0), refuse(1), refuse(2)]).toEqual([null, null, null])
    expect(refuse(3)).toBe(3 + keyLockMs)
    expect(refuse(4 + keyLockMs)).toBeNull()
    guard.accept('key')
    expect([refuse(keyLockMs + 5), refuse(keyLockMs + 6), refuse(keyLockMs + 7)]).toEqual([null, null, null])
  })

  it('lets a wait go when it is given up', async () => {
    const guard = new KeyGuard()
    await guard.enter('key', signal)
    const giving = new AbortController()
    const waiting = guard.enter('key', giving.signal)
    giving.abort()
    expect(await waiting).toBeNull()
  })

  it('knows no key from another', async () => {
    const guard = new KeyGuard()
    guard.refuse('key', 'key_unknown', null, 0)
    expect(await guard.enter('another', signal)).not.toBeNull()
  })
})

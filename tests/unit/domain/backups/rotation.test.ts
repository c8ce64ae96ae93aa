import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ladder, onTheLadder, toThrowAway, type KeptBackup } from '@domain/backups/rotation'

const dayMs = 86_400_000
const start = Date.UTC(2026, 0, 1)
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Backups in the order in which they were made; the clock may be set between any two. */
const backups = fc
  .array(
    fc.record({
      clockMs: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 60_000, max: 3 * dayMs }) },
        { weight: 1, arbitrary: fc.integer({ min: -4000 * dayMs, max: 4000 * dayMs }) }
      ),
      size: fc.integer({ min: 0, max: 1000 }),
      isVerified: fc.boolean(),
      reason: fc.constantFrom('automatic', 'by_hand', 'before_update', 'before_restore')
    }),
    { maxLength: 120 }
  )
  .map((made) => {
    let at = start
    return made.map(({ clockMs, ...rest }, index): KeptBackup => {
      at += clockMs
      return { sequence: index + 1, madeAt: at, ...rest }
    })
  })
const budget = fc.integer({ min: 0, max: 60_000 })
const total = (some: readonly KeptBackup[]): number => some.reduce((sum, { size }) => sum + size, 0)
const newest = (some: readonly KeptBackup[]): KeptBackup | undefined =>
  some.filter((each) => each.isVerified).at(-1)
const left = (some: readonly KeptBackup[], bytes: number): KeptBackup[] => {
  const gone = new Set(toThrowAway(some, bytes, dayOf))
  return some.filter(({ sequence }) => !gone.has(sequence))
}

describe('the rotation of backups', () => {
  it('throws nothing away while all of them are within the budget', () => {
    fc.assert(
      fc.property(backups, (some) => {
        expect(toThrowAway(some, total(some), dayOf)).toEqual([])
      })
    )
  })

  it('always keeps the newest verified one, and the one that undoes the last restore', () => {
    fc.assert(
      fc.property(backups, budget, (some, bytes) => {
        const kept = left(some, bytes)
        expect(newest(kept)).toEqual(newest(some))
        const undoing = newest(some.filter(({ reason }) => reason === 'before_restore'))
        if (undoing) expect(kept).toContainEqual(undoing)
      })
    )
  })

  it('throws nothing away for one that no check has passed', () => {
    fc.assert(
      fc.property(backups, budget, (some, bytes) => {
        const unverified = some.map((each) => ({ ...each, isVerified: false }))
        expect(toThrowAway(unverified, bytes, dayOf)).toEqual([])
      })
    )
  })

  it('throws away no more than it takes: with any one of them back, the budget would be exceeded', () => {
    fc.assert(
      fc.property(backups, budget, (some, bytes) => {
        const gone = toThrowAway(some, bytes, dayOf)
        const last = some.find(({ sequence }) => sequence === gone.at(-1))
        if (last) expect(total(left(some, bytes)) + last.size).toBeGreaterThan(bytes)
      })
    )
  })

  it('touches the ladder only when nothing outside of it is left, and keeps to the budget', () => {
    fc.assert(
      fc.property(backups, budget, (some, bytes) => {
        const verified = some.filter(({ isVerified }) => isVerified).reverse()
        const held = new Set(onTheLadder(verified, dayOf))
        const gone = toThrowAway(some, bytes, dayOf)
        const kept = left(some, bytes)
        const undoing = newest(some.filter(({ reason }) => reason === 'before_restore'))
        if (gone.some((sequence) => held.has(sequence)))
          expect(kept.every(({ sequence }) => held.has(sequence) || sequence === undoing?.sequence)).toBe(
            true
          )
        if (total(kept) > bytes && newest(some)) expect(kept.length).toBeLessThanOrEqual(2)
      })
    )
  })

  it('does not depend on what the clock said, only on the order and on what falls on one day', () => {
    fc.assert(
      fc.property(backups, budget, fc.integer({ min: -9000, max: 9000 }), (some, bytes, days) => {
        const shifted = some.map((each) => ({ ...each, madeAt: each.madeAt + days * dayMs }))
        const shiftedDay = (at: number): string => dayOf(at - days * dayMs)
        expect(toThrowAway(shifted, bytes, shiftedDay)).toEqual(toThrowAway(some, bytes, dayOf))
      })
    )
  })

  it('survives a clock that was years ahead for one backup: days and months before it stay', () => {
    const daily = Array.from({ length: 60 }, (_, index): KeptBackup => {
      const madeAt = index === 30 ? start + 5000 * dayMs : start + index * dayMs
      return { sequence: index + 1, madeAt, size: 10, isVerified: true, reason: 'automatic' }
    })
    const kept = left(daily, 160).map(({ sequence }) => sequence)
    expect(kept).toEqual(expect.arrayContaining([31, ...Array.from({ length: 14 }, (_, n) => 60 - n)]))
  })
})

describe('the ladder', () => {
  it('holds 3 of the newest day, 1 a day for 14 days, 1 a month for 24 months', () => {
    const every6Hours = Array.from({ length: 4 * 365 * 3 }, (_, index): KeptBackup => {
      const madeAt = start + index * (dayMs / 4)
      return { sequence: index + 1, madeAt, size: 1, isVerified: true, reason: 'automatic' }
    }).reverse()
    const held = onTheLadder(every6Hours, dayOf)
    const days = new Set(held.map((sequence) => dayOf(start + (sequence - 1) * (dayMs / 4))))
    const today = dayOf(every6Hours[0]?.madeAt ?? 0)
    const ofToday = held.filter((sequence) => dayOf(start + (sequence - 1) * (dayMs / 4)) === today)
    expect(ofToday).toHaveLength(ladder.ofNewestDay)
    expect(new Set([...days].map((day) => day.slice(0, 7))).size).toBe(ladder.months)
    expect([...days].sort().reverse().slice(0, ladder.days)).toEqual(
      Array.from({ length: ladder.days }, (_, back) => dayOf((every6Hours[0]?.madeAt ?? 0) - back * dayMs))
    )
    expect(held.length).toBeLessThanOrEqual(ladder.ofNewestDay + ladder.days + ladder.months)
  })
})

import { describe, expect, it } from 'vitest'
import { createTimes } from '../../../src/renderer/times'

const at = Date.parse('2026-11-24T06:02:05Z')
const times = createTimes('en', 'Asia/Shanghai')

describe('createTimes', () => {
  it('writes a moment in local time with its offset', () => {
    expect(times.full(at)).toBe('2026-11-24 14:02:05 UTC+08:00')
    expect(createTimes('zh-Hans', 'Asia/Shanghai').full(at)).toBe('2026-11-24 14:02:05 UTC+08:00')
    expect(createTimes('en', 'America/St_Johns').full(at)).toBe('2026-11-24 02:32:05 UTC-03:30')
    expect(createTimes('en', 'UTC').offset(at)).toBe('UTC+00:00')
  })

  it('counts the hours of midnight as 00', () => {
    expect(times.clock(Date.parse('2026-11-23T16:00:00Z'))).toBe('00:00:00')
  })

  it('follows the offset of the moment, not of today', () => {
    const berlin = createTimes('en', 'Europe/Berlin')
    expect(berlin.offset(Date.parse('2026-07-01T12:00:00Z'))).toBe('UTC+02:00')
    expect(berlin.offset(Date.parse('2026-12-01T12:00:00Z'))).toBe('UTC+01:00')
  })

  it('shortens what happened today to the clock, this year to day and minute', () => {
    expect(times.short(at, at + 60_000)).toBe('14:02:05')
    expect(times.short(Date.parse('2026-11-22T22:30:00Z'), at)).toBe('11-23 06:30')
    expect(times.short(Date.parse('2025-11-24T06:02:05Z'), at)).toBe('2025-11-24')
  })

  it('names the day in the language', () => {
    expect(times.day(at)).toBe('Tue, 24 Nov 2026')
    expect(createTimes('zh-Hans', 'Asia/Shanghai').day(at)).toBe('2026年11月24日周二')
  })

  it('adds dates to bounds only when the days differ', () => {
    expect(times.bounds(at, at + 5000)).toEqual(['14:02:05', '14:02:10'])
    expect(times.bounds(at, at + 86_400_000)).toEqual(['2026-11-24 14:02:05', '2026-11-25 14:02:05'])
  })

  it('writes a stretch under a heading that has the year', () => {
    expect(times.span(at, at)).toBe('14:02:05')
    expect(times.span(at, at + 5000)).toBe('14:02:05 – 14:02:10')
    expect(times.span(at, at + 86_400_000)).toBe('11-24 14:02:05 – 11-25 14:02:05')
    expect(times.span(at, Date.parse('2027-01-01T00:00:00Z'))).toBe(
      '2026-11-24 14:02:05 – 2027-01-01 08:00:00'
    )
  })

  it('writes a length of time with its two largest units', () => {
    expect(times.duration(840)).toBe('840 ms')
    expect(times.duration(5000)).toBe('5 sec')
    expect(times.duration(200_000)).toBe('3 min 20 sec')
    expect(times.duration(7_200_000)).toBe('2 hr')
    expect(times.duration(90_000_000)).toBe('1 day 1 hr')
  })
})

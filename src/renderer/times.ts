import type { Language } from '@shared/i18n/locale'

/** Moments on the screen: local time, 24 hours, and the offset wherever a date stands alone. */
export interface Times {
  /** `2026-11-24 14:02:05 UTC+08:00` */
  full(at: number): string
  /** `2026-11-24` */
  date(at: number): string
  /** `14:02:05` */
  clock(at: number): string
  /** `11-24 14:02` this year, `2025-11-24` before: for columns where a full date would not fit. */
  short(at: number, now: number): string
  /** The day in words: `Tue, 24 Nov 2026`. */
  day(at: number): string
  /** `UTC+08:00`, as it was at that moment. */
  offset(at: number): string
  /** Clock times of a stretch, under a heading with its year: `14:02:05`, `14:02:05 – 14:05:40`, `11-23 14:02:05 – 11-24 09:00:00`. */
  span(from: number, to: number): string
  /** The two bounds of a moment, in the shortest form that still tells them apart. */
  bounds(after: number, until: number): [string, string]
  /** A length of time, rounded to what a person reads: `840 ms`, `5 sec`, `3 min 20 sec`, `2 hr 5 min`. */
  duration(ms: number): string
  /** Whether both are the same local day. */
  isSameDay(a: number, b: number): boolean
}

const tags: Record<Language, string> = { en: 'en-GB', 'zh-Hans': 'zh-Hans-CN' }
const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Formatters are built here once: one built per row halves the speed of scrolling. `timeZone`: the system's without it. */
export function createTimes(language: Language, timeZone?: string): Times {
  const tag = tags[language]
  const zone = timeZone === undefined ? {} : { timeZone }
  const numbers = new Intl.DateTimeFormat('en-GB', {
    ...zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset'
  })
  const longDay = new Intl.DateTimeFormat(tag, {
    ...zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric'
  })
  const units = new Map(
    (['millisecond', 'second', 'minute', 'hour', 'day'] as const).map((unit) => [
      unit,
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 })
    ])
  )
  const unit = (name: 'millisecond' | 'second' | 'minute' | 'hour' | 'day', value: number): string =>
    spaced(units.get(name)?.format(value) ?? '')

  function parts(at: number): Record<string, string> {
    return Object.fromEntries(numbers.formatToParts(at).map((part) => [part.type, part.value]))
  }
  function date(at: number): string {
    const p = parts(at)
    return `${p['year']}-${p['month']}-${p['day']}`
  }
  function clock(at: number): string {
    const p = parts(at)
    return `${p['hour']}:${p['minute']}:${p['second']}`
  }
  function offset(at: number): string {
    const name = (parts(at)['timeZoneName'] ?? '').replace('GMT', 'UTC')
    return name === 'UTC' ? 'UTC+00:00' : name
  }
  const isSameDay = (a: number, b: number): boolean => date(a) === date(b)
  function bounds(after: number, until: number): [string, string] {
    if (isSameDay(after, until)) return [clock(after), clock(until)]
    return [`${date(after)} ${clock(after)}`, `${date(until)} ${clock(until)}`]
  }

  return {
    full: (at) => `${date(at)} ${clock(at)} ${offset(at)}`,
    date,
    clock,
    short(at, now) {
      const p = parts(at)
      if (p['year'] !== parts(now)['year']) return date(at)
      return isSameDay(at, now) ? clock(at) : `${p['month']}-${p['day']} ${p['hour']}:${p['minute']}`
    },
    day: (at) => longDay.format(at),
    offset,
    span(from, to) {
      const isOneYear = date(from).slice(0, 4) === date(to).slice(0, 4)
      const [start, end] = bounds(from, to)
      if (start === end) return start
      return isOneYear ? `${withoutYear(start)} – ${withoutYear(end)}` : `${start} – ${end}`
    },
    bounds,
    duration(ms) {
      if (ms < second) return unit('millisecond', ms)
      const [big, small, size, sub] =
        ms < hour
          ? (['minute', 'second', minute, second] as const)
          : ms < day
            ? (['hour', 'minute', hour, minute] as const)
            : (['day', 'hour', day, hour] as const)
      const whole = Math.floor(ms / size)
      const rest = Math.floor((ms % size) / sub)
      if (whole === 0) return unit(small, rest)
      return rest === 0 ? unit(big, whole) : `${unit(big, whole)} ${unit(small, rest)}`
    },
    isSameDay
  }
}

/** Chinese sets a space between a number and its unit; `Intl` does not. */
export function spaced(text: string): string {
  return text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ')
}

function withoutYear(time: string): string {
  return time.replace(/^\d{4}-/, '')
}

import type { Language } from '@shared/i18n/locale'
import { spaced } from './times'

/** Counts and sizes on the screen. */
export interface Amounts {
  /** `1,234,567` */
  count(n: number): string
  /** `0 B`, `840 B`, `12.3 kB`, `5.2 MB`; decimal units. */
  bytes(n: number): string
  /** `5,242,880 bytes`: the exact number, for hashes and saved files. */
  exactBytes(n: number): string
}

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** Formatters are built here once. */
export function createAmounts(language: Language): Amounts {
  const count = new Intl.NumberFormat(language)
  const sizes = units.map(
    (unit) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumSignificantDigits: 3
      })
  )
  const exact = new Intl.NumberFormat(language, { style: 'unit', unit: 'byte', unitDisplay: 'long' })
  return {
    count: (n) => count.format(n),
    bytes(n) {
      // The short form of a byte is a word in both languages.
      if (n < 1000) return `${count.format(n)} B`
      const power = Math.min(units.length, Math.floor(Math.log10(n) / 3))
      return sizes[power - 1]?.format(n / 1000 ** power) ?? String(n)
    },
    exactBytes: (n) => spaced(exact.format(n))
  }
}

import type { DocumentType } from '@domain/async-task/answer'
import { safeFileName } from '@domain/async-task/safe-file-name'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const bytes = (text: string) => new TextEncoder().encode(text).length

describe('safeFileName', () => {
  it.each<[original: string | null, type: DocumentType | null, safe: string]>([
    ['test8-RELEASE-all-2023-07-11-19:54:22', 'json', 'test8-RELEASE-all-2023-07-11-19_54_22.json'],
    ['支付分组-RELEASE-all-1', 'yaml', '支付分组-RELEASE-all-1.yaml'],
    ['a.json', 'json', 'a.json'],
    ['a.JSON', 'json', 'a.JSON'],
    ['a.yml', 'yaml', 'a.yml'],
    ['a.json', 'yaml', 'a.json.yaml'],
    ['a.tar.gz', null, 'a.tar.gz'],
    ['a', null, 'a'],
    ['a.json. ', 'json', 'a.json'],
    ['a . .json', 'json', 'a.json'],
    ['../../etc/passwd', null, '_.._etc_passwd'],
    ['..\\..\\boot.ini', null, '_.._boot.ini'],
    ['C:\\Windows\\win.ini', null, 'C__Windows_win.ini'],
    ['/', 'json', 'fallback.json'],
    ['..', 'json', 'fallback.json'],
    ['', 'json', 'fallback.json'],
    [null, 'json', 'fallback.json'],
    [' \u200b.', null, 'fallback'],
    ['<>:"/\\|?*', null, 'fallback'],
    ['a\u0000b\u001fc\u007fd\u0085e\n', null, 'a_b_c_d_e_'],
    ['.env', null, 'env'],
    ['.json', 'json', 'json.json'],
    ['CON', null, '_CON'],
    ['con', 'json', '_con.json'],
    ['aux.v1', 'yaml', '_aux.v1.yaml'],
    ['NUL .x', null, '_NUL .x'],
    ['Com1', 'json', '_Com1.json'],
    ['COM¹', 'json', '_COM¹.json'],
    ['lpt9.', null, '_lpt9'],
    ['CONOUT$', null, '_CONOUT$'],
    ['console', 'json', 'console.json'],
    ['com10', null, 'com10'],
    ['invoice\u202egnp.json', 'json', 'invoicegnp.json'],
    ['a\u200d\ufeff\u2066b\u3164c\ufe0f', null, 'abc'],
    ['cafe\u0301', null, 'caf\u00e9'],
    ['e\u200b\u0301', null, '\u00e9'],
    ['\ud800a\udc00', null, '_a_'],
    ['a\u2028b\u2029c\uffff', null, 'a_b_c_']
  ])('%j as %s: %j', (original, type, safe) => {
    expect(safeFileName(original, type, 'fallback')).toBe(safe)
  })

  it('makes the fallback safe, too, and has one of its own', () => {
    expect(safeFileName(null, 'json', 'a/b')).toBe('a_b.json')
    expect(safeFileName('', 'json', '..')).toBe('export.json')
    expect(safeFileName(null, null, '')).toBe('export')
  })

  it('cuts to 255 bytes between characters and keeps the extension', () => {
    expect(safeFileName('a'.repeat(300), 'json', '')).toBe(`${'a'.repeat(250)}.json`)
    expect(safeFileName(`${'a'.repeat(300)}.yml`, 'yaml', '')).toBe(`${'a'.repeat(251)}.yml`)
    expect(safeFileName('中'.repeat(300), 'json', '')).toBe(`${'中'.repeat(83)}.json`)
    expect(safeFileName(`a${'😀'.repeat(300)}`, 'json', '')).toBe(`a${'😀'.repeat(62)}.json`)
    expect(safeFileName(`${'a'.repeat(249)} b`, 'json', '')).toBe(`${'a'.repeat(249)}.json`)
    expect(safeFileName('x'.repeat(300), null, '')).toHaveLength(255)
  })

  it('needs little time for huge and hostile names', { timeout: 5000 }, () => {
    for (const part of ['a', '.', ' ', '\u0301\u0316', '\u200b', '\ud800', '_', '/']) {
      const safe = safeFileName(`x${part.repeat(1_000_000)}y.json`, 'json', 'fallback')
      expect(safe).toMatch(/^.{1,250}\.json$/u)
    }
  })

  const hostile = fc.constantFrom(
    '.',
    ' ',
    '/',
    '\\',
    ':',
    '_',
    'con',
    'COM1',
    '.json',
    '.yml',
    '\u202e',
    '\u0301',
    '\ud83d',
    '\u3000'
  )
  const original = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', minLength: 60, maxLength: 400 }),
    fc
      .array(fc.oneof(hostile, fc.string({ maxLength: 3 })), { maxLength: 40 })
      .map((parts) => parts.join('')),
    fc.array(hostile, { minLength: 100, maxLength: 200 }).map((parts) => parts.join(''))
  )
  const type = fc.constantFrom<DocumentType | null>('json', 'yaml', null)

  it('is safe on Windows, macOS and Linux for any name', () => {
    fc.assert(
      fc.property(original, type, original, (name, documentType, fallback) => {
        const safe = safeFileName(name, documentType, fallback)
        expect(bytes(safe)).toBeGreaterThan(0)
        expect(bytes(safe)).toBeLessThanOrEqual(255)
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u)
        expect(safe).not.toMatch(/^[.\s]|[.\s]$/)
        expect(safe.split('.')[0]?.trim()).not.toMatch(
          /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i
        )
        expect(safe.normalize('NFC')).toBe(safe)
        if (documentType === 'json') expect(safe).toMatch(/.\.json$/i)
        if (documentType === 'yaml') expect(safe).toMatch(/.\.ya?ml$/i)
      }),
      { numRuns: 1000 }
    )
  })

  it('is its own safe name', () => {
    fc.assert(
      fc.property(original, type, fc.string(), (name, documentType, fallback) => {
        const safe = safeFileName(name, documentType, fallback)
        expect(safeFileName(safe, documentType, 'another')).toBe(safe)
      }),
      { numRuns: 1000 }
    )
  })
})

import { originOf, placesOf, takenBy } from '@domain/imports/did-it-take'
import type { Change } from '@domain/documents/compare/comparison'
import { expect, test } from 'vitest'

const change = (name: string | null, afterAt: string[] | null, beforeAt: string[] | null = null): Change => ({
  id: 'c',
  rule: 'parameter-removed',
  severity: 'breaking',
  noise: null,
  name,
  before: undefined,
  after: undefined,
  beforeAt,
  afterAt,
  endpoints: [0]
})

test('a success is as it was sent, different, not in the export, or cannot be compared, with the reason', () => {
  const here = { previous: null, file: true, next: true }
  expect(takenBy(here, 0)).toEqual({ taken: 'as_sent', notComparable: null })
  expect(takenBy(here, 2)).toEqual({ taken: 'different', notComparable: null })
  expect(takenBy({ ...here, next: false }, 0)).toEqual({ taken: 'not_in_export', notComparable: null })
  expect(takenBy({ ...here, file: null }, 0)).toEqual({ taken: 'not_comparable', notComparable: 'no_file' })
  expect(takenBy({ ...here, file: false }, 0)).toEqual({
    taken: 'not_comparable',
    notComparable: 'not_in_file'
  })
  // Absence is known without the file.
  expect(takenBy({ ...here, file: null, next: false }, 0).taken).toBe('not_in_export')
})

test('things missing from the same list have origins of their own', () => {
  const list = ['paths', '/orders', 'get', 'parameters']
  const since = placesOf([change('query limit', list)])
  expect(originOf(change('query limit', list), since)).toBe('changed_elsewhere')
  expect(originOf(change('query offset', list), since)).toBe('not_taken')
  expect(originOf(change('query offset', list), null)).toBe('unknown')
})

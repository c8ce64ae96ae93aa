import { failureAnswer, jsonAnswer, type Answer } from '../answer'
import { invalidParameter } from '../errors'

/**
 * Answers with one page of a list: `offset` below 0 counts as 0, `limit` below 1 as 20 and above 500 as 500, as the
 * vendor's list pages say. Anything but whole numbers is refused.
 */
export function pageAnswer(query: URLSearchParams, name: string, items: readonly object[]): Answer {
  const offset = wholeNumber(query, 'offset', 0)
  const limit = wholeNumber(query, 'limit', 20)
  if (offset === null) return failureAnswer(400, invalidParameter('offset'))
  if (limit === null) return failureAnswer(400, invalidParameter('limit'))
  const start = Math.max(0, offset)
  const page = items.slice(start, start + (limit < 1 ? 20 : Math.min(500, limit)))
  return jsonAnswer(200, { total: items.length, size: page.length, [name]: page })
}

function wholeNumber(query: URLSearchParams, name: string, fallback: number): number | null {
  const [text, ...more] = query.getAll(name)
  if (text === undefined) return fallback
  return more.length === 0 && /^-?\d{1,9}$/.test(text) ? Number(text) : null
}

/** `2020-07-31T06:55:55Z`, as the list pages write times. */
export function listTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}

import type { FetchPage } from './paged-rows.svelte'

/** Several lists, one after another, as one list. Their lengths are asked for once, with the first page. */
export function chained<T>(lists: readonly FetchPage<T>[]): FetchPage<T> {
  const [only] = lists
  if (only && lists.length === 1) return only
  let lengths: number[] | null = null

  return async (offset, limit) => {
    if (lengths === null) {
      const measured: number[] = []
      for (const list of lists) {
        const page = await list(0, 1)
        if (!page.ok) return page
        measured.push(page.value.total)
      }
      lengths = measured
    }
    const rows: T[] = []
    let start = 0
    for (const [index, list] of lists.entries()) {
      const length = lengths[index] ?? 0
      const from = Math.max(0, offset + rows.length - start)
      if (rows.length < limit && from < length) {
        const page = await list(from, Math.min(limit - rows.length, length - from))
        if (!page.ok) return page
        rows.push(...page.value.rows)
      }
      start += length
    }
    return { ok: true, value: { total: start, rows } }
  }
}

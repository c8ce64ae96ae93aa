import type { RunEntry } from './run-state'

/** The same API in two runs; null where a run does not name it. Never null on both sides. */
export interface EntryPair {
  before: RunEntry | null
  after: RunEntry | null
}

/**
 * Pairs the entries of one API (same method and path) across two runs: by id, then by equal content,
 * then by order. Every entry ends up in exactly one pair; pairs keep the order of `before`, then of `after`.
 */
export function pairEntries(before: readonly RunEntry[], after: readonly RunEntry[]): EntryPair[] {
  const partners = new Map<RunEntry, RunEntry>()
  const free = new Set(after)
  for (const keyOf of [idAndContent, id, content, order]) {
    const candidates = stacksBy(keyOf, free)
    for (const entry of before) {
      if (partners.has(entry)) continue
      const key = keyOf(entry)
      const partner = key === null ? undefined : candidates.get(key)?.pop()
      if (partner === undefined) continue
      partners.set(entry, partner)
      free.delete(partner)
    }
  }
  return [
    ...before.map((entry) => ({ before: entry, after: partners.get(entry) ?? null })),
    ...[...free].map((entry) => ({ before: null, after: entry }))
  ]
}

/** What two entries must share to be a pair; null leaves the entry to the next rule. */
type KeyOf = (entry: RunEntry) => string | null

const id: KeyOf = (entry) => entry.id
const content: KeyOf = (entry) =>
  JSON.stringify([entry.list, entry.action, entry.error_code, entry.error_msg])
/** Comes first: the service may name an id twice, and it promises no order. */
const idAndContent: KeyOf = (entry) => (entry.id === null ? null : JSON.stringify([entry.id, content(entry)]))
const order: KeyOf = () => ''

/** The first entry of each key lies on top of its stack. */
function stacksBy(keyOf: KeyOf, entries: Set<RunEntry>): Map<string, RunEntry[]> {
  const stacks = new Map<string, RunEntry[]>()
  for (const entry of [...entries].reverse()) {
    const key = keyOf(entry)
    if (key === null) continue
    const stack = stacks.get(key)
    if (stack === undefined) stacks.set(key, [entry])
    else stack.push(entry)
  }
  return stacks
}

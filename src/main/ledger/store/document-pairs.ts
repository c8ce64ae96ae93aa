import { compareDocuments } from '@domain/documents/compare/compare-documents'
import type { DocumentComparison } from '@domain/documents/compare/comparison'
import { readDocument, refusalOf, type Document } from '@domain/documents/compare/document'
import { policyKey, type Policy } from '@domain/documents/compare/policy'
import { parseDocument } from '@domain/documents/parse'
import type { ComparingObstacle, ExportRun } from '@shared/contract/comparing'
import { err, ok, type Result } from '@shared/result'
import { Lru } from './lru'

/** Two documents compared, with what listing and reporting the changes needs. */
export interface ComparedPair {
  before: Document
  after: Document
  comparison: DocumentComparison
}

export interface DocumentPairs {
  /** What keeps the two from being compared; empty when nothing does. Fails when a snapshot holds no document. */
  obstacles(runs: RunPair): Result<ComparingObstacle[]>
  /** NO_DOCUMENT when something keeps the two from being compared. The very same pair again while it is kept. */
  compare(runs: RunPair, policy: Policy): Result<ComparedPair>
}

export interface RunPair {
  before: ExportRun
  after: ExportRun
}

/** A text as a document, or why it is none; `cost` in bytes. */
type ReadText =
  { document: Document; cost: number } | { obstacle: Omit<ComparingObstacle, 'side'>; cost: number }

/**
 * Memory for documents, and for comparisons, in bytes by the estimates below. What alone is larger takes all of it: the
 * pair that somebody looks at is always kept, since every page of it is asked for again.
 */
const CACHE_BYTES = 128 * 1024 * 1024
const BYTES_PER_CHARACTER = 4
const BYTES_PER_CHANGE = 1500
const BYTES_PER_ENDPOINT = 500

/** Documents and comparisons by the hashes of the exact texts. `textOf` gives the text of a snapshot's document. */
export function createDocumentPairs(textOf: (snapshotId: number) => Result<string>): DocumentPairs {
  const documents = new Lru<string, ReadText>(CACHE_BYTES)
  const pairs = new Lru<string, ComparedPair>(CACHE_BYTES)

  function read({ sha256, snapshotId }: ExportRun): Result<ReadText> {
    const known = documents.get(sha256)
    if (known !== undefined) return ok(known)
    const text = textOf(snapshotId)
    if (!text.ok) return text
    const made = readText(text.value)
    documents.set(sha256, made, Math.min(made.cost, CACHE_BYTES))
    return ok(made)
  }

  return {
    obstacles(runs) {
      const found: ComparingObstacle[] = []
      for (const side of ['before', 'after'] as const) {
        const made = read(runs[side])
        if (!made.ok) return made
        if ('obstacle' in made.value) found.push({ side, ...made.value.obstacle })
      }
      return ok(found)
    },
    compare(runs, policy) {
      const key = `${runs.before.sha256} ${runs.after.sha256} ${policyKey(policy)}`
      const known = pairs.get(key)
      if (known !== undefined) return ok(known)
      const [before, after] = [read(runs.before), read(runs.after)]
      if (!before.ok) return before
      if (!after.ok) return after
      if (!('document' in before.value) || !('document' in after.value)) {
        return err('NO_DOCUMENT', 'one of the two is no document that can be compared')
      }
      const documents = { before: before.value.document, after: after.value.document }
      const comparison = compareDocuments(documents.before, documents.after, policy)
      const pair = { ...documents, comparison }
      const cost = before.value.cost + after.value.cost + costOf(comparison)
      pairs.set(key, pair, Math.min(cost, CACHE_BYTES))
      return ok(pair)
    }
  }
}

/** Reads the exact text of a document. */
export function readText(text: string): ReadText {
  const cost = text.length * BYTES_PER_CHARACTER
  const parsed = parseDocument(text)
  if (!parsed.ok) return { obstacle: { reason: 'unreadable', line: parsed.line }, cost: 0 }
  const document = readDocument(parsed.value)
  if (document !== null) return { document, cost }
  return { obstacle: { reason: refusalOf(parsed.value) ?? 'not_a_document', line: null }, cost: 0 }
}

function costOf({ changes, endpoints }: DocumentComparison): number {
  return changes.length * BYTES_PER_CHANGE + endpoints.length * BYTES_PER_ENDPOINT
}

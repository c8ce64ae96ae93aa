import {
  comparisonCautions,
  differingOptions,
  type Caution,
  type RunFacts,
  type RunOptions
} from '@domain/imports/cautions'
import {
  compareRuns,
  isInSeveralLists,
  type ApiChange,
  type RunComparison
} from '@domain/imports/compare-runs'
import type { RunEntry } from '@domain/imports/run-state'
import type { Input, Output } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import { asc, eq, sql } from 'drizzle-orm'
import { entryColumns } from './entry-columns'
import { createImportRuns, type RunRecord } from './import-runs'
import { Lru } from './lru'
import { importEntry, importResult, snapshot } from './schema'
import { fold } from './search-text'
import type { createStartReads } from './start-reads'
import type { Store } from './store'

/** Entries and changes kept for the next page; each is some hundred bytes. */
const CACHED_ENTRIES = 200_000

/** Two runs and what became of each API. */
export interface ComparedRuns {
  before: RunRecord
  after: RunRecord
  /** What each was asked for; null: not known. */
  options: { before: RunOptions | null; after: RunOptions | null }
  comparison: RunComparison
}

/** Import results: the entries of one, all runs, and two of them compared. */
export function createImportReads(store: Store, starts: Pick<ReturnType<typeof createStartReads>, 'ofTask'>) {
  const { db } = store
  const runs = createImportRuns(store)
  const entries = new Lru<string, RunEntry[]>(CACHED_ENTRIES)
  const comparisons = new Lru<string, RunComparison>(CACHED_ENTRIES)
  const findBody = db
    .select({ body: snapshot.body })
    .from(snapshot)
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()
  const findVersion = db
    .select({ decoder_version: importResult.decoder_version })
    .from(importResult)
    .where(eq(importResult.body, sql.placeholder('body')))
    .prepare()
  const findEntries = db
    .select(entryColumns)
    .from(importEntry)
    .where(eq(importEntry.body, sql.placeholder('body')))
    .orderBy(asc(importEntry.list), asc(importEntry.position))
    .prepare()

  /** Which rows a body has now: none yet, or those of one version of the decoder. */
  function keyOf(body: number | null): string {
    return `${body}:${body === null ? null : findVersion.get({ body })?.decoder_version}`
  }

  function entriesOf(body: number | null): RunEntry[] {
    if (body === null) return []
    const key = keyOf(body)
    const known = entries.get(key)
    if (known !== undefined) return known
    const found = findEntries.all({ body })
    entries.set(key, found, found.length + 1)
    return found
  }

  function optionsOf({ run }: RunRecord): RunOptions | null {
    const started = starts.ofTask({ taskId: run.taskId })?.startedWith
    return started?.task_type === 'import_api' ? modesOf(started.options) : null
  }

  function comparePair({ before, after }: { before: number; after: number }): Result<ComparedRuns> {
    const first = runs.find(before)
    if (!first.ok) return first
    const second = runs.find(after)
    if (!second.ok) return second
    const [from, to] = [first.value.bodyId, second.value.bodyId]
    const key = `${keyOf(from)} ${keyOf(to)}`
    const comparison = comparisons.get(key) ?? compareRuns(entriesOf(from), entriesOf(to))
    comparisons.set(key, comparison, comparison.changes.length)
    const options = { before: optionsOf(first.value), after: optionsOf(second.value) }
    return ok({ before: first.value, after: second.value, options, comparison })
  }

  return {
    /** No entries when the answer is not an import result. */
    entries(wanted: Input<'imports.entries'>): Result<Output<'imports.entries'>> {
      const found = findBody.get({ id: wanted.snapshotId })
      if (found === undefined) return err('NOT_FOUND', `no snapshot ${wanted.snapshotId}`)
      const text = fold(wanted.text.trim())
      const matching = entriesOf(found.body).filter(
        (entry) => entry.list === wanted.list && holdsText(entry, text)
      )
      return ok(pageOf(matching, wanted))
    },
    runs: runs.list,
    pair: comparePair,
    compare(pair: Input<'imports.compare'>): Result<Output<'imports.compare'>> {
      const compared = comparePair(pair)
      if (!compared.ok) return compared
      const { before, after, options, comparison } = compared.value
      return ok({
        before: before.run,
        after: after.run,
        matrix: comparison.matrix,
        total: comparison.changes.length,
        changed: comparison.changed,
        inSeveralLists: comparison.inSeveralLists,
        options,
        differingOptions: differingOptions(options.before, options.after),
        cautions: cautionsOf(compared.value)
      })
    },
    changes({ filter, ...wanted }: Input<'imports.changes'>): Result<Output<'imports.changes'>> {
      const compared = comparePair(wanted)
      if (!compared.ok) return compared
      const text = fold(filter.text.trim())
      const matching = compared.value.comparison.changes.filter(
        (change) =>
          (filter.before === null || change.before === filter.before) &&
          (filter.after === null || change.after === filter.after) &&
          (change.isChanged || !filter.changedOnly) &&
          (filter.inSeveralLists !== true || isInSeveralLists(change)) &&
          changeHoldsText(change, text)
      )
      return ok(pageOf(matching, wanted))
    }
  }
}

function pageOf<T>(all: readonly T[], { offset, limit }: { offset: number; limit: number }) {
  return { total: all.length, rows: all.slice(offset, offset + limit) }
}

function changeHoldsText({ beforeEntry, afterEntry }: ApiChange, text: string): boolean {
  return [beforeEntry, afterEntry].some((entry) => entry !== null && holdsText(entry, text))
}

/** `text` is folded; method and path are one text, so that "get /pets" finds them. */
function holdsText({ method, path, id, error_code, error_msg }: RunEntry, text: string): boolean {
  if (text === '') return true
  const api = [method, path].filter((part) => part !== null).join(' ')
  return [api, id, error_code, error_msg].some((each) => each !== null && fold(each).includes(text))
}

/** What makes the two hard to compare. */
export function cautionsOf({ before, after, options }: ComparedRuns): Caution[] {
  return comparisonCautions(factsOf(before, options.before), factsOf(after, options.after))
}

function factsOf({ run, bodySha256 }: RunRecord, options: RunOptions | null): RunFacts {
  const { success, failure, ignore } = run.counts
  return {
    ...run,
    reported: { success: success !== null, failure: failure !== null, ignore: ignore !== null },
    bodySha256,
    options
  }
}

function modesOf({ is_create_group, api_mode, extend_mode, simple_mode, mock_mode }: RunOptions): RunOptions {
  return { is_create_group, api_mode, extend_mode, simple_mode, mock_mode }
}

import { readText } from '@domain/async-task/read-text'
import { threeWay, type ThreeWay } from '@domain/imports/three-way'
import type { Input, Output } from '@shared/contract'
import type { ExportRun } from '@shared/contract/comparing'
import type { SentFile } from '@shared/contract/taken'
import { err, ok, type Result } from '@shared/result'
import { asc, eq, sql } from 'drizzle-orm'
import { entryColumns } from './entry-columns'
import { createExportsAround } from './exports-around'
import type { ExportRuns } from './export-runs'
import type { createHeldFiles } from './held-files'
import { createImportRuns } from './import-runs'
import { Lru } from './lru'
import { importEntry, importResult } from './schema'
import { fold } from './search-text'
import type { createStartReads } from './start-reads'
import type { Store } from './store'
import { readTaken, type Obstacles, type TakenDocuments } from './taken-documents'
import { apiRow, changesOfApi } from './taken-rows'
import { selectionOf } from './taken-selection'
import { summaryOfTaken, type Chosen } from './taken-summary'

interface Parts {
  exports: ExportRuns
  starts: ReturnType<typeof createStartReads>
  heldFiles: ReturnType<typeof createHeldFiles>
  textOf: (snapshotId: number) => Result<string>
}

type Wanted = Pick<Input<'taken.compare'>, 'import' | 'next' | 'previous' | 'file'>

/** Memory for what was put side by side, in bytes by the estimate of four a character. */
const CACHE_BYTES = 64 * 1024 * 1024
const BYTES_PER_CHARACTER = 4

/** Whether an import took, by the exports around it: what belongs to it, what came of it, and its rows. */
export function createImportTaken(store: Store, { exports, starts, heldFiles, textOf }: Parts) {
  const { db } = store
  const runs = createImportRuns(store)
  const around = createExportsAround(store)
  const kept = new Lru<string, { documents: TakenDocuments; outcome: ThreeWay }>(CACHE_BYTES)
  const findEntries = db
    .select(entryColumns)
    .from(importEntry)
    .where(eq(importEntry.body, sql.placeholder('body')))
    .orderBy(
      sql`case ${importEntry.list} when 'success' then 0 when 'failure' then 1 else 2 end`,
      asc(importEntry.position)
    )
    .prepare()
  const findVersion = db
    .select({ version: importResult.decoder_version })
    .from(importResult)
    .where(eq(importResult.body, sql.placeholder('body')))
    .prepare()

  function sentFile(taskId: number): (SentFile & { startId: number }) | null {
    const start = starts.ofTask({ taskId })
    return start?.file == null ? null : { ...start.file, startId: start.id }
  }

  function fileOf(taskId: number, wanted: Wanted['file']): Result<Chosen['file']> {
    if (wanted.kind === 'held') {
      const held = heldFiles.read(wanted.fileId)
      if (!held.ok) return held
      const { about, text } = held.value
      const { fileName, size, sha256 } = about
      return ok({ fileName, size, sha256, text: () => text })
    }
    const sent = sentFile(taskId)
    if (sent === null) return ok(null)
    const { startId, ...about } = sent
    const found = starts.fileOf(startId)
    return found.ok ? ok({ ...about, text: () => readText(found.value.bytes, () => {}) ?? '' }) : found
  }

  function chosenOf(wanted: Wanted): Result<Chosen> {
    const run = runs.find(wanted.import)
    if (!run.ok) return run
    const next = exports.find(wanted.next)
    if (!next.ok) return next
    const previous = wanted.previous === null ? ok(null) : exports.find(wanted.previous)
    if (!previous.ok) return previous
    const file = fileOf(run.value.run.taskId, wanted.file)
    if (!file.ok) return file
    return ok({ run: run.value, next: next.value, previous: previous.value, file: file.value })
  }

  function outcomeOf(
    chosen: Chosen
  ): Result<{ documents: TakenDocuments; outcome: ThreeWay } | { obstacles: Obstacles }> {
    const { run, next, previous, file } = chosen
    const version = run.bodyId === null ? null : findVersion.get({ body: run.bodyId })?.version
    const selection = selectionOf({ starts }, next, previous)
    const key = JSON.stringify([
      run.bodyId,
      version,
      file?.sha256,
      next.sha256,
      previous?.sha256 ?? null,
      [next.define, previous?.define, selection]
    ])
    const known = kept.get(key)
    if (known !== undefined) return ok(known)
    const texts = { file: null as string | null, next: '', previous: null as string | null }
    if (file !== null) texts.file = file.text()
    for (const [side, of] of [
      ['next', next],
      ['previous', previous]
    ] as const) {
      const text = of === null ? null : textOf(of.snapshotId)
      if (text?.ok === false) return text
      if (text !== null) texts[side] = text.value
    }
    const read = readTaken(texts)
    if ('obstacles' in read) return ok(read)
    const entries = run.bodyId === null ? [] : findEntries.all({ body: run.bodyId })
    const outcome = threeWay({
      entries,
      ...read.documents,
      define: next.define,
      previousDefine: previous?.define ?? null,
      ...selection
    })
    const made = { documents: read.documents, outcome }
    kept.set(key, made, Math.min(read.characters * BYTES_PER_CHARACTER, CACHE_BYTES))
    return ok(made)
  }

  function madeOf(wanted: Wanted): Result<{ documents: TakenDocuments; outcome: ThreeWay }> {
    const chosen = chosenOf(wanted)
    if (!chosen.ok) return chosen
    const made = outcomeOf(chosen.value)
    if (!made.ok) return made
    return 'obstacles' in made.value
      ? err('NO_DOCUMENT', 'one of the documents cannot be compared')
      : ok(made.value)
  }

  return {
    find({ snapshotId }: Input<'taken.find'>): Result<Output<'taken.find'>> {
      const found = runs.find(snapshotId)
      if (!found.ok) return found
      const { run } = found.value
      const { next, previous } = around.find(run, around.startOf(run))
      const exportOf = (id: number | null): ExportRun | null => {
        const each = id === null ? null : exports.find(id)
        return each?.ok === true ? each.value : null
      }
      const { startId: _startId, ...sent } = sentFile(run.taskId) ?? { startId: 0 }
      return ok({
        import: run,
        sent: 'sha256' in sent ? sent : null,
        next: exportOf(next),
        previous: exportOf(previous)
      })
    },
    compare(wanted: Input<'taken.compare'>): Result<Output<'taken.compare'>> {
      const chosen = chosenOf(wanted)
      if (!chosen.ok) return chosen
      const made = outcomeOf(chosen.value)
      if (!made.ok) return made
      if ('obstacles' in made.value) return ok({ kind: 'not_comparable', obstacles: made.value.obstacles })
      return ok(summaryOfTaken({ starts, around }, chosen.value, made.value))
    },
    apis({ filter, ...wanted }: Input<'taken.apis'>): Result<Output<'taken.apis'>> {
      const found = madeOf(wanted)
      if (!found.ok) return found
      const text = fold(filter.text.trim())
      const matching = [...found.value.outcome.apis.entries()].filter(
        ([, api]) =>
          (filter.taken === null || api.taken === filter.taken) &&
          (filter.finding === null || api.findings.includes(filter.finding)) &&
          (text === '' || fold(`${api.method ?? ''} ${api.path ?? ''}`).includes(text))
      )
      const shown = matching.slice(wanted.offset, wanted.offset + wanted.limit)
      return ok({ total: matching.length, rows: shown.map(([index, api]) => apiRow(index, api)) })
    },
    changes(wanted: Input<'taken.changes'>): Result<Output<'taken.changes'>> {
      const found = madeOf(wanted)
      if (!found.ok) return found
      const { outcome, documents } = found.value
      const changes = changesOfApi(outcome, documents, wanted.index)
      return changes === null ? err('NOT_FOUND', `no API ${wanted.index}`) : ok(changes)
    }
  }
}

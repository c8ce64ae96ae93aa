import type { FailureCluster, Sighting as Seen } from '@domain/imports/failure-cluster'
import type { Input, Output } from '@shared/contract'
import type { Sighting } from '@shared/contract/failed-apis'
import { err, ok, type Result } from '@shared/result'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { createFailureCollection, type CollectedFailures } from './collect-failures'
import type { DecodedAnswers } from './decoded-answers'
import { createNewestFailureText } from './newest-failure-text'
import { runFieldsOf } from './run-fields'
import { gateway, importResult, snapshot, task } from './schema'
import { fold } from './search-text'
import type { Store } from './store'

type IsRun = (run: number) => boolean

/** Failed APIs and failed imports by their cause: the causes, and the APIs and runs of one. Call inside a transaction. */
export function createFailureClusters(store: Store, answers: DecodedAnswers) {
  const { connection, db } = store
  const collect = createFailureCollection(store, answers)
  const newestText = createNewestFailureText(store, answers)
  let gateways: { key: string; isRun: IsRun } | null = null
  let listed: { key: string; clusters: FailureCluster[] } | null = null

  /** Whether a task belongs to the gateway; every task does to null. */
  function runsOf(gatewayId: number | null): { key: string; isRun: IsRun | undefined } {
    if (gatewayId === null) return { key: '', isRun: undefined }
    // A task read from a file may get its gateway later.
    const key = JSON.stringify([gatewayId, connection.pragma('data_version', { simple: true })])
    if (gateways?.key !== key) {
      const own = db
        .select({ id: task.id })
        .from(task)
        .where(and(eq(task.gateway, gatewayId), isNotNull(task.first_observed_at)))
        .all()
      const ids = new Set(own.map(({ id }) => id))
      gateways = { key, isRun: (run) => ids.has(run) }
    }
    return gateways
  }

  function list({ clusters, version }: CollectedFailures, gatewayId: number | null): FailureCluster[] {
    const { key: of, isRun } = runsOf(gatewayId)
    const key = JSON.stringify([version, of])
    if (listed?.key !== key) listed = { key, clusters: clusters.list(isRun) }
    return listed.clusters
  }

  /** The rows of these snapshots by id; there is one for each. */
  function runRows(ids: readonly number[]) {
    const rows = db
      .select({ task, snapshot, gateway, group_id: importResult.group_id })
      .from(snapshot)
      .innerJoin(task, eq(task.id, snapshot.task))
      .leftJoin(gateway, eq(gateway.id, task.gateway))
      .leftJoin(importResult, eq(importResult.body, snapshot.body))
      .where(inArray(snapshot.id, [...new Set(ids)]))
      .all()
    return new Map(rows.map((row) => [row.snapshot.id, row]))
  }

  function sightings(seen: readonly Seen[]): (of: Seen) => Sighting {
    const rows = runRows(seen.map(({ snapshot: id }) => id))
    return ({ run, snapshot: id, at }) => {
      const row = rows.get(id)
      const isFinal = row?.task.final_snapshot === id
      return {
        taskId: run,
        snapshotId: id,
        notFinalAt: isFinal ? (row?.task.not_final_at ?? null) : null,
        finalAt: at,
        isFromFile: row?.snapshot.source === 'file'
      }
    }
  }

  return {
    clusters(wanted: Input<'failures.clusters'>): Result<Output<'failures.clusters'>> {
      const collected = collect()
      const { done, total } = collected.progress
      // Listing what is not all there is would only take time away from reading it.
      const all = done < total ? [] : list(collected, wanted.gatewayId)
      const { isRun } = runsOf(wanted.gatewayId)
      const matching = containing(all, collected, fold(wanted.text.trim()), isRun)
      const shown = matching.slice(wanted.offset, wanted.offset + wanted.limit)
      const sightingOf = sightings(shown.flatMap(({ first, last }) => [first, last]))
      return ok({
        total: matching.length,
        ofAll: {
          clusters: all.length,
          failures: all.reduce((sum, { failures }) => sum + failures, 0)
        },
        rows: shown.map(({ textRun, ...row }) => ({
          ...row,
          // The newest text of all is one of the gateway, or that one's own is looked up.
          error_msg: (isRun?.(textRun) ?? true) ? row.error_msg : newestText({ textRun, ...row }),
          first: sightingOf(row.first),
          last: sightingOf(row.last)
        })),
        progress: collected.progress
      })
    },
    apis({ cluster, gatewayId, ...page }: Input<'failures.apis'>): Result<Output<'failures.apis'>> {
      const found = collect().clusters.apisOf(cluster, runsOf(gatewayId).isRun)
      if (found === null) return err('NOT_FOUND', `no cause ${cluster}`)
      const shown = found.slice(page.offset, page.offset + page.limit)
      const sightingOf = sightings(shown.map(({ last }) => last))
      const rows = shown.map(({ last, ...row }) => ({ ...row, last: sightingOf(last) }))
      return ok({ total: found.length, rows })
    },
    runs({ cluster, gatewayId, ...page }: Input<'failures.runs'>): Result<Output<'failures.runs'>> {
      const found = collect().clusters.runsOf(cluster, runsOf(gatewayId).isRun)
      if (found === null) return err('NOT_FOUND', `no cause ${cluster}`)
      const shown = found.slice(page.offset, page.offset + page.limit)
      const rows = runRows(shown.map(({ last }) => last.snapshot))
      return ok({
        total: found.length,
        rows: shown.flatMap(({ last, isWhole, failures, apis }) => {
          const row = rows.get(last.snapshot)
          if (row === undefined) return []
          const isFromFile = row.snapshot.source === 'file'
          const { group_id } = row
          return [{ ...runFieldsOf(row), group_id, isFromFile, isWhole, failures, apis }]
        })
      })
    }
  }
}

/** Those whose code, text or APIs hold the text, which is folded. */
function containing(
  all: FailureCluster[],
  { clusters }: CollectedFailures,
  text: string,
  isRun: IsRun = () => true
): FailureCluster[] {
  if (text === '') return all
  const named = clusters.withApi((method, path) => fold(`${method ?? ''} ${path ?? ''}`).includes(text))
  return all.filter(
    ({ id, error_code, shape, error_msg, textRun }) =>
      named.has(id) ||
      [error_code, shape, isRun(textRun) ? error_msg : null].some(
        (each) => each !== null && fold(each).includes(text)
      )
  )
}

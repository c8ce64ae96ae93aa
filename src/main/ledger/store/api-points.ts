import { runState } from '@domain/imports/run-state'
import type { ApiMark, ApiPoint, ApiRunPlace } from '@shared/contract/apis'
import { exportOptions } from '@shared/contract/starting'
import type { ApiMentions } from './api-mentions'
import { groupKey, type ApiRun } from './api-runs'

/** More marks than this would lie upon each other in a window of usual width. */
const mostMarks = 30

/** What stands for several marks that lie close together, first; absence says the least. */
const gravest: readonly ApiPoint['state'][] = [
  'failed',
  'ignored',
  'created',
  'updated',
  'imported',
  'in_export',
  'not_in_run',
  'not_in_export'
]

/**
 * What each run says of an API, newest first. Absence counts in groups only in which the API has been named, and never
 * where a document has not been read.
 */
export function apiPoints(runs: readonly ApiRun[], mentions: ApiMentions): ApiPoint[] {
  const groups = new Set<string>()
  for (const run of runs) {
    const key = groupKey(run)
    if (key !== null && isNamed(run, mentions)) groups.add(key)
  }
  return runs.flatMap((run) => {
    const key = groupKey(run)
    return pointsOf(run, mentions, key !== null && groups.has(key))
  })
}

function isNamed({ importBody, documentId }: ApiRun, { entries, documents }: ApiMentions): boolean {
  return (
    (importBody !== null && entries.has(importBody)) || (documentId !== null && documents.has(documentId))
  )
}

function pointsOf(run: ApiRun, { entries, documents }: ApiMentions, isInGroup: boolean): ApiPoint[] {
  const { fields, gatewayId, group_id, isFromFile, isListMissing, importBody, documentId } = run
  const blank = { entry: null, ordinal: 0, operationId: null, env_id: null, isListMissing }
  const common = { ...fields, gatewayId, group_id, isFromFile, ...blank }
  if (importBody !== null) {
    const named = entries.get(importBody) ?? (isInGroup ? [null] : [])
    return named.map((entry, ordinal) => {
      return { ...common, kind: 'import', state: runState(entry), entry, ordinal }
    })
  }
  if (documentId === null) return []
  const isThere = documents.has(documentId)
  if (!isThere && !isInGroup) return []
  const started = exportOptions.safeParse(run.options === null ? null : JSON.parse(run.options))
  return [
    {
      ...common,
      kind: 'export',
      state: isThere ? 'in_export' : 'not_in_export',
      operationId: documents.get(documentId) ?? null,
      env_id: started.data?.env_id ?? null
    }
  ]
}

/** Gateways and groups that the points are of, the most frequent first. */
export function placesOf(points: readonly ApiPoint[]): ApiRunPlace[] {
  const places = new Map<string, ApiRunPlace>()
  for (const { gatewayId, gatewayName, group_id } of points) {
    const key = JSON.stringify([gatewayId, group_id])
    const known = places.get(key)
    if (known === undefined) places.set(key, { gatewayId, gatewayName, group_id, count: 1 })
    else known.count += 1
  }
  return [...places.values()].sort((left, right) => right.count - left.count)
}

/** The points on a line of time, oldest first; those too close together are one mark. `index`: its row among the points. */
export function marksOf(points: readonly ApiPoint[]): ApiMark[] {
  const times = points.map(({ finalAt }) => finalAt)
  const from = times.reduce((least, at) => Math.min(least, at), Infinity)
  const until = times.reduce((most, at) => Math.max(most, at), -Infinity)
  const slotOf = (at: number): number =>
    until === from ? 0 : Math.floor(((at - from) / (until - from)) * (mostMarks - 1))
  const marks = new Map<string, ApiMark>()
  points.forEach(({ kind, state, finalAt }, index) => {
    const key = `${slotOf(finalAt)} ${kind}`
    const known = marks.get(key)
    if (known === undefined) {
      marks.set(key, { kind, state, index, count: 1, fromAt: finalAt, toAt: finalAt })
      return
    }
    known.count += 1
    known.fromAt = Math.min(known.fromAt, finalAt)
    known.toAt = Math.max(known.toAt, finalAt)
    if (gravest.indexOf(state) < gravest.indexOf(known.state)) Object.assign(known, { state, index })
  })
  return [...marks.values()].sort((left, right) => left.fromAt - right.fromAt)
}

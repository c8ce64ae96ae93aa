import { pathShape } from '@domain/documents/compare/operations'
import { methodWord } from '@domain/documents/method-word'
import type { Input, Output } from '@shared/contract'
import type { ApiMoment, ApiPoint } from '@shared/contract/apis'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { readMentions, readProgress } from './api-mentions'
import { apiPoints, marksOf, placesOf } from './api-points'
import { createApiRuns, type ApiRun } from './api-runs'
import { api, appRun, documentOperation, importEntry } from './schema'
import { fold } from './search-text'
import type { Store } from './store'
import { unwatchedSpans } from './unwatched'

const mostSimilar = 20
const mostGaps = 60

type Life = Omit<Output<'apis.life'>, 'rows'>

/** What is known of single APIs, over all runs and exported documents. Call inside a transaction. */
export function createApiReads(store: Store) {
  const { connection, db } = store
  const readRuns = createApiRuns(store)
  const appRuns = db.select().from(appRun).orderBy(asc(appRun.id)).prepare()
  let runs: { version: unknown; all: ApiRun[] } | null = null
  let life: { key: string; points: ApiPoint[]; life: Life } | null = null

  /** The same as long as nobody has written anything. */
  const version = (): unknown => connection.pragma('data_version', { simple: true })

  function allRuns(): ApiRun[] {
    const now = version()
    if (runs !== null && runs.version === now) return runs.all
    const all = readRuns()
    runs = { version: now, all }
    return all
  }

  function similarTo(method: string, path: string): { method: string; path: string }[] {
    return db
      .select({ method: api.method, path: api.path })
      .from(api)
      .where(and(eq(api.path_shape, pathShape(path)), eq(api.method, method), ne(api.path, path)))
      .orderBy(asc(api.path))
      .limit(mostSimilar)
      .all()
  }

  function gapsWithin(points: readonly ApiPoint[]): Life['gaps'] {
    const [newest, oldest] = [points[0]?.finalAt, points.at(-1)?.finalAt]
    if (newest === undefined || oldest === undefined) return []
    return unwatchedSpans(appRuns.all(), [], [])
      .map(({ fromAt, toAt }) => ({
        fromAt: Math.max(fromAt, oldest),
        toAt: Math.min(toAt ?? newest, newest)
      }))
      .filter(({ fromAt, toAt }) => fromAt < toAt)
      .sort((left, right) => right.toAt - right.fromAt - (left.toAt - left.fromAt))
      .slice(0, mostGaps)
      .sort((left, right) => left.fromAt - right.fromAt)
  }

  function lifeOf({ method, path, gatewayId, group_id }: Input<'apis.life'>) {
    const key = JSON.stringify([version(), method, path, gatewayId, group_id])
    if (life?.key === key) return life
    const word = methodWord(method)
    const everywhere = apiPoints(allRuns(), readMentions(store, { method: word, path }))
    const points = everywhere.filter(
      (point) =>
        (gatewayId === null || point.gatewayId === gatewayId) &&
        (group_id === null || point.group_id === group_id)
    )
    const latest = (...states: ApiPoint['state'][]): ApiMoment | null =>
      momentOf(points.find(({ state }) => states.includes(state)))
    life = {
      key,
      points,
      life: {
        total: points.length,
        places: placesOf(everywhere),
        lastSuccess: latest('created', 'updated', 'imported'),
        lastFailure: latest('failed'),
        lastInExport: latest('in_export'),
        marks: marksOf(points),
        gaps: gapsWithin(points),
        similar: similarTo(word, path),
        progress: readProgress(store)
      }
    }
    return life
  }

  function find({ text, offset, limit }: Input<'apis.find'>): Output<'apis.find'> {
    const isNamed = sql`(EXISTS (SELECT 1 FROM ${importEntry} WHERE ${importEntry.path} = ${api.path})
      OR EXISTS (SELECT 1 FROM ${documentOperation} WHERE ${documentOperation.api} = ${api.id}))`
    const words = fold(text).split(/\s+/).filter(Boolean)
    const matches = and(isNamed, ...words.map((word) => sql`instr(${api.search_text}, ${word}) > 0`))
    const total = db
      .select({ total: sql<number>`count(*)` })
      .from(api)
      .where(matches)
      .get()
    const found = db
      .select({ method: api.method, path: api.path })
      .from(api)
      .where(matches)
      .orderBy(asc(api.path), asc(api.method))
      .limit(limit)
      .offset(offset)
      .all()
    return {
      total: total?.total ?? 0,
      rows: found.map((one) => ({ ...one, ...countsOf(one) })),
      progress: readProgress(store)
    }
  }

  function countsOf(one: { method: string; path: string }) {
    const { entries, documents } = readMentions(store, one)
    let [imports, failures, exports] = [0, 0, 0]
    let lastSeenAt: number | null = null
    for (const { importBody, documentId, fields } of allRuns()) {
      const named = importBody === null ? undefined : entries.get(importBody)
      const isExported = documentId !== null && documents.has(documentId)
      if (named === undefined && !isExported) continue
      if (isExported) exports += 1
      if (named !== undefined) imports += 1
      if (named?.some(({ list }) => list === 'failure') === true) failures += 1
      lastSeenAt = Math.max(lastSeenAt ?? 0, fields.finalAt)
    }
    return { lastSeenAt, imports, failures, exports }
  }

  return {
    life(input: Input<'apis.life'>): Output<'apis.life'> {
      const { points, life: known } = lifeOf(input)
      return { ...known, rows: points.slice(input.offset, input.offset + input.limit) }
    },
    find
  }
}

function momentOf(point: ApiPoint | undefined): ApiMoment | null {
  if (point === undefined) return null
  const { taskId, snapshotId, state, notFinalAt, finalAt, isFromFile, entry } = point
  return {
    taskId,
    snapshotId,
    state,
    notFinalAt,
    finalAt,
    isFromFile,
    error_code: entry?.error_code ?? null
  }
}

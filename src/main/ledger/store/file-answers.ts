import { ok, type Result } from '@shared/result'
import { and, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm'
import type { FileAnswer, KeptFileAnswer, LedgerWrites } from '../protocol'
import type { Append } from './append'
import { Lru } from './lru'
import { gateway, snapshot, snapshotFile, task } from './schema'
import { searchText } from './search-text'
import type { Store } from './store'
import { isTaskAtPlace, isTaskWithoutPlace } from './task-identity'

type Keep = LedgerWrites['answers.add']

/** Tasks whose files are remembered while many are read one after the other. */
const REMEMBERED_FILES = 200_000

/** Answers read from files. Call inside a transaction; `append` is the write of that name. */
export function createFileAnswers(store: Store, append: Append) {
  const { db } = store
  /** The SHA-256 of the files whose answers a task has: asking for each one would read all its snapshots each time. */
  const read = new Lru<number, Set<string>>(REMEMBERED_FILES)

  const filesOf = db
    .select({ sha256: snapshotFile.sha256 })
    .from(snapshot)
    .innerJoin(snapshotFile, eq(snapshotFile.snapshot, snapshot.id))
    .where(eq(snapshot.task, sql.placeholder('task')))
    .prepare()

  function readFilesOf(taskId: number): Set<string> {
    const known = read.get(taskId)
    if (known !== undefined) return known
    const files = new Set(filesOf.all({ task: taskId }).map(({ sha256 }) => sha256.toString('hex')))
    read.set(taskId, files, files.size + 1)
    return files
  }

  const find = createTaskFinder(store)

  function addTask(task_id: string, at: number): number {
    const fresh = { task_id, name: '', note: '', group_id: null, requested_group_id: null }
    const row = { ...fresh, polling: 'stopped' as const, snapshot_count: 0, added_at: at, active_at: at }
    return db
      .insert(task)
      .values({ ...row, search_text: searchText(fresh) })
      .returning({ id: task.id })
      .get().id
  }

  function keep(
    { task_id, bodies, file }: FileAnswer,
    place: TaskPlace | null,
    places: readonly TaskPlace[],
    at: number
  ): Result<KeptFileAnswer> {
    const known = find.at(place, task_id)
    const reader = [...(known === null ? [] : [known]), ...find.amongPlaces(places, task_id)].find((id) =>
      readFilesOf(id).has(file.sha256)
    )
    if (reader !== undefined) return ok({ taskId: reader, snapshotIds: [], isNewTask: false })
    const taskId = known ?? addTask(task_id, at)
    const files = readFilesOf(taskId)
    const snapshotIds: number[] = []
    for (const bytes of bodies) {
      const appended = append({
        taskId,
        source: 'file',
        requestedAt: null,
        observedAt: at,
        elapsedMs: null,
        // A file says what was answered, not how.
        http_status: null,
        headers: {},
        bytes,
        failure: null,
        file
      })
      if (!appended.ok) return appended
      snapshotIds.push(appended.value.snapshotId)
    }
    files.add(file.sha256)
    return ok({ taskId, snapshotIds, isNewTask: known === null })
  }

  return {
    /**
     * Each answer becomes a snapshot of its task: the one of that id that the gateway knows, else one without any
     * place. A file whose answer the task has already is passed over; without a gateway, one that any task of that id
     * has, wherever it is.
     */
    add({ gatewayId, answers, at }: Keep['input']): Result<Keep['output']> {
      const kept: KeptFileAnswer[] = []
      const place = find.placeOf(gatewayId)
      const places = place === null ? find.places() : []
      for (const answer of answers) {
        const one = keep(answer, place, places, at)
        // Thrown, so that nothing of the batch stays.
        if (!one.ok) throw new Error(one.error.message)
        kept.push(one.value)
      }
      return ok({ kept })
    },
    /** After a rollback. */
    forget(): void {
      read.clear()
      append.forget()
    }
  }
}

/** Where a gateway's tasks are. */
export interface TaskPlace {
  endpoint_host: string
  project_id: string
  instance_id: string
}

/** Finds the task of an id: at a place when one is given, then among those without any. */
export function createTaskFinder({ db }: Store) {
  const placeOf = db
    .select({
      endpoint_host: gateway.endpoint_host,
      project_id: gateway.project_id,
      instance_id: gateway.instance_id
    })
    .from(gateway)
    .where(and(eq(gateway.id, sql.placeholder('id')), isNull(gateway.removed_at)))
    .prepare()
  const { id, endpoint_host, project_id, instance_id } = getTableColumns(task)
  const atPlace = db.select({ id }).from(task).where(isTaskAtPlace).prepare()
  const withoutPlace = db.select({ id }).from(task).where(isTaskWithoutPlace).prepare()
  const places = db
    .selectDistinct({ endpoint_host, project_id, instance_id })
    .from(task)
    .where(and(isNotNull(endpoint_host), isNotNull(project_id), isNotNull(instance_id)))
    .prepare()

  return {
    /** null without a gateway, or when it was removed. */
    placeOf: (gatewayId: number | null): TaskPlace | null =>
      gatewayId === null ? null : (placeOf.get({ id: gatewayId }) ?? null),
    /** Everywhere that a task is, once each: few, as there are few gateways. One pass over an index. */
    places: (): TaskPlace[] => places.all() as TaskPlace[],
    /** The tasks of an id at any of the places. */
    amongPlaces: (among: readonly TaskPlace[], task_id: string): number[] =>
      among.flatMap((place) => atPlace.get({ ...place, task_id })?.id ?? []),
    at(place: TaskPlace | null, task_id: string): number | null {
      const known = place === null ? undefined : atPlace.get({ ...place, task_id })
      return known?.id ?? withoutPlace.get({ task_id })?.id ?? null
    }
  }
}

import type { DecodedAnswer } from '@domain/async-task/answer'
import { and, desc, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { snapshot, task } from './schema'
import type { Store } from './store'
import type { TaskRecord } from './task-progress'

/** Below this a body is not worth looking for one that resembles it. */
const SMALLEST_RESULT = 4096
/** Among so many of the latest results the best base is looked for. */
const CANDIDATES = 16

/**
 * Bodies that new bytes are likely to resemble, best first: the task's last one and, for a large result, that of an
 * earlier task of the same gateway which imported the same group or exported under a similar file name. Every
 * export is a new task, so without the latter weekly exports of one group would share nothing.
 */
export function createDeltaBases({ db }: Store) {
  const earlier = db
    .select({ body: snapshot.body, group_id: task.group_id, file_name: task.file_name })
    .from(task)
    .innerJoin(snapshot, eq(snapshot.id, task.final_snapshot))
    .where(
      and(
        isNotNull(task.final_at),
        eq(task.task_type, sql.placeholder('task_type')),
        eq(task.endpoint_host, sql.placeholder('endpoint_host')),
        eq(task.project_id, sql.placeholder('project_id')),
        eq(task.instance_id, sql.placeholder('instance_id')),
        ne(task.id, sql.placeholder('id'))
      )
    )
    .orderBy(desc(task.final_at))
    .limit(CANDIDATES)
    .prepare()

  function resembling(known: TaskRecord, decoded: DecodedAnswer): number | null {
    if (decoded.kind !== 'task') return null
    const { result } = decoded
    const closeness = (other: { group_id: string | null; file_name: string | null }): number => {
      if (result.kind === 'import') return Number(other.group_id === result.import.group_id)
      if (result.kind === 'export') return commonPrefix(other.file_name, result.export.file_name)
      return 0
    }
    const { id, endpoint_host, project_id, instance_id } = known
    const [best] = earlier
      .all({ id, endpoint_host, project_id, instance_id, task_type: decoded.task_type })
      .map((other) => ({ body: other.body, closeness: closeness(other) }))
      .sort((left, right) => right.closeness - left.closeness)
    return best === undefined || best.closeness === 0 ? null : best.body
  }

  return (known: TaskRecord, decoded: DecodedAnswer | null, size: number, last: number | null): number[] => {
    const similar = decoded === null || size < SMALLEST_RESULT ? null : resembling(known, decoded)
    return [last, similar].filter((base) => base !== null)
  }
}

function commonPrefix(left: string | null, right: string | null): number {
  if (left === null || right === null) return 0
  let length = 0
  while (length < left.length && left[length] === right[length]) length += 1
  return length
}

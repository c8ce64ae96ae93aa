import { and, eq, isNull, sql } from 'drizzle-orm'
import { task } from './schema'

/** The task of an id at a place: placeholders `endpoint_host`, `project_id`, `instance_id` and `task_id`. */
export const isTaskAtPlace = and(
  eq(task.endpoint_host, sql.placeholder('endpoint_host')),
  eq(task.project_id, sql.placeholder('project_id')),
  eq(task.instance_id, sql.placeholder('instance_id')),
  eq(task.task_id, sql.placeholder('task_id'))
)

/** The task of an id that was read from files, which do not say where it is: placeholder `task_id`. */
export const isTaskWithoutPlace = and(
  isNull(task.endpoint_host),
  isNull(task.project_id),
  isNull(task.instance_id),
  eq(task.task_id, sql.placeholder('task_id'))
)

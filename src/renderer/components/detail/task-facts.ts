import type { TaskRow } from '@shared/contract/task'
import type { I18n } from '../../i18n.svelte'
import type { Fact } from './fact'

/** What is known about a task, with the bounds between which things happened; what is unknown says so. */
export function taskFacts(task: TaskRow, i18n: I18n): Fact[] {
  const t = i18n.t.detail
  const facts: Fact[] = [
    { term: t.taskId, value: task.task_id, monospace: true, copyLabel: t.copyTaskId },
    { term: t.firstSeen, title: t.timesNote, ...firstSeen(task, i18n) },
    { term: t.becameFinal, title: t.timesNote, ...becameFinal(task, i18n) },
    group(t.requestedGroup, task.requested_group_id, t)
  ]
  // An export names no group in its result.
  if (task.task_type !== 'export_api') facts.push(group(t.resultGroup, task.group_id, t))
  return facts
}

function group(term: string, id: string | null, t: I18n['t']['detail']): Fact {
  if (id === null) return { term, value: t.groupUnknown, isAbsent: true }
  return { term, value: id, monospace: true, copyLabel: t.copyValue(term) }
}

function firstSeen(task: TaskRow, { t, times }: I18n): Pick<Fact, 'value' | 'isAbsent'> {
  if (task.firstObservedAt === null) return { value: t.detail.notYet, isAbsent: true }
  return { value: times.full(task.firstObservedAt) }
}

function becameFinal(task: TaskRow, i18n: I18n): Pick<Fact, 'value' | 'isAbsent'> {
  const { t, times } = i18n
  const { notFinalAt, finalAt } = task
  if (finalAt === null) return { value: t.detail.notFinal, isAbsent: true }
  if (notFinalAt === null) return { value: t.detail.notLaterThan(times.full(finalAt)) }
  const bounds = t.common.between(...times.bounds(notFinalAt, finalAt))
  if (!times.isSameDay(notFinalAt, finalAt)) return { value: `${bounds} ${times.offset(finalAt)}` }
  return { value: t.detail.boundsOn(times.date(finalAt), bounds, times.offset(finalAt)) }
}

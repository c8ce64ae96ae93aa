import type { TimelineRun } from '@shared/contract/snapshot'
import type { TaskRow } from '@shared/contract/task'

/** What a state or an outcome looks like. Each has an icon and a tone of its own, and always a word beside it. */
export type Sign =
  'unseen' | 'waiting' | 'processing' | 'done' | 'partly' | 'bad' | 'nothing' | 'unknown' | 'lost'
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

export const toneOf: Record<Sign, Tone> = {
  unseen: 'neutral',
  waiting: 'neutral',
  processing: 'info',
  done: 'good',
  partly: 'warn',
  bad: 'bad',
  nothing: 'neutral',
  unknown: 'warn',
  lost: 'warn'
}

/** The sign of a `task_status`; a word that the documentation does not list is `unknown`. */
export function signOfStatus(task_status: string | null): Sign {
  switch (task_status) {
    case null:
      return 'unseen'
    case 'waiting':
      return 'waiting'
    case 'processing':
      return 'processing'
    case 'succeed':
      return 'done'
    case 'failed':
      return 'bad'
    default:
      return 'unknown'
  }
}

/** The sign of a task: a succeeded import is as good as its outcome. */
export function signOfTask(task: Pick<TaskRow, 'task_status' | 'outcome'>): Sign {
  if (task.task_status !== 'succeed' || task.outcome === null) return signOfStatus(task.task_status)
  switch (task.outcome) {
    case 'complete':
      return 'done'
    case 'partial':
      return 'partly'
    case 'nothing_imported':
      return 'bad'
    case 'only_ignored':
    case 'empty':
      return 'nothing'
  }
}

/** The sign of one answer: without a complete one `lost`, refused ones `bad`, else what it says of the task. */
export function signOfRun(
  run: Pick<TimelineRun, 'failureCode' | 'http_status' | 'task_status' | 'source' | 'error_code'>
): Sign {
  if (run.failureCode !== null) return 'lost'
  if (run.http_status !== null && run.http_status >= 300) return 'bad'
  if (run.task_status !== null) return signOfStatus(run.task_status)
  if (run.source === 'file') return run.error_code === null ? 'waiting' : 'bad'
  return run.source === 'creation' ? 'waiting' : 'unknown'
}

import type { ImportRun } from '@shared/contract/imports'
import type { Messages } from '@shared/i18n/en'

/** How an import ended, in words. */
export function runOutcome(run: ImportRun, t: Messages): string {
  if (run.outcome !== null) return t.words.outcome[run.outcome]
  // What succeeded, as far as its status says, and has no result has not failed for that.
  return run.task_status === 'failed' ? t.compare.runFailed : t.compare.runUnread
}

/** The group an import went into: as the service named it, or as it was asked for, never guessed. */
export function runGroup(run: ImportRun, t: Messages): string {
  if (run.group_id !== null) return t.compare.group(run.group_id)
  return run.requested_group_id === null
    ? t.compare.groupUnknown
    : t.compare.groupAsked(run.requested_group_id)
}

/** What is known of any finished task, import or export. */
export type PickedRun = Pick<
  ImportRun,
  'snapshotId' | 'name' | 'task_id' | 'requested_group_id' | 'gatewayName' | 'finalAt'
> & { group_id?: string | null }

/** The runs in which every word of the text occurs: in the name, the ids, the gateway or the time. */
export function findRuns<R extends PickedRun>(
  runs: readonly R[],
  text: string,
  timeOf: (run: R) => string
): readonly R[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return runs
  return runs.filter((run) => {
    const all = [run.name, run.task_id, run.group_id, run.requested_group_id, run.gatewayName, timeOf(run)]
      .join(' ')
      .toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

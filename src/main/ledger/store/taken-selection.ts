import type { ThreeWayInput } from '@domain/imports/three-way'
import type { ExportRun } from '@shared/contract/comparing'
import type { createStartReads } from './start-reads'

interface Reads {
  starts: Pick<ReturnType<typeof createStartReads>, 'ofTask'>
}

/** Which APIs two exports were asked for, as far as it is known; what is not known is no difference. */
export function selectionOf(
  { starts }: Reads,
  next: ExportRun,
  previous: ExportRun | null
): Required<Pick<ThreeWayInput, 'isPart' | 'isOtherSelection'>> {
  const askedFor = ({ taskId }: ExportRun): string | null => {
    const start = starts.ofTask({ taskId })?.startedWith
    const apis = start?.task_type === 'export_api' ? start.options.apis : undefined
    return apis === undefined ? null : [...apis].sort().join(' ')
  }
  const apis = askedFor(next)
  const isOther =
    previous !== null &&
    (isKnownToDiffer(kindOf(next), kindOf(previous)) ||
      (['env_id', 'requested_group_id'] as const).some((part) =>
        isKnownToDiffer(next[part], previous[part])
      ) ||
      apis !== askedFor(previous))
  return { isPart: apis !== null, isOtherSelection: isOther }
}

/** `dev` exports what is not published as it stands, all others what is. */
function kindOf({ define }: ExportRun): 'unpublished' | 'published' | null {
  return define === null ? null : define === 'dev' ? 'unpublished' : 'published'
}

function isKnownToDiffer(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other
}

import type { ImportResult } from './answer'

/** What became of a succeeded import as a whole: `succeed` alone does not say that anything was imported. */
export type ImportOutcome = 'complete' | 'partial' | 'nothing_imported' | 'only_ignored' | 'empty'

/** Number of entries of each list; null where the service sent no list: not reported is not zero. */
export interface ImportCounts {
  success: number | null
  failure: number | null
  ignore: number | null
}

export function importCounts(result: ImportResult): ImportCounts {
  return {
    success: result.success?.length ?? null,
    failure: result.failure?.length ?? null,
    ignore: result.ignore?.length ?? null
  }
}

/**
 * The outcome by the lists alone; a list that was not reported counts as empty here, its absence is a finding. Ignored
 * APIs do not change an outcome unless there is nothing else.
 */
export function importOutcome(result: ImportResult): ImportOutcome {
  const { success, failure, ignore } = importCounts(result)
  if (failure) return success ? 'partial' : 'nothing_imported'
  if (success) return 'complete'
  return ignore ? 'only_ignored' : 'empty'
}

import { leftOutBy } from './left-out'

/**
 * What has to be said before an export is taken for the outcome of an import: each explains APIs that are missing in it,
 * or there otherwise, without anything having been lost.
 */
export const takenCautions = [
  'different_gateway',
  'different_group',
  'unknown_group',
  /** The export ended before the import did. */
  'export_before_import',
  /** It is not known when the export was started. */
  'export_start_unknown',
  /** It is not known when the import was started, so the export before may have come after it. */
  'import_start_unknown',
  /** The export holds what is published in its environment only; an import publishes nothing. */
  'published_only',
  /** The export holds what is not published as it stands only. */
  'unpublished_only',
  /** It is not known what was asked of the export, so it may hold a part only. */
  'define_unknown',
  /** Policies, or backends too, are not in the export, and are not compared. */
  'policies_left_out',
  'backends_left_out',
  /** The export was asked for some APIs of the group only. */
  'some_apis',
  /** The import was asked to make every backend a mock. */
  'mock_mode',
  /** The import was asked to leave extended definitions out. */
  'simple_mode',
  /** The import sent no list of its successes. */
  'no_success_list'
] as const
export type TakenCaution = (typeof takenCautions)[number]

interface PlaceFacts {
  endpointHost: string | null
  project_id: string | null
  instance_id: string | null
  /** The group in the result or, without one, the group asked for. */
  group: string | null
  /** Epoch ms; null: it was not started here. */
  startedAt: number | null
  finalAt: number
}

export interface ImportFacts extends PlaceFacts {
  reportsSuccesses: boolean
  /** null: it was not started here. */
  options: { mock_mode: boolean; simple_mode: boolean } | null
}

export interface ExportFacts extends PlaceFacts {
  define: string | null
  asksForSomeApis: boolean
}

/** In the order in which they are to be read. `hasPrevious`: an export before is compared, too. */
export function cautionsOf(run: ImportFacts, next: ExportFacts, hasPrevious: boolean): TakenCaution[] {
  const isElsewhere = (['endpointHost', 'project_id', 'instance_id'] as const).some(
    (part) => run[part] !== null && next[part] !== null && run[part] !== next[part]
  )
  const out = leftOutBy(next.define)
  const { startedAt } = next
  const holds: Record<TakenCaution, boolean> = {
    different_gateway: isElsewhere,
    different_group: run.group !== null && next.group !== null && run.group !== next.group,
    unknown_group: run.group === null || next.group === null,
    export_before_import: next.finalAt < run.finalAt || (startedAt !== null && startedAt < run.finalAt),
    export_start_unknown: startedAt === null && next.finalAt >= run.finalAt,
    import_start_unknown: hasPrevious && run.startedAt === null,
    // Of an export that nobody knows, `define_unknown` says as much.
    published_only: next.define !== null && next.define !== 'dev',
    unpublished_only: next.define === 'dev',
    define_unknown: next.define === null,
    policies_left_out: out === 'policies',
    backends_left_out: out === 'backends_and_policies',
    some_apis: next.asksForSomeApis,
    mock_mode: run.options?.mock_mode === true,
    simple_mode: run.options?.simple_mode === true,
    no_success_list: !run.reportsSuccesses
  }
  return takenCautions.filter((caution) => holds[caution])
}

/** What makes two runs hard to compare; the renderer owns the sentences. */
export type Caution =
  | 'different_gateway'
  | 'different_group'
  | 'unknown_group'
  | 'different_options'
  | 'list_not_reported'
  | 'order_reversed'
  | 'same_body'

/** The options of an import that decide what it does with an API, in the vendor's words. */
export interface RunOptions {
  is_create_group: boolean
  api_mode: 'merge' | 'override'
  extend_mode: 'merge' | 'override'
  simple_mode: boolean
  mock_mode: boolean
}

/** What is known about a run beside its entries. */
export interface RunFacts {
  endpointHost: string | null
  project_id: string | null
  instance_id: string | null
  group_id: string | null
  requested_group_id: string | null
  finalAt: number
  /** Whether the service sent the list: absent is not empty. */
  reported: { success: boolean; failure: boolean; ignore: boolean }
  bodySha256: string | null
  /** null: it was not started here, and the service never tells. */
  options: RunOptions | null
}

/**
 * The cautions for comparing `before` with `after`. What is unknown is never taken for different,
 * except that an unknown group is a caution of its own.
 */
export function comparisonCautions(before: RunFacts, after: RunFacts): Caution[] {
  const cautions: Caution[] = []
  if (isElsewhere(before, after)) cautions.push('different_gateway')
  const groups = [groupOf(before), groupOf(after)]
  if (groups.includes(null)) cautions.push('unknown_group')
  else if (groups[0] !== groups[1]) cautions.push('different_group')
  if (differingOptions(before.options, after.options).length > 0) cautions.push('different_options')
  if (hidesEntries(before, after)) cautions.push('list_not_reported')
  if (before.finalAt > after.finalAt) cautions.push('order_reversed')
  if (before.bodySha256 !== null && before.bodySha256 === after.bodySha256) cautions.push('same_body')
  return cautions
}

const optionNames = ['is_create_group', 'api_mode', 'extend_mode', 'simple_mode', 'mock_mode'] as const

/** The options that are known of both runs and not the same. */
export function differingOptions(before: RunOptions | null, after: RunOptions | null): (keyof RunOptions)[] {
  if (before === null || after === null) return []
  return optionNames.filter((name) => before[name] !== after[name])
}

function isElsewhere(before: RunFacts, after: RunFacts): boolean {
  return (['endpointHost', 'project_id', 'instance_id'] as const).some(
    (part) => before[part] !== null && after[part] !== null && before[part] !== after[part]
  )
}

/** The group the service named; a run that failed names none, so what it was asked for has to do. */
function groupOf(run: RunFacts): string | null {
  return run.group_id ?? run.requested_group_id
}

/**
 * `ignore` is in the vendor's table but in none of its examples: that both runs lack it is usual and no caution.
 */
function hidesEntries(before: RunFacts, after: RunFacts): boolean {
  const lacksMainList = [before, after].some((run) => !run.reported.success || !run.reported.failure)
  return lacksMainList || before.reported.ignore !== after.reported.ignore
}

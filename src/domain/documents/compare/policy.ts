import type { Severity } from './comparison'
import { rules, type Profile, type RuleId } from './rules'

/** What counts as how grave. */
export interface Policy {
  profile: Profile
  /** Instead of the profile's. */
  overrides?: Partial<Record<RuleId, Severity>>
}

export function severityBy(policy: Policy, rule: RuleId): Severity {
  return policy.overrides?.[rule] ?? rules[rule][policy.profile]
}

/** The same for the same policy, another for any other: for caches. */
export function policyKey(policy: Policy): string {
  return JSON.stringify([policy.profile, ownOf(policy)])
}

/** What the person set instead of the profile's severities, by the rules' ids. */
export function ownOf({ overrides = {} }: Policy): [RuleId, Severity][] {
  const own = Object.entries(overrides) as [RuleId, Severity][]
  return own.sort(([left], [right]) => (left < right ? -1 : 1))
}

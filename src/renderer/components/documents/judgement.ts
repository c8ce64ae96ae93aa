import type { Severity } from '@domain/documents/compare/comparison'
import type { Profile } from '@domain/documents/compare/rules'

/** In the order in which they are shown, the gravest first. */
export const severities = [
  'breaking',
  'warning',
  'compatible',
  'documentation'
] as const satisfies readonly Severity[]

/** In the order in which they are offered. */
export const profiles = ['callers', 'operators', 'strict'] as const satisfies readonly Profile[]

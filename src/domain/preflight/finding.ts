import type { Path } from '../documents/places'
import type { RuleId, Severity } from './rules'

export type Params = Record<string, string | number>

/** One thing in the file that a rule found. Lines and columns count from 1; null where the file has no such place. */
export interface PreflightFinding {
  rule: RuleId
  severity: Severity
  line: number | null
  column: number | null
  /** JSON pointer (RFC 6901); '' is the whole document. */
  path: string
  /** What the sentence on the screen is filled with. */
  params: Params
}

/** How a check says what it found; `at` leads to the place. */
export type Report = (rule: RuleId, at: Path, params?: Params) => void

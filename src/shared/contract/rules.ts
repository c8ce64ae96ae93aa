import { z } from 'zod'
import { severities } from '@domain/documents/compare/comparison'
import { documentChange } from './comparing'

const severity = z.enum(severities)

/** A rule, its number in the catalogue, and how grave each profile finds it. */
const ruleRow = z.object({
  rule: documentChange.shape.rule,
  number: z.number().int(),
  callers: severity,
  operators: severity,
  strict: severity
})
export type RuleRow = z.infer<typeof ruleRow>

export const ruleRequests = {
  /** Every rule that documents are compared by, in the order of the catalogue. */
  'rules.list': { input: z.void(), output: z.array(ruleRow) }
} as const

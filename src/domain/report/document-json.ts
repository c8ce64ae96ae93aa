import { z } from 'zod'
import { severities } from '../documents/compare/comparison'
import { profiles } from '../documents/compare/rules'
import type { DocumentReport, ReportedSide } from './document-report'

const severity = z.enum(severities)
const count = z.int().nonnegative()
const indexes = z.array(count)

const side = z.strictObject({
  name: z.string().nullable().describe('of the exported file'),
  task_id: z.string().nullable(),
  seen_at: z.string().nullable().describe('when its final answer was observed; ISO 8601, UTC'),
  sha256: z.string().nullable().describe('of the exact document as UTF-8'),
  openapi: z.enum(['2.0', '3.0', '3.1']),
  define: z.string().nullable().describe('how much the export was asked for; null: not known'),
  group_id: z.string().nullable().describe('null: not known'),
  env_id: z.string().nullable().describe('null: not known')
})

/** The JSON report of a comparison of two documents, version 1. Later versions add members and change none of these. */
export const documentComparisonJson = z.strictObject({
  format: z.literal('apig-ledger.document-comparison'),
  version: z.literal(1),
  made_at: z.string().describe('ISO 8601, UTC'),
  is_raw: z.boolean().describe('false: addresses of backends and credentials are replaced by “[masked n]”'),
  profile: z.enum(profiles).describe('for whom changes are judged'),
  overrides: z
    .record(z.string(), severity)
    .describe('severities that differ from those of the profile, by rule'),
  before: side,
  after: side,
  incomparable: z
    .array(
      z.strictObject({
        about: z.enum(['define', 'oas_version', 'group_id', 'env_id']),
        before: z.string(),
        after: z.string()
      })
    )
    .describe('what makes the documents differ before anything changed'),
  severity: severity.nullable().describe('the gravest change, noise apart'),
  counts: z
    .strictObject({ breaking: count, warning: count, compatible: count, documentation: count })
    .describe('changes, noise apart'),
  noise: z
    .strictObject({ info_version: count, unused_definition: count, generated_response: count })
    .describe('changes that say nothing about the APIs, by kind'),
  endpoints: z.array(
    z.strictObject({
      state: z.enum(['added', 'removed', 'renamed', 'changed', 'same']),
      method: z.string().describe('upper case; ANY for x-apigateway-any-method'),
      path: z.string(),
      previous: z
        .strictObject({ method: z.string(), path: z.string() })
        .nullable()
        .describe('what it was called before, when it was renamed'),
      operation_id: z.string().nullable(),
      severity: severity.nullable(),
      changes: indexes.describe('positions in “changes”')
    })
  ),
  changes: z.array(
    z.strictObject({
      id: z.string().describe('the same for the same change of the same two documents'),
      rule: z.string().describe('the rule that found it'),
      severity,
      noise: z
        .enum(['info_version', 'unused_definition', 'generated_response'])
        .nullable()
        .describe('why it says nothing about the APIs; null: it counts'),
      name: z.string().nullable().describe('what changed: a parameter, a status, a policy; a short text'),
      before: z.unknown().optional().describe('absent: there was nothing'),
      after: z.unknown().optional().describe('absent: there is nothing'),
      before_at: z.string().nullable().describe('JSON pointer (RFC 6901)'),
      after_at: z.string().nullable(),
      endpoints: indexes.describe('positions in “endpoints”; empty: of the document itself')
    })
  )
})
export type DocumentComparisonJson = z.infer<typeof documentComparisonJson>

/** A comparison of two documents for programs, as `documentComparisonJson` describes it. */
export function documentJson(report: DocumentReport): string {
  const value: DocumentComparisonJson = {
    format: 'apig-ledger.document-comparison',
    version: 1,
    made_at: report.made_at,
    is_raw: report.isRaw,
    profile: report.policy.profile,
    overrides: { ...report.policy.overrides },
    before: sideJson(report.before),
    after: sideJson(report.after),
    incomparable: report.incomparable,
    severity: report.severity,
    counts: report.counts,
    noise: report.noiseCounts,
    endpoints: report.endpoints.map(({ state, method, path, previous, operationId, ...rest }) => ({
      state,
      method,
      path,
      previous,
      operation_id: operationId,
      severity: rest.severity,
      changes: rest.changes
    })),
    changes: report.changes.map(({ id, rule, noise, texts, beforeAt, afterAt, ...rest }, index) => ({
      id,
      rule,
      severity: rest.severity,
      noise,
      name: texts.name ?? null,
      ...report.valuesOf(index),
      before_at: beforeAt,
      after_at: afterAt,
      endpoints: [...rest.endpoints]
    }))
  }
  return `${JSON.stringify(value, null, 1)}\n`
}

function sideJson({ source, format, origin }: ReportedSide): DocumentComparisonJson['before'] {
  const { name, task_id, seen_at, sha256 } = source
  return { name, task_id, seen_at, sha256, openapi: format, ...originJson(origin) }
}

function originJson({ define, group_id, env_id }: ReportedSide['origin']) {
  return { define, group_id, env_id }
}

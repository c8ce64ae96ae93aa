import { z } from 'zod'
import { severities } from '@domain/documents/compare/comparison'
import { profiles, rules, type RuleId } from '@domain/documents/compare/rules'
import { reportForm, savedReport } from './reports'
import { runFields } from './run'

const id = z.number().int().positive()
const count = z.number().int()
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }
const severity = z.enum(severities)
const endpointState = z.enum(['added', 'removed', 'renamed', 'changed', 'same'])
const noise = z.enum(['info_version', 'unused_definition', 'generated_response'])
const format = z.enum(['2.0', '3.0', '3.1'])

/** An export that holds a document. What only the start of the task could tell is null when it was not started here. */
export const exportRun = z.object({
  ...runFields,
  env_id: z.string().nullable(),
  define: z.string().nullable(),
  file_name: z.string().nullable(),
  file_type: z.string().nullable(),
  /** Size and hash of the exact document as UTF-8. */
  size: count,
  sha256: z.string()
})
export type ExportRun = z.infer<typeof exportRun>

/** What counts as how grave: a profile, and severities that differ from it. */
const policy = {
  profile: z.enum(profiles),
  overrides: z.partialRecord(z.enum(Object.keys(rules) as [RuleId, ...RuleId[]]), severity).optional()
}
/** Which two, and judged how. */
export const compared = { before: id, after: id, ...policy }

/** Why a document cannot be compared; `line` is where a syntax error stands, from 1. */
export const obstacle = z.object({
  side: z.enum(['before', 'after']),
  /** Nobody can parse it; it is neither swagger 2 nor OpenAPI 3; it is nested beyond reason. */
  reason: z.enum(['unreadable', 'not_a_document', 'too_deep']),
  line: count.nullable()
})
export type ComparingObstacle = z.infer<typeof obstacle>

export const incomparability = z.object({
  about: z.enum(['define', 'oas_version', 'group_id', 'env_id']),
  before: z.string(),
  after: z.string()
})

const documentComparison = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('not_comparable'),
    before: exportRun,
    after: exportRun,
    obstacles: z.array(obstacle).min(1)
  }),
  z.object({
    kind: z.literal('compared'),
    before: exportRun,
    after: exportRun,
    formats: z.object({ before: format, after: format }),
    /** The two documents are the same, byte for byte. */
    isSame: z.boolean(),
    /** What makes the documents differ before anything changed; unknown is never a difference. */
    incomparable: z.array(incomparability),
    /** The gravest change, noise apart. */
    severity: severity.nullable(),
    /** Distinct changes, noise apart. */
    counts: z.record(severity, count),
    /** Distinct changes that are hidden at first. */
    noise: z.record(noise, count),
    endpoints: z.object({
      total: count,
      states: z.record(endpointState, count),
      /** By the gravest change of each, noise apart; endpoints without one are in none. */
      severities: z.record(severity, count)
    }),
    /** Of what both documents contain alone: without endpoints that only one has, and changes that count only there. */
    inBoth: z.object({
      severity: severity.nullable(),
      counts: z.record(severity, count),
      severities: z.record(severity, count)
    })
  })
])

const comparedEndpoint = z.object({
  /** What `documents.changes` goes by, with the same documents and profile. */
  index: count,
  state: endpointState,
  method: z.string(),
  path: z.string(),
  previous: z.object({ method: z.string(), path: z.string() }).nullable(),
  operationId: z.string().nullable(),
  severity: severity.nullable(),
  /** Changes that count here, noise apart. */
  changes: count,
  noise: count
})
export type ComparedEndpoint = z.infer<typeof comparedEndpoint>

/** Short texts with what must not be shown masked; absent: the rule's words name nothing of that kind. */
const changeTexts = z.object({
  name: z.string().exactOptional(),
  keyword: z.string().exactOptional(),
  before: z.string().exactOptional(),
  after: z.string().exactOptional()
})

export const documentChange = z.object({
  /** The same for the same change of the same two documents. */
  id: z.string(),
  rule: policy.overrides.unwrap().keyType,
  severity,
  noise: noise.nullable(),
  texts: changeTexts,
  /** JSON pointers to it, or to the list that it is missing from; null where there is neither. */
  beforeAt: z.string().nullable(),
  afterAt: z.string().nullable(),
  /** At how many endpoints it counts; 0: of the document itself. */
  endpoints: count,
  /** The only one of them; null when there are several, or none. */
  onlyAt: z.object({ method: z.string(), path: z.string() }).nullable()
})
export type DocumentChange = z.infer<typeof documentChange>

/** Two exported documents compared. What is asked for again comes from memory. */
export const comparingRequests = {
  /** Exports that reached a final state with a document, newest first; `previous` is the one to compare `snapshotId` with. */
  'documents.runs': {
    input: z.object({ snapshotId: id.nullable(), ...page }),
    output: z.object({
      total: count,
      runs: z.array(exportRun),
      /** null: there is none, or it is not known of which group the export is. */
      previous: z.object({ snapshotId: id, reason: z.literal('same_requested_group_before') }).nullable()
    })
  },
  'documents.compare': { input: z.object(compared), output: documentComparison },
  /** In the order of the later document, removed ones where they stood. NO_DOCUMENT: the two are not comparable. */
  'documents.endpoints': {
    input: z.object({
      ...compared,
      filter: z.object({
        state: endpointState.nullable(),
        severity: severity.nullable(),
        text: z.string().max(200),
        /** Without endpoints that are the same. */
        withChanges: z.boolean().optional(),
        /** Without endpoints that only one of the documents has. */
        inBoth: z.boolean().optional()
      }),
      ...page
    }),
    output: z.object({ total: count, rows: z.array(comparedEndpoint) })
  },
  /** Of one endpoint, or, with null, every distinct one once. NO_DOCUMENT: the two are not comparable. */
  'documents.changes': {
    input: z.object({
      ...compared,
      endpoint: z.number().int().min(0).nullable(),
      includeNoise: z.boolean(),
      /** Without changes that count only at endpoints that one of the documents has not. */
      inBoth: z.boolean().optional(),
      ...page
    }),
    output: z.object({ total: count, rows: z.array(documentChange) })
  },
  /** Asks the person where, and writes a report. */
  'documents.report': { input: z.object({ ...compared, ...reportForm }), output: savedReport }
} as const

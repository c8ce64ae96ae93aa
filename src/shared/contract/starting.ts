import { z } from 'zod'
import { rules, type RuleId } from '@domain/preflight/rules'
import { textSlice } from './snapshot'

const id = z.number().int().positive()
/** Ids of the service go into requests as they are; longer ones than these do not exist. */
const serverId = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[!-~]+$/)

/** Query and body of async-export, in the vendor's words. */
export const exportOptions = z.object({
  oas_version: z.enum(['2.0', '3.0']),
  env_id: serverId,
  group_id: serverId,
  define: z.enum(['spec', 'proxy', 'all', 'dev']),
  type: z.enum(['json', 'yaml', 'yml']),
  /** Absent: the service takes the time. */
  version: z.string().trim().min(1).max(64).optional(),
  /** Absent: all APIs of the group. */
  apis: z.array(serverId).min(1).max(1000).optional()
})
export type ExportOptions = z.infer<typeof exportOptions>

/** Form fields of async-import that decide what happens to an API, in the vendor's words. */
export const importModes = z.object({
  is_create_group: z.boolean(),
  extend_mode: z.enum(['merge', 'override']),
  api_mode: z.enum(['merge', 'override']),
  simple_mode: z.boolean(),
  mock_mode: z.boolean()
})
export type ImportModes = z.infer<typeof importModes>

/** Form fields of async-import, in the vendor's words, without the file. */
export const importOptions = z
  .object({
    ...importModes.shape,
    /** The group to import into; only without `is_create_group`. */
    group_id: serverId.optional()
  })
  .refine((options) => options.is_create_group === (options.group_id === undefined))
export type ImportOptions = z.infer<typeof importOptions>

/** What the gateway calls its groups or environments; or why it would not say, and then ids are typed by hand. */
const gatewayListing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('listed'),
    rows: z.array(z.object({ id: z.string(), name: z.string() })),
    /** The gateway has more than were asked for. */
    isCut: z.boolean()
  }),
  z.object({
    kind: z.literal('refused'),
    http_status: z.number().int().nullable(),
    error_code: z.string().nullable(),
    error_msg: z.string().nullable(),
    /** Why there was no answer, or why no request left. */
    failureCode: z.string().nullable()
  })
])
export type GatewayListing = z.infer<typeof gatewayListing>

/** A file that was chosen for an import and is held until it is sent or another one is chosen. */
const heldFile = z.object({
  fileId: z.string(),
  fileName: z.string(),
  size: z.number().int(),
  sha256: z.string()
})
export type HeldFile = z.infer<typeof heldFile>

const severity = z.enum(['error', 'warning', 'note'])

const preflightFinding = z.object({
  rule: z.enum(Object.keys(rules) as [RuleId, ...RuleId[]]),
  severity,
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  /** JSON pointer; '' is the whole document. */
  path: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()]))
})
export type PreflightRow = z.infer<typeof preflightFinding>

const preflightReport = z.object({
  findings: z.array(preflightFinding),
  counts: z.object({ error: z.number().int(), warning: z.number().int(), note: z.number().int() }),
  oas: z.enum(['2.0', '3.0']).nullable(),
  title: z.string().nullable(),
  apiCount: z.number().int()
})
export type PreflightReport = z.infer<typeof preflightReport>

/**
 * What became of a start. not_sent: no request reached the gateway. unknown: the gateway may have started the task, and
 * its id was not received. under_way: the answer is awaited.
 */
const startOutcome = z.enum(['accepted', 'refused', 'not_sent', 'unknown', 'under_way'])

/** What starting one task came to. */
const started = z.object({ startId: id, outcome: startOutcome, taskId: id.nullable() })
export type Started = z.infer<typeof started>

const startedWith = z.discriminatedUnion('task_type', [
  z.object({ task_type: z.literal('import_api'), options: importOptions }),
  z.object({ task_type: z.literal('export_api'), options: exportOptions })
])
export type StartedWith = z.infer<typeof startedWith>

/** One start, as it was asked for and as it was answered. */
const startRow = z.object({
  id,
  gatewayId: id,
  gatewayName: z.string(),
  startedAt: z.number(),
  /** null: a newer version of the app wrote it in a way this one does not know. */
  startedWith: startedWith.nullable(),
  task_type: z.string(),
  file: z.object({ fileName: z.string(), size: z.number().int(), sha256: z.string() }).nullable(),
  outcome: startOutcome,
  taskId: id.nullable(),
  http_status: z.number().int().nullable(),
  error_code: z.string().nullable(),
  /** The server's own text; null when it sent none that can be read. */
  error_msg: z.string().nullable(),
  failure: z
    .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable()
})
export type StartRow = z.infer<typeof startRow>

/**
 * One press of the button. The window makes it up; the same one never leads to a second request, since an import
 * that is sent twice is done twice.
 */
const attempt = z.uuid()

const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }
const slice = { offset: z.number().int().min(0), length: z.number().int().min(1).max(4_000_000) }

/** Starting tasks, and what is kept of each start. */
export const startingRequests = {
  /** The gateway's API groups and environments, as far as it tells them. */
  'starting.groups': { input: z.object({ gatewayId: id }), output: gatewayListing },
  'starting.environments': { input: z.object({ gatewayId: id }), output: gatewayListing },
  /** Asks the person for a file to import and holds it. null: the person cancelled. */
  'starting.chooseFile': { input: z.void(), output: heldFile.nullable() },
  /**
   * Holds a file that was dropped onto the window. null: it is not one file, or, unless it is `wanted`, it does not look
   * like a definition.
   */
  'starting.holdOffered': {
    input: z.object({ filesId: z.string().max(64), wanted: z.boolean() }),
    output: heldFile.nullable()
  },
  /** Holds the file that an earlier start sent. */
  'starting.holdAgain': { input: z.object({ startId: id }), output: heldFile },
  'starting.fileText': { input: z.object({ fileId: z.string().max(64), ...slice }), output: textSlice },
  /** Checks the held file offline against what the service is known to refuse. */
  'starting.preflight': {
    input: z.object({
      fileId: z.string().max(64),
      is_create_group: z.boolean(),
      simple_mode: z.boolean(),
      mock_mode: z.boolean()
    }),
    output: preflightReport
  },
  /** Sends one request, whose options, file and answer are kept. The same attempt never sends a second one. */
  'starting.import': {
    input: z.object({ gatewayId: id, attempt, fileId: z.string().max(64), options: importOptions }),
    output: started
  },
  'starting.export': {
    input: z.object({ gatewayId: id, attempt, name: z.string().max(200), options: exportOptions }),
    output: started
  },
  /** How a task was started; null when not from here. */
  'starts.ofTask': { input: z.object({ taskId: id }), output: startRow.nullable() },
  /** Starts of a gateway that came to no task: refused, not sent, or with an unknown end. Newest first. */
  'starts.withoutTask': {
    input: z.object({ gatewayId: id, ...page }),
    output: z.object({ total: z.number().int(), rows: z.array(startRow) })
  },
  'starts.text': { input: z.object({ id, ...slice }), output: textSlice },
  /** Asks the person where and writes the file that was sent. null: the person cancelled. */
  'starts.saveFile': {
    input: z.object({ id }),
    output: z.object({ path: z.string(), sha256: z.string() }).nullable()
  }
} as const

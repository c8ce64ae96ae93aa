import { createHash } from 'node:crypto'

/*
 * The chain of hashes. Whoever has the file can check it without this program:
 *
 *   row_hash = SHA-256(row_hash of the snapshot before ‖ field ‖ field ‖ …)
 *
 * "Before" is the next smaller id with the same `origin`; the first snapshot of an origin follows 32 zero bytes.
 * `origin.head_hash` is the row_hash of its last snapshot, `origin.snapshot_count` how many there are.
 * A field is written as
 *
 *   "-"                        NULL
 *   "i" decimal digits ","     an integer
 *   "t" byte count ":" UTF-8   a text
 *
 * and the fields are, in this order: origin.uuid; task.endpoint_host, task.project_id and task.instance_id (NULL when
 * source is 'file': a file does not say where its answer came from); task.task_id; source; requested_at;
 * observed_at; elapsed_ms; http_status; request_id; server_date; header_set.fields; the body's SHA-256 as lower-case
 * hex (NULL without a body); failure_code; failure_params. When source is 'file', three more follow:
 * snapshot_file.file_name; snapshot_file.modified_at; snapshot_file.sha256 as lower-case hex.
 *
 * What is decoded from the body is not covered: it can be decoded again. What is covered can no longer be changed,
 * removed or reordered without every later hash changing. The body's bytes are covered through their own hash.
 */

/** What one `row_hash` covers beside the hash before it. */
export interface ChainedFields {
  originUuid: string
  endpoint_host: string | null
  project_id: string | null
  instance_id: string | null
  task_id: string
  source: string
  requested_at: number | null
  observed_at: number
  elapsed_ms: number | null
  http_status: number | null
  request_id: string | null
  server_date: string | null
  headerFields: string
  bodySha256: Buffer | null
  failure_code: string | null
  failure_params: string | null
  /** The file of a snapshot whose source is 'file'; null for every other. */
  file: ChainedFile | null
}

export interface ChainedFile {
  file_name: string
  modified_at: number | null
  sha256: Buffer
}

/** What the first snapshot of an origin follows. */
export const chainStart = Buffer.alloc(32)

/** The `row_hash` of a snapshot, 32 bytes. */
export function rowHash(before: Buffer, row: ChainedFields): Buffer {
  const isFromFile = row.source === 'file'
  const fields = [
    row.originUuid,
    isFromFile ? null : row.endpoint_host,
    isFromFile ? null : row.project_id,
    isFromFile ? null : row.instance_id,
    row.task_id,
    row.source,
    row.requested_at,
    row.observed_at,
    row.elapsed_ms,
    row.http_status,
    row.request_id,
    row.server_date,
    row.headerFields,
    row.bodySha256?.toString('hex') ?? null,
    row.failure_code,
    row.failure_params,
    ...(isFromFile ? fileFields(row.file) : [])
  ]
  return createHash('sha256').update(before).update(fields.map(encodeField).join('')).digest()
}

function fileFields(file: ChainedFile | null): (string | number | null)[] {
  return [file?.file_name ?? null, file?.modified_at ?? null, file?.sha256.toString('hex') ?? null]
}

function encodeField(value: string | number | null): string {
  if (value === null) return '-'
  if (typeof value === 'number') return `i${value},`
  return `t${Buffer.byteLength(value)}:${value}`
}

import { sql } from 'drizzle-orm'
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core'

/*
 * The ledger's tables; names are the words on the screen, so that the file is useful without the app.
 * Server words keep the server's spelling (`task_id`, `task_status`); a reference to another table has that
 * table's name. Columns in `_at` are epoch milliseconds of this computer's clock. Every table is STRICT (see migrate).
 */

const id = () => integer('id').primaryKey()
const outcome = (name: string) =>
  text(name, { enum: ['complete', 'partial', 'nothing_imported', 'only_ignored', 'empty'] })

/** Where snapshots come from: this installation, later also the archives of others. One chain of hashes each. */
export const origin = sqliteTable('origin', {
  id: id(),
  uuid: text('uuid').notNull().unique(),
  created_at: integer('created_at').notNull(),
  /** How many snapshots the chain has, and the `row_hash` of the last one. */
  snapshot_count: integer('snapshot_count').notNull(),
  head_hash: blob('head_hash', { mode: 'buffer' }).notNull()
})

/** One stretch in which the app ran. `last_write_at` is filled in at the next start when there was no `ended_at`. */
export const appRun = sqliteTable('app_run', {
  id: id(),
  started_at: integer('started_at').notNull(),
  ended_at: integer('ended_at'),
  last_write_at: integer('last_write_at')
})

export const setting = sqliteTable('setting', {
  name: text('name').primaryKey(),
  value: text('value').notNull()
})

/** A connection profile; removing it only fills `removed_at`. */
export const gateway = sqliteTable('gateway', {
  id: id(),
  name: text('name').notNull(),
  endpoint: text('endpoint').notNull(),
  endpoint_host: text('endpoint_host').notNull(),
  project_id: text('project_id').notNull(),
  instance_id: text('instance_id').notNull(),
  is_demo: integer('is_demo', { mode: 'boolean' }).notNull(),
  /** Where IAM issues tokens for it; null: credentials that need none. */
  iam_endpoint: text('iam_endpoint'),
  proxy_mode: text('proxy_mode', { enum: ['system', 'direct', 'manual', 'pac'] })
    .notNull()
    .default('system'),
  /** `host:port` of a manual proxy, or the address of a PAC file; its password is with the credentials. */
  proxy_address: text('proxy_address'),
  proxy_user: text('proxy_user'),
  /** Certificates trusted for this gateway beside the system's: one or more PEM blocks, public by nature. */
  ca_certificates: text('ca_certificates'),
  ca_file_name: text('ca_file_name'),
  polling: text('polling', { enum: ['active', 'stopped'] }).notNull(),
  stop_reason: text('stop_reason'),
  stopped_at: integer('stopped_at'),
  added_at: integer('added_at').notNull(),
  removed_at: integer('removed_at')
})

/**
 * An asynchronous task. Its identity is endpoint_host + project_id + instance_id + task_id; the first three are
 * unknown for a task read from a file. What the server said about it is a summary of its snapshots.
 */
export const task = sqliteTable(
  'task',
  {
    id: id(),
    gateway: integer('gateway').references(() => gateway.id),
    endpoint_host: text('endpoint_host'),
    project_id: text('project_id'),
    instance_id: text('instance_id'),
    task_id: text('task_id').notNull(),
    name: text('name').notNull(),
    note: text('note').notNull(),
    task_type: text('task_type'),
    task_status: text('task_status'),
    requested_group_id: text('requested_group_id'),
    group_id: text('group_id'),
    outcome: outcome('outcome'),
    success_count: integer('success_count'),
    failure_count: integer('failure_count'),
    ignore_count: integer('ignore_count'),
    file_name: text('file_name'),
    error_code: text('error_code'),
    last_http_status: integer('last_http_status'),
    last_error_code: text('last_error_code'),
    last_failure_code: text('last_failure_code'),
    polling: text('polling', { enum: ['active', 'paused', 'stopped'] }).notNull(),
    stop_reason: text('stop_reason'),
    snapshot_count: integer('snapshot_count').notNull(),
    added_at: integer('added_at').notNull(),
    first_observed_at: integer('first_observed_at'),
    last_observed_at: integer('last_observed_at'),
    not_final_at: integer('not_final_at'),
    final_at: integer('final_at'),
    final_snapshot: integer('final_snapshot').references((): AnySQLiteColumn => snapshot.id),
    last_snapshot: integer('last_snapshot').references((): AnySQLiteColumn => snapshot.id),
    /** The latest snapshot that named a state of the task. */
    last_status_snapshot: integer('last_status_snapshot').references((): AnySQLiteColumn => snapshot.id),
    active_at: integer('active_at').notNull(),
    /** What the text filter looks in, folded to one case. */
    search_text: text('search_text').notNull()
  },
  (table) => [
    uniqueIndex('task_identity').on(table.endpoint_host, table.project_id, table.instance_id, table.task_id),
    index('task_by_activity').on(table.active_at),
    index('task_by_gateway').on(table.gateway, table.polling),
    index('task_by_end').on(table.final_at)
  ]
)

/** Who stopped, paused or resumed polling and why: for one task, or for all of a gateway. */
export const pollingChange = sqliteTable(
  'polling_change',
  {
    id: id(),
    task: integer('task').references(() => task.id),
    gateway: integer('gateway').references(() => gateway.id),
    polling: text('polling', { enum: ['active', 'paused', 'stopped'] }).notNull(),
    reason: text('reason'),
    changed_at: integer('changed_at').notNull()
  },
  (table) => [
    index('polling_change_by_task').on(table.task),
    index('polling_change_by_gateway').on(table.gateway),
    check('polling_change_of_one', sql`(${table.task} IS NULL) <> (${table.gateway} IS NULL)`)
  ]
)

/** The bytes of an answer, once per SHA-256. How they are packed: see bodies. */
export const body = sqliteTable('body', {
  id: id(),
  sha256: blob('sha256', { mode: 'buffer' }).notNull().unique(),
  size: integer('size').notNull(),
  codec: text('codec').notNull(),
  base: integer('base').references((): AnySQLiteColumn => body.id),
  packed: blob('packed', { mode: 'buffer' }).notNull()
})

/** The response headers that hardly ever change, as JSON with sorted names, once each. */
export const headerSet = sqliteTable('header_set', {
  id: id(),
  fields: text('fields').notNull().unique()
})

/** What was observed, once. Rows are never changed; `row_hash` chains them (see chain). */
export const snapshot = sqliteTable(
  'snapshot',
  {
    id: id(),
    origin: integer('origin')
      .notNull()
      .references(() => origin.id),
    task: integer('task')
      .notNull()
      .references(() => task.id),
    source: text('source', { enum: ['poll', 'creation', 'file', 'archive'] }).notNull(),
    requested_at: integer('requested_at'),
    observed_at: integer('observed_at').notNull(),
    elapsed_ms: integer('elapsed_ms'),
    http_status: integer('http_status'),
    /** The headers `x-request-id` and `date`: new with every answer, so kept apart from the others. */
    request_id: text('request_id'),
    server_date: text('server_date'),
    header_set: integer('header_set')
      .notNull()
      .references(() => headerSet.id),
    body: integer('body').references(() => body.id),
    failure_code: text('failure_code'),
    failure_params: text('failure_params'),
    task_status: text('task_status'),
    task_type: text('task_type'),
    error_code: text('error_code'),
    action: text('action', {
      enum: ['finished', 'continue', 'retry', 'wait', 'stop_task', 'stop_gateway']
    }).notNull(),
    reason: text('reason'),
    row_hash: blob('row_hash', { mode: 'buffer' }).notNull()
  },
  (table) => [
    // Holds all that the timeline needs to find where an answer differs, so that it never touches the rows between.
    index('snapshot_by_task').on(
      table.task,
      table.observed_at,
      table.id,
      table.http_status,
      table.body,
      table.failure_code
    )
  ]
)

/** The file that a snapshot with the source 'file' was read from. Chained like the rest of its snapshot. */
export const snapshotFile = sqliteTable('snapshot_file', {
  snapshot: integer('snapshot')
    .primaryKey()
    .references(() => snapshot.id),
  file_name: text('file_name').notNull(),
  /** The file's own time, as its file system tells it. */
  modified_at: integer('modified_at'),
  /** Of the whole file; the answer's body may be a part of it. */
  sha256: blob('sha256', { mode: 'buffer' }).notNull()
})

/**
 * An import or export that was started from here. `options` is JSON with the fields of the request as the vendor's
 * page names them, since the service never returns them; an import keeps the file it sent. A start that was refused
 * has no task; its answer is kept in this row, an accepted one's as the task's first snapshot.
 */
export const taskStart = sqliteTable(
  'task_start',
  {
    id: id(),
    task: integer('task')
      .unique()
      .references(() => task.id),
    gateway: integer('gateway')
      .notNull()
      .references(() => gateway.id),
    task_type: text('task_type').notNull(),
    started_at: integer('started_at').notNull(),
    options: text('options').notNull(),
    file_name: text('file_name'),
    file_body: integer('file_body').references(() => body.id),
    http_status: integer('http_status'),
    error_code: text('error_code'),
    answer_body: integer('answer_body').references(() => body.id),
    failure_code: text('failure_code'),
    failure_params: text('failure_params')
  },
  (table) => [index('task_start_by_gateway').on(table.gateway, table.started_at)]
)

/** Something a response does that its documentation does not say; `params` is JSON. */
export const finding = sqliteTable(
  'finding',
  {
    snapshot: integer('snapshot')
      .notNull()
      .references(() => snapshot.id),
    position: integer('position').notNull(),
    code: text('code').notNull(),
    params: text('params').notNull()
  },
  (table) => [primaryKey({ columns: [table.snapshot, table.position] })]
)

/** Decoded from the body of a finished import; null counts are lists that the service did not send. */
export const importResult = sqliteTable('import_result', {
  body: integer('body')
    .primaryKey()
    .references(() => body.id),
  decoder_version: integer('decoder_version').notNull(),
  group_id: text('group_id'),
  outcome: outcome('outcome').notNull(),
  success_count: integer('success_count'),
  failure_count: integer('failure_count'),
  ignore_count: integer('ignore_count')
})

/** One API of an import result, in the order of the answer. */
export const importEntry = sqliteTable(
  'import_entry',
  {
    body: integer('body')
      .notNull()
      .references(() => importResult.body),
    list: text('list', { enum: ['success', 'failure', 'ignore'] }).notNull(),
    position: integer('position').notNull(),
    method: text('method'),
    path: text('path'),
    api_id: text('api_id'),
    action: text('action'),
    error_code: text('error_code'),
    error_msg: text('error_msg')
  },
  (table) => [
    primaryKey({ columns: [table.body, table.list, table.position] }),
    index('import_entry_by_api').on(table.path, table.method)
  ]
)

/** Decoded from the body of a finished export; size and hash are those of the exact document as UTF-8. */
export const exportResult = sqliteTable('export_result', {
  body: integer('body')
    .primaryKey()
    .references(() => body.id),
  decoder_version: integer('decoder_version').notNull(),
  file_name: text('file_name'),
  file_type: text('file_type'),
  document_size: integer('document_size').notNull(),
  document_sha256: blob('document_sha256', { mode: 'buffer' }).notNull()
})

/** Every method and path that an import result or an exported document names. Derived, like what refers to it. */
export const api = sqliteTable(
  'api',
  {
    id: id(),
    /** Upper case; ANY for x-apigateway-any-method. */
    method: text('method').notNull(),
    path: text('path').notNull(),
    /** The path with what its parameters are called left out. */
    path_shape: text('path_shape').notNull(),
    /** What the text filter looks in, folded to one case. */
    search_text: text('search_text').notNull()
  },
  (table) => [
    uniqueIndex('api_identity').on(table.path, table.method),
    index('api_by_shape').on(table.path_shape)
  ]
)

/** An exported document whose APIs have been listed, once per SHA-256; null: nobody can read it. */
export const apiDocument = sqliteTable('api_document', {
  id: id(),
  document_sha256: blob('document_sha256', { mode: 'buffer' }).notNull().unique(),
  index_version: integer('index_version').notNull(),
  operation_count: integer('operation_count')
})

export const documentOperation = sqliteTable(
  'document_operation',
  {
    api: integer('api')
      .notNull()
      .references(() => api.id),
    api_document: integer('api_document')
      .notNull()
      .references(() => apiDocument.id),
    operation_id: text('operation_id')
  },
  (table) => [
    primaryKey({ columns: [table.api, table.api_document] }),
    index('document_operation_by_document').on(table.api_document)
  ]
)

/** A document or an answer that was written to disk. */
export const savedFile = sqliteTable(
  'saved_file',
  {
    id: id(),
    snapshot: integer('snapshot')
      .notNull()
      .references(() => snapshot.id),
    what: text('what', { enum: ['document', 'answer'] }).notNull(),
    path: text('path').notNull(),
    saved_at: integer('saved_at').notNull(),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull()
  },
  (table) => [index('saved_file_by_snapshot').on(table.snapshot)]
)

import { and, desc, eq, isNotNull, or } from 'drizzle-orm'
import { runFieldsOf } from './run-fields'
import { apiDocument, exportResult, gateway, importResult, snapshot, task, taskStart } from './schema'
import type { Store } from './store'

/** A finished task that ended with an import result or with a document. */
export interface ApiRun {
  fields: ReturnType<typeof runFieldsOf>
  gatewayId: number | null
  /** The group in the result or, without one, the group asked for. */
  group_id: string | null
  isFromFile: boolean
  /** The body of its import result; null when it is an export. */
  importBody: number | null
  isListMissing: boolean
  /** The list of its document's APIs; null when there is none that can be read, or none yet. */
  documentId: number | null
  options: string | null
}

/** All of them, newest first. */
export function createApiRuns({ db }: Store): () => ApiRun[] {
  const all = db
    .select({
      task,
      snapshot,
      gateway,
      imported: importResult,
      exported: { body: exportResult.body },
      document: { id: apiDocument.id, operation_count: apiDocument.operation_count },
      options: taskStart.options
    })
    .from(task)
    .innerJoin(snapshot, eq(snapshot.id, task.final_snapshot))
    .leftJoin(gateway, eq(gateway.id, task.gateway))
    .leftJoin(importResult, eq(importResult.body, snapshot.body))
    .leftJoin(exportResult, eq(exportResult.body, snapshot.body))
    .leftJoin(apiDocument, eq(apiDocument.document_sha256, exportResult.document_sha256))
    .leftJoin(taskStart, and(eq(taskStart.task, task.id), isNotNull(exportResult.body)))
    .where(and(isNotNull(task.final_at), or(isNotNull(importResult.body), isNotNull(exportResult.body))))
    .orderBy(desc(task.final_at), desc(task.final_snapshot))
    .prepare()

  return () =>
    all.all().map(({ imported, document, options, ...row }) => ({
      fields: runFieldsOf(row),
      gatewayId: row.task.gateway,
      group_id: imported?.group_id ?? row.task.requested_group_id,
      isFromFile: row.snapshot.source === 'file',
      importBody: imported?.body ?? null,
      isListMissing:
        imported !== null &&
        [imported.success_count, imported.failure_count, imported.ignore_count].includes(null),
      documentId: document?.operation_count == null ? null : document.id,
      options
    }))
}

/** A key of gateway and group, the same for the same group only; null where one of them is unknown: it is never guessed. */
export function groupKey({ fields, group_id }: ApiRun): string | null {
  const parts = [fields.endpointHost, fields.project_id, fields.instance_id, group_id]
  return parts.includes(null) ? null : JSON.stringify(parts)
}

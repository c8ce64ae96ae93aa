import type { Finding } from './findings'

/** `task_status` values of the vendor's page, table 3 (revision 2024-10-09). */
export const taskStatuses = ['waiting', 'processing', 'succeed', 'failed'] as const
export type TaskStatus = (typeof taskStatuses)[number]

/** `task_type` values of the vendor's page, table 3 (revision 2024-10-09). */
export const taskTypes = ['import_api', 'export_api'] as const
export type TaskType = (typeof taskTypes)[number]

/** The status if it is one the page lists, else null: the server's own spelling only, no case folding. */
export function knownStatus(task_status: string | null): TaskStatus | null {
  return taskStatuses.find((known) => known === task_status) ?? null
}

/** The type if it is one the page lists, else null. */
export function knownType(task_type: string | null): TaskType | null {
  return taskTypes.find((known) => known === task_type) ?? null
}

/** Whether the service is done with a task in this state; unknown words are not final. */
export function isFinal(task_status: string | null): boolean {
  return task_status === 'succeed' || task_status === 'failed'
}

/** One API that the import created or updated. Every field is the server's text; null when it was absent. */
export interface SuccessEntry {
  id: string | null
  method: string | null
  path: string | null
  action: string | null
}

/** One API that the import refused. */
export interface FailureEntry {
  method: string | null
  path: string | null
  error_code: string | null
  error_msg: string | null
}

/** One API that the import left alone; the service gives no reason. */
export interface IgnoreEntry {
  method: string | null
  path: string | null
}

/** A decoded import result. A list that the service did not send is null: absent is not empty. */
export interface ImportResult {
  group_id: string | null
  success: SuccessEntry[] | null
  failure: FailureEntry[] | null
  ignore: IgnoreEntry[] | null
  swagger: { id: string | null; result: string | null } | null
}

export type DocumentType = 'json' | 'yaml'

/** A decoded export result. `content` is the document's exact text, never re-serialised. */
export interface ExportResult {
  /** Which spelling carried the fields: the page's examples, its table, or both. */
  keys: 'observed' | 'documented' | 'mixed'
  content: string
  /** What the other spelling carried when both were sent and differ, else null. */
  otherContent: string | null
  /** The declared type as sent, e.g. ".json"; null when absent. */
  file_type: string | null
  /** The declared type normalised (dot stripped, lower case, yml = yaml); null when absent or another word. */
  declaredType: DocumentType | null
  /** The type the text itself looks like; null when it looks like neither. */
  sniffedType: DocumentType | null
  /** The file name as sent; null when absent. */
  file_name: string | null
  /** Whether the text holds a lone surrogate, so that UTF-8 cannot carry it exactly. */
  hasLoneSurrogate: boolean
}

/** What `task_result` held. */
export type TaskResult =
  | { kind: 'absent' }
  | { kind: 'import'; import: ImportResult }
  | { kind: 'export'; export: ExportResult }
  | { kind: 'error'; error_code: string | null; error_msg: string | null }
  | { kind: 'unreadable'; text: string }

/** An error answer in any of the four shapes seen (page tables 4-8, IAM, `{code,message}`, anything else). */
export interface ApiError {
  shape: 'apig' | 'iam' | 'code_message' | 'other'
  error_code: string | null
  error_msg: string | null
  request_id: string | null
}

/** What a response says, as far as it can be understood. Decoding never throws and never loses the bytes. */
export type DecodedAnswer =
  | {
      kind: 'task'
      task_id: string | null
      task_status: string | null
      task_type: string | null
      result: TaskResult
      findings: Finding[]
    }
  | { kind: 'created'; task_id: string; findings: Finding[] }
  | { kind: 'error'; error: ApiError; findings: Finding[] }
  | { kind: 'unreadable'; findings: Finding[] }

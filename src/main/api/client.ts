import { randomUUID } from 'node:crypto'
import type { Access } from './access'
import { multipart, type FilePart } from './multipart'
import type { Transport, TransportAnswer, TransportRequest } from './transport'

/** An answer with the times of its observation: epoch ms, and the duration by the monotonic clock. */
export interface Answer extends TransportAnswer {
  requestedAt: number
  observedAt: number
  elapsedMs: number
}

/** Body fields of async-export as the vendor's page names them. */
export interface ExportRequest {
  env_id: string
  group_id: string
  define?: 'spec' | 'proxy' | 'all' | 'dev'
  type?: 'json' | 'yaml' | 'yml'
  version?: string
  apis?: string[]
}

/** Form fields of async-import as the vendor's page names them; `file_name` is the file itself. */
export interface ImportRequest {
  file_name: FilePart
  is_create_group?: boolean
  group_id?: string
  extend_mode?: 'merge' | 'override'
  api_mode?: 'merge' | 'override'
  simple_mode?: boolean
  mock_mode?: boolean
}

/** One page of a list; the service gives at most 500 entries at a time. */
export interface ListPage {
  offset: number
  limit: number
}

/** The three asynchronous calls of the service, and the lists that an export is chosen from. None of them throws: a failed request is an answer too. */
export interface ApigClient {
  /** ShowAsyncTaskResult. */
  showTask(access: Access, task_id: string, signal: AbortSignal): Promise<Answer>
  /** ExportApiDefinitionsAsync. */
  startExport(
    access: Access,
    oas_version: '2.0' | '3.0',
    body: ExportRequest,
    signal: AbortSignal
  ): Promise<Answer>
  /** ImportApiDefinitionsAsync: a form, whatever the page's JSON example shows. */
  startImport(access: Access, form: ImportRequest, signal: AbortSignal): Promise<Answer>
  /** ListApiGroupsV2. */
  listGroups(access: Access, page: ListPage, signal: AbortSignal): Promise<Answer>
  /** ListEnvironmentsV2. */
  listEnvironments(access: Access, page: ListPage, signal: AbortSignal): Promise<Answer>
}

export interface ApigClientDeps {
  /** Each gateway has a network session of its own. */
  transportFor: (gatewayId: number) => Transport
  userAgent: string
  /** Epoch ms. */
  now: () => number
  /** Ms of a clock that never jumps. */
  monotonic: () => number
  /** For one exchange, the last byte included; a minute unless said otherwise. */
  timeoutMs?: number
}

/** Starting a task carries up to 12 MB, and giving up early leaves it open whether the task was started. */
const startTimeoutMs = 180_000

/** The most a body may measure after decoding. */
const maxBytes = 100_000_000

/** Response headers worth keeping; everything else is dropped at the door. */
const keptHeaders = ['content-type', 'date', 'location', 'retry-after', 'server', 'x-request-id']

/** A client for every gateway; what differs from one to the next comes in as `access`. */
export function createApigClient(deps: ApigClientDeps): ApigClient {
  async function send(
    access: Access,
    path: string,
    signal: AbortSignal,
    sent: Pick<TransportRequest, 'method' | 'body'> & { contentType?: string; timeoutMs?: number }
  ): Promise<Answer> {
    const url = `${access.origin}/v2/${segment(access.project_id)}/apigw/instances/${segment(access.instance_id)}/${path}`
    const { method, body, contentType } = sent
    const plain = {
      accept: 'application/json',
      'user-agent': deps.userAgent,
      ...(contentType !== undefined && { 'content-type': contentType })
    }
    const request = { method, url, headers: plain, ...(body !== undefined && { body }) }
    const headers = { ...plain, ...access.authorize(request) }
    const requestedAt = deps.now()
    const startedAt = deps.monotonic()
    const answer = await deps.transportFor(access.gatewayId)({
      ...request,
      headers,
      timeoutMs: deps.timeoutMs ?? sent.timeoutMs ?? 60_000,
      maxBytes,
      signal
    })
    access.settle?.(answer)
    return {
      ...answer,
      headers: keep(answer.headers),
      requestedAt,
      observedAt: deps.now(),
      elapsedMs: deps.monotonic() - startedAt
    }
  }

  return {
    showTask: (access, task_id, signal) =>
      send(access, `async-tasks/${segment(task_id)}`, signal, { method: 'GET' }),
    startExport: (access, oas_version, body, signal) =>
      send(access, `openapi/async-export?oas_version=${oas_version}`, signal, {
        method: 'POST',
        body: Buffer.from(JSON.stringify(body)),
        contentType: 'application/json',
        timeoutMs: startTimeoutMs
      }),
    startImport: (access, form, signal) => {
      const { file_name, ...fields } = form
      const texts = Object.entries(fields).map(([name, value]) => [name, String(value)] as const)
      const { body, contentType } = multipart([...texts, ['file_name', file_name]], randomUUID())
      return send(access, 'openapi/async-import', signal, {
        method: 'POST',
        body,
        contentType,
        timeoutMs: startTimeoutMs
      })
    },
    listGroups: (access, { offset, limit }, signal) =>
      send(access, `api-groups?limit=${limit}&offset=${offset}`, signal, { method: 'GET' }),
    listEnvironments: (access, { offset, limit }, signal) =>
      send(access, `envs?limit=${limit}&offset=${offset}`, signal, { method: 'GET' })
  }
}

/** One path segment; only what RFC 3986 leaves unreserved stays, as the service's signature expects. */
function segment(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

function keep(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => keptHeaders.includes(name)))
}

import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { isObject, parseJson, textOf, type JsonObject } from '../../../src/demo-gateway/json'
import { startDemoGateway, type DemoGateway, type DemoGatewayOptions } from '../../../src/demo-gateway/server'

/** A gateway whose tasks end at once, closed when the test ends. */
export async function startGateway(options: DemoGatewayOptions = {}): Promise<DemoGateway> {
  const gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 }, ...options })
  onTestFinished(() => gateway.close())
  return gateway
}

export interface Reply {
  status: number
  headers: Headers
  text: string
  /** The text as a JSON object, or an empty one. */
  json: JsonObject
}

/** A request with the gateway's token, to a path below its instance or to a whole URL. */
export async function ask(gateway: DemoGateway, path: string, init: RequestInit = {}): Promise<Reply> {
  const url = path.startsWith('http') ? path : `${gateway.instanceUrl}${path}`
  const headers = { 'x-auth-token': gateway.token, ...(init.headers as Record<string, string> | undefined) }
  const response = await fetch(url, { redirect: 'manual', ...init, headers })
  const text = await response.text()
  const value = parseJson(text)
  return { status: response.status, headers: response.headers, text, json: isObject(value) ? value : {} }
}

export function showTask(gateway: DemoGateway, task_id: unknown): Promise<Reply> {
  return ask(gateway, `/async-tasks/${String(task_id)}`)
}

/** What a finished task says, its `task_result` decoded. */
async function taskResult(gateway: DemoGateway, created: Reply): Promise<JsonObject> {
  const task = await showTask(gateway, created.json.task_id)
  return { ...task.json, task_result: parseJson(textOf(task.json.task_result)) ?? null }
}

export function postImport(
  gateway: DemoGateway,
  document: JsonObject | string,
  fields: Record<string, string> = {},
  fileName = 'swagger.json'
): Promise<Reply> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  form.append('file_name', new Blob([text]), fileName)
  return ask(gateway, '/openapi/async-import', { method: 'POST', body: form })
}

/** Imports a document and gives what the task says in the end. */
export async function importDocument(
  gateway: DemoGateway,
  document: JsonObject | string,
  fields: Record<string, string> = {},
  fileName = 'swagger.json'
): Promise<ImportTask> {
  const task = await taskResult(gateway, await postImport(gateway, document, fields, fileName))
  return task as unknown as ImportTask
}

export interface Entry {
  method: string
  path: string
  id?: string
  action?: string
  error_code?: string
  error_msg?: string
}

export interface ImportTask {
  task_status: string
  task_result: {
    success: Entry[]
    failure: Entry[]
    ignore?: Entry[]
    group_id: string
    error_code?: string
    error_msg?: string
  }
}

export function postExport(gateway: DemoGateway, body: unknown, query = ''): Promise<Reply> {
  return ask(gateway, `/openapi/async-export${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body)
  })
}

export interface ExportTask {
  task_status: string
  task_result: { FileName: string; FileType: string; Comment: string; error_code?: string }
}

/** Exports a group and gives what the task says in the end; RELEASE unless the body says otherwise. */
export async function exportGroup(gateway: DemoGateway, body: JsonObject, query = ''): Promise<ExportTask> {
  const created = await postExport(gateway, { env_id: 'DEFAULT_ENVIRONMENT_RELEASE_ID', ...body }, query)
  return (await taskResult(gateway, created)) as unknown as ExportTask
}

/** Writes bytes to the gateway and reads until it closes the connection. */
export function rawExchange(gateway: DemoGateway, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(new URL(gateway.origin).port), '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('end', () => socket.end())
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
    socket.on('error', reject)
  })
}

export function groupNamed(gateway: DemoGateway, name: string): string {
  return gateway.groups.find((group) => group.name === name)?.id ?? ''
}

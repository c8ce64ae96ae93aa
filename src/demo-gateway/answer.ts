import type { ServerResponse } from 'node:http'
import { wireJson } from './json'

/** One whole answer; the headers every answer carries are added by `commonHeaders`. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** How the service reports a failure, as a body of its own or inside a task result. */
export interface Failure {
  error_code: string
  error_msg: string
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'error_code' in value
}

export function answer(status: number, body: string | Buffer, contentType: string): Answer {
  return { status, headers: { 'content-type': contentType }, body: Buffer.from(body) }
}

export function jsonAnswer(status: number, value: unknown): Answer {
  return answer(status, wireJson(value), 'application/json')
}

/** An answer of the management plane: the error shape of the vendor's page, tables 4 to 8. */
export function failureAnswer(status: number, failure: Failure): Answer {
  return jsonAnswer(status, failure)
}

/** An answer of the cloud's front gateway, which writes its keys in this order and adds the request id. */
export function frontAnswer(status: number, failure: Failure, request_id: string): Answer {
  return jsonAnswer(status, { error_msg: failure.error_msg, error_code: failure.error_code, request_id })
}

export function commonHeaders(request_id: string, at: number): Record<string, string> {
  return { date: new Date(at).toUTCString(), server: 'api-gateway', 'x-request-id': request_id }
}

/** Sends the answer with a content-length that is true. */
export function send(
  response: ServerResponse,
  common: Record<string, string>,
  { status, headers, body }: Answer
): void {
  response.writeHead(status, { ...common, ...headers, 'content-length': String(body.length) })
  response.end(body)
}

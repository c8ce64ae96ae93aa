import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { newId } from './ids'

/** A request whose body has arrived. */
export interface GatewayRequest {
  request_id: string
  at: number
  method: string
  url: string
  /** As sent, without the query; not decoded. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  remoteAddress: string
  /** Null when it was larger than the gateway takes. */
  body: Buffer | null
  bodyBytes: number
}

/** The front gateway takes bodies up to 12 MB (vendor's error table, APIG.0201). */
const maxBodyBytes = 12 * 1024 * 1024

/** Waits for the whole request. A body that is too large is read to its end and dropped. */
export async function receive(incoming: IncomingMessage, at: number): Promise<GatewayRequest> {
  const chunks: Buffer[] = []
  let bodyBytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bodyBytes += chunk.length
    if (bodyBytes <= maxBodyBytes) chunks.push(chunk)
  }
  const url = incoming.url ?? ''
  const [path = '', ...query] = url.split('?')
  return {
    request_id: newId(),
    at,
    method: incoming.method ?? '',
    url,
    path,
    query: new URLSearchParams(query.join('?')),
    headers: incoming.headers,
    remoteAddress: incoming.socket.remoteAddress ?? '',
    body: bodyBytes <= maxBodyBytes ? Buffer.concat(chunks) : null,
    bodyBytes
  }
}

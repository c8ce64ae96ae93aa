import type { Failure } from '@domain/polling/failure'

export interface TransportRequest {
  method: 'GET' | 'POST'
  url: string
  /** Never a `host` header: Electron's net refuses it. */
  headers: Record<string, string>
  body?: Uint8Array
  /** From the start of the request to the last byte. */
  timeoutMs: number
  /** Cap on the decoded body; what lies beyond is not read and the answer carries `too_large`. */
  maxBytes: number
  signal: AbortSignal
}

/**
 * What came back. A failure can carry a status and a prefix of the body: what had arrived is kept.
 * A transport never throws and never follows a redirect; it reports `redirect_refused` with the target.
 */
export interface TransportAnswer {
  http_status: number | null
  /** Lower-case names; a repeated header is joined with ", ". */
  headers: Record<string, string>
  /** The content-decoded bytes; null when no status line arrived or the body was not read (a refused redirect). */
  bytes: ArrayBuffer | null
  failure: Failure | null
}

/** How a request leaves: Electron's `net` in the app, Node's fetch under Node. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>

/** A transport that holds connections. */
export interface OpenTransport {
  send: Transport
  /** Drops every connection and whatever was remembered; requests under way fail. Never rejects. */
  close(): Promise<void>
}

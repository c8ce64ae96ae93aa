import type { IncomingHttpHeaders } from 'node:http'
import type { FaultName } from './faults/catalogue'

/** One request as it arrived. */
export interface RequestRecord {
  /** Sent back as `x-request-id`. */
  request_id: string
  /** When it arrived, epoch ms of the gateway's clock. */
  at: number
  method: string
  /** Path and query as sent. */
  url: string
  headers: IncomingHttpHeaders
  /** The body's size in bytes, as far as it arrived. */
  bodyBytes: number
  /** What was answered; null while nothing was, or when the connection broke before. */
  status: number | null
  /** The fault that shaped the answer, if one did. */
  fault: FaultName | null
}

const maxRecords = 1000

/** The last thousand requests, oldest first. */
export class RequestLog {
  readonly records: RequestRecord[] = []

  add(record: RequestRecord): void {
    this.records.push(record)
    if (this.records.length > maxRecords) this.records.shift()
  }
}

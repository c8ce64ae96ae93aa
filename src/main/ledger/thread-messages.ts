import type { Result } from '@shared/result'

/** What a thread is started with, as `workerData`. */
export interface ThreadData {
  file: string
  migrationsFolder: string
}

/** Asks a thread for something; `method` is one of the thread's own, or null to end it. */
export interface Request {
  id: number
  method: string | null
  input: unknown
}

/** The answer to the request of that id; the first one, of id 0, says whether the thread has opened the ledger. */
export interface Answer {
  id: number
  result: Result<unknown>
}

/** What a message consists of, in either direction: waking a thread costs more than what it is then told. */
export type Requests = Request[]
export type Answers = Answer[]

/** What of a message is handed over instead of copied: the bytes of a body, where there are some. */
export function handedOver(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return []
  return value.bytes instanceof ArrayBuffer ? [value.bytes] : []
}

import type { Result } from '@shared/result'

/** What a thread is started with, as `workerData`. */
export interface ThreadData {
  file: string
  migrationsFolder: string
  /** Where the writer backs the ledger up before it brings it up to date; beside the file unless said otherwise. */
  backups?: { folder: string; appVersion: string | null }
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

/** Handing over less than this costs more than copying it. */
const smallestHandedOver = 16 * 1024

/** What of a message is handed over instead of copied: of a body or the bodies of answers from files, the large ones. */
export function handedOver(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return []
  if ('bytes' in value) return large([value.bytes])
  return 'answers' in value && Array.isArray(value.answers) ? value.answers.flatMap(bodiesOf) : []
}

function bodiesOf(answer: unknown): ArrayBuffer[] {
  if (typeof answer !== 'object' || answer === null || !('bodies' in answer)) return []
  return Array.isArray(answer.bodies) ? large(answer.bodies) : []
}

function large(bodies: unknown[]): ArrayBuffer[] {
  return bodies
    .filter((body) => body instanceof ArrayBuffer)
    .filter(({ byteLength }) => byteLength >= smallestHandedOver)
}

import type { ServerResponse } from 'node:http'
import type { Answer } from '../answer'
import type { GatewayRequest } from '../request'
import type { HeldAnswers } from './held-answers'

/** What some faults let the caller choose; each fault's comment says which it reads and its default. */
export interface FaultSettings {
  /** Where a redirect points. */
  to?: string
  /** `Retry-After` of a throttled answer. */
  seconds?: number
  /** How long a slow answer is held before it goes on by itself. */
  ms?: number
  /** Size of an oversized answer. */
  megabytes?: number
}

/** One request on its way to a faulty answer. */
export interface Exchange {
  request: GatewayRequest
  response: ServerResponse
  /** Headers of every answer: date, server, request id. */
  common: Record<string, string>
  settings: FaultSettings
  held: HeldAnswers
  /** Asks the gateway for its proper answer, with all its consequences; a fault that does not ask has none. */
  honest: () => Answer
}

/** A fault either gives a whole answer that is sent properly, or writes to the wire itself. */
export type Fault = { answer: (exchange: Exchange) => Answer } | { wire: (exchange: Exchange) => void }

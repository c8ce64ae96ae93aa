import type { Path } from '../places'
import type { RuleId } from './rules'

/** From what breaks callers down to what only changes words. */
export const severities = ['breaking', 'warning', 'compatible', 'documentation'] as const
export type Severity = (typeof severities)[number]

export type Direction = 'request' | 'response'

/** Why a change is hidden at first: it says nothing about the API. */
export type Noise = 'info_version' | 'unused_definition' | 'generated_response'

/** One difference. A difference of something that is shared is one change, at however many operations it counts. */
export interface Change {
  /** The same for the same change of the same two documents, whenever it is computed. */
  id: string
  rule: RuleId
  severity: Severity
  noise: Noise | null
  /** What the rule's words name: a parameter, a property, a status… */
  name: string | null
  before: unknown
  after: unknown
  /** Where it stands in each document; null where there is nothing. */
  beforeAt: Path | null
  afterAt: Path | null
  /** Indexes into `endpoints`, ascending. Empty: of the document itself. */
  endpoints: number[]
}

/** `same` ones are listed too: "nothing changed here" is an answer. */
export type EndpointState = 'added' | 'removed' | 'renamed' | 'changed' | 'same'

/** One operation of either document, or of both. */
export interface EndpointComparison {
  state: EndpointState
  /** Upper case; `x-apigateway-any-method` is ANY. */
  method: string
  /** As the later document spells it, else the earlier one. */
  path: string
  /** What it was called before; null when it was called the same, or did not exist. */
  previous: { method: string; path: string } | null
  operationId: string | null
  /** The gravest of its changes, noise apart; null without any. */
  severity: Severity | null
  /** Indexes into `changes`, ascending. */
  changes: number[]
}

export interface DocumentComparison {
  /** The gravest change, noise apart; null when there is none. */
  severity: Severity | null
  /** In the order of the later document, removed ones where they stood. */
  endpoints: EndpointComparison[]
  changes: Change[]
  /** Distinct changes, noise apart. */
  counts: Record<Severity, number>
  /** Distinct changes that are hidden at first. */
  noise: Record<Noise, number>
}

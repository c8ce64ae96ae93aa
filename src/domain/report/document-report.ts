import {
  incomparabilities,
  type DocumentOrigin,
  type Incomparability
} from '../documents/compare/comparability'
import type {
  Change,
  DocumentComparison,
  EndpointComparison,
  Noise,
  Severity
} from '../documents/compare/comparison'
import type { Document, DocumentFormat } from '../documents/compare/document'
import type { Policy } from '../documents/compare/policy'
import type { RuleId } from '../documents/compare/rules'
import { jsonPointer, type Path } from '../documents/places'
import { changeTexts, changeValues, type ChangeTexts, type ComparedRoots } from './change-texts'
import { Masking } from './masking'

/** Where something that was compared came from; null: not known. */
export interface ReportedSource {
  /** What it is called: a file, a task. */
  name: string | null
  task_id: string | null
  /** When it was observed, ISO 8601 in UTC. */
  seen_at: string | null
  sha256: string | null
}

export interface ReportedDocument {
  source: ReportedSource
  document: Document
  origin: DocumentOrigin
}

export interface DocumentReportInput {
  before: ReportedDocument
  after: ReportedDocument
  comparison: DocumentComparison
  policy: Policy
  /** ISO 8601 in UTC. */
  made_at: string
  /** Nothing is hidden: addresses of backends and credentials stand in the report as they are. */
  isRaw: boolean
}

/** One change as a report tells it; its index is the one it has in the comparison. */
export interface ReportedChange {
  id: string
  rule: RuleId
  severity: Severity
  noise: Noise | null
  texts: ChangeTexts
  /** JSON pointers; null where there is nothing. */
  beforeAt: string | null
  afterAt: string | null
  endpoints: readonly number[]
}

/** Changes that count at the very same endpoints, which are more than one. */
export interface SharedChanges {
  /** From 1. */
  number: number
  changes: number[]
  endpoints: readonly number[]
}

export interface ReportedEndpoint extends EndpointComparison {
  /** Changes that count here only; indexes, noise apart. */
  own: number[]
  /** Numbers of the groups of changes that it shares with others. */
  shared: number[]
}

export interface ReportedSide {
  source: ReportedSource
  format: DocumentFormat
  origin: DocumentOrigin
}

/** A comparison of two documents, in no language yet: what all formats of a report are written from. */
export interface DocumentReport {
  made_at: string
  isRaw: boolean
  policy: Policy
  before: ReportedSide
  after: ReportedSide
  incomparable: Incomparability[]
  severity: Severity | null
  counts: Record<Severity, number>
  noiseCounts: Record<Noise, number>
  changes: ReportedChange[]
  /** Of the document itself; indexes, noise apart. */
  ofDocument: number[]
  shared: SharedChanges[]
  endpoints: ReportedEndpoint[]
  /** Hidden at first; indexes. */
  noise: number[]
  /** The masked values of a change. */
  valuesOf: (index: number) => { before: unknown; after: unknown }
}

/** Gathers what a report says. The work grows with the changes, not with the documents. */
export function documentReport(input: DocumentReportInput): DocumentReport {
  const { before, after, comparison, policy, made_at, isRaw } = input
  const masking = new Masking(isRaw)
  const roots: ComparedRoots = { before: before.document.root, after: after.document.root }
  const changes = comparison.changes.map((change) => reportedChange(change, roots, masking))
  const told = [...changes.keys()].filter((index) => changes[index]?.noise === null)
  const shared = groupShared(told, changes)
  return {
    made_at,
    isRaw,
    policy,
    before: sideOf(before),
    after: sideOf(after),
    incomparable: incomparabilities(before, after),
    severity: comparison.severity,
    counts: comparison.counts,
    noiseCounts: comparison.noise,
    changes,
    ofDocument: told.filter((index) => changes[index]?.endpoints.length === 0),
    shared,
    endpoints: endpointsOf(comparison, changes, shared, masking),
    noise: [...changes.keys()].filter((index) => changes[index]?.noise !== null),
    valuesOf: (index) => {
      const change = comparison.changes[index]
      return change === undefined
        ? { before: undefined, after: undefined }
        : changeValues(change, roots, masking)
    }
  }
}

function sideOf({ source, document, origin }: ReportedDocument): ReportedSide {
  return { source, format: document.format, origin }
}

/** A change as it may be shown: masked, its places as JSON pointers. */
export function reportedChange(change: Change, roots: ComparedRoots, masking: Masking): ReportedChange {
  const { rule, severity, noise, beforeAt, afterAt, endpoints } = change
  return {
    id: maskedId(change, masking),
    rule,
    severity,
    noise,
    texts: changeTexts(change, roots, masking),
    beforeAt: beforeAt === null ? null : maskedPointer(beforeAt, masking),
    afterAt: afterAt === null ? null : maskedPointer(afterAt, masking),
    endpoints
  }
}

/** Step by step: in a pointer a credential would run on from the name before it. */
function maskedPointer(path: Path, masking: Masking): string {
  return jsonPointer(path.map((step) => (typeof step === 'string' ? masking.text(step) : step)))
}

function maskedId({ id, beforeAt, afterAt }: Change, masking: Masking): string {
  let masked = id
  for (const path of [beforeAt, afterAt]) {
    if (path !== null) masked = masked.replaceAll(jsonPointer(path), () => maskedPointer(path, masking))
  }
  return masking.text(masked)
}

/** Changes by the endpoints they count at, the widest reach first. */
function groupShared(told: readonly number[], changes: readonly ReportedChange[]): SharedChanges[] {
  const bySum = new Map<string, SharedChanges[]>()
  const groups: SharedChanges[] = []
  for (const index of told) {
    const endpoints = changes[index]?.endpoints ?? []
    if (endpoints.length < 2) continue
    const sum = endpoints.reduce((total, each) => total + each, 0)
    const key = `${endpoints.length} ${sum}`
    const alike = bySum.get(key) ?? []
    bySum.set(key, alike)
    const group = alike.find((each) => each.endpoints.every((one, at) => one === endpoints[at]))
    if (group !== undefined) {
      group.changes.push(index)
      continue
    }
    const started = { number: 0, changes: [index], endpoints }
    alike.push(started)
    groups.push(started)
  }
  groups.sort((left, right) => right.endpoints.length - left.endpoints.length)
  for (const [index, group] of groups.entries()) group.number = index + 1
  return groups
}

function endpointsOf(
  { endpoints }: DocumentComparison,
  changes: readonly ReportedChange[],
  shared: readonly SharedChanges[],
  masking: Masking
): ReportedEndpoint[] {
  const reported = endpoints.map(({ previous, operationId, ...endpoint }): ReportedEndpoint => ({
    ...endpoint,
    path: masking.text(endpoint.path),
    previous: previous === null ? null : { ...previous, path: masking.text(previous.path) },
    operationId: operationId === null ? null : masking.text(operationId),
    own: endpoint.changes.filter((index) => {
      const change = changes[index]
      return change?.noise === null && change.endpoints.length === 1
    }),
    shared: []
  }))
  for (const { number, endpoints: reached } of shared) {
    for (const index of reached) reported[index]?.shared.push(number)
  }
  return reported
}

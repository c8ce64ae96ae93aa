import { compareDocumentHead } from './compare-document'
import { compareOperation } from './compare-operation'
import {
  severities,
  type Change,
  type DocumentComparison,
  type EndpointComparison,
  type EndpointState,
  type Severity
} from './comparison'
import type { Document } from './document'
import { Drafts } from './drafts'
import { matchOperations, type MatchedOperation } from './match-operations'
import { operationIdOf, pathShape, readSide } from './operations'
import type { Policy } from './policy'
import { Scope } from './scope'
import { SchemaComparison } from './schemas/compare-schemas'
import type { SchemaNode } from './schemas/node'

/**
 * What changed between two documents, and how grave it is by `policy`. Never throws, whatever the documents hold; the
 * work grows with what differs, not with how often it is used. The earlier document is `before`.
 */
export function compareDocuments(before: Document, after: Document, policy: Policy): DocumentComparison {
  const drafts = new Drafts(policy)
  const sides = { before: readSide(before), after: readSide(after) }
  const schemas = new SchemaComparison(sides.before, sides.after, drafts)
  const comparing = { ...sides, drafts, schemas, shared: new Map<string, Scope>() }
  const head = new Scope(comparing)
  compareDocumentHead(head)
  const pathsAfter = new Set(sides.after.operations.map(({ path }) => pathShape(path)))
  const compared = matchOperations(sides.before.operations, sides.after.operations).map((matched) => {
    const scope = new Scope(comparing)
    compareMatched(matched, scope, pathsAfter)
    return { matched, changes: reached(scope) }
  })
  return assemble(drafts.all(), compared)
}

function compareMatched(matched: MatchedOperation, scope: Scope, pathsAfter: Set<string>): void {
  const { before, after, isRenamed } = matched
  if (before !== null && after !== null) return compareOperation(before, after, isRenamed, scope)
  if (after !== null) return scope.tell('operation-added', { after: after.value, afterAt: after.at })
  if (before === null) return
  const rule =
    before.value['deprecated'] === true
      ? 'deprecated-operation-removed'
      : pathsAfter.has(pathShape(before.path))
        ? 'operation-removed'
        : 'path-removed'
  scope.tell(rule, { before: before.value, beforeAt: before.at })
}

/** What counts at an operation: its own changes, and those of every schema it reaches. */
function reached({ changes, nodes }: Scope): number[] {
  const all = new Set(changes)
  const seen = new Set<SchemaNode>()
  const pending = [...nodes]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    for (const change of node.changes) all.add(change)
    for (const inner of node.inside) pending.push(inner)
  }
  return [...all].sort((left, right) => left - right)
}

interface Compared {
  matched: MatchedOperation
  /** Numbers of changes, ascending. */
  changes: number[]
}

function assemble(changes: Change[], compared: Compared[]): DocumentComparison {
  const endpoints = compared.map(({ matched, changes: own }, endpoint) => {
    const told = own.flatMap((number) => changes[number] ?? [])
    for (const change of told) change.endpoints.push(endpoint)
    return endpointOf(matched, told, own)
  })
  const counts = { breaking: 0, warning: 0, compatible: 0, documentation: 0 }
  const noise = { info_version: 0, unused_definition: 0, generated_response: 0 }
  for (const change of changes) {
    if (change.noise === null) counts[change.severity] += 1
    else noise[change.noise] += 1
  }
  return { severity: gravest(changes), endpoints, changes, counts, noise }
}

function endpointOf(
  { before, after, isRenamed }: MatchedOperation,
  told: readonly Change[],
  changes: number[]
): EndpointComparison {
  const shown = after ?? before
  const wasCalledOtherwise =
    before !== null && after !== null && (before.method !== after.method || before.path !== after.path)
  const state: EndpointState =
    before === null
      ? 'added'
      : after === null
        ? 'removed'
        : isRenamed
          ? 'renamed'
          : changes.length > 0
            ? 'changed'
            : 'same'
  return {
    state,
    method: shown?.method ?? '',
    path: shown?.path ?? '',
    previous: wasCalledOtherwise ? { method: before.method, path: before.path } : null,
    operationId: shown === null ? null : operationIdOf(shown),
    severity: gravest(told),
    changes
  }
}

function gravest(changes: Iterable<Change>): Severity | null {
  const told = new Set<Severity>()
  for (const { noise, severity } of changes) if (noise === null) told.add(severity)
  return severities.find((severity) => told.has(severity)) ?? null
}

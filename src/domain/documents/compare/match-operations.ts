import { isEqual, valueKey } from './equal'
import { outlineKey } from './operation-outline'
import { endpointKey, operationIdOf, type Operation } from './operations'

/** One operation of either document, or of both. */
export interface MatchedOperation {
  before: Operation | null
  after: Operation | null
  /** Callers ask for something else now. */
  isRenamed: boolean
}

/**
 * Which operation became which: the same method and path, then the same but for the names of the path's parameters, then,
 * of what is left, the same operationId, the same content or nearly that: the same parameters, bodies, answers and backend.
 * In the order of the later document; what was removed comes after what stood before it.
 */
export function matchOperations(
  before: readonly Operation[],
  after: readonly Operation[]
): MatchedOperation[] {
  const partners = new Map<Operation, Operation>()
  const renamed = new Set<Operation>()
  const left = new Set(before)
  const right = new Set(after)
  const pairBy = (keyOf: (operation: Operation) => string | null, isRename = false): void => {
    if (left.size === 0 || right.size === 0) return
    const waiting = uniqueBy(right, keyOf)
    for (const [key, operation] of uniqueBy(left, keyOf)) {
      const partner = waiting.get(key)
      if (partner === undefined) continue
      partners.set(partner, operation)
      if (isRename) renamed.add(partner)
      left.delete(operation)
      right.delete(partner)
    }
  }
  pairBy(({ method, path }) => `${method} ${path}`)
  pairBy(endpointKey)
  pairBy(operationIdOf, true)
  if (left.size > 0 && right.size > 0) {
    const outlines = new Map([...left, ...right].map((operation) => [operation, outlineKey(operation)]))
    const outlineOf = (operation: Operation): string | null => outlines.get(operation) ?? null
    const isShared = sharedBy(left, right, outlineOf)
    pairBy((operation) => (isShared(operation) ? contentKey(operation) : null), true)
    pairBy(outlineOf, true)
  }
  return inOrder(before, after, partners, renamed, left)
}

/** Operations by key; a key that several have is nobody's. */
function uniqueBy(
  operations: Iterable<Operation>,
  keyOf: (operation: Operation) => string | null
): Map<string, Operation> {
  const unique = new Map<string, Operation>()
  const several = new Set<string>()
  for (const operation of operations) {
    const key = keyOf(operation)
    if (key === null) continue
    if (unique.has(key)) several.add(key)
    unique.set(key, operation)
  }
  for (const key of several) unique.delete(key)
  return unique
}

/** Whether an operation's key is one that both lists have; what is expensive to know of it is asked only then. */
function sharedBy(
  left: Iterable<Operation>,
  right: Iterable<Operation>,
  keyOf: (operation: Operation) => string | null
): (operation: Operation) => boolean {
  const own = new Set([...left].map(keyOf))
  const other = new Set([...right].map(keyOf))
  return (operation) => {
    const key = keyOf(operation)
    return key === null || (own.has(key) && other.has(key))
  }
}

/** What an operation says, its id and words apart; null when that is too little to know it by. */
function contentKey({ value, method, pathNames }: Operation): string | null {
  const { operationId: _id, summary: _summary, description: _description, tags: _tags, ...content } = value
  const { 'x-apigateway-backend': backend, parameters, requestBody } = content
  if (backend === undefined && requestBody === undefined && isEqual(parameters ?? [], [])) return null
  return valueKey([method, pathNames.length, content])
}

function inOrder(
  before: readonly Operation[],
  after: readonly Operation[],
  partners: Map<Operation, Operation>,
  renamed: Set<Operation>,
  removed: Set<Operation>
): MatchedOperation[] {
  const removedAfter = new Map<Operation | null, Operation[]>()
  let previous: Operation | null = null
  for (const operation of before) {
    if (!removed.has(operation)) {
      previous = operation
      continue
    }
    const known = removedAfter.get(previous)
    if (known === undefined) removedAfter.set(previous, [operation])
    else known.push(operation)
  }
  const gone = (operation: Operation | null): MatchedOperation[] =>
    (removedAfter.get(operation) ?? []).map((each) => ({ before: each, after: null, isRenamed: false }))
  return [
    ...gone(null),
    ...after.flatMap((operation) => {
      const partner = partners.get(operation) ?? null
      const matched = { before: partner, after: operation, isRenamed: renamed.has(operation) }
      return partner === null ? [matched] : [matched, ...gone(partner)]
    })
  ]
}

import type { JsonObject } from '../async-task/field-text'
import type { Change, DocumentComparison } from '../documents/compare/comparison'
import { compareDocuments } from '../documents/compare/compare-documents'
import type { Document } from '../documents/compare/document'
import { endpointKey, pathShape, readSide, type Operation } from '../documents/compare/operations'
import { methodWord } from '../documents/method-word'
import { basePathOf } from './as-imported'

/** An API as an import names it; null: it did not say. */
export interface Named {
  method: string | null
  path: string | null
}

/** By the API's key; null: there are no two documents to compare. */
export type Changes = Map<string, Change[]> | null

/** How grave a difference is does not matter here: each is one. */
const policy = { profile: 'strict' } as const

/** Changes that count, of the APIs that both documents hold; null: there are no two documents. */
export function changesByApi(before: Document | null, after: Document | null): Changes {
  if (before === null || after === null) return null
  const { endpoints, changes }: DocumentComparison = compareDocuments(before, after, policy)
  const found = new Map<string, Change[]>()
  for (const endpoint of endpoints) {
    // Of two that the gateway takes for one, the first is the API.
    if (endpoint.state === 'added' || endpoint.state === 'removed') continue
    const own = endpoint.changes.flatMap((index) => {
      const change = changes[index]
      return change === undefined || change.noise !== null || isLeftOpen(change) ? [] : [change]
    })
    const key = apiKey(endpoint)
    // What was matched by its id or content is another API to the import, which goes by method and path.
    const isSame = endpoint.previous === null || apiKey(endpoint.previous) === key
    if (key !== null && isSame) found.set(key, own)
  }
  return found
}

/** What one document does not say is the gateway's choice: a name it makes up, its own protocol. */
function isLeftOpen({ rule, before, after, beforeAt, afterAt }: Change): boolean {
  if (rule === 'operation-id-changed') return before === undefined || after === undefined
  return rule === 'servers-changed' && [beforeAt, afterAt].some((at) => at?.at(-1) !== 'servers')
}

/** The APIs a document holds, each once; null: there is no document. */
export function apisOf(document: Document | null): Map<string, Operation> | null {
  if (document === null) return null
  const apis = new Map<string, Operation>()
  for (const operation of readSide(document).operations) {
    const key = endpointKey(operation)
    if (!apis.has(key)) apis.set(key, operation)
  }
  return apis
}

/** The operations as the document has them, by the API that an import makes of each. */
export function operationsOf(document: Document | null): Map<string, JsonObject> {
  const operations = new Map<string, JsonObject>()
  if (document === null) return operations
  const base = basePathOf(document)
  for (const { method, path, value } of readSide(document).operations) {
    const key = apiKey({ method, path: base + path })
    if (key !== null && !operations.has(key)) operations.set(key, value)
  }
  return operations
}

/** What makes an API the same one to an import; null: it is not named. */
export function apiKey({ method, path }: Named): string | null {
  if (method === null || path === null) return null
  return `${methodWord(method)} ${pathShape(path)}`
}

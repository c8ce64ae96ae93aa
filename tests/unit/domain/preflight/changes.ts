import type { PreflightOptions } from '@domain/preflight/preflight'
import { at, backend, operation, type Json } from './documents'

export type Change = (document: Json) => unknown
export type Options = Partial<PreflightOptions>

/** What breaks the rule, and the nearest thing that does not. Returning a value replaces the document. */
export type Case = [broken: Change, kept: Change, brokenOptions?: Options, keptOptions?: Options]

export const none: Change = () => undefined
export const yaml =
  (text: string): Change =>
  () =>
    text

export function paths(count: number): Json {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`/o${index}`, { get: { operationId: `get_${index}` } }])
  )
}

export function second(path: string, changes: Json = {}): Change {
  return (document) => {
    const copy = structuredClone(operation(document))
    const name = /\{(\w+)/.exec(path)?.[1] ?? 'id'
    Object.assign(at(copy, 'parameters', 0), { name })
    at(copy, 'x-apigateway-backend', 'parameters', 0)['value'] = name
    at(document, 'paths')[path] = { get: { ...copy, operationId: 'another', ...changes } }
  }
}

export function renamed(path: string): Change {
  return (document) => {
    const all = at(document, 'paths')
    all[path] = all['/orders/{id}']
    delete all['/orders/{id}']
  }
}

export const set =
  (part: (document: Json) => Json, members: Json): Change =>
  (document) =>
    void Object.assign(part(document), members)

export const endpoint = (document: Json): Json => at(backend(document), 'httpEndpoints')
export const mapping = (document: Json): Json => at(backend(document), 'parameters', 0)
export const add =
  (member: Json): Change =>
  (document) =>
    void (operation(document)['parameters'] as Json[]).push(member)
export const query = (members: Json): Json => ({ name: 'q', in: 'query', type: 'string', ...members })

import { readDocument, type Document } from '@domain/documents/compare/document'
import type { RunEntry } from '@domain/imports/run-state'
import { threeWay, type ThreeWayApi, type ThreeWayInput } from '@domain/imports/three-way'

export const backend = (timeout = 5000) => ({
  type: 'HTTP',
  parameters: [],
  httpEndpoints: { address: 'backend.example', scheme: 'https', method: 'GET', path: '/', timeout }
})

/** A swagger document with these paths; `change` replaces its other members. */
export function document(paths: object, change: object = {}): Document {
  const read = readDocument({ swagger: '2.0', info: { title: 'orders', version: '1' }, paths, ...change })
  if (read === null) throw new Error('no document')
  return read
}

export function entry(path: string, list: RunEntry['list'] = 'success', method = 'GET'): RunEntry {
  return { list, method, path, id: 'a', action: null, error_code: null, error_msg: null }
}

export const get = (change: object = {}) => ({
  get: { operationId: 'orders', responses: {}, 'x-apigateway-backend': backend(), ...change }
})

/** What is not given is not known. */
export function rows(input: Partial<ThreeWayInput> & { next: Document }): ThreeWayApi[] {
  const unknown = { file: null, previous: null, define: null, previousDefine: null }
  return threeWay({ entries: [], ...unknown, ...input }).apis
}

/** Each difference as its rule and its origin. */
export const told = (api: ThreeWayApi | undefined) =>
  api?.differences.map(({ change, origin }) => [change.rule, origin]).sort()

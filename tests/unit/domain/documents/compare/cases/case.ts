export type Json = Record<string, unknown>

/** Two documents that differ in one thing, and what is to be told of it. */
export interface Case {
  name: string
  before: Json
  after: Json
  /**
   * `rule severity before after`, one a `;`: the severity as B, W, N or A (breaking, warning, compatible, documentation)
   * for callers, with a star when it is noise; the places as JSON pointers, `@` for the operation, `-` for nothing, and one for both where they agree.
   */
  told: string
  /** The same, the other way round. */
  back: string
  /** Rules that a similar edit triggers, and this one must not, either way. */
  not: string
}

export function differs(name: string, before: Json, after: Json, told: string, back: string, not = ''): Case {
  return { name, before, after, told, back, not }
}

/** Nothing is told, either way. */
export function same(name: string, before: Json, after: Json, not: string): Case {
  return { name, before, after, told: '', back: '', not }
}

const info = { title: 'orders', version: '1' }

/** Swagger 2.0 with one operation, `GET /a`. */
export function swagger(operation: Json = {}, root: Json = {}): Json {
  return { swagger: '2.0', info, paths: { '/a': { get: { responses: {}, ...operation } } }, ...root }
}

/** OpenAPI 3 with one operation, `GET /a`. */
export function openapi(operation: Json = {}, root: Json = {}, version = '3.0.3'): Json {
  return { openapi: version, info, paths: { '/a': { get: { responses: {}, ...operation } } }, ...root }
}

export function withPaths(paths: Json, root: Json = {}): Json {
  return { swagger: '2.0', info, paths, ...root }
}

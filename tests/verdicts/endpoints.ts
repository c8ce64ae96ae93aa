import { compareDocuments } from '@domain/documents/compare/compare-documents'
import type { EndpointComparison } from '@domain/documents/compare/comparison'
import { pathShape } from '@domain/documents/compare/operations'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { pairFolders } from './pair-folders'
import { oasdiffPolicy } from './policies'
import { read } from './score'

/** One entry of another tool's list of changes: `ERR` and 3 break. */
const entries = z.array(
  z.object({
    id: z.string(),
    level: z.union([z.string(), z.number()]),
    operation: z.string().optional(),
    path: z.string().optional()
  })
)
const index = z.object({
  cases: z.array(
    z.object({
      set: z.string(),
      id: z.string(),
      old: z.string(),
      new: z.string(),
      changes: entries.optional()
    })
  )
})

interface Listed {
  id: string
  before: string
  after: string
  changes: z.infer<typeof entries>
}

export interface EndpointScore {
  /** Endpoints of either document, and how many are judged alike. */
  scored: number
  agreed: number
  disagreements: { id: string; endpoint: string; expected: string; found: string }[]
}

/** At least this many percent of the endpoints are judged alike. */
export const leastEndpoints = 97
/** Policies about time and promises, not about the contract: not scored, and so are documents that are marked for them. */
const outside = /sunset|stability/
const marked = /x-stability-level|x-sunset/

/**
 * Which endpoints break, against the changes that the collection lists: those of `index.json` that the same tool judged,
 * and those of folders that hold an `oasdiff-changelog.json` beside `old.*` and `new.*`.
 */
export function scoreEndpoints(folder: string): EndpointScore {
  const score: EndpointScore = { scored: 0, agreed: 0, disagreements: [] }
  for (const each of [...listedCases(folder), ...listedFolders(folder)]) {
    const [before, after] = [read(each.before), read(each.after)]
    if (before === null || after === null || each.changes.some(({ id }) => outside.test(id))) continue
    if (marked.test(readFileSync(each.before, 'utf8') + readFileSync(each.after, 'utf8'))) continue
    const [broken, warned] = [endpointsAt(each, ['ERR', 3]), endpointsAt(each, ['WARN', 2])]
    for (const endpoint of compareDocuments(before, after, oasdiffPolicy).endpoints) {
      const keys = keysOf(endpoint)
      const expected = keys.some((key) => broken.has(key)) ? 'breaking' : 'not breaking'
      // As with whole pairs: a mere warning is not scored.
      if (expected === 'not breaking' && keys.some((key) => warned.has(key))) continue
      const found = endpoint.severity === 'breaking' ? 'breaking' : 'not breaking'
      score.scored += 1
      if (expected === found) score.agreed += 1
      else {
        const named = `${endpoint.method} ${endpoint.path}`
        score.disagreements.push({ id: each.id, endpoint: named, expected, found })
      }
    }
  }
  return score
}

function endpointsAt({ changes }: Listed, levels: (string | number)[]): Set<string> {
  const meant = changes.filter(({ level }) => levels.includes(level))
  return new Set(
    meant.map(({ operation = '', path = '' }) => `${operation.toUpperCase()} ${pathShape(path)}`)
  )
}

/** One that was renamed may be listed under either name. */
function keysOf({ method, path, previous }: EndpointComparison): string[] {
  const own = `${method} ${pathShape(path)}`
  return previous === null ? [own] : [own, `${previous.method} ${pathShape(previous.path)}`]
}

function listedCases(folder: string): Listed[] {
  const file = join(folder, 'index.json')
  if (!existsSync(file)) return []
  const { cases } = index.parse(JSON.parse(readFileSync(file, 'utf8')))
  return cases.flatMap(({ set, id, old, new: after, changes }) =>
    // The other sets have other verdicts, which say nothing of single endpoints.
    changes === undefined || set === 'openapitools'
      ? []
      : [{ id, before: join(folder, old), after: join(folder, after), changes }]
  )
}

function listedFolders(folder: string): Listed[] {
  return pairFolders(folder, 'oasdiff-changelog.json').map(({ expected, ...pair }) => ({
    ...pair,
    changes: entries.parse(JSON.parse(readFileSync(expected, 'utf8')))
  }))
}

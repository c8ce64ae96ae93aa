import { compareDocuments } from '@domain/documents/compare/compare-documents'
import { readDocument, type Document } from '@domain/documents/compare/document'
import type { Policy } from '@domain/documents/compare/policy'
import { parseDocument } from '@domain/documents/parse'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { oasdiffPolicy, openApiToolsPolicy } from './policies'

const index = z.object({
  cases: z.array(
    z.object({
      set: z.string(),
      id: z.string(),
      old: z.string(),
      new: z.string(),
      /** `changed`: only that something changed is asserted. */
      verdict: z.string(),
      changeIds: z.array(z.string()).optional()
    })
  )
})
type Case = z.infer<typeof index>['cases'][number]

/** How one set is judged, and how many percent must agree. */
interface Judging {
  policy: Policy
  least: number
}

const sets: Record<string, Judging> = {
  oasdiff: { policy: oasdiffPolicy, least: 97 },
  'oasdiff-swagger2': { policy: oasdiffPolicy, least: 95 },
  'azure-swagger2': { policy: oasdiffPolicy, least: 95 },
  openapitools: { policy: openApiToolsPolicy, least: 80 }
}
/** Policies about time and promises, not about the contract. */
const outside = /sunset|stability|webhook/

export interface SetScore {
  set: string
  agreed: number
  scored: number
  least: number
  disagreements: { id: string; expected: string; found: string }[]
}

/** Judges the pairs that `folder/index.json` lists; pairs with a mere warning are not scored. */
export function score(folder: string): SetScore[] {
  const file = join(folder, 'index.json')
  if (!existsSync(file)) return []
  const { cases } = index.parse(JSON.parse(readFileSync(file, 'utf8')))
  const scores = new Map<string, SetScore>()
  for (const each of cases) {
    const judging = sets[each.set]
    const isOutside = (each.changeIds ?? []).some((id) => outside.test(id))
    if (judging === undefined || each.verdict === 'warning' || isOutside) continue
    const empty = { set: each.set, agreed: 0, scored: 0, least: judging.least, disagreements: [] }
    const set = scores.get(each.set) ?? empty
    scores.set(each.set, set)
    set.scored += 1
    const found = judge(folder, each, judging.policy)
    if (found === expectedOf(each)) set.agreed += 1
    else set.disagreements.push({ id: each.id, expected: expectedOf(each), found })
  }
  return [...scores.values()]
}

function expectedOf({ verdict }: Case): string {
  return verdict === 'breaking' || verdict === 'changed' ? verdict : 'not breaking'
}

function judge(folder: string, each: Case, policy: Policy): string {
  const before = read(join(folder, each.old))
  const after = read(join(folder, each.new))
  if (before === null || after === null) return 'unreadable'
  const { severity, changes } = compareDocuments(before, after, policy)
  if (each.verdict === 'changed') return changes.length > 0 ? 'changed' : 'not changed'
  return severity === 'breaking' ? 'breaking' : 'not breaking'
}

export function read(file: string): Document | null {
  const parsed = parseDocument(readFileSync(file, 'utf8'))
  return parsed.ok ? readDocument(parsed.value) : null
}

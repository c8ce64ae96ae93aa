import { compareDocuments } from '@domain/documents/compare/compare-documents'
import {
  severities,
  type Change,
  type DocumentComparison,
  type Severity
} from '@domain/documents/compare/comparison'
import { pathShape } from '@domain/documents/compare/operations'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { rulesOf } from './label-rules'
import { pairFolders } from './pair-folders'
import { read } from './score'

/** What somebody who changed a document on purpose wrote down of one change; without a path it is of something shared. */
const labels = z.array(
  z.object({
    rule: z.string(),
    severity: z.enum(['breaking', 'warning', 'non-breaking', 'annotation', 'no-change']),
    path: z.string().optional(),
    method: z.string().optional()
  })
)
type Label = z.infer<typeof labels>[number]

export interface LabelScore {
  id: string
  labelled: number
  /** Labels that nothing that is told answers to, or only with another severity. */
  missed: string[]
  /** What is told and no label speaks of. */
  unlabelled: string[]
}

const severityOf: Record<Exclude<Label['severity'], 'no-change'>, Severity> = {
  breaking: 'breaking',
  warning: 'warning',
  'non-breaking': 'compatible',
  annotation: 'documentation'
}

/** Pairs whose every change is labelled (`expected.json` beside `old.*` and `new.*`), judged for callers. */
export function scoreLabels(folder: string): LabelScore[] {
  return pairFolders(folder, 'expected.json').map(({ id, before, after, expected }) => {
    const labelled = labels.parse(JSON.parse(readFileSync(expected, 'utf8')))
    const [was, is] = [read(before), read(after)]
    if (was === null || is === null) throw new Error(`${id}: not a document`)
    const comparison = compareDocuments(was, is, { profile: 'callers' })
    return { id, labelled: labelled.length, ...match(labelled, comparison) }
  })
}

/** Each label takes what is told of one place; those that say where go first. */
function match(
  labelled: readonly Label[],
  comparison: DocumentComparison
): Pick<LabelScore, 'missed' | 'unlabelled'> {
  const left = new Set(comparison.changes)
  const missed: string[] = []
  const isPlaced = ({ path }: Label): boolean => path !== undefined
  const isToTell = ({ severity }: Label): boolean => severity !== 'no-change'
  const inTurn = [...labelled.filter(isPlaced), ...labelled.filter((each) => !isPlaced(each))]
  for (const label of inTurn.filter(isToTell)) {
    const rules = rulesOf(label.rule)
    const fitting = [...left].filter(
      (change) => rules.includes(change.rule) && (!isPlaced(label) || isOnlyAt(change, label, comparison))
    )
    const taken = fitting.filter((change) => placeOf(change) === placeOf(fitting[0]))
    taken.forEach((change) => left.delete(change))
    const found = severities.find((severity) => taken.some((change) => change.severity === severity))
    const wanted = label.severity === 'no-change' ? undefined : severityOf[label.severity]
    if (found !== wanted) missed.push(`${named(label)}: expected ${label.severity}, found ${found ?? '-'}`)
  }
  for (const label of labelled.filter((each) => !isToTell(each))) {
    const told = [...left].filter((change) => isOnlyAt(change, label, comparison))
    if (told.length === 0) continue
    missed.push(`${named(label)}: expected nothing, found ${told.map(({ rule }) => rule).join(', ')}`)
  }
  return { missed, unlabelled: [...left].map(({ id, severity }) => `${id}, ${severity}`) }
}

function isOnlyAt(
  { endpoints: at }: Change,
  { path = '', method }: Label,
  told: DocumentComparison
): boolean {
  const endpoint = told.endpoints[at[0] ?? -1]
  if (at.length !== 1 || endpoint === undefined) return false
  const wanted = method === 'x-apigateway-any-method' ? 'ANY' : (method ?? '').toUpperCase()
  return endpoint.method === wanted && pathShape(endpoint.path) === pathShape(path)
}

function placeOf(change: Change | undefined): string {
  return JSON.stringify([change?.beforeAt, change?.afterAt])
}

function named({ rule, method = '', path = '' }: Label): string {
  return [rule, method, path].filter((part) => part !== '').join(' ')
}

import { clip, isObject } from '../async-task/field-text'
import { jsonErrorPlace, parseLocated, type LocatedDocument } from '../documents/located'
import { jsonPointer, type Path } from '../documents/places'
import { checkBackends } from './check-backends'
import { checkBindings } from './check-bindings'
import { checkCount, checkGroupName, checkParts, readVersion } from './check-document'
import { checkFile, type FileFacts } from './check-file'
import { checkIgnored } from './check-ignored'
import {
  checkBodies,
  checkDuplicates,
  checkMembers,
  checkMethods,
  checkNames,
  checkTags
} from './check-operations'
import { checkParameters } from './check-parameters'
import { checkPathForms, checkPathParameters, checkPathReferences } from './check-paths'
import { checkPolicies } from './check-policies'
import { checkSecurity } from './check-security'
import { operationsOf, type ImportDocument, type ImportModes } from './document'
import type { Params, PreflightFinding, Report } from './finding'
import { objectOf, textOf } from './reading'
import { maxFileBytes, rules, type RuleId, type Severity } from './rules'

export interface PreflightOptions extends FileFacts, ImportModes {
  /** The import makes a group of its own, named after `info.title`. */
  createsGroup: boolean
}

export interface Preflight {
  /** In the order of the file; of one rule at most `mostOfOneRule`, and no more than `mostListed`, errors before others. */
  findings: PreflightFinding[]
  /** All that were found, those that are not listed too. */
  counts: Record<Severity, number>
  /** What the file says it is; null when it is neither. */
  oas: '2.0' | '3.0' | null
  title: string | null
  apiCount: number
}

/** The most findings of one rule that are listed; what is wrong everywhere need not be shown everywhere. */
export const mostOfOneRule = 200
/** They cross two process boundaries in one piece. */
export const mostListed = 1000

/** What is far larger is refused for that alone; reading it would cost minutes. */
const largestRead = 2 * maxFileBytes

const checks = [
  checkParts,
  checkCount,
  checkGroupName,
  checkMethods,
  checkNames,
  checkDuplicates,
  checkTags,
  checkBodies,
  checkMembers,
  checkPathForms,
  checkPathReferences,
  checkPathParameters,
  checkParameters,
  checkBackends,
  checkPolicies,
  checkSecurity,
  checkBindings,
  checkIgnored
]

/**
 * Looks for what the service would refuse, leave out or ignore in a file to import, without asking the service. Any
 * text is answered; what is not found here may still be refused there, which is why nothing of it forbids an import.
 */
export function preflight(text: string, options: PreflightOptions): Preflight {
  const found = new Findings()
  const report: Report = (rule, at, params = {}) => found.add(rule, at, params)
  // UTF-16 without a mark reads as UTF-8 full of zeros.
  checkFile({ ...options, isUtf8: options.isUtf8 && !text.includes('\0') }, report)
  // Nothing is looked for in it: an empty object stands for it.
  const isRead = options.size <= largestRead
  const located = parseLocated(isRead ? text : '{}')
  const document = isRead ? readDocument(located, options, found) : null
  // Where the service expects JSON, what only YAML can read may not be read at all.
  if (located.parsed.ok && located.parsed.type === 'yaml' && /\.json$/i.test(options.fileName))
    found.add('document.not_json', [], {}, jsonErrorPlace(text) ?? undefined)
  if (document !== null) for (const check of checks) check(document, report)
  return {
    findings: found.located(located),
    counts: found.counts,
    oas: document?.oas ?? null,
    title:
      document === null ? null : clip(textOf(objectOf(document.root['info'])['title']), longestParam) || null,
    apiCount: document?.operations.length ?? 0
  }
}

function readDocument(
  { parsed }: LocatedDocument,
  { mock_mode, simple_mode, createsGroup }: PreflightOptions,
  found: Findings
): ImportDocument | null {
  if (!parsed.ok) {
    if (parsed.reason === 'EMPTY') found.add('file.empty', [], {})
    else if (parsed.reason === 'SYNTAX')
      found.add('document.unparsable', [], {}, { line: parsed.line, column: null })
    else found.add('document.expands_too_far', [], {})
    return null
  }
  const root = parsed.value
  if (!isObject(root)) {
    found.add('document.not_object', [], {})
    return null
  }
  const oas = readVersion(root, (rule, at, params = {}) => found.add(rule, at, params))
  return { root, oas, operations: operationsOf(root), modes: { mock_mode, simple_mode }, createsGroup }
}

interface Unplaced {
  rule: RuleId
  at: Path
  params: Params
  /** Known without looking for it; undefined: look. */
  known: { line: number | null; column: number | null } | undefined
}

class Findings {
  readonly counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 }
  readonly #ofRule = new Map<RuleId, number>()
  readonly #found: Unplaced[] = []

  add(rule: RuleId, at: Path, params: Params, known?: Unplaced['known']): void {
    const before = this.#ofRule.get(rule) ?? 0
    this.#ofRule.set(rule, before + 1)
    this.counts[rules[rule].severity] += 1
    if (before < mostOfOneRule) this.#found.push({ rule, at, params: shortened(params), known })
  }

  /** Everything with its place, in the order of the text. */
  located(document: LocatedDocument): PreflightFinding[] {
    const isOfFile = ({ rule }: Unplaced): boolean => rule.startsWith('file.')
    const { places, duplicateKeys } = document.locate(this.#found.map(({ at }) => at))
    const findings = this.#found.map((found, index): PreflightFinding => {
      const { rule, at, params, known } = found
      const place: Unplaced['known'] = known ?? (isOfFile(found) ? undefined : places[index])
      return {
        rule,
        severity: rules[rule].severity,
        line: place?.line ?? null,
        column: place?.column ?? null,
        path: pointerTo(at),
        params
      }
    })
    const { severity } = rules['document.duplicate_key']
    for (const { path, place } of duplicateKeys) {
      this.counts[severity] += 1
      const params = shortened({ name: String(path.at(-1) ?? '') })
      findings.push({ rule: 'document.duplicate_key', severity, ...place, path: pointerTo(path), params })
    }
    findings.sort(byPlace)
    if (findings.length <= mostListed) return findings
    const worstFirst = severities.flatMap((of) => findings.filter((finding) => finding.severity === of))
    return worstFirst.slice(0, mostListed).sort(byPlace)
  }
}

const severities = ['error', 'warning', 'note'] as const

function byPlace(a: PreflightFinding, b: PreflightFinding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

const longestParam = 200

/** A JSON pointer; names that nobody reads to their end are cut. */
function pointerTo(path: Path): string {
  return jsonPointer(path.map((step) => (typeof step === 'string' ? clip(step, longestParam) : step)))
}

function shortened(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? clip(value, longestParam) : value
    ])
  )
}

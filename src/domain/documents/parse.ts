import { CORE_SCHEMA, Type, YAMLException, load, type LoadOptions } from 'js-yaml'
import { createExpansionGuard, ExpandsTooFar, expandsTooFar } from './yaml-expansion'

/** A swagger / OpenAPI text read as plain values, or why it could not be. Lines count from 1. */
export type ParsedDocument =
  | { ok: true; type: 'json' | 'yaml'; value: unknown }
  | { ok: false; reason: 'EMPTY' | 'SYNTAX' | 'EXPANDS_TOO_FAR'; line: number | null }

/** YAML 1.2 has no merge keys (`<<`); files that people write have, and mean by them what YAML 1.1 says. */
const mergeKey = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (name) => name === '<<' })
/** Far more than a document of thousands of APIs takes over; js-yaml's own bound is a hundredth of it. */
const mostMergedNames = 1_000_000
const schema = CORE_SCHEMA.extend({ implicit: [mergeKey] })

/**
 * Reads a JSON or YAML document and never throws. Text that is JSON is `json`, everything else YAML can read is
 * `yaml`. A byte order mark is skipped, of equal keys the last one counts, timestamps stay text (YAML 1.2 core
 * schema), `<<` takes over what it names, and a document whose aliases expand without bound is refused.
 */
export function parseDocument(text: string): ParsedDocument {
  return parseWith(withoutMark(text))
}

/** The text without the byte order mark that may stand before it. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** Reads a text without a byte order mark; the listener follows where YAML's nodes begin and end. */
export function parseWith(content: string, listener?: LoadOptions['listener']): ParsedDocument {
  if (content.trim() === '') return { ok: false, reason: 'EMPTY', line: null }
  if (/^\s*[[{]/.test(content)) {
    try {
      return { ok: true, type: 'json', value: JSON.parse(content) as unknown }
    } catch {
      // YAML's flow style looks like JSON with more freedom
    }
  }
  return parseYaml(content, listener)
}

function parseYaml(content: string, listener?: LoadOptions['listener']): ParsedDocument {
  // Without an anchor and an alias nothing expands.
  const guard = content.includes('&') && content.includes('*') ? createExpansionGuard(content) : null
  const options: LoadOptions & { maxTotalMergeKeys: number } = {
    schema,
    json: true,
    maxTotalMergeKeys: mostMergedNames,
    listener(event, state) {
      guard?.(event, state)
      listener?.call(this, event, state)
    }
  }
  try {
    const value = load(content, options)
    if (value === undefined || value === null) return { ok: false, reason: 'EMPTY', line: null }
    if (guard !== null && expandsTooFar(value, content))
      return { ok: false, reason: 'EXPANDS_TOO_FAR', line: null }
    return { ok: true, type: 'yaml', value }
  } catch (error) {
    const isMergedTooOften = error instanceof YAMLException && error.reason.includes('maxTotalMergeKeys')
    if (error instanceof ExpandsTooFar || isMergedTooOften)
      return { ok: false, reason: 'EXPANDS_TOO_FAR', line: null }
    const mark = error instanceof YAMLException ? (error.mark as { line: number } | undefined) : undefined
    return { ok: false, reason: 'SYNTAX', line: mark === undefined ? null : mark.line + 1 }
  }
}

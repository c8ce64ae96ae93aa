import { CORE_SCHEMA, YAMLException, load, type LoadOptions } from 'js-yaml'

/** A swagger / OpenAPI text read as plain values, or why it could not be. Lines count from 1. */
export type ParsedDocument =
  | { ok: true; type: 'json' | 'yaml'; value: unknown }
  | { ok: false; reason: 'EMPTY' | 'SYNTAX' | 'EXPANDS_TOO_FAR'; line: number | null }

/** Far above any real document; only aliases that multiply each other get there. */
const maxYamlNodes = 5_000_000

/**
 * Reads a JSON or YAML document and never throws. Text that is JSON is `json`, everything else YAML can read is
 * `yaml`. A byte order mark is skipped, of equal keys the last one counts, timestamps stay text (YAML 1.2 core
 * schema), and a document whose aliases expand without bound is refused.
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
  try {
    const value = load(content, { schema: CORE_SCHEMA, json: true, ...(listener && { listener }) })
    if (value === undefined || value === null) return { ok: false, reason: 'EMPTY', line: null }
    if (expandsTooFar(value)) return { ok: false, reason: 'EXPANDS_TOO_FAR', line: null }
    return { ok: true, type: 'yaml', value }
  } catch (error) {
    const mark = error instanceof YAMLException ? (error.mark as { line: number } | undefined) : undefined
    return { ok: false, reason: 'SYNTAX', line: mark === undefined ? null : mark.line + 1 }
  }
}

/** Aliases share one value in memory but count once per mention here, as they do for whoever walks the result. */
function expandsTooFar(value: unknown): boolean {
  const pending: unknown[] = [value]
  let nodes = 0
  while (pending.length > 0) {
    const node = pending.pop()
    if (typeof node !== 'object' || node === null) continue
    const children: unknown[] = Object.values(node)
    nodes += children.length
    if (nodes > maxYamlNodes) return true
    for (const child of children) pending.push(child)
  }
  return false
}

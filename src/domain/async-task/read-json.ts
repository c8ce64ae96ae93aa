import { clip } from './field-text'
import type { Report, Where } from './findings'
import { scanJson, type JsonScan } from './json-scan'

export interface ParsedJson {
  value: unknown
  /** The source text of a member of the outermost object, as sent; null when there is none of that name. */
  source: (key: string) => string | null
}

/**
 * Parses a JSON text and reports what JSON.parse keeps quiet about. Numbers that a double cannot hold come out as texts
 * with all their digits. 'refused' means too deep or too many values, which is reported here; 'not_json' is left to the
 * caller, who knows what else the text may be.
 */
export function readJson(text: string, where: Where, report: Report): ParsedJson | 'not_json' | 'refused' {
  const scan = scanJson(text)
  if (typeof scan === 'string') {
    report(`json.${scan}`, { where })
    return 'refused'
  }
  let value: unknown
  try {
    value = JSON.parse(text)
    if (scan.bigNumbers.length > 0) value = JSON.parse(quoteNumbers(text, scan))
  } catch {
    return 'not_json'
  }
  const first = scan.bigNumbers[0]
  if (first !== undefined) {
    const number = clip(text.slice(first.start, first.end))
    report('json.big_number', { where, number, count: scan.bigNumbers.length })
  }
  if (scan.duplicateKeys.size > 0)
    report('json.duplicate_keys', { where, keys: nameList(scan.duplicateKeys) })
  if (scan.hasLoneSurrogate) report('json.lone_surrogate', { where })
  return {
    value,
    source: (key) => {
      const span = scan.members.get(key)
      return span === undefined ? null : text.slice(span.start, span.end).trim()
    }
  }
}

/** Names as one short text for a finding. */
export function nameList(names: Iterable<string>): string {
  return Array.from(names, (name) => clip(name, 40)).join(', ')
}

function quoteNumbers(text: string, scan: JsonScan): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end } of scan.bigNumbers) {
    parts.push(text.slice(from, start), '"', text.slice(start, end), '"')
    from = end
  }
  parts.push(text.slice(from))
  return parts.join('')
}

import type { DocumentType, ExportResult } from './answer'
import { asText, clip, type JsonObject } from './field-text'
import type { Report } from './findings'
import type { ParsedJson } from './read-json'

/** The fields of an export: as the page's sample spells them, and as its table does. */
const spellings = {
  content: ['Comment', 'content'],
  type: ['FileType', 'file_type'],
  name: ['FileName', 'file_name']
} as const
const observed = [spellings.content[0], spellings.type[0], spellings.name[0]]
const documented = [spellings.content[1], spellings.type[1], spellings.name[1]]

export const exportFields = [...observed, ...documented]

export function looksLikeExport(object: JsonObject): boolean {
  return exportFields.some((name) => Object.hasOwn(object, name))
}

/** Whether one of the spellings holds a document, if only an empty one. */
export function hasDocument(object: JsonObject): boolean {
  return spellings.content.some((name) => object[name] !== undefined && object[name] !== null)
}

/** An export result; null when neither spelling holds a document, which is reported. */
export function decodeExportResult(
  object: JsonObject,
  json: ParsedJson,
  report: Report
): ExportResult | null {
  const keys = usedSpelling(object)
  report('export.keys', { keys })
  const [content, otherContent] = readBoth(object, 'content', json, report)
  if (content === null) {
    report('export.content_missing')
    return null
  }
  if (content === '') report('export.content_empty')
  const hasLoneSurrogate = !content.isWellFormed()
  if (hasLoneSurrogate) report('export.lone_surrogate')

  const [file_type] = readBoth(object, 'type', json, report)
  const [file_name] = readBoth(object, 'name', json, report)
  const declaredType = normaliseType(file_type)
  const sniffedType = sniffType(content)
  if (file_type === null) report('export.type_missing')
  else if (declaredType === null) report('export.type_unknown', { file_type: clip(file_type) })
  else if (sniffedType !== null && sniffedType !== declaredType) {
    report('export.type_mismatch', { declared: declaredType, sniffed: sniffedType })
  }
  return { keys, content, otherContent, file_type, declaredType, sniffedType, file_name, hasLoneSurrogate }
}

function usedSpelling(object: JsonObject): ExportResult['keys'] {
  const hasObserved = observed.some((name) => Object.hasOwn(object, name))
  const hasDocumented = documented.some((name) => Object.hasOwn(object, name))
  if (hasObserved && hasDocumented) return 'mixed'
  return hasObserved ? 'observed' : 'documented'
}

/** A field's text, the sample's spelling first unless it is empty, and what the other holds when that differs. */
function readBoth(
  object: JsonObject,
  what: keyof typeof spellings,
  json: ParsedJson,
  report: Report
): [string | null, string | null] {
  const texts: string[] = []
  for (const name of spellings[what]) {
    const value = object[name]
    if (value === undefined || value === null) continue
    if (typeof value !== 'string') {
      if (what === 'content') report('export.content_not_text', { field: name })
      else report('field.not_text', { where: 'task_result', field: name })
    }
    texts.push(typeof value === 'string' ? value : (json.source(name) ?? asText(value)))
  }
  const [first = null, second = null] = texts[0] === '' ? texts.reverse() : texts
  if (second === null || second === first) return [first, null]
  report('export.spellings_differ', { field: what, other: clip(second) })
  return [first, second]
}

/** "json" or "yaml" for the service's words ".json", "json", "yaml", "yml"; null for absent and other words. */
function normaliseType(file_type: string | null): DocumentType | null {
  const word = (file_type ?? '').trim().replace(/^\./, '').toLowerCase()
  if (word === 'json') return 'json'
  return word === 'yaml' || word === 'yml' ? 'yaml' : null
}

/** What a document looks like by its first 4096 code units; null when it looks like neither. */
export function sniffType(content: string): DocumentType | null {
  const head = content.slice(0, 4096).trimStart()
  if (/^[{[]/.test(head)) return 'json'
  return /^(?:%YAML|---|["']?(?:swagger|openapi|info|paths)["']?[ \t]*:)/m.test(head) ? 'yaml' : null
}
